"""What those who call a function know of what it sees, and which functions nobody calls."""
