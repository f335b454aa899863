"""What libraries' tests for null tell of their argument (Java): `if (Objects.nonNull(order.getNote()))`."""

from __future__ import annotations

from nullguard.frameworks.made_rows.events import Known, there
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render

_THERE = library_names("there-test")
_NULL = library_names("null-test")


def asked_by_library(call: s.Call, yes: Known, no: Known) -> tuple[Known, Known]:
    """`yes` and `no`, what is known where a call is true and where it is false, with what that says of its one argument."""
    match call.arguments:
        case (s.Argument(value=asked),) if not isinstance(asked, s.Constant):
            called = last_name(call.function)
            if called in _THERE:
                return there(render(asked), yes), no
            if called in _NULL:
                return yes, there(render(asked), no)
    return yes, no
