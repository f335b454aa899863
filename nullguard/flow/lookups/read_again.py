"""Rows of Python that are read again by their own key: `order = Order.objects.select_for_update().get(pk=order.pk)`. What was
tested of the row is there, as it is after `refresh_from_db`; what the code has set may not be saved yet."""

from __future__ import annotations

from nullguard.flow.containers.filled import told_of
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Fact, Value
from nullguard.flow.frame.bindings import bound_to, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.asked_equalities import equalities
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo

_KEYS = frozenset({"", "pk", "id"})


def told_before(frame: Frame, node: s.Call, row: Value, state: State) -> tuple[Fact, ...]:
    """What is known of the row whose key a lookup asks for, if it asks for that of one that the function has looked up."""
    cls = frame.world.class_of(row.type)
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if cls is None or function is None or not frame.world.schema.is_entity(cls.id):
        return ()
    for name, key in equalities(node, cls.name):
        match key:
            case s.Attribute(value=s.Name(id=named) as holder, name=own) if name in _KEYS and own in _KEYS:
                known, path = quietly(frame, holder, state)
                if path is None or known.type is None or known.type.cls != cls.id or not _is_looked_up(frame, function, named):
                    continue
                written = _written(frame.world.program.body(function), named)
                told = told_of(frame, known, path, state)
                return tuple([fact for fact in told if fact.segments[-1].isidentifier() and fact.segments[0] not in written])
    return ()


def _is_looked_up(frame: Frame, function: FunctionInfo, name: str) -> bool:
    """Whether calls have given all that a variable is bound to, and none has made it."""
    bound = tuple(bound_to(frame, function, name))
    return bool(bound) and all(isinstance(made, s.Call) and isinstance(made.function, s.Attribute) for made in bound)


def _written(body: s.Body, name: str) -> frozenset[str]:
    """The attributes of a variable that a body sets."""
    return frozenset(
        target.name
        for node in nodes(body)
        if isinstance(node, s.Assign)
        for target in node.targets
        if isinstance(target, s.Attribute) and isinstance(target.value, s.Name) and target.value.id == name
    )
