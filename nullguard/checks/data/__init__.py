"""The rules on data (NG1xx): a value is null in production, though the code assumes that it is always there."""
