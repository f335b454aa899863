"""The vocabulary: frozen value types that every other package speaks, and nothing else."""
