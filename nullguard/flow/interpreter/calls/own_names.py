"""Names of attributes that an object itself has told (Python): `for name in dir(other): getattr(other, name)`."""

from __future__ import annotations

from nullguard.flow.bodies.rounds import gone_through
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render


def is_own_name(frame: Frame, key: s.Expr, holder: s.Expr) -> bool:
    """Whether a variable goes through the names of all attributes of an object, which it has, whatever it is: null, too."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if not isinstance(key, s.Name) or function is None or any(given.name == key.id for given in function.decl.parameters):
        return False
    over = gone_through(frame.world.program.body(function), key.id)
    return bool(over) and all(_tells_names(iterable, render(holder)) for iterable in over)


def _tells_names(node: s.Expr, holder: str) -> bool:
    match node:
        case s.Call(function=s.Name(id=called), arguments=(s.Argument(value=value), *_)):
            if called in library_names("attributes-told"):
                return render(value) == holder
            return called in library_names("asking-function") and _tells_names(value, holder)
    return False
