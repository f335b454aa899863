"""Django: rows of one-to-one relations that saving the other row makes: in its `save`, or in a receiver of its signals.

Such a row may still be missing (it was deleted, or the other one is older than the code), so its findings are doubtful, not
away. Only what is made of every new row counts.
"""

from __future__ import annotations

from nullguard.frameworks.made_rows.fresh import Fresh
from nullguard.frameworks.made_rows.owners import own_first
from nullguard.frameworks.made_rows.receivers import Receivers, is_made_at_once
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.finding import Place
from nullguard.model.nodes import nodes
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_MOST_STEPS = 8
"""Methods of one lookup that are walked through."""


class Companions:
    """Answers for the relations of one program, asked one after the other."""

    def __init__(self, program: Program, schema: EntitySchema) -> None:
        self._program, self._schema = program, schema
        self._receivers = Receivers(program, schema)
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
        if not parent.path.endswith((".py", ".pyi")) or is_made_at_once(program, parent):
            return None
        names = frozenset({relations[0].name, relations[0].key_attribute} - {""})
        fresh = Fresh(program, parent, child, names, mapped.name)
        save = program.method(parent, "save")
        if save is not None and save.functions and not save.functions[0].is_library:
            found = fresh.made_by_save(save.functions[0])
            if found is not None:
                return found
        for function in self._receivers.of(parent, library_names("signal")):
            found = fresh.made_by_receiver(function)
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
