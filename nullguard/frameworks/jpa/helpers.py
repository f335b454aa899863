"""Functions of a project that queries are begun by."""

from __future__ import annotations

from nullguard.flow.protocols import CallSite
from nullguard.program.symbols import FunctionInfo


def is_of_project(site: CallSite) -> bool:
    """Whether a function of the project is called, of a class or of the object at hand."""
    if isinstance(site.callee, FunctionInfo):
        return not site.callee.is_library
    cls = site.world.class_of(site.receiver.type) if site.receiver is not None else site.owner
    member = site.world.program.method(cls, site.method, len(site.arguments)) if cls is not None else None
    return member is not None and any(not function.is_library for function in member.functions)
