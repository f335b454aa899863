"""Uses and tests of values as they are met: what would raise for null, what is asked of parameters, and who knew of a null."""

from __future__ import annotations

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.constants.always_set import is_always_set
from nullguard.flow.domain.state import Path, State, as_given
from nullguard.flow.domain.stored_files import null_of_file
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, TESTED, UNKNOWN, Origin, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import this_value
from nullguard.flow.rows.correlated import Status, status_of
from nullguard.flow.rows.kinds import is_kind_predicate
from nullguard.flow.rows.set_together import key_beside, set_with
from nullguard.flow.rows.set_where import set_where
from nullguard.flow.summaries.observations import BY_QUERY, FILE, HANDED, HANDED_OVER, REFUSED, STORED, VALIDATED, Demand, Use
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.span import NOWHERE
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo

_BOILERPLATE = library_names("comparing-method")
"""A test in one tells nothing of production."""

_THIS = frozenset({"self", "cls", "this"})

_OF_NUMBERS = frozenset({"parseInt(…)", "parseLong(…)", "parseShort(…)", "parseByte(…)"})
"""What raises Java's NumberFormatException for null (constructs.tsv), as for any text that is no number: an
IllegalArgumentException, as those that refuse null by a test throw."""

_OWN_ERRORS = frozenset({BY_QUERY, FILE, HANDED_OVER, VALIDATED})
"""Kinds of use for which the library raises an error of its own."""

_SET_BY_METHODS = ("column", "relation", "declared")
"""Kinds of origin of what an object holds."""


def can_be_noted(value: Value, path: Path | None) -> bool:
    """Whether a use of a value tells anything: where it may be null, or where nothing is known of what a path leads to."""
    return value.null >= NULL or (path is not None and value.null != NONNULL)


def note_use(
    frame: Frame,
    kind: str,
    node: s.Expr,
    value: Value,
    path: Path | None,
    state: State,
    operation: str = "",
    errors: tuple[str, ...] = (),
) -> None:
    """Note that null would raise here, one of `errors` where it is an error of a library's own; afterwards the value is known not
    to be null."""
    if value.null >= NULL and not state.dead:
        origin = value.origin
        if origin is None and value.null == NULL:
            # A test found it null: `if x is None: x.save()`.
            origin = Origin("path", "", frame.path, node.at, render(node))
        elif origin is None and path in frame.tested and not _is_always_set(frame, path):
            # Both outcomes of a test go on: `n = len(x) if x is not None else 0; x.save()`.
            origin = Origin(TESTED, "", frame.path, frame.tested[path], render(node))
        if origin is not None and not _is_caught(frame, kind, origin.kind, operation, errors):
            status = status_at(frame, origin, path, state)
            is_null, row, text = value.null == NULL, _row(frame, origin, value), render(node)
            frame.sink.use(
                Use(
                    kind,
                    origin,
                    node.at,
                    text,
                    operation,
                    frame.symbol,
                    is_null,
                    None,
                    status.name,
                    row,
                    status.is_kind,
                    status.is_hint,
                    is_conditional=_is_conditional(frame, origin, node),
                    beside=_beside(frame, origin, path, state, status),
                    errors=errors,
                )
            )
            if origin.kind == HANDED:
                state.dead = True
                return
            if path is not None:
                frame.used.add(path)
        if path is not None:
            _protect(path, value, state)
    elif path is not None and value.null != NONNULL:
        if (
            path not in frame.demands
            and path not in frame.tested
            and not state.dead
            and not _is_caught(frame, kind, "", operation, errors)
        ):
            demand = Demand(kind, operation, render(node), frame.path, node.at, errors)
            if not _is_set_here(path, state):
                note_demand(frame, path, demand)
            for other in _null_with(path, state):  # `String text = (String) object; text.trim()` is a use of both
                if other not in frame.tested and not _is_set_here(other, state):
                    note_demand(frame, other, demand)
        if len(path) == 1 and path[0] in frame.rebound and not frame.is_java:
            _refuse_given(frame, path, Demand(kind, operation, render(node), frame.path, node.at, errors), state)
        _protect(path, value, state)


def _is_set_here(path: Path, state: State) -> bool:
    """Whether the function itself has given an attribute what it holds: its use asks nothing of those who call."""
    held = state.values.get(path) if len(path) > 1 else None
    return held is not None and held.null == UNKNOWN


def _null_with(path: Path, state: State) -> list[Path]:
    """What is there where a path is, and with whose null it is null, too: not what it only holds on one of two ways (`used = name
    if name else other`)."""
    there = [item.path for item in state.implications if item.condition == path and item.aspect == item.consequence == "nonnull"]
    if not there:
        return there
    with_null = {item.condition for item in state.implications if item.path == path and item.aspect == item.consequence == "null"}
    return [other for other in there if other in with_null]


def _refuse_given(frame: Frame, path: Path, demand: Demand, state: State) -> None:
    """Note that a use refuses what a parameter was given which the body binds again, as long as it is that."""
    given = as_given(path[0])
    if given in state.values and path not in frame.tested and not state.dead:
        if not _is_caught(frame, demand.kind, "", demand.operation, demand.errors):
            note_demand(frame, given, demand)
            state.values[given] = PRESENT


def note_refusal(frame: Frame, node: s.Expr, value: Value, path: Path, operation: str) -> None:
    """Note that a function refuses a parameter that is null: whoever hands it what may be null fails there as where it is used.
    Not one that is called for its refusal (`checkName(name)`), nor where somebody tests or used it before."""
    if value.null != UNKNOWN or path in frame.tested or frame.tries:
        return
    name = frame.symbol.rpartition(".")[2].lower()
    if not has_word(name, words("raising")) and not has_word(name, words("validator")):
        note_demand(frame, path, Demand(REFUSED, operation, render(node), frame.path, node.at))


def note_demand(frame: Frame, path: Path, demand: Demand) -> None:
    """Note the first use of what nothing is known of, and under which conditions it stands; after a return nobody knows them
    any more."""
    if path in frame.demands:
        return
    frame.demands[path] = demand
    if not frame.is_java and not frame.returns:
        frame.sometimes[path] = tuple(frame.conditions)


def _is_always_set(frame: Frame, path: Path | None) -> bool:
    """Whether a path is a private field of the class at hand that never is null, whoever tests it."""
    if not frame.is_java or frame.owner is None or path is None or len(path) != 2 or path[0] != "this":
        return False
    return is_always_set(frame.world.program, frame.owner, path[1])


def note_use_inside(
    frame: Frame,
    node: s.Expr,
    value: Value,
    path: Path | None,
    state: State,
    callee: str,
    expression: str,
    demand: Demand,
) -> None:
    """Note that null would raise in a function that the value, which `path` leads to, is passed to."""
    origin = value.origin
    if origin is None and value.null == NULL:
        origin = Origin("path", "", frame.path, node.at, expression)
    if origin is not None and not _is_caught(frame, demand.kind, origin.kind, demand.operation, demand.errors):
        status, row, is_null = status_at(frame, origin, path, state), _row(frame, origin, value), value.null == NULL
        frame.sink.use(
            Use(
                "passed",
                origin,
                node.at,
                expression,
                callee,
                frame.symbol,
                is_null,
                demand,
                status.name,
                row,
                status.is_kind,
                status.is_hint,
                is_conditional=_is_conditional(frame, origin, node),
                beside=_beside(frame, origin, path, state, status),
            )
        )


def _is_conditional(frame: Frame, origin: Origin, node: s.Expr) -> bool:
    """Whether a null literal of this function is used under a condition that begins after it and does not name the value."""
    if origin.kind != "path" or origin.via or origin.path != frame.path:
        return False
    names = frozenset(names_in(node)) - _THIS
    return any(
        condition is not None and condition.at > origin.at and names.isdisjoint(names_in(condition))
        for condition in frame.conditions
    )


def status_at(frame: Frame, origin: Origin, path: Path | None, state: State) -> Status:
    """What else is known of the row whose attribute is used."""

    def is_kind(flag: Path) -> bool:
        holder = this_value(frame, state) if flag[:-1] == ("this",) else state.values.get(flag[:-1])
        cls = frame.world.class_of(holder.type) if holder is not None else None
        if cls is None and len(flag) > 2 and (row := state.values.get(flag[:-2])) is not None:
            cls = frame.world.class_of(frame.world.attribute(row, flag[-2]).type)
        return cls is not None and is_kind_predicate(frame.world, cls, flag[-1][: -len("()")])

    if condition := _set_where(frame, origin, path, state):
        return Status(condition, True)
    cls, used, present = _known_beside(frame, origin, path, state)
    if cls is not None and (condition := set_with(frame.world, cls, used, present)):
        return Status(condition, True)
    status = status_of(origin, path, state, frame.parameters, is_kind, frame.locals)
    return status if status.name else Status(key_beside(used, present))


_MOST_BESIDE = 4


def _beside(frame: Frame, origin: Origin, path: Path | None, state: State, status: Status) -> tuple[str, ...]:
    """The other attributes of the row that are known to be there, where nothing else is known of it."""
    if status.name:
        return ()
    _, _, present = _known_beside(frame, origin, path, state)
    return tuple(sorted(present)) if 0 < len(present) <= _MOST_BESIDE else ()


def _set_where(frame: Frame, origin: Origin, path: Path | None, state: State) -> str:
    """The condition around a use of an object's attribute under which the object's own methods set it."""
    if frame.is_java or path is None or len(path) != 2 or origin.kind not in _SET_BY_METHODS or not frame.conditions:
        return ""
    root = path[0]
    holder = this_value(frame, state) if root == frame.self_name else state.values.get((root,))
    cls = frame.world.class_of(holder.type) if holder is not None else None
    return set_where(frame.world, cls, path[1], frame.conditions, root) if cls is not None and not cls.is_library else ""


def _known_beside(frame: Frame, origin: Origin, path: Path | None, state: State) -> tuple[ClassInfo | None, str, frozenset[str]]:
    """The class of a row whose column is used, the attribute, and which others that may be null are known to be there (Java)."""
    nothing: tuple[ClassInfo | None, str, frozenset[str]] = None, "", frozenset()
    if not frame.is_java or path is None or len(path) < 2 or origin.kind != "column":
        return nothing
    holder = this_value(frame, state) if path[:-1] == ("this",) else state.values.get(path[:-1])
    cls = frame.world.class_of(holder.type) if holder is not None else None
    if cls is None or cls.is_library:
        return nothing
    present = frozenset(
        mapped.mapped.name
        for known, value in state.values.items()
        if value.null == NONNULL and len(known) == len(path) and known[:-1] == path[:-1] and known != path
        if (mapped := frame.world.schema.attribute(cls.id, known[-1])) is not None and mapped.nullable is not False
    )
    used = frame.world.schema.attribute(cls.id, path[-1]) if present else None
    return (cls, used.mapped.name, present) if used is not None else nothing


def _row(frame: Frame, origin: Origin, value: Value) -> str:
    """The class of the row that was looked for, or is declared to be null or there."""
    is_row = origin.kind in ("lookup", "declared") and frame.world.is_row(value)
    return value.type.cls if is_row and value.type is not None else ""


def _protect(path: Path, value: Value, state: State) -> None:
    """After a use that did not raise the path is not null; a definitely null one was reported and goes on as unknown."""
    if value.null == NULL:
        state.values[path] = Value(NONNULL, value.type)
    else:
        state.refine(path, value, "nonnull")


def _is_caught(frame: Frame, kind: str, origin: str, operation: str, errors: tuple[str, ...]) -> bool:
    if not frame.tries:
        return False
    if errors:
        return any(not tried.errors.isdisjoint(errors) for tried in frame.tries)
    if kind == REFUSED or (frame.is_java and operation in _OF_NUMBERS):
        return any(not tried.catches.isdisjoint(("number", "type")) for tried in frame.tries)
    error = "attribute" if kind in ("attribute", "method", "store") else "value" if kind in _OWN_ERRORS else "type"
    error = "integrity" if kind == STORED else error
    if origin == "missing" or (origin == "key" and kind == "read"):
        error = origin
    return any(error in tried.catches for tried in frame.tries)


def taken_around(frame: Frame) -> frozenset[str]:
    """What handlers around take: kinds of what null raises (`except AttributeError` takes `attribute`), and names of errors."""
    return frozenset().union(*[tried.catches | tried.errors for tried in frame.tries])


def note_guard(frame: Frame, value: Value) -> None:
    """A test for null was seen: evidence that somebody knew."""
    origin = value.origin or null_of_file(value)
    if origin is not None and origin.kind in ("column", "relation", "reverse", "missing"):
        if frame.symbol.rpartition(".")[2] not in _BOILERPLATE:
            read = [origin.at] if origin.path in ("", frame.path) else [p.at for p in origin.via if p.path == frame.path]
            frame.sink.guard(origin.subject, read[-1] if read else NOWHERE)
