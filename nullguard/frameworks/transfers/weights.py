"""What each thing that code gives to a field tells: that it holds a column, or that it holds something else."""

from __future__ import annotations

from nullguard.frameworks.made_rows.entrances import Entrances
from nullguard.frameworks.made_rows.events import Given
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.frameworks.transfers.columns import Columns
from nullguard.frameworks.transfers.fields import Fields
from nullguard.frameworks.transfers.gift import Gift
from nullguard.frameworks.transfers.typing import Types
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type


class Weights:
    """Weighs the gifts to the fields of one program's classes."""

    def __init__(
        self, program: Program, schema: EntitySchema, fields: Fields, entrances: Entrances, types: Types, columns: Columns
    ) -> None:
        self._program, self._schema = program, schema
        self._fields, self._entrances, self._types, self._columns = fields, entrances, types, columns

    def of(self, gift: Gift) -> int:
        """1 for a column, -1 for what is none; nothing for null, a column that was tested before, what the class's own code is
        handed in, and what is made of the field itself (`view.setName(view.getName().trim())`), but of what users send."""
        node, function = gift.value.node, gift.value.function
        of_rows = self.holds_row(gift)
        if is_null(node) or self._columns.read(gift.value, True, of_rows) is not None:
            return 0 if self._columns.read(gift.value, False, of_rows) is None else 1
        if self._is_made_of_itself(gift):
            return 0
        is_handed_in = isinstance(node, s.Name) and any(parameter.name == node.id for parameter in function.decl.parameters)
        is_own = function.owner is not None and function.owner in self._program.ancestors(gift.cls)
        return 0 if is_handed_in and is_own else -1

    def is_relayed(self, gift: Gift) -> bool:
        """Whether the column that a field is given comes from another object that is no row, which may hold something else."""
        column = self._columns.read(gift.value, False, self.holds_row(gift))
        return column is not None and column.is_relayed

    def holds_row(self, gift: Gift) -> bool:
        """Whether a field is of a mapped class: what it is given may be a row that another one leads to."""
        member = self._program.field(gift.cls, gift.field)
        type = self._program.member_type(Type(gift.cls.id), member) if member is not None else None
        return type is not None and self._schema.entity(type.cls) is not None

    def _is_made_of_itself(self, gift: Gift) -> bool:
        getters = {method for method, name in self._fields.getters(gift.cls).items() if name == gift.field}
        return not self._entrances.are_open((gift.cls,)) and any(
            isinstance(part, s.Attribute) and part.name in getters and self._may_be_of(gift.cls, part.value, gift.value)
            for part in nodes((gift.value.node,))
        )

    def _may_be_of(self, cls: ClassInfo, holder: s.Expr, given: Given) -> bool:
        """Whether an object may be of a class, by what is declared: `request.getName()` of a request is something else."""
        type = self._types.of(holder, given)
        other = self._program.classes.get(type.cls) if type is not None else None
        return other is None or cls in self._program.ancestors(other) or other in self._program.ancestors(cls)
