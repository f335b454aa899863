"""Django: rows of one-to-one relations that saving the other row makes: in its `save`, or in a receiver of its signals.

Such a row may still be missing (it was deleted, or the other one is older than the code), so its findings are doubtful, not
away. Only what is made of every new row counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.frameworks.django.named_models import GET_USER_MODEL, NamedModels
from nullguard.frameworks.made_rows.fresh import Fresh
from nullguard.frameworks.made_rows.owners import own_first, scope_of
from nullguard.frameworks.schema import EntitySchema
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.finding import Place
from nullguard.model.nodes import last_name, nodes
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo

_USER_SETTING = "AUTH_USER_MODEL"

_MOST_STEPS = 8
"""Methods of one lookup that are walked through."""


@dataclass(frozen=True)
class _Connected:
    """A receiver, and what it was told as sender in a source."""

    function: FunctionInfo
    sender: s.Expr
    path: str
    scope: str


class Companions:
    """Answers for the relations of one program, asked one after the other."""

    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program, self._schema = program, schema
        self._connections: tuple[_Connected, ...] | None = None
        self._models: NamedModels | None = None
        self._found: dict[tuple[str, str], Place | None] = {}

    def made_with(self, entity: Entity, mapped: MappedAttribute) -> Place | None:
        """Where saving a new row of the entity makes the row that a reverse one-to-one relation leads to; None where nothing is
        seen to make it of each row."""
        key = (entity.class_id, mapped.name)
        if key not in self._found:
            outer, self._program.reads = self._program.reads, set()
            self._found[key] = self._find(entity, mapped)
            self._program.reads = outer
        return self._found[key]

    def looked_up(self, row: str, path: str, at: int) -> Place | None:
        """The same for the row of a class that a lookup, a call at a place, finds by its relation to the row which makes it."""
        entity = self._schema.entity(row)
        if entity is None or not path.endswith(".py"):
            return None
        for relation in entity.attributes.values():
            parent = self._schema.entity(relation.target) if relation.kind is AttributeKind.RELATION else None
            if parent is None:
                continue
            for mapped in parent.attributes.values():
                if mapped.kind is not AttributeKind.REVERSE or mapped.target != row:
                    continue
                found = self.made_with(parent, mapped) if relation in self._relations(parent, mapped) else None
                if found is not None and self._is_asked_by(relation.name, path, at):
                    return found
        return None

    def _is_asked_by(self, name: str, path: str, at: int) -> bool:
        """Whether a lookup asks for one column only."""
        outer, self._program.reads = self._program.reads, set()
        keys = self._keys(path, at)
        self._program.reads = outer
        return keys == (name,)

    def _find(self, entity: Entity, mapped: MappedAttribute) -> Place | None:
        program = self._program
        parent, child = program.classes.get(entity.class_id), program.classes.get(mapped.target)
        relations = self._relations(entity, mapped)
        if mapped.kind is not AttributeKind.REVERSE or parent is None or child is None or len(relations) != 1:
            return None
        if not parent.path.endswith((".py", ".pyi")) or self._is_made_at_once(parent):
            return None
        names = frozenset({relations[0].name, relations[0].key_attribute} - {""})
        fresh = Fresh(program, parent, child, names, mapped.name)
        save = program.method(parent, "save")
        if save is not None and save.functions and not save.functions[0].is_library:
            found = fresh.made_by_save(save.functions[0])
            if found is not None:
                return found
        for item in self._receivers():
            found = fresh.made_by_receiver(item.function) if self._is_sender(item, parent) else None
            if found is not None:
                return found
        return None

    def _relations(self, parent: Entity, mapped: MappedAttribute) -> tuple[MappedAttribute, ...]:
        """The attributes of the other row whose reverse an attribute can be: told apart by where they are declared."""
        child = self._schema.entity(mapped.target)
        cls = self._program.classes.get(parent.class_id)
        if child is None or cls is None:
            return ()
        targets = {base.id for base in self._program.ancestors(cls)}
        found = [other for other in child.attributes.values() if other.kind is AttributeKind.RELATION and other.target in targets]
        if len(found) > 1:
            declared = {(said.path, said.line) for said in mapped.evidence}
            found = [other for other in found if any((said.path, said.line) in declared for said in other.evidence)]
        return tuple(found)

    def _is_made_at_once(self, parent: ClassInfo) -> bool:
        """Whether rows are made by `bulk_create`, which calls neither `save` nor receivers."""
        for function in self._program.callers().mentioning("bulk_create"):
            for node in nodes(self._program.body(function)):
                if isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and node.function.name == "bulk_create":
                    root = render(node.function.value).partition(".")[0]
                    if root and self._program.class_named(function.path, root, scope_of(function)) is parent:
                        return True
        return False

    # ---- receivers

    def _receivers(self) -> tuple[_Connected, ...]:
        if self._connections is None:
            self._connections = (*self._decorated(), *self._connected())
        return self._connections

    def _decorated(self) -> Iterator[_Connected]:
        """`@receiver(post_save, sender=Order)`."""
        for path in sorted(self._program.sources):
            if not path.endswith(".py"):
                continue
            for function in self._program.functions_of(path):
                for annotation in function.decl.annotations:
                    if annotation.name.rpartition(".")[2] != "receiver" or not annotation.arguments:
                        continue
                    if any(last_name(node) in library_names("signal") for node in nodes([annotation.arguments[0].value])):
                        for argument in annotation.arguments[1:]:
                            if argument.name == "sender":
                                yield _Connected(function, argument.value, path, "")

    def _connected(self) -> Iterator[_Connected]:
        """`post_save.connect(make_profile, sender=User)`."""
        for caller in self._program.callers().mentioning("connect"):
            for node in nodes(self._program.body(caller)):
                if not isinstance(node, s.Call) or not isinstance(node.function, s.Attribute) or node.function.name != "connect":
                    continue
                named = {argument.name: argument.value for argument in node.arguments if argument.name}
                target = named.get("receiver", node.arguments[0].value if node.arguments else None)
                sender = named.get("sender")
                if last_name(node.function.value) not in library_names("signal") or target is None or sender is None:
                    continue
                scope = scope_of(caller)
                function = self._program.resolve(caller.path, render(target), scope)
                if isinstance(function, FunctionInfo):
                    yield _Connected(function, sender, caller.path, scope)

    def _is_sender(self, item: _Connected, parent: ClassInfo) -> bool:
        """Whether the rows of a model send to a receiver: signals ask for the very class."""
        sender = item.sender
        if isinstance(sender, s.Constant):
            return isinstance(sender.value, str) and self._named_models().named(sender.value) == parent.id
        if last_name(sender) == _USER_SETTING or _is_user_call(sender):
            return self._named_models().user == parent.id
        symbol = self._program.resolve(item.path, render(sender), item.scope)
        if isinstance(symbol, VariableInfo) and symbol.decl.value is not None and _is_user_call(symbol.decl.value):
            return self._named_models().user == parent.id
        return symbol is parent

    def _named_models(self) -> NamedModels:
        if self._models is None:
            self._models = NamedModels(self._program, tuple(self._schema.entities))
        return self._models

    # ---- lookups

    def _keys(self, path: str, at: int) -> tuple[str, ...]:
        """The columns that a lookup asks for, also of a query that another method of the class gives (`self.get_queryset()`)."""
        for function in self._program.functions_of(path) if path in self._program.sources else ():
            for node in nodes(self._program.body(function)):
                if isinstance(node, s.Call) and node.at == at:
                    return self._asked(node, function)
        return ()

    def _asked(self, node: s.Expr, function: FunctionInfo) -> tuple[str, ...]:
        found: list[str] = []
        for _ in range(_MOST_STEPS):
            if not isinstance(node, s.Call) or not isinstance(node.function, s.Attribute):
                break
            given = [argument for argument in node.arguments if node.function.name != "order_by"]
            if any(argument.name is None for argument in given):
                return ()
            found.extend(argument.name for argument in given if argument.name)
            holder = node.function.value
            if isinstance(holder, s.Name) and function.owner is not None and function.decl.parameters[: own_first(function)]:
                if holder.id == function.decl.parameters[0].name:
                    member = self._program.method(function.owner, node.function.name)
                    callee = member.functions[0] if member is not None and member.functions else None
                    body = self._program.body(callee) if callee is not None and not callee.is_library else ()
                    returns = [item for item in nodes(body) if isinstance(item, s.Return)]
                    if callee is None or given or len(returns) != 1 or returns[0].value is None:
                        return ()
                    node, function = returns[0].value, callee
                    continue
            node = holder
        return tuple(found)


def _is_user_call(node: s.Expr) -> bool:
    return isinstance(node, s.Call) and last_name(node.function) == GET_USER_MODEL
