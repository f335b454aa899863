"""What a view asks of its rows, by its `queryset` and its `get_queryset`: `Order.objects.filter(buyer__isnull=False)`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.values import Fact
from nullguard.frameworks.django.queries.asked_on_all_ways import asked, given_back
from nullguard.frameworks.django.queries.managers import default_manager
from nullguard.model.nodes import last_name, nodes
from nullguard.model.syntax import Call, Node
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import Remembered, remember

_QUERY = "queryset"
_QUERIES = "get_queryset"
_ONE = "get_object"
_ABOVE = frozenset({_QUERY, "super"})


class ViewQueries:
    """The attributes that views ask for something, on all ways on which their methods give rows. How is not looked at: what a
    view asks of its rows, it knows of them."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._found: dict[tuple[str, str, str], Remembered[tuple[Fact, ...]]] = {}

    def facts(self, cls: ClassInfo, model: str, method: str = _QUERIES) -> tuple[Fact, ...]:
        """What is taken for known of the rows of a view of a model, which a method of it gives."""
        key = (cls.id, model, method)
        trace = self._program.trace
        found, paths = self._found.get(key) or remember(trace, self._found, key, self._find, *key[1:], cls)
        trace.paths.update(paths)
        return found

    def _find(self, model: str, method: str, cls: ClassInfo) -> tuple[Fact, ...]:
        names = self._asked(cls, model, method)
        segments = {tuple(words[:end]) for words in (name.split("__") for name in names) for end in range(1, len(words) + 1)}
        return tuple(Fact(words, "nonnull") for words in sorted(segments))

    def _asked(self, cls: ClassInfo, model: str, method: str) -> frozenset[str]:
        """What the query of a view asks, the methods that give it, and those of the model's manager that these call."""
        written: list[Node] = []
        names: set[str] = set()
        is_asked = True
        for base in self._program.ancestors(cls):
            if base.is_library:
                continue
            own = self._own(base, method) if is_asked else ()
            for function in own:
                body = self._program.body(function)
                names |= given_back(body)
                written.extend(body)
            # What neither asks the class above nor the attribute gives a query of its own.
            is_asked = is_asked and not any(_ABOVE.isdisjoint(function.decl.mentions) for function in own)
            if is_asked:
                fields = [field.value for field in base.decl.fields if field.name == _QUERY and field.value is not None]
                names |= asked(fields, {})
                written.extend(fields)
            for function in self._own(base, _ONE) if method == _QUERIES else ():
                names |= given_back(self._program.body(function))
        for function in self._of_manager(model, written):
            names |= given_back(self._program.body(function))
        return frozenset(names)

    def _own(self, cls: ClassInfo, method: str) -> tuple[FunctionInfo, ...]:
        """A method that the class itself declares."""
        member = self._program.member(cls, method)
        return tuple(member.functions) if member is not None and member.declared_in is cls else ()

    def _of_manager(self, model: str, written: list[Node]) -> Iterator[FunctionInfo]:
        entity = self._program.classes.get(model)
        manager = default_manager(self._program, entity) if entity is not None else None
        if manager is None:
            return
        for called in sorted({last_name(node.function) for node in nodes(written) if isinstance(node, Call)}):
            member = self._program.member(manager, called) if called else None
            for function in member.functions if member is not None else ():
                if not function.is_library:
                    yield function
