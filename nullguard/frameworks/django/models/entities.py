"""Django models as entities, because their declarations are the schema that the code is written against."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.django.models.attributes import Attributes
from nullguard.frameworks.django.models.checks import checks_of
from nullguard.frameworks.django.models.models import Models, is_django
from nullguard.frameworks.django.models.reverse import add_reverse_accessors
from nullguard.frameworks.django.models.targets import Targets
from nullguard.frameworks.django.models.validation import validations_of
from nullguard.model.schema import Entity
from nullguard.model.span import line_of
from nullguard.program.program import Program

FRAMEWORK = "django"


def declare_entities(program: Program) -> Iterator[Entity]:
    """The models of the program, abstract ones too, and the library models that stubs describe; in order of class id."""
    if not any(is_django(item.module) for facts in program.sources.values() for item in facts.imports):
        return
    models = Models(program)
    classes = models.all()
    concrete = [cls for cls in classes if not models.is_abstract(cls)]
    mapping = Attributes(models, Targets(models, concrete), classes)
    attributes = {cls.id: mapping.of(cls) for cls in classes}
    add_reverse_accessors(models, concrete, mapping.relations, attributes)
    for cls in classes:
        yield Entity(
            cls.id,
            cls.name,
            models.table(cls),
            FRAMEWORK,
            cls.path,
            line_of(cls.decl.at),
            attributes[cls.id],
            abstract=models.is_abstract(cls),
            checks=checks_of(models, cls, attributes[cls.id]),
            validations=validations_of(models, cls, attributes[cls.id]),
        )
