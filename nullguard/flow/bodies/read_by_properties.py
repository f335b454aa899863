"""Properties that only give an attribute of their object: `return self._number` (Python)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.nodes import is_bare_constant
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import body_entry


def read_by_properties(program: Program, cls: ClassInfo) -> Iterator[tuple[str, str]]:
    """The names of such properties, each with that of the attribute, of a class and its ancestors."""
    seen: set[str] = set()
    for holder in program.ancestors(cls):
        own = [] if holder.is_library else [function for function in holder.decl.functions if "property" in function.modifiers]
        for name in dict.fromkeys(function.name for function in own if function.name not in seen):
            member = program.member(holder, name)
            functions = [f for f in member.functions if "property" in f.decl.modifiers] if member is not None else []
            if not functions:
                continue
            program.reads.add(body_entry(functions[0]))
            match [node for node in program.body(functions[0]) if not is_bare_constant(node)]:
                case [s.Return(value=s.Attribute(value=s.Name(id=me), name=read))] if functions[0].decl.parameters and (
                    me == functions[0].decl.parameters[0].name
                ):
                    yield name, read
        seen.update(function.name for function in holder.decl.functions)
