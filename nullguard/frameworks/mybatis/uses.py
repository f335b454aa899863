"""What MyBatis makes of rows: the classes that selects and result maps fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nullguard.frameworks.mybatis.statements import MapperStatement
from nullguard.frameworks.row_classes.uses import MYBATIS, RowUse


def row_uses(statements: Iterable[MapperStatement]) -> Iterator[RowUse]:
    """The objects that each select makes, those inside others too."""
    for statement in statements:
        for filled in statement.results:
            yield RowUse(
                filled.row,
                MYBATIS,
                statement.path,
                statement.line,
                statement.rows,
                filled.columns,
                relations=filled.relations,
                nested=filled.nested,
            )
