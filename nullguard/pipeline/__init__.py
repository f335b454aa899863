"""The whole run, one stage a file: sources → linking → production → flow → checks → triage."""

from nullguard.pipeline.manifest import manifest_of
from nullguard.pipeline.run import run

__all__ = ["manifest_of", "run"]
