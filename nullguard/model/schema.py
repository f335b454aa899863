"""What production is: the manifest, and how the code's classes map to it."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any

import msgspec

from nullguard.model.syntax import TypeRef


class Origin(IntEnum):
    """Kinds of schema evidence, the strongest highest (DESIGN section 3.4)."""

    CONVENTION = 1
    MAPPING = 2
    MIGRATION = 3
    MANIFEST = 4
    DATABASE = 5


class Evidence(msgspec.Struct, frozen=True, order=True):
    """One statement about a column's nullability and where it stands.

    `nullable` None means that this evidence does not say. `explicit` distinguishes `null=True` from an omitted `nullable`.
    `text` is a short phrase such as `null=True` or `@Column without nullable`. `kind` refines: mapping, migration-added,
    migration-altered, validation (`@NotNull`), constraint.
    """

    origin: Origin
    nullable: bool | None
    explicit: bool
    path: str
    line: int
    text: str
    kind: str = "mapping"


class Basis(StrEnum):
    """Where statistics come from: the server's own estimate, a sample that was taken to learn them, or all rows."""

    ESTIMATED = "estimated"
    SAMPLED = "sampled"
    COUNTED = "counted"


class Statistics(msgspec.Struct, frozen=True):
    """Production statistics of a column: share of nulls as a fraction 0..1, row count of its table, average width in bytes.

    `n_distinct` counts values other than null. `basis` is None where nobody says how the figures were found; `sample` is how many
    rows an estimate or sample looked at, when that is known.
    """

    null_fraction: float | None = None
    rows: int | None = None
    avg_width: int | None = None
    n_distinct: int | None = None
    basis: Basis | None = None
    sample: int | None = None


class Column(msgspec.Struct, frozen=True):
    """A column with all its evidence, strongest first.

    `added_by` is the migration that added it to an existing table, `backfilled_by` the one that gave the rows of then a value.
    `default` is SQL; `generated` marks computed columns.
    """

    name: str
    type: str = ""
    nullable: bool | None = None
    explicit: bool = False
    evidence: tuple[Evidence, ...] = ()
    statistics: Statistics = Statistics()
    added_by: str = ""
    primary_key: bool = False
    references: str = ""
    default: str = ""
    generated: bool = False
    backfilled_by: str = ""


class UniqueKey(msgspec.Struct, frozen=True):
    """Columns whose values no two rows share: rows that fulfil `where` (SQL, empty: all). Rows with null in one of them never
    meet, unless `nulls_distinct` is False."""

    columns: tuple[str, ...]
    where: str = ""
    nulls_distinct: bool = True


class Table(msgspec.Struct, frozen=True):
    """`name` may be schema-qualified; columns by name in declaration order; `checks` are the conditions of CHECKs as SQL."""

    name: str
    columns: dict[str, Column]
    rows: int | None = None
    unique: tuple[UniqueKey, ...] = ()
    checks: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    is_view: bool = False


class Database(msgspec.Struct, frozen=True):
    """One schema that the tree talks to; `units` says which code reads it (all, when there is one)."""

    name: str
    tables: dict[str, Table]
    units: tuple[str, ...] = (".",)


class Window(msgspec.Struct, frozen=True, rename={"since": "from", "until": "to"}):
    """When and how latencies were measured: dates as written, how many calls, the most calls in one second, and by what tool."""

    since: str = ""
    until: str = ""
    samples: int | None = None
    load_rps_peak: float | None = None
    source: str = ""


class RateLimit(msgspec.Struct, frozen=True):
    """How many requests a service takes in `per_s` seconds, and how it says that there were more: a status and a header."""

    requests: float | None = None
    per_s: float | None = None
    status: int | None = None
    header: str = ""


class Vendor(msgspec.Struct, frozen=True):
    """What the vendor says of an operation: the timeout to set, the longest answer it promises (both in ms), and where."""

    recommended_timeout_ms: float | None = None
    sla_ms: float | None = None
    url: str = ""


class Endpoint(msgspec.Struct, frozen=True):
    """An operation of a service. `latency_ms` maps p50, p90, p95, p99, p999, max and connect_p99 to milliseconds, as far as they
    are known; `error_rate` and the values of `statuses` are fractions of all calls. Latencies at or above `censored_at_ms` were
    cut off by a client's timeout."""

    operation: str = ""
    method: str = ""
    path: str = ""
    idempotent: bool | None = None
    latency_ms: dict[str, float] = {}
    censored_at_ms: float | None = None
    error_rate: float | None = None
    rate_limit: RateLimit = RateLimit()
    statuses: dict[str, float] = {}
    window: Window = Window()
    vendor: Vendor = Vendor()


class Service(msgspec.Struct, frozen=True):
    """A third party: how the code names it (hosts, configuration keys, SDKs such as `stripe` or `botocore:s3`) and how it
    behaves."""

    id: str
    hosts: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    sdk: tuple[str, ...] = ()


class Caller(msgspec.Struct, frozen=True):
    """Whoever waits for this code: its deadline in ms, how many requests it runs at once, and where it enters: patterns of
    qualified names (`app.views.*`), none for everywhere."""

    id: str
    kind: str = ""
    deadline_ms: float | None = None
    concurrency: int | None = None
    entrypoints: tuple[str, ...] = ()


class Budgets(msgspec.Struct, frozen=True):
    """What this project accepts: the fraction of calls that may fail by a timeout, and how many times the slowest measured
    answer a timeout must be; None for the rules' own values."""

    max_failure_rate: float | None = None
    headroom: float | None = None


class Manifest(msgspec.Struct, frozen=True):
    """What production is. Environments stay as plain data: their keys are open."""

    databases: dict[str, Database] = {}
    services: tuple[Service, ...] = ()
    callers: tuple[Caller, ...] = ()
    environments: dict[str, dict[str, Any]] = {}
    budgets: Budgets = Budgets()


class AttributeKind(StrEnum):
    COLUMN = "column"
    RELATION = "relation"
    REVERSE = "reverse"
    COLLECTION = "collection"
    EMBEDDED = "embedded"


class MappedAttribute(msgspec.Struct, frozen=True):
    """An attribute of an entity and what it maps to.

    `column` is the database column (for a relation its key column), empty where there is none. `key_attribute` names the sibling
    attribute that holds a relation's raw key (Django's `customer_id` for `customer`), and is itself an attribute of kind column.
    `type` is the Python or Java type of a loaded value, `target` the id of the related entity's class (element class for
    collections). `evidence` is the mapping's own; the manifest merges it with the rest. `raises_when_missing` marks Django's
    reverse one-to-one, which raises instead of giving None. `table` is where the column is when that is not the entity's own
    table (multi-table inheritance, joined subclasses). `never_null` marks attributes whose value is never None although their
    column may be (FieldFile). `references` is the table that a column's own foreign key leads to. `filled_by` are the words by
    which whatever saves a row gives the attribute a value. `keeps_default` says that whatever saves a row leaves its null out, so
    that the column has its default, or what it had. `has_default`: the database gives a value where a row is stored without one,
    as what saves it does with its null. `inverse` is, of a collection, the relation to one row by which all its rows lead back.
    `is_relayed` says of an object that is no row that it was given the column by another such object, `is_mixed` that others of
    its class are given what is no column. The names in `type` are class ids, not names as some source writes them.
    """

    name: str
    kind: AttributeKind
    column: str = ""
    type: TypeRef | None = None
    target: str = ""
    key_attribute: str = ""
    evidence: tuple[Evidence, ...] = ()
    primary_key: bool = False
    raises_when_missing: bool = False
    table: str = ""
    never_null: bool = False
    references: str = ""
    filled_by: str = ""
    keeps_default: bool = False
    has_default: bool = False
    inverse: str = ""
    is_relayed: bool = False
    is_mixed: bool = False

    @property
    def is_generic_key(self) -> bool:
        """Whether it leads to rows of any class by their class and key, which no foreign key keeps."""
        return self.kind is AttributeKind.RELATION and not self.column and bool(self.key_attribute)


MATCHED_BY_NAME = "name"
TRANSFERRED = "transferred"
"""How a class is known whose objects are no rows, but are given columns of rows."""


class Validations(msgspec.Struct, frozen=True):
    """What methods of a class refuse, as SQL conditions that rows fulfil, with the names of attributes in place of columns.

    `always` is asked whenever a row is saved, `sometimes` only by code that validates rows before it saves them.
    """

    always: tuple[str, ...] = ()
    sometimes: tuple[str, ...] = ()


class Entity(msgspec.Struct, frozen=True):
    """A class mapped to a table. `class_id` is the program's class id; inherited attributes are included.

    `accessors` maps a method name that merely returns an attribute (`getExternalReference`) to that attribute's name,
    `mutators` a method that merely sets it. `framework` is django, sqlalchemy, jpa, …
    `checks` are conditions that the class declares for its table, as SQL, `validations` those that its methods refuse to break.
    `matched_by` is MATCHED_BY_NAME where no mapping and no query tells the table, only the names of class and columns,
    TRANSFERRED where the class has no table, and each attribute is a column that code gives it.
    """

    class_id: str
    name: str
    table: str
    framework: str
    path: str
    line: int
    attributes: dict[str, MappedAttribute]
    accessors: dict[str, str] = {}
    mutators: dict[str, str] = {}
    abstract: bool = False
    matched_by: str = ""
    checks: tuple[str, ...] = ()
    validations: Validations = Validations()
