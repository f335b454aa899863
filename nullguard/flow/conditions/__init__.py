"""Tests: what is known where a condition holds, and where it does not."""
