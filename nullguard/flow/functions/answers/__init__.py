"""What comes back from a call of a function: by its declaration, by its body, and why it may be null."""
