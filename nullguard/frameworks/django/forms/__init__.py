"""Forms and serializers: what they give, and what they refuse."""
