"""What a run stands on: worker processes, the cache, files that are whole or untouched."""
