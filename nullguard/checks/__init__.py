"""The rules: evidence in, findings out. One module per rule, named after its id; no I/O."""
