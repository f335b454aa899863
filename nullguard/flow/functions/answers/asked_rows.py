"""What functions of Python look up among the rows that a parameter leads to, which the caller has asked for:
`if order.lines.exists(): first_line(order)`."""

from __future__ import annotations

from nullguard.flow.bodies.locals import bound_and_rebound
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.frame.asked_queries import without_tested
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.functions.meant.overloads import given as given_parameters
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def without_asked_rows(frame: Frame, body: FunctionInfo, arguments: Arguments, given: Value, state: State) -> Value:
    """What a call gives, there where it is looked up among rows of an argument that are there."""
    origin = given.origin
    if frame.is_java or given.null != NULLABLE or origin is None or origin.kind != "lookup" or origin.path != body.path:
        return given
    if origin.via:  # another function looked it up, whose parameter of the same name may be another row
        return given
    root = origin.text.partition(".")[0]
    names = [parameter.name for parameter in given_parameters(body) if parameter.takes_one]
    found = argument_for(body, arguments, names.index(root)) if root in names else None
    if found is None:
        return given
    frame.world.program.reads.add(body_entry(body))
    if root in bound_and_rebound(body.decl.parameters, frame.world.program.body(body), False)[1]:
        return given
    return without_tested(given, found[2], state, root)
