"""Rewrites sources so that a finding is gone: one module for each rule that has a fix, pure functions from bytes to edits."""
