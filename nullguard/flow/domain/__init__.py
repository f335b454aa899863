"""What is known of a value, and at one point of a function: the abstract domain."""
