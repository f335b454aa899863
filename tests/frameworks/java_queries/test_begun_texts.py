"""Query texts of which only the beginning is known: an inner join holds whatever conditions come."""

from __future__ import annotations

import pytest

JOIN = "select o from Order o join o.customer c where "
LOOP = "for (Order o : %s.getResultList()) {\n    o.getCustomer().getName();%s\n}"
QUERY = "em.createQuery(%s, Order.class)"


@pytest.mark.parametrize(
    "text",
    [
        f'"{JOIN}" + ref',
        f'"{JOIN}c.name = " + ref + " and o.note is null"',
        f'"{JOIN}%s".formatted(ref)',
        f'String.format("{JOIN}%s", ref)',
        f'("{JOIN}" + ref).trim()',
        '"select o from Order o inner join o.customer c on c.name = " + ref',
        '"select o from Order o left join o.items i join o.customer c order by " + ref',
        '"from Order o join fetch o.customer " + ref',
        '"select o from Order o " + "join o.customer c " + "group by o " + ref',
        '"select o from Order o join o.customer c where c.name in (" + ref + ")"',
    ],
)
def test_a_join_holds(java, text):
    java(LOOP % (QUERY % text, ""))


def test_a_variable_that_is_bound_once(java):
    java(f'String text = "{JOIN}" + ref;\n' + LOOP % (QUERY % "text", ""))


@pytest.mark.parametrize(
    "text",
    [
        '"select o from Order o left join o.customer c where " + ref',
        '"select o from Order o where o.customer is not null and " + ref',
        '"select o from Order o " + ref + " join o.customer c"',
        '"select o from Order o, Customer c where " + ref',
        '"select " + ref + " from Order o join o.customer c"',
        'ref + " join o.customer c"',
        'String.format("select o from Order o %s join o.customer c", ref)',
        '"select o from Order o where exists (select 1 from Item i join o.customer c where " + ref',
        "\"select o from Order o where o.note = 'join o.customer c' and \" + ref",
    ],
)
def test_what_else_may_be_put_in(java, text):
    java(LOOP % (QUERY % text, " // null"))


def test_a_variable_that_is_bound_again(java):
    bound = f'String text = "{JOIN}" + ref;\nif (ref.isEmpty()) {{ text = "from Order o where " + ref; }}\n'
    java(bound + LOOP % (QUERY % "text", " // null"))
    java(
        'String text = "select o from Order o ";\ntext += "join o.customer c where " + ref;\n'
        + LOOP % (QUERY % "text", " // null")
    )
