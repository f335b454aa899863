"""The SQL types of Django's fields, so that statements about their columns can be written."""

from __future__ import annotations

from nullguard.frameworks.arguments import Arguments

# PostgreSQL's, as Django 5.2 creates them; source: DatabaseWrapper.data_types of its postgresql backend.
_TYPES = {
    "AutoField": "integer", "BigAutoField": "bigint", "SmallAutoField": "smallint", "BinaryField": "bytea",
    "BooleanField": "boolean", "NullBooleanField": "boolean", "DateField": "date", "DateTimeField": "timestamp with time zone",
    "DurationField": "interval", "FloatField": "double precision", "IntegerField": "integer", "BigIntegerField": "bigint",
    "SmallIntegerField": "smallint", "PositiveIntegerField": "integer", "PositiveBigIntegerField": "bigint",
    "PositiveSmallIntegerField": "smallint", "IPAddressField": "inet", "GenericIPAddressField": "inet", "JSONField": "jsonb",
    "TextField": "text", "TimeField": "time", "UUIDField": "uuid", "HStoreField": "hstore",
    "SearchVectorField": "tsvector",
}  # fmt: skip
_LENGTHS = {
    "CharField": 0, "SlugField": 50, "EmailField": 254, "URLField": 200, "FileField": 100, "ImageField": 100,
    "FilePathField": 100,
}  # fmt: skip
"""Fields of varchar with the lengths that they have when none is given; 0: none."""


def column_type(field: str, arguments: Arguments) -> str:
    """The type of a field's column by the name of the field's class; empty where it is not known."""
    if field == "DecimalField":
        digits, places = arguments.value("max_digits"), arguments.value("decimal_places")
        return f"numeric({digits}, {places})" if isinstance(digits, int) and isinstance(places, int) else "numeric"
    if field in _LENGTHS:
        given = arguments.value("max_length")
        length = given if isinstance(given, int) else _LENGTHS[field]
        return f"varchar({length})" if length else "varchar"
    return _TYPES.get(field, "")
