"""New rows that the function which makes them sets anew before they are stored, or stores with a handler of what the database
refuses: `order = Order(note=note)`, `order.note = order.note or ""` (Python)."""

from __future__ import annotations

from nullguard.flow.frame.frame import Frame
from nullguard.flow.remembering import remembered
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo


def is_looked_after(frame: Frame, argument: s.Argument) -> bool:
    """Whether null for an argument of a mapped class's constructor is seen to by the function at hand. The row is stored later,
    so that handlers around what stores it count, wherever they stand."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return False
    written = remembered(frame.world, ("looked after", function.id, "", 0), lambda: _deciding(frame, function))
    if any(_takes_refusal(handler) for node in written if isinstance(node, s.Try) for handler in node.handlers):
        return True
    made = {target.id for node in written for target in _made(node, argument) if isinstance(target, s.Name)}
    return bool(made) and any(_sets(node, made, argument.name or "") for node in written)


def _deciding(frame: Frame, function: FunctionInfo) -> tuple[s.Node, ...]:
    """The statements of a function that may see to its new rows."""
    return tuple(node for node in nodes(frame.world.program.body(function)) if isinstance(node, (s.Try, s.Assign)))


def _takes_refusal(handler: s.Handler) -> bool:
    return any(type.name.rpartition(".")[2] in library_names("refused-row-error") for type in handler.types)


def _made(node: s.Node, argument: s.Argument) -> tuple[s.Expr, ...]:
    """What holds the row that is made with an argument."""
    match node:
        case s.Assign(targets=targets, value=s.Call(arguments=arguments)):
            return targets if any(item.value.at == argument.value.at for item in arguments) else ()
    return ()


def _sets(node: s.Node, holders: set[str], name: str) -> bool:
    match node:
        case s.Assign(targets=targets):
            return any(
                isinstance(target, s.Attribute)
                and isinstance(target.value, s.Name)
                and target.value.id in holders
                and target.name.removesuffix("_id") == name.removesuffix("_id")
                for target in targets
            )
    return False
