"""Queries and conditions, of SQL as well as of JPQL and HQL: what they say of the rows that fulfil them."""

from nullguard.languages.sql.queries.selects import read_select

__all__ = ["read_select"]
