"""Rows that code reads itself: mappers of ResultSets, Spring's JdbcTemplate, JDBI."""
