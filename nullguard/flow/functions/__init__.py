"""What calling a function of the project gives and proves, and what is done with what it is handed."""
