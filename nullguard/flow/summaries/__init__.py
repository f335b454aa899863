"""What interpreting a source leaves for others: uses and guards, calls that were met, what functions give back and prove."""
