"""Models: which classes are some, their fields and relations, and what they refuse."""
