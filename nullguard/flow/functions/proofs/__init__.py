"""What a call of a function proves of what it is given, and what its answer tells."""
