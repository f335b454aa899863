"""What the schema says of null, in the formats from which other tools of Java learn it; each format is a pure function."""

from nullguard.report.export.formats import FORMATS, Format
from nullguard.report.export.methods import NullableMethod, nullable_methods

__all__ = ["FORMATS", "Format", "NullableMethod", "nullable_methods"]
