"""One function under interpretation: its names and paths, what they stand for, and how uses of them are noted."""
