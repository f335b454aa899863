"""Conditions and operands of SQL, JPQL and HQL as trees."""

from __future__ import annotations

import msgspec

from nullguard.model.queries import Constant, Path


class Opaque(msgspec.Struct, frozen=True):
    """An operand or condition that tells nothing."""


class Column(msgspec.Struct, frozen=True):
    path: Path


class Literal(msgspec.Struct, frozen=True):
    """A constant; `value` None is NULL."""

    value: Constant | None


class Parameter(msgspec.Struct, frozen=True):
    """A value that is given when the query runs."""


class Strict(msgspec.Struct, frozen=True):
    """An operand that is null when one of its parts is; `adds` says that it is their sum."""

    parts: tuple[Expression, ...]
    adds: bool = False


class Fallback(msgspec.Struct, frozen=True):
    """COALESCE: null when all of its parts are."""

    parts: tuple[Expression, ...]


class Aggregate(msgspec.Struct, frozen=True):
    """`sum(x)`: one value for many rows. `name` is empty for one that is never null, like a count; `over` is the column that it
    is computed of, empty where it is something else."""

    name: str
    over: Path = ()


class Count(msgspec.Struct, frozen=True):
    """How many of the parts are not null (num_nonnulls), or with `nulls` are null (num_nulls)."""

    parts: tuple[Expression, ...]
    nulls: bool = False


class Row(msgspec.Struct, frozen=True):
    """Several operands in parentheses: a row, or the values behind IN."""

    parts: tuple[Expression, ...]


class And(msgspec.Struct, frozen=True):
    parts: tuple[Expression, ...]


class Or(msgspec.Struct, frozen=True):
    parts: tuple[Expression, ...]


class Not(msgspec.Struct, frozen=True):
    part: Expression


class IsNull(msgspec.Struct, frozen=True):
    operand: Expression


class Is(msgspec.Struct, frozen=True):
    """`x IS TRUE`, `x IS FALSE`."""

    operand: Expression
    value: bool


class Same(msgspec.Struct, frozen=True):
    """`x IS NOT DISTINCT FROM y`, `x <=> y`: true or false even of nulls."""

    left: Expression
    right: Expression


class Comparison(msgspec.Struct, frozen=True):
    """`operator` is one of = <> < <= > >= like; what is compared by another one is Opaque."""

    left: Expression
    operator: str
    right: Expression


class Between(msgspec.Struct, frozen=True):
    operand: Expression
    least: Expression
    most: Expression


class In(msgspec.Struct, frozen=True):
    """`values` None: a subquery, which may give nothing."""

    operand: Expression
    values: tuple[Expression, ...] | None


Expression = (
    Opaque | Column | Literal | Parameter | Strict | Fallback | Aggregate | Count | Row | And | Or | Not | IsNull | Is | Same
    | Comparison | Between | In
)  # fmt: skip
