"""The whole run, one stage a file: sources → linking → production → flow → checks → triage."""

from nullguard.pipeline.manifest import code_manifest, manifest_of, production_of
from nullguard.pipeline.run import run

__all__ = ["code_manifest", "manifest_of", "production_of", "run"]
