"""What sources other than code say of schemas and mappings: each a pure function of one file's bytes."""

from __future__ import annotations

import msgspec

from nullguard.model.ddl import AnyChange, Dialect
from nullguard.model.facts import SyntaxProblem
from nullguard.model.mappings import MappingFacts


class Document(msgspec.Struct, frozen=True, array_like=True, gc=False, tag_field="document"):
    """Base of the members of AnyDocument."""


class NoDocument(Document, frozen=True, tag="none"):
    """A file that says nothing of schemas."""


class HibernateMapping(Document, frozen=True, tag="hibernate-mapping"):
    """A `*.hbm.xml`."""

    facts: MappingFacts


class SqlScript(Document, frozen=True, tag="sql"):
    """The schema changes of a SQL source, in order.

    `down` are those of a section that undoes (dbmate's `-- migrate:down`, sql-migrate's `-- +migrate Down`); `has_sections` says
    that the file has such sections. `dialect` is what the text itself shows.
    """

    dialect: Dialect = Dialect.UNKNOWN
    changes: tuple[AnyChange, ...] = ()
    down: tuple[AnyChange, ...] = ()
    has_sections: bool = False
    problems: tuple[SyntaxProblem, ...] = ()


AnyDocument = NoDocument | HibernateMapping | SqlScript
