"""Spring Data: what the methods of repositories give, by their names and their queries."""

from nullguard.frameworks.spring_data.flow import SpringDataModel

__all__ = ["SpringDataModel"]
