"""What the code that makes rows makes sure of: attributes that it always gives a value, and that nothing takes away
(docs/decisions/made-rows.md); what the ORM sets whenever it saves; related rows that are made along."""
