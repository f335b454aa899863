"""Types of members and of elements, as a receiver's type arguments make them."""

from __future__ import annotations

from collections.abc import Callable

from nullguard.model.syntax import TypeRef
from nullguard.program import types
from nullguard.program.declarations import Declarations
from nullguard.program.generics import Generics
from nullguard.program.member_search import MemberSearch
from nullguard.program.names import Names
from nullguard.program.symbols import ARRAY, CLASS_OBJECT, UNION, Member, Type
from nullguard.program.trace import Remembered, Trace, remember

_ITERABLES = ("typing.Iterable", "java.lang.Iterable", "typing.AsyncIterable")

ReadType = Callable[[TypeRef | None, str, str], Type | None]
"""What a written type is in a source, seen from a scope."""


class MemberTypes:
    """Reads what members declare. `type_of` reads a written type."""

    def __init__(
        self,
        declarations: Declarations,
        names: Names,
        generics: Generics,
        members: MemberSearch,
        type_of: ReadType,
        trace: Trace,
    ) -> None:
        self._declarations = declarations
        self._names = names
        self._generics = generics
        self._members = members
        self._type_of = type_of
        self._trace = trace
        self._elements: dict[Type, Remembered[Type | None]] = {}

    def of(self, type: Type, member: Member) -> Type | None:
        """The declared type of a member (of a method: its return type) with the receiver's type arguments substituted.

        Of several overloads only when all return the same; of a property the getter's. `Self` becomes the receiver.
        """
        receiver = type.args[0] if type.cls == CLASS_OBJECT and type.args else type
        if receiver.cls == UNION:
            return None
        holder = member.declared_in
        if member.functions:
            functions = [item for item in member.functions if "property" in item.decl.modifiers] or list(member.functions)
            returns = {item.decl.returns for item in functions}
            if len(returns) != 1:
                return None
            written, scope = functions[0].decl.returns, functions[0].decl.qualname
        elif member.field is not None:
            written, scope = member.field.type, holder.decl.qualname
            if written is None and "constant" in member.field.modifiers:
                return Type(holder.id)
        else:
            return None
        declared = self._type_of(written, holder.path, scope)
        if declared is None:
            return None
        return types.known(types.substitute(declared, self.arguments(type, member)))

    def arguments(self, type: Type, member: Member) -> dict[str, Type]:
        """What the type parameters in a member's declaration are for a receiver of the given type, `Self` included."""
        own = self._generics.of_receiver(type.args[0] if type.cls == CLASS_OBJECT and type.args else type)
        seen = {name: types.substitute(actual, own) for name, actual in member.substitution.items()}
        seen["Self"] = own["Self"]
        return seen

    def element(self, type: Type) -> Type | None:
        """What iterating over the type yields (list, QuerySet, List, Iterable, array, dict keys); None when unknown."""
        entry = self._elements.get(type) or remember(self._trace, self._elements, type, self._find_element, type)
        self._trace.paths.update(entry[1])
        return entry[0]

    def _find_element(self, type: Type) -> Type | None:
        if type.cls == ARRAY:
            return types.known(type.args[0]) if type.args else None
        if type.cls == UNION:
            members = [self.element(member) for member in type.args]
            return types.union(member for member in members if member is not None) if all(members) else None
        for iterable in _ITERABLES:
            seen = self._generics.seen_as(type, iterable)
            if seen is not None and seen.args and seen.args[0].cls != "?":
                return seen.args[0]
        cls = self._declarations.classes.get(type.cls)
        for name in ("__iter__", "__aiter__") if cls is not None and not self._names.is_java(cls.path) else ():
            member = self._members.find(cls, name, "method") if cls is not None else None
            iterator = self.of(type, member) if member is not None else None
            if iterator is not None and iterator.cls != type.cls:
                return self.element(iterator)
        return None
