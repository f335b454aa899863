"""What one function may know of another: results, guarantees, what callers know, which body runs."""
