"""Functions that are values: lambdas, method references, and functions in functions."""
