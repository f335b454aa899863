"""Which classes of Java are those of rows, and what their getters and the functions that look for them give."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

import tree_sitter
from java_syntax import field, parsed, text_of, type_name, within


def rows_in(sources: Mapping[str, bytes], mapped: Collection[str]) -> set[str]:
    """The classes that rows are known by: the mapped ones, what those are below, and the objects that they make of themselves
    (`Order toData()`), if the program has them."""
    rows: set[str] = set()
    waiting = sorted(mapped)
    while waiting:
        name = waiting.pop()
        if name not in rows and name in sources:
            rows.add(name)
            waiting.extend(_relatives(sources[name]))
    return rows


def _relatives(data: bytes) -> Iterator[str]:
    for node in within(parsed(data)):
        if node.type in ("superclass", "super_interfaces", "extends_interfaces"):
            yield from (type_name(part) for part in within(node) if part.type == "type_identifier")
        elif node.type == "method_declaration" and text_of(field(node, "name")).startswith("to"):
            if not field(node, "parameters").named_children:
                yield type_name(field(node, "type"))


def getters_in(sources: Mapping[str, bytes], rows: Collection[str]) -> dict[str, str]:
    """What getters of rows give, where all of a name give the same: `getBuyer` a `Customer`."""
    found: dict[str, set[str]] = {}
    for name in sorted(set(rows) & set(sources)):
        for node in within(parsed(sources[name])):
            if node.type == "method_declaration" and not field(node, "parameters").named_children:
                found.setdefault(text_of(field(node, "name")), set()).add(type_name(field(node, "type")))
            elif node.type == "field_declaration":
                for part in node.children_by_field_name("declarator"):
                    called = text_of(field(part, "name"))
                    found.setdefault(f"get{called[:1].upper()}{called[1:]}", set()).add(type_name(field(node, "type")))
    return {name: next(iter(kinds)) for name, kinds in found.items() if len(kinds) == 1}


def optional_finders_in(sources: Mapping[str, bytes], rows: Collection[str]) -> set[str]:
    """The names of functions that always give an Optional of a row."""
    found: dict[str, bool] = {"findById": True}
    for data in sources.values():
        if b"Optional<" in data:
            for node in within(parsed(data)):
                if node.type == "method_declaration":
                    kind = re.fullmatch(r"Optional<(\w+)>", text_of(field(node, "type")))
                    name = text_of(field(node, "name"))
                    found[name] = found.get(name, True) and kind is not None and kind[1] in rows
    return {name for name, is_finder in found.items() if is_finder}


def declared_types(node: tree_sitter.Node) -> Iterator[tuple[str, str]]:
    """The fields of classes, or the parameters and variables of a method, with the names of their classes."""
    for part in within(node):
        if part.type in ("formal_parameter", "enhanced_for_statement"):
            yield text_of(field(part, "name")), type_name(field(part, "type"))
        elif part.type in ("local_variable_declaration", "field_declaration"):
            for each in part.children_by_field_name("declarator"):
                yield text_of(field(each, "name")), type_name(field(part, "type"))


def of_libraries(data: bytes, rows: Mapping[str, str]) -> set[str]:
    """The names of rows that a source imports from elsewhere: `java.lang.reflect.Field` is no row of `Field`."""
    imports = [found.decode().split(".") for found in re.findall(rb"^import\s+([\w.]+);", data, re.MULTILINE)]
    return {parts[-1] for parts in imports if parts[-1] in rows and not rows[parts[-1]].endswith("/".join(parts) + ".java")}
