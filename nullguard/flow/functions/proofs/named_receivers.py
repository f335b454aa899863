"""Methods of objects whose class only their variable's name tells: `job.start()` sets `job.started` where rows of jobs are such.

Whoever guesses that `job.started` may be null, because of the name, has to hear what the methods of that class do to it, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.places import known_by, with_place
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State
from nullguard.flow.domain.values import ANY, BY_NAME, NONNULL, NULL, Value
from nullguard.flow.frame.attributes import declared_member, name_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.only_named import tells_of_rows
from nullguard.flow.functions.meant.possible_calls import fits
from nullguard.flow.functions.proofs.proven_returns import GIVEN
from nullguard.flow.functions.proofs.proving import prove
from nullguard.flow.summaries.summary import FALSE, RECEIVER, RETURNS, TRUE
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.span import Packed
from nullguard.program.symbols import CLASS_OBJECT, FunctionInfo, Type
from nullguard.program.trace import remember

_PROVEN = ("nonnull", GIVEN)
_WHEN = (RETURNS, TRUE, FALSE)


def prove_by_name(
    frame: Frame, base: Value, path: Path | None, name: str, answer: Path | None, state: State, *, as_read: bool = False
) -> None:
    """Note in `state` what a call of the method `name`, or reading the property, proves of the attributes of an object of unknown
    class, that `path` leads to, and what its answer will tell. Uses in the method are no findings here."""
    if frame.is_java or path is None or len(path) >= MAX_DEPTH or base.type is not None or base.symbol is not None:
        return
    if not frame.world.is_member(name):
        return
    function = method_by_name(frame, path[-1], name)
    if function is None or ("property" in function.decl.modifiers) is not as_read:
        return
    implications: list[Implication] = []
    for guarantee in frame.summarise(frame.world, function, frame.calls_left).guarantees:
        is_proof = guarantee.when in _WHEN and guarantee.position == RECEIVER and guarantee.demand is None
        if not is_proof or guarantee.aspect not in _PROVEN or len(guarantee.segments) != 1:
            continue
        (segment,) = guarantee.segments
        if not _is_guessed(frame, path[-1], segment, function):
            continue
        if guarantee.when == RETURNS:
            value = declared_member(frame, base, segment, path[-1])
            prove(frame, guarantee, value, (*path, segment), None, state)
        elif answer is not None and guarantee.aspect == "nonnull":
            implications.append(Implication(answer, guarantee.when, (*path, segment), "nonnull"))
    if implications:
        state.imply(implications)


def member_of_named(frame: Frame, base: Value, name: str, path: Path, at: Packed) -> Value:
    """What an attribute gives of an object of which only its name tells what it is: a mapped class of what is called after the
    module of models (`trans.app.model.Order`, `context["model"].Order`), a property of what is called after a row."""
    if name[:1].isupper() and not frame.is_java and base.symbol is None and path[-1] in words("holding-models"):
        cls = frame.world.program.classes.get(frame.world.schema.class_called(name))
        return Value(NONNULL, Type(CLASS_OBJECT, (Type(cls.id),)), symbol=cls, always_true=True) if cls is not None else ANY
    return property_of_named(frame, base, name, path, at)


def property_of_named(frame: Frame, base: Value, name: str, path: Path, at: Packed) -> Value:
    """What a property gives of an object of unknown class that is called after a row: another row, or what is in one."""
    if frame.is_java or base.type is not None or base.symbol is not None or base.fresh or not frame.world.is_member(name):
        return ANY
    found = _member_of_named(frame, name, name_of(frame, path))
    if found is None or "property" not in found[1].decl.modifiers:
        return ANY
    value = declared_member(frame, Value(type=found[0], typed=BY_NAME), name)
    if not is_of_named(frame, value):
        return ANY
    return known_by(with_place(value, frame.path, at, ".".join((*path, name))), BY_NAME)


def is_of_named(frame: Frame, value: Value) -> bool:
    """Whether a value tells enough of rows to be believed of an object of which only the name is known: what is looked up has to
    be a row, and nothing else that the function may give."""
    if value.null >= NULL and value.origin is not None and value.origin.kind == "lookup":
        return frame.world.is_row(value)
    return tells_of_rows(frame.world, value)


def method_of_named(frame: Frame, node: s.Call, path: Path | None, name: str) -> FunctionInfo | None:
    """The method of the row that an object of unknown class is called after."""
    if frame.is_java or path is None or not frame.world.is_member(name):
        return None
    found = _member_of_named(frame, name, name_of(frame, path))
    if found is None or not {"static", "class", "property"}.isdisjoint(found[1].decl.modifiers):
        return None
    return found[1] if fits(found[1], node) else None


def _member_of_named(frame: Frame, name: str, called: str) -> tuple[Type, FunctionInfo] | None:
    type = Type(frame.world.schema.row_called(called))
    cls = frame.world.class_of(type)
    member = frame.world.program.member(cls, name) if cls is not None else None
    if member is None or not member.functions or member.functions[0].is_library:
        return None
    return type, member.functions[0]


def method_by_name(frame: Frame, called: str, name: str) -> FunctionInfo | None:
    """The method of the mapped class that an object is called after, one that mentions an attribute which is guessed of it."""
    world = frame.world
    candidates = world.program.callers().named(name)
    key = (called, name)
    trace, known = world.program.trace, world.named_methods
    found, paths = known.get(key) or remember(trace, known, key, _find, frame, called, candidates)
    trace.paths.update(paths)
    return found


def _find(frame: Frame, called: str, candidates: Sequence[FunctionInfo]) -> FunctionInfo | None:
    nullable = frame.world.nullable_names
    for function in candidates:
        frame.world.program.look_at_mentions(function.path, (function.decl,))
    found = [
        function
        for function in candidates
        if function.owner is not None and not function.is_library and {"static", "class"}.isdisjoint(function.decl.modifiers)
        if any(_is_guessed(frame, called, one, function) for one in nullable.intersection(function.decl.mentions))
    ]
    return found[0] if len(found) == 1 else None


def _is_guessed(frame: Frame, called: str, attribute: str, function: FunctionInfo) -> bool:
    """Whether an attribute is guessed of an object that is called so, and is one of the class that has the function."""
    guess = frame.world.schema.guessed(called, attribute)
    return guess is not None and guess[1] == BY_NAME and function.owner is not None and guess[0].owner == function.owner.id
