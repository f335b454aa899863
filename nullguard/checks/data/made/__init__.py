"""Whether all code that makes rows gives an attribute a value, and nothing takes it away (docs/decisions/made-rows.md)."""
