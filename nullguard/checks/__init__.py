"""The rules: evidence in, findings out, no I/O. A folder for each shape, as in `rules/`; one module per rule, named by its id."""
