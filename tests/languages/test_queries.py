"""What the texts of queries say of their rows.

Each verdict on JPQL was seen in rows that Hibernate 6.5 gave from H2, where every attribute was null in some row; those on SQL
follow from its logic of three values.
"""

from __future__ import annotations

import sqlite3
from itertools import product

import pytest

from nullguard.languages.sql.queries import read_select
from nullguard.model.queries import Equal, Origin, Output


def _present(condition):
    rows = read_select(f"select o from Order o where {condition}")
    assert rows is not None
    return {".".join(path[1:]) for path in rows.present if path[0].lower() == "o"}


@pytest.mark.parametrize(
    "condition",
    [
        "o.reference is not null",
        "O.reference IS NOT NULL",
        "not (o.reference is null)",
        "not not o.reference is not null",
        "not (o.reference is null or o.reference = '')",
        "o.reference = :reference",
        "o.reference = ?1",
        "?1 = o.reference",
        "o.reference <> 'Z'",
        "o.reference != 'Z'",
        "o.reference > 'A'",
        "not o.reference < 'A'",
        "o.reference in (:references)",
        "o.reference in ?1",
        "o.reference in (select p.note from Order p)",
        "o.reference not in ('Y', 'Z')",
        "o.reference like '%R%'",
        "o.reference not like '%Z%' escape '!'",
        "o.reference between 'A' and 'Z'",
        "o.reference not between 'A' and 'B'",
        "lower(o.reference) = 'r'",
        "substring(o.reference, 1, 2) = 'R'",
        "nullif(o.reference, 'Z') = 'R'",
        "cast(o.reference as integer) + 1 > 2",
        "o.reference::text = 'R'::text",
        "o.reference = any(array['R'::text, 'S'])",
        "o.reference is not distinct from 'R'",
        "o.reference = any (select p.note from Order p)",
        "(o.reference is not null and o.id > 1) or (o.reference is not null and o.id < 0)",
        "o.reference is not null and (1 = 1 or o.id is null)",
        "(((o.reference is not null)))",
        "case when o.id = 1 and o.id = 2 then 1 else 2 end = 1 and o.reference is not null",
        "exists (select i from Item i where i.order = o) and o.reference is not null -- and so on",
        "o.note = 'it''s or o.id' and o.reference is not null",
        "something unheard of o.id and o.reference is not null",
    ],
)
def test_conditions_that_no_row_without_a_reference_fulfils(condition):
    assert "reference" in _present(condition)


@pytest.mark.parametrize(
    "condition",
    [
        "o.reference is null",
        "not (o.reference is not null)",
        "o.reference is not null or o.id > 1",
        "not (o.reference is null and o.id is null)",
        "(:reference is null or o.reference = :reference)",
        "o.reference not in (:possibly_none)",
        "o.reference not in (select p.note from Order p)",
        "o.reference > all (select p.note from Order p)",
        "o.reference <> all (select p.note from Order p)",
        "coalesce(o.reference, 'R') = 'R'",
        "coalesce(o.reference, o.note) = 'R'",
        "case when o.reference is not null then 1 else 1 end = 1",
        "o.reference is distinct from 'Z'",
        "exists (select i from Item i where i.sku is not null)",
        "o.items is not empty",
        "o.paid is not true",
        "unknown_function(o.reference) = 1",
        "o.note = 'o.reference is not null'",
        "o.note is not null /* and o.reference is not null */",
        "something unheard of o.reference",
    ],
)
def test_conditions_that_a_row_without_a_reference_may_fulfil(condition):
    assert "reference" not in _present(condition)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("o.paid", {"paid"}),
        ("not o.paid", {"paid"}),
        ("o.paid is true", {"paid"}),
        ("o.quantity + o.discount > 2", {"quantity", "discount"}),
        ("o.customer.name = 'N'", {"customer.name"}),
        ("coalesce(o.a, o.a) = 1", {"a"}),
        ("extract(year from o.paidAt) = 2026", {"paidAt"}),
        ("trim(both ' ' from o.a) = 'b'", {"a"}),
    ],
)
def test_what_else_conditions_tell(condition, told):
    assert _present(condition) == told


@pytest.mark.parametrize(
    ("joined", "outer", "keys"),
    [
        ("orders o left join b on b.id = o.b_id", [False, True], [(), ("o", "b_id")]),
        ("orders o left join b on O.b_id = B.id and b.x = 1", [False, True], [(), ("O", "b_id")]),
        ("orders o left join b on b.x = 1", [False, True], [(), ()]),
        ("orders o left join b on b.id > o.b_id", [False, True], [(), ()]),
        ("orders o left join b on b.id = o.b_id or b.x = 1", [False, True], [(), ()]),
        ("orders o left join b on b.id = b.b_id", [False, True], [(), ()]),
        ("orders o left join b using (id)", [False, True], [(), ()]),
        ("orders o join b on b.id = o.b_id", [False, False], [(), ()]),
        ("b right join orders o on o.b_id = b.id", [True, False], [("o", "b_id"), ()]),
    ],
)
def test_rows_that_outer_joins_may_miss(joined, outer, keys):
    rows = read_select(f"select o.x from {joined}")
    assert rows is not None
    assert [origin.outer for origin in rows.origins] == outer
    assert [origin.key for origin in rows.origins] == keys


def test_what_was_asked_before_a_right_join_may_be_missing():
    rows = read_select("select o.x from a join c on c.id = a.c_id right join orders o on o.a_id = a.id where o.x > 1")
    assert rows is not None
    assert rows.present == (("o", "x"),)


def test_conditions_of_inner_joins_count_and_those_of_outer_ones_do_not():
    rows = read_select("select o.* from orders o join a on a.id = o.a_id left join b on b.id = o.b_id and o.x = 1")
    assert rows is not None
    assert rows.present == (("a", "id"), ("o", "a_id"))
    assert [origin.outer for origin in rows.origins] == [False, False, True]


def test_where_rows_come_from():
    rows = read_select("from shop.Order as o inner join fetch o.customer c, in (o.items) i left outer join o.parent")
    assert rows is not None
    assert rows.outputs == ()
    assert rows.origins == (
        Origin(("shop", "Order"), "o"),
        Origin(("o", "customer"), "c"),
        Origin(("o", "items"), "i"),
        Origin(("o", "parent"), outer=True),
    )


@pytest.mark.parametrize(
    ("selected", "outputs"),
    [
        ("o", (Output(("o",)),)),
        ("distinct o.reference as r", (Output(("o", "reference"), "r"),)),
        ("object(o)", (Output(("o",)),)),
        ("*", (Output(every=True),)),
        ("o.*, count(i) n", (Output(("o",), every=True), Output(alias="n", total=True))),
        ("new shop.View(o.a, o.b)", (Output(),)),
        ("max(o.a)", (Output(total=True, aggregate="max", over=("o", "a")),)),
        ("sum(o.a) / 2 as half", (Output(alias="half", total=True, aggregate="sum", over=("o", "a")),)),
        ("cast(avg(o.a) as integer)", (Output(total=True, aggregate="avg", over=("o", "a")),)),
        ("sum(case when o.a = 1 then 1 else 0 end) n", (Output(alias="n", total=True, aggregate="sum"),)),
        ("count(o.a)", (Output(total=True),)),
        ("coalesce(max(o.a), 0) + 1", (Output(total=True),)),
        ("max(o.a) is null", (Output(alias="null"),)),
        ("max(o.a) over (partition by o.b)", (Output(),)),
        ("case when max(o.a) > 1 then 1 else 2 end", (Output(),)),
        ("o.a + 1, (select 1 from x) y", (Output(), Output(alias="y"))),
        ('"o"."a" "b"', (Output(("o", "a"), "b"),)),
    ],
)
def test_what_is_selected(selected, outputs):
    rows = read_select(f"select {selected} from Order o")
    assert rows is not None
    assert rows.outputs == outputs


def test_values_that_are_known_of_a_column():
    rows = read_select("select * from orders where status = 'shipped' and kind in (1, 2) and (a = 1 or b = 2) and c > 3")
    assert rows is not None
    assert rows.equal == (Equal(("status",), (("str", "shipped"),)), Equal(("kind",), (("int", 1), ("int", 2))))


def test_paths_are_followed_wherever_they_stand():
    rows = read_select("select o from Order o where o.a.b = 1 or o.id = 2 order by o.c.d, size(o.items) desc")
    assert rows is not None
    assert {("o", "a", "b"), ("o", "c", "d")} <= set(rows.navigated)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "select",
        "select o from",
        "from Order o where",
        "update Order o set o.reference = 'R' where o.reference is not null",
        "select a from b union select c from d",
        "select a.x from a full join b on a.id = b.id where a.x is not null",
        "select * from a, b where a.id = b.id(+)",
        "select * from orders where reference is not null and ${more}",
        "with x as (select 1) select * from x",
        "select * from orders where reference is not null) and (1 = 1",
        "call something(1)",
    ],
)
def test_texts_that_tell_nothing(text):
    assert read_select(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "select o from Order o where " + "(" * 5000 + "o.a = 1" + ")" * 5000,
        "select o from Order o where " + "not " * 20000 + "o.a = 1",
        "select o from Order o where o.a = '" + "''" * 20000,
        "select o from Order o where o.a = " + "/*" * 20000,
        "select " + "o.a, " * 2000 + "o.b from Order o",
        "from Order o " + "join o.a a " * 500,
    ],
)
def test_hostile_texts_tell_nothing(text):
    rows = read_select(text)
    assert rows is None or not rows.present


COLUMNS = {
    "reference": (None, "R", "A"),
    "note": (None, "R"),
    "quantity": (None, 0, 2),
    "paid": (None, 0, 1),
    "customer_id": (None, 1),
}
PLAIN = [
    "reference is not null",
    "not reference is null",
    "reference = 'R'",
    "reference <> 'Z'",
    "not reference < 'A'",
    "reference is not null or note is not null",
    "not (reference is null or note is null)",
    "not (reference is null and note is null)",
    "reference in ('R', 'A') and not quantity in (7, 8)",
    "reference not in ('Y', 'Z')",
    "reference in (select note from orders)",
    "reference not in (select note from orders where 1 = 0)",
    "reference like 'R%' or reference like 'A%'",
    "quantity between 1 and 3",
    "quantity not between 5 and 6",
    "quantity + 1 > 2 and paid",
    "not paid",
    "paid is not true",
    "paid is true",
    "lower(reference) = 'r'",
    "coalesce(reference, 'R') = 'R'",
    "coalesce(reference, note) = 'R'",
    "nullif(reference, 'Z') = 'R'",
    "case when reference is not null then 1 else 1 end = 1",
    "(reference is not null and note is not null) or (reference is not null and quantity > 1)",
    "reference = note",
    "exists (select 1 from orders i where i.reference is not null)",
    "customer_id = 1 or reference > 'B'",
]


@pytest.mark.parametrize("condition", PLAIN)
def test_sqlite_agrees(condition):
    """Columns that are told to be there are null in no row, and each of the others is null in some."""
    rows = read_select(f"select * from orders where {condition}")
    assert rows is not None
    told = {path[-1] for path in rows.present}
    found = _rows(f"select * from orders where {condition}")
    assert found
    never_null = {column for column in COLUMNS if all(row[column] is not None for row in found)}
    assert told & set(COLUMNS) == never_null


def _rows(query):
    with sqlite3.connect(":memory:") as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("create table orders (reference text, note text, quantity int, paid int, customer_id int)")
        connection.executemany("insert into orders values (?, ?, ?, ?, ?)", product(*COLUMNS.values()))
        return list(connection.execute(query))
