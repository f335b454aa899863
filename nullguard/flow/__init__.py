"""Where a null can reach a use unguarded: abstract interpretation of one function at a time over the shared representation."""
