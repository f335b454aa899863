"""What a formula computes of rows of which there may be none is null then (Hibernate's `@Formula`)."""

from __future__ import annotations

import pytest

ROWS = "from orders o where o.shop_id = id"


@pytest.mark.parametrize("text", [f"(select max(o.paid) {ROWS})", f" ( select sum(o.total) + 1 {ROWS} )"])
def test_null_of_no_rows(entities, text):
    attribute = entities(f'@Entity class Shop {{ @Id Long id; @Formula("{text}") BigDecimal last; }}')["Shop"].attributes["last"]
    (said,) = attribute.evidence
    assert (attribute.column, said.nullable, said.explicit) == ("", True, True)


@pytest.mark.parametrize(
    "field",
    [
        f'@Formula("(select count(*) {ROWS})") Long last;',
        f'@Formula("(select coalesce(max(o.paid), 0) {ROWS})") Long last;',
        f'@Formula("(select max(o.paid) {ROWS} group by o.day)") Long last;',
        f'@Formula("(select max(o.paid) {ROWS})") long last;',
        '@Formula("price * number") Long last;',
        "@Formula(TEXT) Long last;",
    ],
)
def test_others_tell_nothing(entities, field):
    assert "last" not in entities(f"@Entity class Shop {{ @Id Long id; {field} }}")["Shop"].attributes
