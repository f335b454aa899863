"""Which names make a function worth interpreting: those of everything that can be null."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.protocols import FrameworkModel
from nullguard.flow.receivers.appended import ADDING
from nullguard.flow.receivers.held_nulls import last_attribute
from nullguard.flow.receivers.parameters import HANDED, PROVIDED, provided_in
from nullguard.flow.receivers.wrapping import WRAPPING
from nullguard.flow.schema import Schema
from nullguard.flow.summaries.returns import CALL_DEPTH, HANDED_ON
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN, Class, Function
from nullguard.model.nodes import last_name
from nullguard.program.program import Program
from nullguard.program.written_types import admits_null

NULL_LITERAL = "None"
"""How `Function.mentions` spells a null literal of either language."""

_ALIASES = 3
"""How many attributes are set to one another, the first of them to what a row holds: `receivers.classes` follows as many."""

_SMALL = 4
"""Names that a function mentions which only hands on a call: those of the call, and of what it is called on and with."""


def interesting_names(program: Program, schema: Schema, frameworks: Iterable[FrameworkModel]) -> frozenset[str]:
    """Attributes and accessors of nullable columns, functions, variables and fields that are declared to give null, what
    frameworks name besides, the null literal, and what refuses null."""
    frameworks = tuple(frameworks)
    columns = schema.names()
    found = {NULL_LITERAL, *columns, *(name for framework in frameworks for name in framework.names()), *_dictionaries_of_rows()}
    finders = _finders(program)
    found |= _set_to(program, columns, finders) | _kept_by_records(program, columns) | _wrapping(program, finders)
    for cls in program.classes.values():
        found.update(_nullable_members(cls.decl))
    aliases = _nullable_aliases(program)
    for facts in (*program.sources.values(), *program.libraries.values()):
        found.update(function.name for function in facts.functions if _gives_null(function))
        found.update(field.name for field in facts.variables if field.type is not None and field.type.nullable)
    found |= _declared_by_alias(program, aliases)
    found = _with_callers(program, found)
    found |= {name + HANDED for framework in frameworks for name in framework.handed_names}
    found |= _provided_types(program, found) | {name + PROVIDED for name in aliases} | _kept_rows(program, schema, found)
    return frozenset(found) | library_names("rejecting") | library_names("validating-row") | library_names("text-read")


def _dictionaries_of_rows() -> set[str]:
    """What makes a dictionary of a row, which code asks for columns by texts."""
    functions = {name.rpartition(".")[2] for name in library_names("row-to-dictionary")}
    return functions | library_names("attributes-of-object") | library_names("record-as-dictionary")


def _nullable_aliases(program: Program) -> set[str]:
    """The names that sources give to types which admit null: `Found = Order | None`."""
    return {
        field.name
        for facts in program.sources.values()
        for field in facts.variables
        if isinstance(field.value, (s.Subscript, s.Arithmetic)) and admits_null(field.value)
    }


def _declared_by_alias(program: Program, aliases: set[str]) -> set[str]:
    """The functions, variables and fields of a type that one of the names stands for."""
    found: set[str] = set()
    for facts in program.sources.values() if aliases else ():
        functions = (*facts.functions, *(method for cls in facts.classes for method in cls.functions))
        fields = (*facts.variables, *(field for cls in facts.classes for field in cls.fields))
        declared = (*((one.name, one.returns) for one in functions), *((one.name, one.type) for one in fields))
        found.update(name for name, type in declared if type is not None and type.name.rpartition(".")[2] in aliases)
    return found


def _kept_rows(program: Program, schema: Schema, names: set[str]) -> set[str]:
    """The private fields of Java classes that hold a row and that methods set which mention one of the names."""
    java = [cls for cls in program.classes.values() if not cls.is_library and cls.path.endswith(".java")]
    rows = {cls.name for cls in program.classes.values() if schema.is_entity(cls.id)} if java else set()
    return {
        field.name
        for cls in java
        if not schema.is_entity(cls.id)
        for field in cls.decl.fields
        if field.type is not None and field.type.name in rows and "private" in field.modifiers and not field.annotations
        if any(
            field.name + WRITTEN in function.mentions and not names.isdisjoint(function.mentions)
            for function in cls.decl.functions
        )
    }


def _provided_types(program: Program, names: set[str]) -> set[str]:
    """The names of types for which a framework calls a function of one of the names: `Annotated[Order, Depends(find_order)]`."""
    return {
        field.name + PROVIDED
        for facts in program.sources.values()
        for field in facts.variables
        if (call := provided_in(field.value)) is not None and last_name(call.arguments[0].value) in names
    }


def _set_to(program: Program, columns: frozenset[str], finders: frozenset[str]) -> set[str]:
    """The attributes that methods set to a nullable attribute of another name, or to a parameter that is called like one
    (`self._note = note`), or to what a query finds, also one of a function of the project, and those that are set to them."""
    asking = finders | _asking()
    properties = _properties(program) & finders
    pairs = {
        (field.name, read)
        for cls in program.classes.values()
        if not cls.is_library
        for field in cls.decl.fields
        if "instance" in field.modifiers and field.value is not None
        for arm in _arms(field.value)
        if isinstance(arm, s.Attribute | s.Name) and field.name != (read := last_name(arm))
    }
    found = {
        field.name
        for cls in program.classes.values()
        if not cls.is_library and cls.path.endswith(".py")
        for field in cls.decl.fields
        if "instance" in field.modifiers and field.value is not None
        if any(_looks_up(arm, finders) or last_attribute(arm) in properties for arm in _arms(field.value))
    }
    found |= _filled(program, columns)
    for facts in program.sources.values():
        for function in (*facts.functions, *(function for cls in facts.classes for function in cls.functions)):
            if not asking.isdisjoint(function.mentions):  # `g.user = …`, `request.user = …`
                found.update(name.removesuffix(WRITTEN) for name in function.mentions if name.endswith(WRITTEN))
    for _ in range(_ALIASES):
        found |= {name for name, source in pairs if source in columns or source in found}
    return found


def _arms(node: s.Expr) -> tuple[s.Expr, ...]:
    """What an expression may give: `order.buyer if order.buyer_id else None` the buyer or null."""
    if isinstance(node, s.Conditional):
        return node.body, node.orelse
    return node.operands if isinstance(node, s.Boolean) else (node,)


def _properties(program: Program) -> set[str]:
    return {
        function.name
        for cls in program.classes.values()
        if not cls.is_library and cls.path.endswith(".py")
        for function in cls.decl.functions
        if "property" in function.modifiers
    }


def _filled(program: Program, columns: frozenset[str]) -> set[str]:
    """The attributes that hold lists or sets which methods fill that mention nullable attributes:
    `self.days.append(order.paid_at)`, `self.buyers.add(order.buyer)`."""
    found: set[str] = set()
    adding_to = frozenset(ADDING.values())
    for cls in program.classes.values():
        if cls.is_library or not cls.path.endswith(".py"):
            continue
        added = {
            adding
            for function in cls.decl.functions
            if not adding_to.isdisjoint(function.mentions) and not columns.isdisjoint(function.mentions)
            for adding in adding_to.intersection(function.mentions)
        }
        fields = [field for field in cls.decl.fields if "instance" in field.modifiers] if added else []
        found.update(field.name for field in fields if ADDING.get(_empty(field.value)) in added)
    return found


def _empty(node: s.Expr | None) -> str:
    """The class of an empty list or set that an expression makes: `[]`, `set()`."""
    match node:
        case s.Collection(kind="list", items=()):
            return "builtins.list"
        case s.Call(function=s.Name(id="list" | "set" as name), arguments=()):
            return f"builtins.{name}"
    return ""


def _kept_by_records(program: Program, columns: frozenset[str]) -> set[str]:
    """The fields of dataclasses and their like that are made where a nullable attribute is mentioned."""
    fields: dict[str, set[str]] = {}
    markers = library_names("record-decorator")
    for cls in program.classes.values():
        if cls.is_library or not cls.path.endswith(".py"):
            continue
        is_marked = any(mark.name in markers for mark in cls.decl.annotations)
        if is_marked or any(base.name.endswith("NamedTuple") for base in cls.decl.bases):
            own = (field.name for field in cls.decl.fields if "instance" not in field.modifiers)
            fields.setdefault(cls.name, set()).update(own)
    found: set[str] = set()
    for facts in program.sources.values() if fields else ():
        for function in (*facts.functions, *(function for cls in facts.classes for function in cls.functions)):
            made = fields.keys() & function.mentions
            if made and not columns.isdisjoint(function.mentions):
                found.update(name for record in made for name in fields[record])
    return found


def _finders(program: Program) -> frozenset[str]:
    """The names of Python functions that may look for a row themselves and give something back."""
    asking = _asking()
    return frozenset(
        function.name
        for path, facts in program.sources.items()
        if path.endswith(".py")
        for function in (*facts.functions, *(function for cls in facts.classes for function in cls.functions))
        if function.name != "get" and not function.name.startswith("__")
        if not _gives_nothing(function) and not asking.isdisjoint(function.mentions)
    )


def _asking() -> frozenset[str]:
    """What looks for a row, or may: methods of sessions are called like one of dictionaries."""
    by_name = library_names("row-or-null") | library_names("first-row")
    return by_name | library_names("row-by-key") | library_names("value-or-null")


def _wrapping(program: Program, finders: frozenset[str]) -> set[str]:
    """The names of Python functions that as decorators may hand on what they look up."""
    asking = finders | _asking()
    return {
        function.name + WRAPPING
        for path, facts in program.sources.items()
        if path.endswith(".py")
        for function in facts.functions
        if function.parameters and not asking.isdisjoint(function.mentions)
    }


def _looks_up(node: s.Expr, finders: frozenset[str]) -> bool:
    """Whether an expression is a lookup that gives a row or null: `….first()`, `session.get(Order, number)`, `find(number)`."""
    node = node.value if isinstance(node, s.Await) else node
    if isinstance(node, s.Boolean) and node.operator == "or":
        return _looks_up(node.operands[-1], finders)
    if isinstance(node, s.Call) and last_name(node.function) in finders:
        return True
    if not isinstance(node, s.Call) or not isinstance(node.function, s.Attribute):
        return False
    if node.function.name == "get":
        return bool(node.arguments) and not isinstance(node.arguments[0].value, s.Constant)
    return node.function.name in _asking()


def _with_callers(program: Program, names: set[str]) -> set[str]:
    """The names, and those of functions whose bodies mention them, as many calls deep as the flow looks: small functions may only
    hand on a call, which takes no depth."""
    functions = [
        function
        for function in (
            *(function for facts in program.sources.values() for function in facts.functions),
            *(function for cls in program.classes.values() if not cls.is_library for function in cls.decl.functions),
        )
        if not _gives_nothing(function) or function.mentions == (NULL_LITERAL,) or _calls_consumers(function)
    ]
    small = [function for function in functions if len(function.mentions) <= _SMALL]
    for _ in range(CALL_DEPTH):
        names = names | {function.name for function in functions if not names.isdisjoint(function.mentions)}
        for _ in range(HANDED_ON):
            more = {function.name for function in small if function.name not in names and not names.isdisjoint(function.mentions)}
            if not more:
                break
            names |= more
    return names


def _calls_consumers(function: Function) -> bool:
    """Whether a function is handed one that it may call with what it has looked up: `void withOrder(Consumer<Order> work)`."""
    types = library_names("consumer-type")
    return any(item.type is not None and item.type.name.rpartition(".")[2] in types for item in function.parameters)


def _nullable_members(cls: Class) -> set[str]:
    names = {function.name for function in cls.functions if _gives_null(function)}
    return names | {
        field.name for field in cls.fields if (field.type is not None and field.type.nullable) or is_nullable(field.annotations)
    }


def _gives_null(function: Function) -> bool:
    if _gives_nothing(function):
        return False
    return (function.returns is not None and function.returns.nullable) or is_nullable(function.annotations)


def _gives_nothing(function: Function) -> bool:
    """Whether a function is declared to give nothing, so that nobody uses what it gives."""
    return function.returns is not None and function.returns.name in _NOTHING


_NOTHING = frozenset({"None", "void", "NoReturn", "Never"})
