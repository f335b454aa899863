"""One function at a time: statements, expressions, tests and calls over the abstract domain."""
