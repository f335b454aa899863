"""JPA's mapping files, over the annotations of the same classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nullguard.frameworks.mapping_files import entities_of_files
from nullguard.model.documents import AnyDocument, JpaMapping
from nullguard.model.schema import Entity
from nullguard.program.program import Program

FRAMEWORK = "jpa"


def with_files(program: Program, documents: Mapping[str, AnyDocument], annotated: Iterable[Entity]) -> Iterator[Entity]:
    """The annotated entities of JPA as `orm.xml` files change them, and those that only files map."""
    files = {path: document.facts for path, document in documents.items() if isinstance(document, JpaMapping)}
    return entities_of_files(program, FRAMEWORK, files, annotated) if files else iter(annotated)
