"""The settings of a run: the project's root, its configuration, and what the command line says instead."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from nullguard.model.finding import Confidence
from nullguard.model.patterns import path_patterns
from nullguard.settings.configuration import configured
from nullguard.settings.project import configuration_files, project_root, relative_paths, shown
from nullguard.settings.selection import combined, selector
from nullguard.settings.values import MANIFEST_FILE, MOST_JOBS, Settings, SettingsError


def load_settings(paths: tuple[Path, ...], config: Path | None, given: Mapping[str, Any]) -> Settings:
    """The settings of a run on `paths` (the current folder without any).

    `config` is used in the place of the project's own configuration. `given` has values for fields of Settings that win against
    both; a field it does not have keeps its configured value. Paths in it are relative to the current folder, those in a
    configuration to its own. Raises SettingsError.
    """
    resolved = tuple(_resolved(path) for path in paths) or (Path.cwd().resolve(),)
    root = project_root(resolved[0])
    file = _configuration(root) if config is None else config.resolve()
    settings = Settings(root, jobs=default_jobs(), config=file)
    if file is not None:
        settings = replace(settings, **configured(file, is_trusted=config is not None))
    settings = replace(settings, **_given(settings, given))
    manifest = settings.manifest
    if manifest is None and (root / MANIFEST_FILE).is_file():
        manifest = root / MANIFEST_FILE
    return replace(settings, manifest=manifest, paths=relative_paths(root, resolved) if paths else ())


def default_jobs() -> int:
    """One worker for each core that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return min(cores, MOST_JOBS)


def _configuration(root: Path) -> Path | None:
    files = configuration_files(root)
    if len(files) > 1:
        raise SettingsError(
            f"{shown(files[0])}: [tool.nullguard] in {shown(files[1])} configures nullguard too; keep one of them"
        )
    return files[0] if files else None


def _given(settings: Settings, given: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(given)
    for name in ("manifest", "baseline"):
        if name in values:
            values[name] = Path(values[name])
    if "min_confidence" in values and not isinstance(values["min_confidence"], Confidence):
        values["min_confidence"] = Confidence[values["min_confidence"].upper()]
    if "exclude" in values:
        values["exclude"] = _checked("exclude", tuple(values["exclude"]), _patterns)
    selectors = [_checked(name, tuple(values.pop(name, ())), _selectors) for name in ("select", "extend_select", "ignore")]
    return {**values, **combined(settings, *selectors)}


def _patterns(texts: tuple[str, ...]) -> tuple[str, ...]:
    path_patterns(texts)
    return texts


def _selectors(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(selector, texts))


def _checked(name: str, texts: Any, check: Any) -> tuple[str, ...]:
    try:
        checked: tuple[str, ...] = check(tuple(texts))
    except ValueError as error:
        raise SettingsError(f"--{name.replace('_', '-')}: {error}") from None
    return checked


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # a loop of symbolic links
        raise SettingsError(f"'{path}' is a link that leads to itself") from None
