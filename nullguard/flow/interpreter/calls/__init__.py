"""Calls: who is called, what comes back, and what is known afterwards."""
