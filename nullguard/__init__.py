"""nullguard finds code that passes CI and breaks in production, in Python and Java, from source alone."""

__version__ = "0.1.0"
