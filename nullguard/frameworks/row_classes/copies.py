"""Objects that are made of rows: where data access hands on a copy of its row, the copy lacks what the row lacks.

A function that takes one row, reads most of what an object of another class has, and gives or makes that object, copies by name;
so does a constructor that is called with attributes of one row (`new Order(row.getId(), row.getNumber(), …)`).
Only rows without a mapping are followed: their classes often stay within data access, while mapped entities are used everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.frameworks.jpa.accessors import Accessors
from nullguard.frameworks.jpa.classes import MappedClasses, property_name
from nullguard.frameworks.row_classes.naming import letters
from nullguard.frameworks.row_classes.properties import getters_of, never_changed, properties_of
from nullguard.knowledge.bean_names import TAKING_VERBS
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, Function
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.nodes import is_null, nodes
from nullguard.model.schema import MATCHED_BY_NAME, AttributeKind, Entity, MappedAttribute
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_replace = msgspec.structs.replace
_FEW = 3
"""Attributes that a function must read of a row to count as a copy."""

_LEAST_SHARE = 0.5
"""The share of the copy's properties that must come from the row."""

_MOST_NODES = 20_000

_DEFAULTING = library_names("default-for-null") | library_names("optional-falling-back")
"""Functions that give something else for null."""


def copied_entities(program: Program, rows: Mapping[str, Entity], known: Mapping[str, Entity]) -> Iterator[Entity]:
    """The classes, none of which is in `known`, whose objects are copies of `rows`, in order of class id."""
    names = {entity.name for entity in rows.values()}
    folders = {_folder(entity.path) for entity in rows.values()}
    accessed = frozenset(method for row in rows.values() for method in row.accessors)
    found: dict[str, dict[str, MappedAttribute]] = {}
    sources: dict[str, Entity] = {}
    for _, cls in sorted(program.classes.items()):
        if cls.is_library or not cls.path.endswith(".java"):
            continue
        imported = {item.alias for item in program.sources[cls.path].imports}
        if names.isdisjoint(imported) and _folder(cls.path) not in folders:
            continue
        for function in cls.decl.functions:
            if function.body == NO_BODY:
                continue
            takes_row = any(p.type is not None and _simple(p.type.name) in names for p in function.parameters)
            if not takes_row and len(accessed.intersection(function.mentions)) < _FEW:
                continue
            made = (*_converted(program, cls, function, rows),) if takes_row else ()
            for target, row, read in (*made, *_constructed(program, cls, function, rows)):
                if target.id not in known and target.id not in rows:
                    copied = _copied(program, target, row, read)
                    if copied:
                        found.setdefault(target.id, {}).update(copied)
                        sources.setdefault(target.id, row)
    accessors = Accessors(MappedClasses(program))
    for class_id, attributes in sorted(found.items()):
        yield _entity(program, program.classes[class_id], attributes, sources[class_id], accessors)


def _converted(
    program: Program, cls: ClassInfo, function: Function, rows: Mapping[str, Entity]
) -> Iterator[tuple[ClassInfo, Entity, dict[str, str]]]:
    """What a function that takes one row makes of it, with the attributes that it reads."""
    row = _row(program, cls, function, rows)
    read = _read(row, function) if row is not None else {}
    if row is None or len(read) < _FEW:
        return
    body = _body(program, cls, function)
    replaced = _replaced(row, body)
    read = {key: name for key, name in {**_renamed(row, function, body), **read}.items() if name not in replaced}
    for target in _targets(program, cls, function, body):
        yield target, row, read


def _constructed(
    program: Program, cls: ClassInfo, function: Function, rows: Mapping[str, Entity]
) -> Iterator[tuple[ClassInfo, Entity, dict[str, str]]]:
    """What a function constructs of the attributes of a row in a local variable: `new Order(row.getId(), row.getNumber(), …)`."""
    locals_: dict[str, Entity] = {}
    for parameter in function.parameters:
        taken = program.type_of(parameter.type, cls.path, function.qualname)
        if taken is not None and taken.cls in rows:
            locals_[parameter.name] = rows[taken.cls]
    for number, node in enumerate(nodes(_body(program, cls, function))):
        if number > _MOST_NODES:
            return
        if isinstance(node, (s.Assign, s.ForEach)) and node.type is not None:
            type = program.type_of(node.type, cls.path, function.qualname)
            for name in node.targets if isinstance(node, s.Assign) else (node.target,):
                if isinstance(name, s.Name) and type is not None and type.cls in rows:
                    locals_[name.id] = rows[type.cls]
        elif isinstance(node, s.New) and not node.body and len(node.arguments) >= _FEW:
            yield from _given(program, cls, function, node, locals_)


def _given(
    program: Program, cls: ClassInfo, function: Function, node: s.New, locals_: Mapping[str, Entity]
) -> Iterator[tuple[ClassInfo, Entity, dict[str, str]]]:
    read: dict[str, dict[int, str]] = {}
    for index, argument in enumerate(node.arguments):
        match argument.value:
            case s.Call(function=s.Attribute(value=s.Name(id=name), name=method), arguments=()) if name in locals_:
                attribute = locals_[name].accessors.get(method)
                if attribute is not None:
                    read.setdefault(name, {})[index] = attribute
    target = program.class_named(cls.path, node.type.name, function.qualname) if read else None
    if target is None or target.is_library or target.decl.kind not in ("class", "record"):
        return
    taken = _components(target, len(node.arguments))
    for name, attributes in sorted(read.items()):
        if len(set(attributes.values())) >= _FEW:
            called = {letters(attribute): attribute for attribute in sorted(attributes.values())}
            yield target, locals_[name], called | {letters(taken[index]): own for index, own in attributes.items() if taken}


def _components(target: ClassInfo, arguments: int) -> tuple[str, ...]:
    """What the arguments that make a record are called in it, which may be something else than in the row."""
    if target.decl.kind != "record":
        return ()
    names = tuple(field.name for field in target.decl.fields if "static" not in field.modifiers)
    return names if len(names) == arguments else ()


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _row(program: Program, cls: ClassInfo, function: Function, rows: Mapping[str, Entity]) -> Entity | None:
    """The row that a function takes, when it takes one."""
    types = [program.type_of(p.type, cls.path, function.qualname) for p in function.parameters]
    taken = [rows[type.cls] for type in types if type is not None and type.cls in rows]
    return taken[0] if len(taken) == 1 else None


def _read(row: Entity, function: Function) -> dict[str, str]:
    """The attributes of a row that a function reads, by the letters of their names."""
    mentioned = set(function.mentions)
    names = {name for method, name in row.accessors.items() if method in mentioned}
    return {letters(name): name for name in sorted(names | (mentioned & row.attributes.keys()))}


def _body(program: Program, cls: ClassInfo, function: Function) -> s.Body:
    for info in program.functions_of(cls.path):
        if info.decl is function:
            return program.body(info)
    return ()


def _replaced(row: Entity, body: s.Body) -> set[str]:
    """The attributes for whose null the body puts something else: `x == null ? "" : x`, `requireNonNullElse(x, "")`."""
    found: set[str] = set()
    for number, node in enumerate(nodes(body)):
        if number > _MOST_NODES:
            break
        if isinstance(node, s.Conditional):
            if not is_null(node.body) and not is_null(node.orelse):
                found |= _accessed(row, node.test)
        elif isinstance(node, s.Call):
            called = node.function.name if isinstance(node.function, s.Attribute) else ""
            called = node.function.id if isinstance(node.function, s.Name) else called
            if called in _DEFAULTING:
                found |= _accessed(row, node)
    return found


def _renamed(row: Entity, function: Function, body: s.Body) -> dict[str, str]:
    """The attributes of a row that are handed on under another name, by its letters: `builder.volume(row.getVolumeM3())`."""
    taken = {parameter.name for parameter in function.parameters}
    found: dict[str, str] = {}
    for number, node in enumerate(nodes(body)):
        if number > _MOST_NODES:
            break
        match node:
            case s.Call(
                function=s.Attribute(name=method),
                arguments=(s.Argument(value=s.Call(function=s.Attribute(value=s.Name(id=holder), name=read), arguments=())),),
            ) if holder in taken and (attribute := row.accessors.get(read)):
                begin = next((prefix for prefix in TAKING_VERBS if method.startswith(prefix) and method != prefix), "")
                found.setdefault(letters(method.removeprefix(begin)), attribute)
    return found


def _accessed(row: Entity, part: s.Expr) -> set[str]:
    names = {node.name for node in nodes((part,)) if isinstance(node, s.Attribute)}
    return {name for method, name in row.accessors.items() if method in names} | (names & row.attributes.keys())


def _targets(program: Program, cls: ClassInfo, function: Function, body: s.Body) -> list[ClassInfo]:
    """The classes of which a function makes objects: its own, when it is a constructor, what it returns, what it constructs."""
    if "constructor" in function.modifiers:
        return [cls]
    type = program.type_of(function.returns, cls.path, function.qualname)
    returned = program.classes.get(type.cls) if type is not None else None
    if returned is not None and not returned.is_library:
        return [returned] if returned.decl.kind != "enum" else []
    made: dict[str, ClassInfo] = {}
    for number, node in enumerate(nodes(body)):
        if number > _MOST_NODES:
            break
        if isinstance(node, s.New) and not node.body:
            target = program.class_named(cls.path, node.type.name, function.qualname)
            if target is not None and not target.is_library and target.decl.kind in ("class", "record"):
                made[target.id] = target
    return list(made.values())


def _copied(program: Program, target: ClassInfo, row: Entity, read: Mapping[str, str]) -> dict[str, MappedAttribute]:
    """The properties of a class that have the names of what is read of a row; none when they are few of it."""
    properties, unchanged = properties_of(program, target), never_changed(program, target)
    found: dict[str, MappedAttribute] = {}
    for name, type in properties.items():
        source = row.attributes.get(read.get(letters(name), ""))
        if source is not None and source.kind is AttributeKind.COLUMN:
            never = source.never_null or name in unchanged or (type is not None and type.cls in PRIMITIVES)
            found[name] = _replace(source, name=name, never_null=never, primary_key=False)
    return found if len(found) >= max(_FEW, _LEAST_SHARE * len(properties)) else {}


def _entity(
    program: Program, cls: ClassInfo, attributes: dict[str, MappedAttribute], row: Entity, accessors: Accessors
) -> Entity:
    getters = {method: name for method, name in accessors.getters(cls).items() if name in attributes}
    if cls.decl.kind == "interface":
        getters |= {f.name: name for f in getters_of(program, cls) if (name := property_name(f)) in attributes}
    return Entity(
        cls.id,
        cls.name,
        row.table,
        row.framework,
        cls.path,
        line_of(cls.decl.at),
        attributes,
        getters,
        {method: name for method, name in accessors.setters(cls).items() if name in attributes},
        matched_by=MATCHED_BY_NAME,
    )


def _simple(name: str) -> str:
    return name.rpartition(".")[2]
