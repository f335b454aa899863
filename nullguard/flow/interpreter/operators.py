"""Arithmetic, formats and unary operators."""

from __future__ import annotations

from nullguard.flow.conditions.comparisons import asked_of
from nullguard.flow.constants.texts import concatenated, queries_of
from nullguard.flow.containers.sums import sum_of
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, PRESENT, ConstantKey, Value, constant, parts_together
from nullguard.flow.frame.corruption import becomes_text
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.unboxing import BOXED, unbox
from nullguard.flow.frame.uses import note_use
from nullguard.flow.interpreter.formatting import has_text, use_percent
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, Type

_STR, _INT, _FLOAT, _BOOL, _BYTES = (Type(f"builtins.{name}") for name in ("str", "int", "float", "bool", "bytes"))
_LIST = Type("builtins.list")

_NUMBERS = frozenset({"builtins.int", "builtins.float", "decimal.Decimal"})

_SHIFTING = frozenset({">>", "<<"})
"""Nobody shifts by a null that is written out: the other operand is part of a query (peewee's `Order.paid_at >> None`)."""

_OF_TRUTHS = frozenset({"&", "|", "^"})

_LARGEST_FOLDED = 1 << 53

_STEP: frozenset[ConstantKey] = frozenset({("int", 1)})

_MOST_COUNTED = 9
"""What counts further than this counts more than what is wrong with one object (Java)."""


def evaluate_arithmetic(frame: Frame, node: s.Arithmetic, state: State) -> Result:
    """The result of `+` and its like, from left to right; a null operand raises, but in Java's concatenation of texts."""
    if not frame.is_java and (folded := _folded(node)) is not None:
        return constant("int", folded, _INT), None
    operands = []
    for operand in node.operands:
        value, path = frame.evaluate(frame, operand, state)
        operands.append((operand, value, path))
    return arithmetic_result(frame, node.operator, tuple(operands), state), None


_FOLDED = {"+": int.__add__, "-": int.__sub__, "*": int.__mul__}


def _folded(node: s.Arithmetic) -> int | None:
    """The result of `60 * 60`: integer literals only."""
    fold = _FOLDED.get(node.operator)
    result: int | None = None
    for operand in node.operands:
        if fold is None or not isinstance(operand, s.Constant) or operand.kind != "int" or not isinstance(operand.value, int):
            return None
        result = operand.value if result is None else fold(result, operand.value)
        if abs(result) > _LARGEST_FOLDED:
            return None
    return result


def arithmetic_result(
    frame: Frame, operator: str, operands: tuple[tuple[s.Expr, Value, Path | None], ...], state: State
) -> Value:
    """The result of an arithmetic operator; null operands raise, except where the language concatenates or formats."""
    types = [value.type.cls for _, value, _ in operands if value.type is not None]
    if frame.is_java:
        if operator == "+" and "java.lang.String" in types:
            for node, value, _ in operands:
                becomes_text(frame, node, value, state)
            return Value(NONNULL, Type("java.lang.String"), constants=concatenated(value for _, value, _ in operands))
        for node, value, path in operands:
            unbox(frame, node, value if path is None else state.values.get(path, value), state, path)
        if operator in _OF_TRUTHS and "boolean" in types:
            return Value(NONNULL, Type("boolean"))
        counted = _counted(frame, operator, operands)
        widest = next((t for t in ("double", "float", "long", "int") if t in [BOXED.get(c, c) for c in types]), "int")
        return Value(NONNULL, Type(widest), constants=counted)
    if operator == "%" and "builtins.str" in types[:1]:
        use_percent(frame, operands, state)
        return Value(NONNULL, _STR, truth=has_text(operands[0][0], operator) or None)
    if (asked := asked_of(frame, operator, tuple(value for _, value, _ in operands))) is not None:
        return asked
    if operator == "|" and any(isinstance(value.symbol, ClassInfo) or _is_none(node) for node, value, _ in operands):
        return PRESENT
    if operator in _SHIFTING and any(_is_none(node) for node, _, _ in operands):
        return PRESENT
    if operator == "%" and operands[0][1].type is None and _fills_in(operands):
        operands = operands[:1]
    for node, value, path in operands:
        if types or not _is_none(node):
            note_use(frame, "arithmetic", node, value, path, state, operator)
    if operator == "+" and (held := parts_together(value for _, value, _ in operands)) is not None:
        return Value(NONNULL, _LIST, asked=held)
    if (joined := sum_of(frame, operator, [value for _, value, _ in operands])) is not None:
        return joined
    if operator == "+" and (queries := queries_of([value for _, value, _ in operands])) is not None:
        return Value(NONNULL, _STR, constants=queries, truth=True)
    kept = operands[0][1].type
    if operator == "+" and any(isinstance(node, s.Constant) and node.kind == "str" and node.value for node, _, _ in operands):
        return Value(NONNULL, _STR, truth=True)
    return Value(type=kept if kept is not None and kept.cls in ("builtins.str", "builtins.int", "builtins.float") else None)


def _counted(
    frame: Frame, operator: str, operands: tuple[tuple[s.Expr, Value, Path | None], ...]
) -> frozenset[ConstantKey] | None:
    """The numbers that a sum or a difference may be of a number and a literal: `errors + 1`."""
    if len(operands) != len(("one", "other")) or not isinstance(operands[1][0], s.Constant):
        return None
    return _stepped(frame, operator, [value.constants if value.null == NONNULL else None for _, value, _ in operands])


def _stepped(frame: Frame, operator: str, sides: list[frozenset[ConstantKey] | None]) -> frozenset[ConstantKey] | None:
    fold, (one, step) = _FOLDED.get(operator), sides
    if fold is None or not one or not step or len(step) > 1 or len(one) > _MOST_COUNTED:
        return None
    if any(loop.is_tested for loop in frame.loops):
        return None  # each round would count one further, and none be the last
    ((kind, by),) = step
    found: set[ConstantKey] = set()
    for of, number in one:
        if of != "int" or kind != "int" or not isinstance(number, int) or not isinstance(by, int):
            return None
        result = fold(number, by)
        if abs(result) > _MOST_COUNTED:
            return None
        found.add(("int", result))
    return frozenset(found)


def _fills_in(operands: tuple[tuple[s.Expr, Value, Path | None], ...]) -> bool:
    """Whether `%` with something of which nothing is known before it fills in a text, as in `_("No order %s") % number`, and does
    not divide, as in `index % order.columns`."""
    before, after = operands[0][0], operands[1][1].type
    return isinstance(before, s.Call) or after is None or after.cls not in _NUMBERS


def _is_none(node: s.Expr) -> bool:
    """`X | None` is a type, whatever X is; what an object of unknown class does with None is its own business."""
    return isinstance(node, s.Constant) and node.kind == "null"


def evaluate_unary(frame: Frame, node: s.Unary, state: State) -> Result:
    """The result of `-` and its like; a null operand raises. `++` and `--` change the variable (Java)."""
    value, path = frame.evaluate(frame, node.operand, state)
    if frame.is_java:
        unbox(frame, node.operand, value, state, path)
        if node.operator in ("++", "--") and path is not None:
            counted = _stepped(frame, node.operator[0], [value.constants, _STEP])
            state.assign(path, Value(NONNULL, value.type, constants=counted), frame.dependents)
        return Value(NONNULL, value.type), None
    if (asked := asked_of(frame, node.operator, (value,))) is not None:
        return asked, None
    note_use(frame, "arithmetic", node.operand, value, path, state, node.operator)
    return Value(type=value.type), None


def evaluate_format(frame: Frame, node: s.Format, state: State) -> Result:
    """The text of an f-string or template; a null raises only where a format is asked for."""
    values = []
    for part in node.fields:
        value, path = frame.evaluate(frame, part.value, state)
        values.append(value if part.spec is None and not part.conversion else ANY)
        if part.spec and not part.conversion:
            note_use(frame, "format", part.value, value, path, state, f":{part.spec}")
        else:
            becomes_text(frame, part.value, value, state)
    return Value(NONNULL, _STR, truth=bool(node.text.replace("{}", "")) or None, constants=_filled(node, values)), None


def _filled(node: s.Format, values: list[Value]) -> frozenset[ConstantKey] | None:
    """The query that an f-string is all of whose fields are known: `f"SELECT {COLUMNS} FROM orders"`."""
    written = node.text.split("{}")
    if len(written) != len(values) + 1 or not written[0].strip():
        return None
    parts = [constant("str", written[0], _STR)]
    for value, text in zip(values, written[1:], strict=True):
        parts.extend((value, constant("str", text, _STR)))
    return queries_of(parts)
