"""What templates of texts (Django, Jinja) hand to functions of the project."""

from nullguard.frameworks.templates.flow import TemplateModel

__all__ = ["TemplateModel"]
