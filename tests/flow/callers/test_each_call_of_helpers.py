"""Private helpers that are called where the row is of one kind or another: which kinds set what they use is not known."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

_HEAD = """
package shop;
import jakarta.persistence.*;
enum Time { YEARLY, MONTHLY, ONCE; boolean isYearly() { return this == YEARLY; } boolean isMonthly() { return this == MONTHLY; } }
@Entity
class Fee {
    @Id private Long id;
    @Column(nullable = true) private Integer day;
    @Column(nullable = false) private Time time;
    @Column(nullable = false) private Integer amount;
    Integer getDay() { return day; }
    Time getTime() { return time; }
    Integer getAmount() { return amount; }
    private boolean isYearly() { return this.time.isYearly(); }
    private boolean isMonthly() { return this.time == Time.MONTHLY; }
    private int days(int d) { return d + this.day.intValue(); }
"""


def is_told(callers: str, others: str = "") -> bool:
    """Whether a use is told of which no status of the row is known."""
    text = f"{_HEAD} {callers} }} {others}"
    uses = analyse_source(world_of({"shop/Fee.java": text}), "shop/Fee.java", frozenset({"day", "getDay"})).uses
    assert uses
    return any(not use.is_kind for use in uses)


@pytest.mark.parametrize(
    "callers",
    [
        "int run() { if (isYearly()) { return days(1); } else if (isMonthly()) { return days(2); } return 0; }",
        "int run() { if (isYearly()) { return days(1); } if (isMonthly()) { return days(2); } return 0; }",
        "int run() { return isYearly() ? days(1) : isMonthly() ? days(2) : 0; }",
        "int run() { if (isYearly()) { return days(1); } return 0; } int b() { if (isMonthly()) { return days(2); } return 0; }",
        "int run() { switch (time) { case YEARLY: return days(1); case MONTHLY: return days(2); default: return 0; } }",
        "int run() { if (isYearly()) { return days(1); } return 0; }",
    ],
)
def test_each_call_is_of_a_kind(callers):
    assert not is_told(callers)


@pytest.mark.parametrize(
    "callers",
    [
        "int run() { return days(1); }",
        "int run() { if (isYearly()) { return days(1); } return days(2); }",
        "int run() { if (isYearly()) { return days(1); } else if (amount > 1) { return days(2); } return 0; }",
        "int run() { if (isYearly()) { return days(1); } return 0; } int also() { return days(2); }",
        "int run(boolean all) { if (isYearly()) { return days(1); } if (all) { return days(2); } return 0; }",
        "int run(Fee other) { if (isYearly()) { return days(1); } if (other.isMonthly()) { return days(2); } return 0; }",
    ],
)
def test_some_call_is_of_none(callers):
    assert is_told(callers)
