"""Which uses have a cause in common, and so are one story."""

from __future__ import annotations

from nullguard.checks.data.stories import value_finding
from nullguard.flow.domain.values import Origin, Passage
from nullguard.flow.summaries.observations import Use
from nullguard.model.finding import Confidence
from nullguard.model.span import pack


def at(line):
    return pack(line, 4, line, 20)


def cause(origin, line=9, expression="row", path="shop/views.py"):
    use = Use("method", origin, at(line), expression, ".upper()", "run")
    return value_finding(path, "NG103", use, Confidence.HIGH, "may be null", "it gives null", ()).cause


def lookup(line, *calls, path="shop/dao.py", asked=8):
    via = tuple(Passage("shop/views.py", at(asked), call) for call in calls)
    return Origin("lookup", "shop.dao.Dao.find", path, at(line), via=via)


def test_what_one_call_gave_is_one_cause_wherever_it_is_used():
    assert cause(lookup(3, "orders.find(1)")) == cause(lookup(3, "orders.find(1)"), 30) != ""
    assert cause(lookup(3, path="shop/views.py")) == cause(lookup(3, path="shop/views.py"), 30) != ""


def test_calls_without_arguments_all_ask_the_same():
    assert cause(lookup(3, "users.current()")) == cause(lookup(3, "users.current()", asked=28), 30, path="shop/other.py")
    assert cause(lookup(3, "users.current()")) != cause(lookup(3, "guests.current()", asked=28))


def test_what_a_property_gives_is_one_cause_wherever_it_is_asked():
    opened = "open(account)"
    assert cause(lookup(3, opened, "self.session")) == cause(lookup(3, opened, "self.session", asked=28), 30)
    assert cause(lookup(3, opened, "self.session")) != cause(lookup(3, opened, "guest.session", asked=28))
    assert cause(lookup(3, opened, "open(a).session")) != cause(lookup(3, opened, "open(a).session", asked=28))


def test_two_lookups_are_two_causes():
    assert cause(lookup(3)) != cause(lookup(4))


def test_two_calls_with_arguments_look_for_two_rows():
    assert cause(lookup(3, "orders.find(order.id)")) != cause(lookup(3, "orders.find(order.id)", asked=28))
    assert cause(lookup(3, "orders().find(1)")) != cause(lookup(3, "orders().find(1)", asked=28))


def test_a_null_that_is_used_where_it_is_given_has_no_second_use():
    assert cause(lookup(9, path="shop/views.py")) == ""


def test_a_declared_value_is_known_by_what_it_is_called():
    declared = Origin("declared", "shop/views.py#View.queryset", "shop/views.py", at(9))
    assert cause(declared, 9, "self.queryset") == cause(declared, 30, "self.queryset")
    assert cause(declared, 9, "self.queryset") != cause(declared, 9, "other.queryset")


def test_what_is_mended_at_each_use_has_no_cause_in_common():
    for kind in ("path", "tested", "library"):
        origin = Origin(kind, "java.util.Map.get", "shop/Orders.java", at(3))
        assert cause(origin, path="shop/Orders.java") == ""
    declared = Origin("declared", "shop.Orders.find(order)", "shop/Orders.java", at(3))
    assert cause(declared, path="shop/Orders.java") == ""
