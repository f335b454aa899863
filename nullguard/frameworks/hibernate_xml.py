"""Classes that Hibernate's mapping files map, as entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.frameworks.mapping_files import entities_of_files
from nullguard.model.documents import AnyDocument, HibernateMapping
from nullguard.model.schema import Entity
from nullguard.program.program import Program

FRAMEWORK = "hibernate-xml"


def declare_entities(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[Entity]:
    """The mapped classes that the program has, components as abstract ones; in order of path."""
    files = {path: document.facts for path, document in documents.items() if isinstance(document, HibernateMapping)}
    return entities_of_files(program, FRAMEWORK, files) if files else iter(())
