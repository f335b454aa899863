"""Inputs in pages of Jakarta Faces (JSF): which property each of them sets, and whether the page refuses to send it empty."""

from __future__ import annotations

import re

from nullguard.model.documents import FormInput

_TAG = re.compile(rb"<(?:[A-Za-z][\w-]*:)?([A-Za-z]\w*)((?:\s+[A-Za-z][\w:.-]*\s*=\s*(?:\"[^\"]*\"|'[^']*'))+)\s*/?>")
_ATTRIBUTE = re.compile(rb"([A-Za-z][\w:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_BOUND = re.compile(rb"\s*#\{\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\s*\}\s*")
_EXPRESSION = re.compile(rb"\s*#\{([^{}]*)\}\s*")
_TEXT = re.compile(rb"'[^']*'|\"[^\"]*\"")
_WORD = re.compile(rb"[A-Za-z_]\w*")

_INPUT = re.compile(
    rb"input[A-Z]\w*|select(?!Items?$)[A-Z]\w*|password|autoComplete|calendar|datePicker|textEditor|editor|spinner|chips"
)
"""Elements that set what they show: JSF's own and those of its common libraries, whatever the prefix."""

_SHOWING = (b"disabled", b"readonly")
"""Attributes with which an input only shows its value, where they are true. Source: Jakarta Faces, HtmlInputText."""

_TRUE = re.compile(rb"\s*(?:true|#\{\s*true\s*\})\s*")

_ASKS_BUTTONS = frozenset({b"not", b"empty", b"param", b"and", b"or", b"true"})
"""What an expression is made of that only asks which button sent the page: `#{not empty param['form:save']}`."""


def read_inputs(data: bytes) -> tuple[FormInput, ...]:
    """The inputs of a page that set a property (`value="#{orderForm.order.reference}"`), in order."""
    found: list[FormInput] = []
    for tag in _TAG.finditer(data):
        if _INPUT.fullmatch(tag[1]) is None:
            continue
        given = {name: one or other for name, one, other in _ATTRIBUTE.findall(tag[2])}
        bound = _BOUND.fullmatch(given.get(b"value", b""))
        if bound is not None and not any(_TRUE.fullmatch(given.get(name, b"")) for name in _SHOWING):
            line = data.count(b"\n", 0, tag.start()) + 1
            found.append(FormInput(bound[1].decode("ascii"), _is_required(given.get(b"required", b"")), line))
    return tuple(found)


def _is_required(said: bytes) -> bool:
    """Whether an input has to be filled in whenever the page is sent to save what it shows."""
    if said.strip() == b"true":
        return True
    asked = _EXPRESSION.fullmatch(said)
    words = _WORD.findall(_TEXT.sub(b"", asked[1])) if asked is not None else []
    return bool(words) and _ASKS_BUTTONS.issuperset(words)
