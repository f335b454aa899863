"""Statements: what each of them does to what is known."""
