"""Functions that give null where what they compute of rows is null, because there are none, and something else otherwise."""

from __future__ import annotations

import pytest

MODELS = """\
from django.db import models
from django.db.models import Max, Sum

class Order(models.Model):
    due = models.DateTimeField()
    total = models.IntegerField()

"""

LAST = 'last = Order.objects.aggregate(m=Max("due"))["m"]'


def told(project, body: str, use: str) -> list[str]:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    project.write("shop/models.py", f"{MODELS}\ndef computed(self=None):\n{lines}\n\ndef use():\n    {use}\n")
    return [finding.rule for finding in project.check(cache=False).findings]


@pytest.mark.parametrize(
    "body",
    [
        f"{LAST}\nif last is None:\n    return None\nreturn last.date()",
        f"{LAST}\nreturn last.date() if last else None",
        f"{LAST}\nif last is not None:\n    return last.date()",
        f"{LAST}\nif not last:\n    return None\nreturn last.date()",
    ],
)
def test_a_function_of_python_gives_null_over_no_rows(project, body):
    assert told(project, body, "return computed().isoformat()") == ["NG104"]
    assert told(project, body, "day = computed()\n    return day.isoformat() if day else ''") == []


@pytest.mark.parametrize(
    "body",
    [
        f"{LAST}\nif last is None:\n    raise ValueError\nreturn last.date()",
        f"{LAST}\nif last is None:\n    return ''\nreturn last.date()",
        'count = Order.objects.count()\nif count is None:\n    return None\nreturn "x"',
    ],
)
def test_python_gives_something(project, body):
    assert told(project, body, "return computed().isoformat()") == []


DAO = """\
package shop;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class Dao {
    private NamedParameterJdbcTemplate jdbc;

    private BigDecimal sum(long key) {
        return jdbc.queryForObject("select sum(total) from orders where shop = :key", Map.of("key", key), BigDecimal.class);
    }

    BigDecimal computed(long key) {
        BigDecimal sum = sum(key);
        BODY
    }

    int use(long key) {
        USE
    }
}
"""


@pytest.mark.parametrize(
    ("body", "use", "expected"),
    [
        ("if (sum == null) { return null; } return sum.negate();", "return computed(key).intValue();", ["NG104"]),
        ("return sum != null ? sum.negate() : null;", "return computed(key).intValue();", ["NG104"]),
        ("return sum == null ? BigDecimal.ZERO : sum.negate();", "return computed(key).intValue();", []),
        ("return sum == null ? null : sum.negate();", "BigDecimal s = computed(key); return s == null ? 0 : s.intValue();", []),
    ],
)
def test_a_method_of_java_gives_null_over_no_rows(project, body, use, expected):
    project.write("src/main/java/shop/Dao.java", DAO.replace("BODY", body).replace("USE", use))
    assert [finding.rule for finding in project.check(cache=False).findings] == expected
