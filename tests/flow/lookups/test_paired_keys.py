"""Rows that are looked up by a key which a small class of the same source keeps (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

_ROWS = """
package shop;
import jakarta.persistence.*;
interface Payment { Long getId(); String getNumber(); }
@Entity class PaymentImpl implements Payment {
    @Id private Long id;
    @Column(nullable = false) private String number;
    public Long getId() { return id; }
    public String getNumber() { return number; }
}
@Entity class Order { @Id private Long id; public Long getId() { return id; } }
class Payments { EntityManager em; Payment find(Long id) { return em.find(PaymentImpl.class, id); } }
"""

_PAIR = """
class Failed {
    String why; private Long paymentId;
    Failed(String why, Long paymentId) { this.why = why; this.paymentId = paymentId; }
    Long getPaymentId() { return paymentId; }
}
"""


def is_doubtful(members: str, pair: str = _PAIR, others: str = "") -> bool:
    text = f"""
    package shop;
    import java.util.*;
    class Service {{
        Payments payments;
        void show(List<Failed> all) {{ for (Failed each : all) {{ payments.find(each.getPaymentId()).getNumber(); }} }}
        {members}
        {pair}
    }}
    {others}
    """
    world = world_of({"shop/Rows.java": _ROWS, "shop/Service.java": text})
    uses = analyse_source(world, "shop/Service.java", frozenset({"getNumber", "number"})).uses
    assert uses
    return all(use.origin.doubt for use in uses)


_SHOWN = "void show(List<Failed> all) { for (Failed each : all) { payments.find(each.getPaymentId()).getNumber(); } }"
_MADE = 'void run(List<Failed> all, Payment payment) { all.add(new Failed("late", payment.getId())); show(all); }'


@pytest.mark.parametrize(
    "members",
    [
        _MADE,
        f'{_MADE} void also(List<Failed> all, Payment p) {{ all.add(new Failed("", p.getId())); }}',
        'void run(List<Failed> all) { Payment payment = payments.find(1L); all.add(new Failed("late", payment.getId())); }',
    ],
)
def test_it_is_only_made_with_keys(members):
    assert is_doubtful(members)


def test_records():
    made = 'void run(List<Failed> all, Payment payment) { all.add(new Failed("late", payment.getId())); }'
    text = "record Failed(String why, Long getPaymentId) { }"
    assert is_doubtful(made, text)


def test_others_make_them_too():
    text = f"package shop; import java.util.*; class Service {{ Payments payments; {_SHOWN} {_MADE} HEAD{_PAIR.strip()} }}"
    other = 'package shop; class Other { void run(Long id) { keep(new Service.Failed("late", id)); } }'
    reading = "package shop; class Other { void run(Service.Failed failed) { print(failed.getPaymentId()); } }"
    for head, source, is_told in (("", other, True), ("private static ", other, False), ("", reading, False)):
        files = {"shop/Rows.java": _ROWS, "shop/Service.java": text.replace("HEAD", head), "shop/Other.java": source}
        uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"getNumber", "number"})).uses
        assert uses
        assert any(not use.origin.doubt for use in uses) is is_told


@pytest.mark.parametrize(
    ("members", "pair", "others"),
    [
        ("", _PAIR, ""),
        ('void run(List<Failed> all, Long id) { all.add(new Failed("late", id)); }', _PAIR, ""),
        ('void run(List<Failed> all, Order order) { all.add(new Failed("late", order.getId())); }', _PAIR, ""),
        (f'{_MADE} void also(List<Failed> all, Long id) {{ all.add(new Failed("", id)); }}', _PAIR, ""),
        (_MADE, _PAIR.replace("Long getP", "void setPaymentId(Long id) { this.paymentId = id; } Long getP"), ""),
        (_MADE, "", _PAIR),
    ],
)
def test_it_may_be_another_key(members, pair, others):
    assert not is_doubtful(members, pair, others)
