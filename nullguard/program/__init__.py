"""All facts linked: units, names, class hierarchy, generics, what class a value is."""
