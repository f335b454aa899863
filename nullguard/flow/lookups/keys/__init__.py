"""Keys of rows: where they come from, and of which rows they are."""
