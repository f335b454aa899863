"""Which classes untyped Python objects are of, by what flows to them through the whole program."""
