"""The outcome of a run: everything that a report, an exit status or a baseline needs, as one value without clocks."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.model.endpoints import EndpointTimes
from nullguard.model.finding import Finding
from nullguard.model.rule import Rule
from nullguard.model.source import Notification

Reader = Callable[[str], bytes | None]
"""The bytes of a file by its path relative to the project root, None where it cannot be read: reports show code through it."""


Progress = Callable[[str, int, int], None]
"""Told how far a run is: the stage in a word or two, units done, units in all (0: not known)."""


class Silenced(msgspec.Struct, frozen=True):
    """A finding that is not reported, and why: the reason of its suppression comment or of its baseline entry."""

    finding: Finding
    reason: str = ""


class Gone(msgspec.Struct, frozen=True, order=True):
    """A finding that stood in the baseline or in the compared tree and stands no more. The fields are those of `Finding`."""

    path: str
    rule: str
    symbol: str = ""
    subject: str = ""
    expression: str = ""


class LanguageStatistics(msgspec.Struct, frozen=True, order=True):
    """What was read of one language: number of sources and their lines."""

    language: str
    sources: int = 0
    lines: int = 0


class RunStatistics(msgspec.Struct, frozen=True):
    """How much was looked at. `seconds` is None wherever output must be the same from run to run; only a terminal shows it."""

    sources: int = 0
    skipped: int = 0
    lines: int = 0
    languages: tuple[LanguageStatistics, ...] = ()
    seconds: float | None = None


class ManifestSummary(msgspec.Struct, frozen=True):
    """What was known of production: the manifest file that was read (empty: none) and counts over all databases and services."""

    path: str = ""
    tables: int = 0
    columns: int = 0
    nullable: int = 0
    measured: int = 0
    services: int = 0


class Report(msgspec.Struct, frozen=True):
    """A finished run.

    `findings` are what the user asked for, ranked; `folded` are more of these, which stand only among the siblings of one;
    `suppressed` and `baselined` were found and are not reported; `gone` are fixed since the baseline or the compared tree.
    `rules` are the selected ones by id. `root` is the absolute project root, `prefix` the root's path below the top folder of
    its repository (empty at the top), because code hosts count from there. `compared_with` names the baseline file or the git
    reference that findings were compared with. `endpoints` are the third parties' operations that the code calls.
    """

    findings: tuple[Finding, ...] = ()
    folded: tuple[Finding, ...] = ()
    suppressed: tuple[Silenced, ...] = ()
    baselined: tuple[Silenced, ...] = ()
    gone: tuple[Gone, ...] = ()
    notifications: tuple[Notification, ...] = ()
    rules: tuple[Rule, ...] = ()
    statistics: RunStatistics = RunStatistics()
    manifest: ManifestSummary = ManifestSummary()
    root: str = ""
    prefix: str = ""
    compared_with: str = ""
    endpoints: tuple[EndpointTimes, ...] = ()
