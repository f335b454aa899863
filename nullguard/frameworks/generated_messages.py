"""Messages of Protocol Buffers, whose classes are generated where the project is built: their builders' setters refuse null.

Source: the Java generated code guide of Protocol Buffers, "Builders": no setter takes null. Such a class is one of the project's
own packages that no source declares, in a program that imports the library or gRPC.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import Asked, Value
from nullguard.flow.protocols import CallSite, Refused, SilentModel
from nullguard.knowledge.words import library_names
from nullguard.program.program import Program

PACKAGES: Final = ("com.google.protobuf", "io.grpc")
_BEGINNING: Final = "newBuilder"
_SETTING: Final = ("set", "add")
_REFUSED: Final = ((0, "argument"),)
_OWN: Final = 2
"""The segments of a package by which it is the project's: `org.acme`; one more where many share those (`org.apache.orders`)."""

_replace = msgspec.structs.replace


class _Message(Asked, frozen=True):
    """A builder of a generated message."""


class GeneratedMessageModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, program: Program) -> None:
        own = [cls.dotted for cls in program.classes.values() if not cls.is_library and cls.path.endswith(".java")]
        self._declared = frozenset(own)
        self._packages = frozenset(_package(name) for name in own)

    def basis(self) -> str:
        """The packages of the project; which classes a source names is traced by the program."""
        return " ".join(sorted(self._packages))

    def call(self, site: CallSite) -> Value | None:
        """A builder, and what its setters give."""
        if site.method == _BEGINNING:
            cls = site.qualified.rpartition(".")[0]
            is_own = site.result.type is None and cls not in self._declared and _package(cls) in self._packages
            return _replace(site.result, asked=_Message()) if is_own else None
        return _replace(site.result, asked=_Message()) if _sets(site) else None

    def refused(self, site: CallSite) -> Refused:
        """See `flow.protocols.FrameworkModel`."""
        return _REFUSED if _sets(site) else ()


def _package(name: str) -> str:
    segments = name.split(".")
    host = ".".join(segments[:_OWN])
    return ".".join(segments[: _OWN + 1]) if host in library_names("shared-package") else host


def _sets(site: CallSite) -> bool:
    receiver = site.receiver
    is_builder = receiver is not None and isinstance(receiver.asked, _Message)
    return is_builder and len(site.arguments) == 1 and site.method.startswith(_SETTING)
