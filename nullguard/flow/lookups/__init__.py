"""Lookups of rows by their keys: which row is asked for, whether it was found before, and whether it may be missing."""
