"""What the text of a function tells before it is interpreted: names, moves of objects, what it hands on, which body runs."""
