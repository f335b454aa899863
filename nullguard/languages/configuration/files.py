"""Which files configure a program. A tree has far more files of data in the same formats; those are not read."""

from __future__ import annotations

import re

from nullguard.model.source import Language, Role, Source

_FORMS = {
    Language.YAML: "yaml",
    Language.JSON: "json",
    Language.PROPERTIES: "properties",
    Language.TOML: "toml",
    Language.INI: "ini",
    Language.ENV: "env",
}
_MOST_BYTES = 256 * 1024
"""The largest configuration that was measured has 90 kB."""

_MOST_JSON_BYTES = 32 * 1024
_NAMED = re.compile(
    r"(?:application|bootstrap|config|configuration|conf|settings|appsettings|values|env|environment|properties)(?:[-._].*)?\."
    r"|.*[-_.](?:config|configuration|conf|settings|defaults?)\.|.*config\.",
    re.IGNORECASE,
)
_IN_FOLDER = frozenset({"config", "conf", "configuration", "configs", "settings", "env", "envs", "environments"})
_NO_CONFIGURATION = re.compile(
    r"(?:^|/)(?:\.github|\.circleci|\.gitlab|\.azure|\.mvn|\.idea|\.vscode|node_modules|locales?|i18n|l10n|lang|langs|languages|translations?|openapi"
    r"|swagger|docs?|releasenotes|changelogs?|schemas?|__files|cassettes?|snapshots?|licen[sc]es|META-INF|wrapper)(?:/)"
    r"|(?:openapi|swagger|messages|i18n|labels?|translations?|package(?:-lock)?|tsconfig|lerna|mkdocs|\.pre-commit-config|pnpm-lock"
    r"|ValidationMessages|ApplicationResources|pnpm-workspace|codecov|dependabot|renovate|checkstyle|log4j2?|logback|logging|git"
    r"|build|sonar-project|crowdin|schema)[\w.-]*$"
    r"|_[a-z]{2}(?:_[A-Za-z]{2,4})?\.properties$|[-_.]schema\.(?:json|ya?ml)$|(?:^|/)\.(?!env)[^/]*$",
    re.IGNORECASE,
)
"""Folders and names of what is in these formats and configures tools, or is text for people."""


def configuration_form(source: Source) -> str:
    """The form that a source's language is read in; empty for none."""
    return _FORMS.get(source.language, "")


def configures(source: Source) -> bool:
    """Whether a source is a file that configures a program, by its language, role, size, folder and name."""
    if source.language not in _FORMS or source.role in (Role.MIGRATION, Role.MOCK) or source.size > _MOST_BYTES:
        return False
    if _NO_CONFIGURATION.search(source.path) is not None:
        return False
    if source.language is Language.JSON or source.role is Role.FIXTURE:
        folder, _, name = source.path.rpartition("/")
        is_named = _NAMED.match(name) is not None
        if source.language is Language.JSON:
            return is_named and source.size <= _MOST_JSON_BYTES
        return is_named or not _IN_FOLDER.isdisjoint(folder.lower().split("/")[-3:])
    return True
