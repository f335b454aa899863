"""Sources other than code that speak of schemas, mappings and configuration: which they are, and how each kind is read.

A further kind is a row in `_KINDS` and a member of `AnyDocument`. The kind follows from path and role alone and is part of what
names a file's facts in the cache; reading is a function of the kind and the bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nullguard.languages.calling_texts import is_calling_text, read_calling_text
from nullguard.languages.configuration import read_configuration
from nullguard.languages.configuration.files import configuration_form, configures
from nullguard.languages.deployment import deployment_form, read_deployment
from nullguard.languages.handed_values import handed_values
from nullguard.languages.hibernate_xml import read_mapping
from nullguard.languages.liquibase import is_formatted_sql, read_sql_changelog, read_xml_changelog, read_yaml_changelog
from nullguard.languages.mapping_xml import read_mapping_xml
from nullguard.languages.sql import dialect_word, read_sql
from nullguard.languages.templates import names_in_tags
from nullguard.languages.versions import read_versions, versions_form
from nullguard.model.documents import (
    AnyDocument,
    ConfigurationDocument,
    DeploymentDocument,
    HibernateMapping,
    TemplateDocument,
    VersionsDocument,
)
from nullguard.model.source import Language, Role, Source

_EXAMPLES = (Role.TEST, Role.FIXTURE, Role.MOCK)


@dataclass(frozen=True)
class _Kind:
    """`of` says whether a source is of the kind; `hint` what else of its path reading depends on."""

    name: str
    of: Callable[[Source], bool]
    read: Callable[[bytes, str], AnyDocument]
    hint: Callable[[Source], str] = lambda source: ""


def document_kind(source: Source) -> str:
    """The kind of document that a source is, with what reading needs of its path; empty for none. Of tests' sources only what
    configures counts."""
    if source.role in _EXAMPLES:
        return f"configuration:{configuration_form(source)}" if configures(source) else ""
    kind = next((kind for kind in _KINDS if kind.of(source)), None)
    return f"{kind.name}:{kind.hint(source)}" if kind is not None else ""


def read_document(kind: str, data: bytes) -> AnyDocument:
    """The document in a file of a kind that `document_kind` gave. Raises UnreadableSource."""
    name, _, hint = kind.partition(":")
    return _READERS[name](data, hint)


def _hibernate_xml(data: bytes, _hint: str) -> AnyDocument:
    return HibernateMapping(read_mapping(data))


def _mapping_xml(data: bytes, _hint: str) -> AnyDocument:
    return read_mapping_xml(data)


def _changelog(data: bytes, hint: str) -> AnyDocument:
    return read_xml_changelog(data) if hint == "xml" else read_yaml_changelog(data, hint == "json")


def _sql(data: bytes, hint: str) -> AnyDocument:
    return read_sql_changelog(data) if is_formatted_sql(data) else read_sql(data, hint)


def _versions(data: bytes, hint: str) -> AnyDocument:
    return VersionsDocument(*read_versions(data, hint))


def _calling_text(data: bytes, _hint: str) -> AnyDocument:
    return read_calling_text(data)


def _configuration(data: bytes, hint: str) -> AnyDocument:
    return ConfigurationDocument(hint, read_configuration(data, hint))


def _deploys(source: Source) -> bool:
    return source.language is Language.DEPLOYMENT and bool(deployment_form(source.path, source.size))


def _deployment(data: bytes, hint: str) -> AnyDocument:
    return DeploymentDocument(*read_deployment(data, hint))


def _template(data: bytes, _hint: str) -> AnyDocument:
    return TemplateDocument(names_in_tags(data), *handed_values(data))


def _is_template(source: Source) -> bool:
    return source.language is Language.TEMPLATE and not source.in_tests and source.size <= _MOST_TEMPLATE_BYTES


_MOST_TEMPLATE_BYTES = 512 * 1024
"""A larger file is no template."""


def _may_map(source: Source) -> bool:
    if source.role is Role.MIGRATION or source.language is Language.TEMPLATE:
        return False
    return source.path.endswith(_MAPPING_NAMES) and source.size <= _MOST_MAPPING_BYTES


def _names_versions(source: Source) -> bool:
    return bool(versions_form(source.path, source.size))


_MAPPING_NAMES = (".xml", ".jdo", ".orm")
_MOST_MAPPING_BYTES = 1024 * 1024
"""A larger file of XML is data: the largest mapping file that was measured has some 100 kB."""


def _is_changelog(source: Source) -> bool:
    return source.role is Role.MIGRATION and source.path.endswith(_CHANGELOGS)


_CHANGELOGS = (".xml", ".yaml", ".yml", ".json")

_KINDS = (
    _Kind("sql", lambda source: source.language is Language.SQL, _sql, lambda source: dialect_word(source.path)),
    _Kind("liquibase", _is_changelog, _changelog, lambda source: source.path.rpartition(".")[2]),
    _Kind("hibernate-xml", lambda source: source.path.endswith(".hbm.xml"), _hibernate_xml),
    _Kind("versions", _names_versions, _versions, lambda source: versions_form(source.path)),
    _Kind("mapping-xml", _may_map, _mapping_xml),
    _Kind("deployment", _deploys, _deployment, lambda source: deployment_form(source.path)),
    _Kind("configuration", configures, _configuration, configuration_form),
    _Kind("template", _is_template, _template),
    _Kind("calling-text", is_calling_text, _calling_text),
)
_READERS = {kind.name: kind.read for kind in _KINDS}
