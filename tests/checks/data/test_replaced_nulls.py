"""Code that says what stands in for a null knows of it, as code that tests for it does (Java)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

_ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    private String reference;
    private Boolean paid;
    public String getReference() { return reference; }
    public Boolean getPaid() { return paid; }
}
"""
_USES = """
package shop;
class Uses {
    int run(Order order) { return order.getReference().length(); }
    int walk(Order order) { return order.getReference().length(); }
    String ask(Order order) { return order.getPaid().toString(); }
    String answer(Order order) { return order.getPaid().toString(); }
}
"""


def _knowing(expression: str) -> dict[str, str]:
    knowing = f"""
package shop;
import java.util.*;
import com.google.common.base.*;
import org.apache.commons.lang3.*;
import static java.util.Objects.requireNonNullElse;
class Knowing {{
    Object run(Order order, List<Order> orders) {{ return {expression}; }}
}}
"""
    return {"Order.java": _ORDER, "Uses.java": _USES, "Knowing.java": knowing}


@pytest.mark.parametrize(
    "expression",
    [
        "java.util.Optional.ofNullable(order.getReference())",
        'java.util.Objects.requireNonNullElse(order.getReference(), "none")',
        'requireNonNullElse(order.getReference(), "none")',
        'StringUtils.defaultString(order.getReference(), "none")',
        "StringUtils.trimToEmpty(order.getReference())",
        "Strings.nullToEmpty(order.getReference())",
        'MoreObjects.firstNonNull(order.getReference(), "none")',
        "Boolean.TRUE.equals(order.getPaid())",
        "!Boolean.FALSE.equals(order.getPaid())",
        "BooleanUtils.isTrue(order.getPaid())",
        "orders.stream().sorted(Comparator.comparing(Order::getReference, Comparator.nullsLast(String::compareTo))).toList()",
    ],
)
def test_what_stands_in_for_null_is_a_sign(confidences, expression):
    assert confidences(_knowing(expression), "NG101") == {Confidence.MEDIUM, Confidence.LOW}


@pytest.mark.parametrize(
    "expression",
    [
        '"none".equals(order.getReference())',
        'java.util.Objects.equals(order.getReference(), "none")',
        'java.util.Objects.requireNonNullElse("none", order.getReference())',
        "java.util.Optional.of(order).map(Order::getReference)",
        "String.valueOf(order.getReference())",
        "order.getReference() + order.getPaid()",
        "Boolean.valueOf(true).equals(order.getPaid())",
        "orders.stream().map(Order::getReference).toList()",
        "new Settings().defaultString(order.getReference())",
        "Texts.ofNullable(order.getReference())",
        "java.util.Objects.hash(order.getReference(), order.getPaid())",
        "order.getPaid() == order.getPaid()",
    ],
)
def test_what_merely_bears_null_is_none(confidences, expression):
    assert confidences(_knowing(expression), "NG101") == {Confidence.LOW}
