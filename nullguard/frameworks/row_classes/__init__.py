"""Classes that are rows without being mapped: found by the queries and mappers that make them, and matched to tables."""
