"""Queries: managers, what they ask of rows, and what they give."""
