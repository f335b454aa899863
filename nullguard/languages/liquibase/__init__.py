"""Changelogs of Liquibase, in XML, YAML, JSON and formatted SQL: change sets whose changes are those of `model.ddl`."""

from nullguard.languages.liquibase.changelog import read_xml_changelog, read_yaml_changelog
from nullguard.languages.liquibase.formatted_sql import is_formatted_sql, read_sql_changelog

__all__ = ["is_formatted_sql", "read_sql_changelog", "read_xml_changelog", "read_yaml_changelog"]
