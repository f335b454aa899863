"""Objects of a row's class that are no new rows (Java): what says which columns of a row that is there change
(`orders.updateByPrimaryKeySelective(change)`), or what rows look like that are looked for (`orders.selectList(example)`)."""

from __future__ import annotations

from nullguard.frameworks.made_rows.events import Call, Scan
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render


def is_example(made: Call, seen: Scan) -> bool:
    """Whether a new object is handed to nothing but what changes rows or looks for some."""
    if not made.target or any(at > made.order and render(value.node) == made.target for value, at in seen.returns):
        return False
    taking = tuple(words("example-taking"))
    names = [
        last_name(call.node.function)
        for call in seen.calls
        if call.order > made.order and isinstance(call.node, s.Call)
        if any(render(argument.value) == made.target for argument in call.node.arguments)
    ]
    return bool(names) and all(name.startswith(taking) for name in names)
