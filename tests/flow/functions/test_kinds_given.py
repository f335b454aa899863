"""Java functions that give null for members of an enum of which they know nothing, asked for one that they know."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

DEAL = """
package shop;
import jakarta.persistence.*;
@Entity
@Table(name = "deals")
class Deal {
    @Id private Long id;
    @Column(nullable = false) private String name;
    String getName() { return name; }
    Deal copy() { return this; }
}
"""
KIND = """
package shop;
enum Kind {
    CARD(1), CASH(2) { @Override public boolean isKnown() { return false; } }, OTHER(3);
    private final int number;
    Kind(int number) { this.number = number; }
    public int getNumber() { return number; }
    public boolean isCard() { return this == CARD; }
    public boolean isCash() { return this.equals(Kind.CASH); }
    public boolean isPaid() { return isCard() || this.isCash(); }
    public boolean isOpen() { return !isPaid(); }
    public boolean isFirst() { return number == CARD.number; }
    public boolean isSecond() { return Kind.CASH.getNumber() == getNumber(); }
    public boolean isLow() { return number < 3; }
    public boolean isKnown() { return this != OTHER; }
}
"""
READS = """
package shop;
import org.springframework.jdbc.core.*;
interface Reads { Deal find(Kind kind, long id); }
class ReadsImpl implements Reads {
    private static final RowMapper<Deal> CARDS = new BeanPropertyRowMapper<>(Deal.class);
    private static final RowMapper<Deal> CASHES = new BeanPropertyRowMapper<>(Deal.class);
    JdbcTemplate jdbc;
    Deal of(RowMapper<Deal> mapper, long id) { return jdbc.queryForObject("select * from deals where id = ?", mapper, id); }
    public Deal find(Kind kind, long id) { %s }
    private RowMapper<Deal> mapper(Kind kind) {
        if (kind.isCard()) { return CARDS; } else if (kind.isCash()) { return CASHES; }
        return null;
    }
    private Deal other(Kind kind, long id) { return kind == Kind.OTHER ? null : of(CARDS, id); }
}
"""
SERVICE = """
package shop;
class Service {
    Reads reads;
    int run(long id, Kind given) { %s return reads.find(%s, id).getName().length(); }
}
"""


@pytest.fixture
def told(tmp_path):
    """`told(body, kind)`: whether the null is told of what a function gives that is asked for a kind."""

    def told(body: str, kind: str, before: str = "") -> bool:
        sources = {"Deal.java": DEAL, "Kind.java": KIND, "Reads.java": READS % body, "Service.java": SERVICE % (before, kind)}
        for name, text in sources.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "pyproject.toml").touch()
        found = run(load_settings((tmp_path,), None, {"cache": False, "jobs": 1}), lambda stage, done, total: None).findings
        return any(finding.rule == "NG103" and finding.place.path == "Service.java" for finding in found)

    return told


BY_HELPER = "RowMapper<Deal> mapper = mapper(kind); if (mapper == null) { return null; } return of(mapper, id);"
BY_SWITCH = """
Deal deal = null;
switch (kind) { case CARD: deal = of(CARDS, id); break; case CASH: deal = of(CASHES, id); break; default: break; }
return deal;
"""
BODIES = [
    "if (kind == Kind.CARD || Kind.CASH.equals(kind)) { return of(CARDS, id); } return null;",
    "if (kind.isCard()) { return of(CARDS, id); } else if (kind.isCash()) { return of(CASHES, id); } return null;",
    "if (kind.isPaid()) { return of(CARDS, id); } return null;",
    "if (kind.isOpen()) { return null; } return of(CARDS, id);",
    "return kind.isPaid() ? of(CARDS, id) : null;",
    "if (kind.isFirst() || kind.isSecond()) { return of(CARDS, id); } return null;",
    BY_SWITCH,
    BY_HELPER,
    f"try {{ {BY_HELPER} }} catch (RuntimeException e) {{ throw new IllegalStateException(e); }}",
    "return other(kind, id);",
]


@pytest.mark.parametrize("body", BODIES)
def test_a_kind_that_is_known(told, body):
    assert not told(body, "Kind.CARD")
    assert not told(body, "Kind.CASH")


@pytest.mark.parametrize("body", BODIES)
def test_a_kind_that_is_not_known(told, body):
    assert told(body, "Kind.OTHER")
    assert told(body, "given")


@pytest.mark.parametrize(
    "body",
    [
        "if (kind.isLow()) { return of(CARDS, id); } return null;",  # numbers are not compared
        "if (kind.isKnown()) { return of(CARDS, id); } return null;",  # a member has another answer
        "if (kind.isCard() && id > 3) { return of(CARDS, id); } return null;",
        "if (id > 3) { kind = Kind.OTHER; } if (kind.isCard()) { return of(CARDS, id); } return null;",
        "if (kind.isCash()) { return of(CARDS, id); } return null;",
        "Kind wanted = other(kind, id) == null ? Kind.OTHER : kind; if (id > 2) { return null; } return of(CARDS, id);",
    ],
)
def test_null_for_another_reason(told, body):
    assert told(body, "Kind.CARD")


def test_what_a_condition_has_left(told):
    assert not told(BY_HELPER, "given", "if (given == Kind.OTHER) { return 0; }")
    assert told(BY_HELPER, "given", "if (given == Kind.CARD) { return 0; }")
