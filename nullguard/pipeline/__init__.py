"""The whole run, one stage a file: sources → linking → production → flow → checks → triage. The manifest alone is imported when
it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from nullguard.pipeline.run import run

if TYPE_CHECKING:
    from nullguard.pipeline.manifest import code_manifest, manifest_of, production_of

__all__ = ["code_manifest", "manifest_of", "production_of", "run"]


def __getattr__(name: str) -> Any:
    if name in ("code_manifest", "manifest_of", "production_of"):
        return getattr(import_module("nullguard.pipeline.manifest"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
