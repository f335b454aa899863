"""Runs the program in this process, with an analysis of our choosing in the place of the real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

from nullguard.model.report import Report
from nullguard.model.schema import Manifest


@dataclass(frozen=True)
class Ran:
    """What a command did: exit status and what it wrote."""

    status: int
    out: str
    err: str


class Analysis:
    """Stands in for the pipeline: a run gives `report`, or raises `raises`; `settings` are those of the last run."""

    def __init__(self) -> None:
        self.report: Report = Report()
        self.manifest: Manifest = Manifest()
        self.raises: BaseException | None = None
        self.settings: Any = SimpleNamespace()

    def module(self) -> ModuleType:
        module = ModuleType("nullguard.pipeline")
        module.run = self._run  # type: ignore[attr-defined]
        module.manifest_of = lambda settings, notify: self.manifest  # type: ignore[attr-defined]
        module.code_manifest = lambda settings, notify: self.manifest  # type: ignore[attr-defined]
        return module

    def _run(self, settings: Any, notify: Callable[[str, int, int], None]) -> Report:
        self.settings = settings
        notify("reading", 1, 2)
        if self.raises is not None:
            raise self.raises
        return self.report
