"""The whole run, one stage a file: sources → linking → production → flow → checks → triage."""

from nullguard.pipeline.run import run

__all__ = ["run"]
