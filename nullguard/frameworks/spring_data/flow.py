"""Spring Data: repositories whose derived queries give null when no row matches.

Source: the Spring Data Commons reference, "Null Handling of Repository Methods": without Optional or a null-safety annotation
on the package, a query method that returns one entity returns null for no result.
"""

from __future__ import annotations

import re

import msgspec

from nullguard.flow.protocols import CallSite
from nullguard.flow.values import NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.world import World
from nullguard.program.symbols import FunctionInfo, Type

_REPOSITORY = "org.springframework.data.repository.Repository"
_FINDER = re.compile(r"(find|get|read|query|search)(?!All\b)[A-Za-z0-9]*")


class SpringDataModel:
    """Implements `flow.protocols.FrameworkModel`."""

    def names(self) -> frozenset[str]:
        """Nothing besides what is declared."""
        return frozenset()

    def basis(self) -> str:
        """Nothing besides what is read."""
        return ""

    def attribute(self, world: World, receiver: Value, name: str) -> Value | None:
        """Repositories have no attributes."""
        return None

    def call(self, site: CallSite) -> Value | None:
        """`orders.findByReference(…)` with an entity as its result may give null."""
        result, receiver = site.result, site.receiver
        if result.null != UNKNOWN or result.type is None or receiver is None or receiver.type is None:
            return None
        if _FINDER.fullmatch(site.method) is None or not site.world.schema.is_entity(result.type.cls):
            return None
        cls = site.world.class_of(receiver.type)
        if cls is None or cls.is_library or cls.decl.kind != "interface":
            return None
        member = site.world.program.member(cls, site.method)
        if member is None or member.declared_in.is_library or _REPOSITORY not in site.world.lineage(receiver.type):
            return None
        return msgspec.structs.replace(result, null=NULLABLE, origin=Origin("lookup", site.qualified, typed="convention"))

    def operation(self, world: World, operator: str, operands: tuple[Value, ...]) -> Value | None:
        """Java has no operators of its own."""
        return None

    def parameters(self, world: World, function: FunctionInfo, names: list[str]) -> dict[str, Type]:
        """Nothing is fixed by convention alone."""
        return {}
