"""The join of classes and manifest: of which row an object is, and what the schema says of its attributes."""
