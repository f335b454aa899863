"""What sources other than code say of schemas, mappings and configuration: each a pure function of one file's bytes."""

from __future__ import annotations

import msgspec

from nullguard.model.configuration import ConfigEntry
from nullguard.model.ddl import AnyChange, Dialect
from nullguard.model.deployment import ProxiedLocation, ServerCommand
from nullguard.model.facts import SyntaxProblem
from nullguard.model.liquibase import AnyLiquibaseEntry, LiquibaseCondition
from nullguard.model.mappings import MappingFacts
from nullguard.model.mybatis import MapperFacts
from nullguard.model.span import Packed
from nullguard.model.versions import Pin, Property


class Document(msgspec.Struct, frozen=True, array_like=True, gc=False, tag_field="document"):
    """Base of the members of AnyDocument."""


class NoDocument(Document, frozen=True, tag="none"):
    """A file that says nothing of schemas."""


class HibernateMapping(Document, frozen=True, tag="hibernate-mapping"):
    """A `*.hbm.xml`."""

    facts: MappingFacts


class JpaMapping(Document, frozen=True, tag="jpa-mapping"):
    """An `orm.xml` of JPA."""

    facts: MappingFacts


class JdoMapping(Document, frozen=True, tag="jdo-mapping"):
    """A `*.jdo` or `*.orm` of JDO."""

    facts: MappingFacts


class MybatisFile(Document, frozen=True, tag="mybatis"):
    """A mapper file of MyBatis, or its configuration with aliases of classes."""

    facts: MapperFacts


class LiquibaseChangelog(Document, frozen=True, tag="liquibase"):
    """A changelog of Liquibase, in XML, YAML, JSON or formatted SQL. `condition` is that of the whole changelog."""

    entries: tuple[AnyLiquibaseEntry, ...] = ()
    condition: LiquibaseCondition | None = None
    problems: tuple[SyntaxProblem, ...] = ()


class SqlScript(Document, frozen=True, tag="sql"):
    """The schema changes of a SQL source, in order.

    `has_sections` says that the file has sections of which some undo others (dbmate's `-- migrate:down`, sql-migrate's
    `-- +migrate Down`), which are left out. `dialect` is what the text itself shows.
    """

    dialect: Dialect = Dialect.UNKNOWN
    changes: tuple[AnyChange, ...] = ()
    has_sections: bool = False
    problems: tuple[SyntaxProblem, ...] = ()


class ConfigurationDocument(Document, frozen=True, tag="configuration"):
    """A configuration file in one of the forms yaml, json, properties, toml, ini and env."""

    form: str
    entries: tuple[ConfigEntry, ...] = ()


class VersionsDocument(Document, frozen=True, tag="versions"):
    """A build or lock file: the versions of libraries that it names, and its properties."""

    pins: tuple[Pin, ...] = ()
    properties: tuple[Property, ...] = ()


class DeploymentDocument(Document, frozen=True, tag="deployment"):
    """A file that starts a web server or stands for the proxy before it."""

    commands: tuple[ServerCommand, ...] = ()
    locations: tuple[ProxiedLocation, ...] = ()


class HandedValue(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An attribute (`order.shipped_at`) that a template hands to a filter or tag, by the name that templates know that by. What
    is filtered has position 0, and the arguments of a filter follow it."""

    path: str
    function: str
    at: Packed
    position: int = 0
    keyword: str = ""
    is_tag: bool = False


class ConditionalInclude(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A template that another one includes by this name, below conditions that ask for something of the named objects."""

    template: str
    tested: tuple[str, ...]


class TemplateDocument(Document, frozen=True, tag="template"):
    """A template of texts: the names in its tags, sorted, the attributes that it hands to filters and tags
    untested, and what it includes on conditions."""

    names: tuple[str, ...] = ()
    handed: tuple[HandedValue, ...] = ()
    included: tuple[ConditionalInclude, ...] = ()


class FormInput(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An input of a page: the property that it sets (`orderForm.order.reference`), and whether it has to be filled in."""

    property: str
    is_required: bool
    line: int


class CallingText(Document, frozen=True, tag="calling-text"):
    """A template, a source of another language of the JVM, or XML that wires objects: the names that stand in it, and the inputs
    of a page."""

    names: tuple[str, ...] = ()
    inputs: tuple[FormInput, ...] = ()


AnyDocument = (
    NoDocument
    | HibernateMapping
    | JpaMapping
    | JdoMapping
    | MybatisFile
    | LiquibaseChangelog
    | SqlScript
    | ConfigurationDocument
    | VersionsDocument
    | DeploymentDocument
    | TemplateDocument
    | CallingText
)
