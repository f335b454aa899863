"""What stands in `rules/`, loaded and validated: rules, stubs of libraries, tables of names and of what clients take."""
