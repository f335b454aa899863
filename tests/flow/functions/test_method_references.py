"""References to methods of objects and to constructors are called with what a stream or an Optional gives them."""

from __future__ import annotations

import pytest

MEMBERS = """
Finder finder;
interface Finder { Order find(String number); Order find(Long id, String number); List<Order> all(); }
interface Counter { Integer count(Order order); }
Counter counter;
String shown(Order order) { return order.getNumber(); }
String shownOrNothing(Order order) { return order == null ? "" : order.getNumber(); }
static String label(Order order) { return order.getNumber(); }
void keep(Order order, String text) { order.getNumber(); }
void keepAll(Order... orders) { }
String either(Order order) { return order.getNumber(); }
String either(Order order, String text) { return ""; }
String other(Order order) { return order.getNumber(); }
String other() { return ""; }
Order load() { return null; }
static class View { final String text; View(Order order) { text = order.getNumber(); } }
static class Box { final Order order; Box(Order order) { this.order = order; } }
static class More { More(Order order) { order.getNumber(); } More(Order order, int copies) { } }
static class Either { Either() { } Either(Order order) { order.getNumber(); } }
@lombok.Data @lombok.AllArgsConstructor static class Kept { private int count; }
"""
IMPORTS = "import java.math.BigDecimal;\nimport java.util.*;\nimport java.util.stream.*;"


@pytest.mark.parametrize(
    "body",
    [
        "orders.stream().map(Order::getParent).map(this::shown).toList(); // null",
        "orders.stream().map(Order::getParent).forEach(this::shown); // null",
        "orders.stream().map(Order::getParent).map(Service::label).toList(); // null",
        "orders.stream().map(Order::getParent).map(View::new).toList(); // null",
        "orders.stream().map(Order::getQuantity).reduce(0, Integer::sum); // null",
        "orders.stream().map(Order::getQuantity).reduce(Integer::sum); // null",
        "orders.stream().map(Order::getQuantity).reduce(0, (sum, next) -> sum + next); // null",
        "orders.stream().map(Order::getDiscount).reduce(BigDecimal.ZERO, BigDecimal::add); // null",
        "orders.stream().map(Order::getParent).map(More::new).toList(); // null",
        "orders.stream().map(Order::getParent).map(this::either).toList(); // null",
        "orders.stream().map(Order::getQuantity).map(Kept::new).toList(); // null",
        "orders.stream().mapToInt(counter::count).sum();\norders.stream().map(Order::getParent).map(View::new).toList(); // null",
    ],
)
def test_what_they_are_given_is_used(java, body):
    java(body, imports=IMPORTS, members=MEMBERS, parameters="List<Order> orders")


@pytest.mark.parametrize(
    "body",
    [
        "orders.stream().map(this::shown).toList();",
        "orders.stream().map(View::new).toList();",
        "orders.stream().map(Order::getParent).map(this::shownOrNothing).toList();",
        "orders.stream().map(Order::getParent).filter(Objects::nonNull).map(this::shown).toList();",
        "orders.stream().map(Order::getParent).filter(Objects::nonNull).map(View::new).toList();",
        "orders.stream().map(Order::getParent).map(Box::new).toList();",
        "Optional.ofNullable(orders.get(0).getParent()).map(this::shown).orElse(null);",
        "Optional.ofNullable(orders.get(0).getParent()).map(View::new).orElse(null);",
        "orders.stream().map(Order::getParent).forEach(this::keepAll);",
        "orders.stream().map(Order::getParent).forEach(unknown::shown);",
        "orders.stream().map(Order::getParent).map(Unknown::new).toList();",
        "orders.stream().map(Order::getNumber).map(finder::find).toList();",
        "List<Order> parents = new ArrayList<>();\norders.stream().map(Order::getParent).forEach(parents::add);",
        "orders.stream().map(Order::getParent).collect(Collectors.toCollection(ArrayList::new));",
        "orders.stream().map(Order::getQuantity).filter(Objects::nonNull).reduce(0, Integer::sum);",
        "orders.stream().map(Order::getQuantity).reduce(0, (sum, next) -> next == null ? sum : sum + next);",
        "orders.stream().map(o -> o.getQuantity() == null ? 0 : o.getQuantity()).reduce(0, Integer::sum);",
        "orders.stream().map(Order::getNumber).reduce((one, other) -> one + other);",
        "orders.stream().map(Order::getParent).reduce((one, other) -> other);",
        "orders.stream().collect(Collectors.toMap(Order::getNumber, o -> 1, Integer::sum));",
        "orders.stream().map(Order::getParent).map(Either::new).toList();",
        "orders.stream().map(Order::getParent).map(this::other).toList();",
        "orders.stream().collect(Collectors.toMap(Order::getNumber, o -> o, (a, b) -> a, HashMap::new));",
    ],
)
def test_what_they_are_given_is_there_or_may_be_null(java, body):
    java(body, imports=IMPORTS, members=MEMBERS, parameters="List<Order> orders")


def test_a_parameter_that_is_called_like_the_object(java):
    members = "String shown(Order order) { return order.getNumber(); }"
    java("texts.forEach(order::setReference);", imports=IMPORTS, members=members, parameters="Order order, List<String> texts")


OVERLOADS = """
static class Customer { String name; }
static class Guest extends Customer { }
String view(Order order) { return order.getNumber(); }
String view(Customer customer) { return customer.name; }
String view(Guest guest) { return guest.name; }
String mixed(Order order, String text) { return order.getNumber(); }
String mixed(Order order, Integer count) { return ""; }
String open(Order order) { return order.getNumber(); }
<T> String open(T any) { return ""; }
String number(long number) { return ""; }
String number(Long number) { return number.toString(); }
"""


@pytest.mark.parametrize(
    "body",
    [
        "view(order.getParent()); // null",
        'mixed(order.getParent(), "a"); // null',
        "open(order.getParent()); // null",
    ],
)
def test_overloads_that_classes_tell_apart(java, body):
    java(body, members=OVERLOADS)


@pytest.mark.parametrize(
    "body",
    [
        "view(unknown());",
        "mixed(order.getParent(), 3);",
        "mixed(order.getParent(), unknown());",
        "open(order.getReference());",
        "if (order.getParent() != null) { view(order.getParent()); }",
    ],
)
def test_overloads_that_nobody_tells_apart(java, body):
    java(body, members=OVERLOADS)
