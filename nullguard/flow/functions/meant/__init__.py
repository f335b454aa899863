"""Which function a call means, and what its parameters get."""
