"""Where a null can reach a use unguarded: abstract interpretation of one function at a time over the shared representation.

The folders from the bottom up: `domain`, `summaries`, `constants`, `bodies`, `rows`, `frame`, `containers`, `lookups`,
`conditions`, `functions`, `interpreter`, `receivers`, `callers`; none imports what is above it. `analysis` begins at the top.
"""
