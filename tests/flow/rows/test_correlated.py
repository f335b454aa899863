"""A status that is known where an attribute is used, and tests that tell something of production."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.model.span import line_of


@pytest.fixture
def status(observe):
    """`status(body)`: what the last use in a function with an `order: Order` is told to go with."""

    def told(body):
        text = "from shop.models import Order\ndef run(order: Order, other: Order):\n" + indent(dedent(body).strip(), "    ")
        return observe(text).uses[-1].status

    return told


@pytest.mark.parametrize(
    "condition", ["order.number == 'x'", "order.number in ('x', 'y')", "'x' == order.number", "order.number == 'x' and other"]
)
def test_a_status_that_was_tested(status, condition):
    assert status(f"if {condition}:\n    order.reference.upper()") == "number"


def test_a_status_that_is_known_after_a_test_and_of_a_value_in_a_local(status):
    assert status("if order.number != 'x':\n    return\norder.reference.upper()") == "number"
    assert status("reference = order.reference\nif order.number == 'x':\n    reference.upper()") == "number"


def test_a_status_that_was_set_and_tested(status):
    body = "order.number = other.number\nif order.number == 'x':\n    order.reference.upper()"
    assert status(body) == "number"
    assert status(f"if other:\n    order.number = 'y'\n{body[body.index('if') :]}") == "number"


@pytest.mark.parametrize(
    "body",
    [
        "order.reference.upper()",
        "if other.number == 'x':\n    order.reference.upper()",
        "if order.number:\n    order.reference.upper()",
        "if order.number != 'x':\n    order.reference.upper()",
        "if order.number == 'x':\n    pass\norder.reference.upper()",
        "if order.buyer:\n    order.reference.upper()",
        "print(order.number)\norder.reference.upper()",
        "order.number = 'x'\norder.reference.upper()",
        "order.is_paid = True\norder.reference.upper()",
    ],
)
def test_no_status(status, body):
    assert status(body) == ""


JAVA = """
package shop;
class Service {
    private Order order;
    public boolean %s(Order other) {
        if (other.getReference() == null) return false;
        return other.getQuantity().equals(1);
    }
}
"""


def test_a_test_tells_where_it_stands(observe):
    (guard,) = observe(JAVA % "isSame").guards
    assert (guard[0].rpartition(".")[2], line_of(guard[1])) == ("reference", 6)


def test_a_test_in_equals_tells_nothing_of_production(observe):
    facts = observe(JAVA % "equals")
    assert (len(facts.uses), facts.guards) == (1, ())


def test_null_that_is_set_tells_where(observe):
    (written,) = observe("from shop.models import Order\ndef run(order: Order):\n    order.reference = None\n").null_writes
    assert written[0].endswith("Order.reference")


ROWS = """
package shop;
import jakarta.persistence.*;
enum Kind { A, B; boolean isA() { return this == A; } boolean small() { return ordinal() > 5; } }
@Entity class Detail { @Id Long id; @OneToOne Row row; String text() { return ""; } }
class Service { }
@Entity class Row {
    @Id Long id;
    @Column(nullable = false) Kind kind;
    @Column(nullable = false) boolean holds;
    @Column(nullable = false) int number;
    @Column(nullable = false) String name;
    @Column(nullable = true) String reference;
    @OneToOne(mappedBy = "row") Detail detail;
    @ManyToOne Row client;
    @ManyToOne Row group;
    Kind getKind() { return kind; }
    void run(Row other) { %s }
}
"""


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("if (this.holds) { this.reference.trim(); }", "holds"),
        ("if (this.holds) { this.detail.text(); }", "holds"),
        ("if (other.getKind().isA()) { other.reference.trim(); }", "kind"),
        ("if (other.getKind().equals(Kind.A)) { other.reference.trim(); }", "kind"),
        ("switch (other.kind) { case A: other.reference.trim(); break; }", "kind"),
        ("if (this.client == null) { this.group.getKind(); }", "client"),
        ("if (this.client != null) { return; }\nthis.group.getKind();", "client"),
        ("Object kind = this.client != null ? this.client.getKind() : this.group.getKind();", "client"),
        ("if (this.client != null) { this.group.getKind(); }", ""),
        ("if (other.client == null) { this.group.getKind(); }", ""),
        ("if (this.reference == null) { this.group.getKind(); }", ""),
        ("if (this.group == null) { this.reference.trim(); }", ""),
        ("Kind known = other.getKind();\nif (known == Kind.A) { other.reference.trim(); }", "kind"),
        ("Kind known = other.getKind();\nswitch (known) { case A: other.reference.trim(); }", "kind"),
        ("Kind known = this.getKind();\nif (known == Kind.A) { other.reference.trim(); }", ""),
        ("Kind known = other.getKind();\nif (known != null) { other.reference.trim(); }", ""),
        ("if (other.holds) { take(other.reference); }\n} static void take(String text) { text.trim();", "holds"),
        ("if (this.holds) { take(other.reference); }\n} static void take(String text) { text.trim();", ""),
        ("if (!this.holds) { this.reference.trim(); }", ""),
        ("this.holds = false;\nthis.reference.trim();", ""),
        ("if (other.holds) { this.reference.trim(); }", ""),
        ("if (other.getKind().small()) { other.reference.trim(); }", ""),
        ("if (other.getKind() != null) { other.reference.trim(); }", ""),
    ],
)
def test_flags_of_the_row_and_of_its_status(observe, body, status):
    assert observe(ROWS % body).uses[-1].status == status


@pytest.mark.parametrize(
    ("body", "is_kind"),
    [
        ("if (other.kind == Kind.A) { other.reference.trim(); }", True),
        ("if (other.kind == Kind.A && other.number == 3) { other.reference.trim(); }", True),
        ("if (this.holds) { this.reference.trim(); }", False),
        ("if (this.client == null) { this.group.getKind(); }", False),
        ("if (other.number == 3) { other.reference.trim(); }", False),
        ('if (other.name.equals("x")) { other.reference.trim(); }', False),
        ("other.reference.trim();", False),
    ],
)
def test_numbers_and_texts_tell_of_no_kind(observe, body, is_kind):
    assert observe(ROWS % body).uses[-1].is_kind is is_kind


FLAGS = """
package shop;
import jakarta.persistence.*;
@Entity class Service {
    @Id Long id;
    @Column(nullable = true) Integer paidDays;
    @Column(nullable = true) Integer quantity;
    private int state;
    State getState() { return State.of(this.state); }
    boolean isPaid() { return this.state == 3; }
    boolean isOpen() { return this.state == 1; }
    int run() {
        if (%s) return %s.intValue();
        return 0;
    }
}
class State {
    static State of(int state) { return new State(state); }
    State(int state) { this.state = state; }
    private int state;
    boolean isPaid() { return this.state == 3; }
    boolean isOpen() { return this.state == 1; }
}
"""


@pytest.mark.parametrize(
    ("condition", "attribute", "is_kind"),
    [
        ("isPaid()", "paidDays", True),
        ("this.isPaid()", "this.paidDays", True),
        ("getState().isPaid()", "this.paidDays", True),
        ("getState().isPaid()", "paidDays", True),
        ("isOpen()", "paidDays", True),  # its body asks a number of the row
        ("isPaid()", "quantity", True),
        ("getState().isOpen()", "paidDays", False),
        ("!isPaid()", "paidDays", False),
    ],
)
def test_a_flag_that_is_called_like_the_attribute(observe, condition, attribute, is_kind):
    (use,) = observe(FLAGS % (condition, attribute)).uses
    assert (use.is_kind, use.is_hint) == (is_kind, bool(use.status) and not is_kind)


SHORT = """
from django.db import models

class User(models.Model):
    enable_otp = models.BooleanField(default=False)
    is_new = models.BooleanField(default=False)
    has_key = models.BooleanField(default=False)
    otp_secret = models.CharField(max_length=9, null=True)
    keyring = models.CharField(max_length=9, null=True)
    ot_number = models.CharField(max_length=9, null=True)

    @property
    def meets_rules(self):
        if self.keyring == "x":
            return True
        return False

    @property
    def meets_otp_rules(self):
        if self.keyring == "x":
            return True
        return False

def run(user: User):
    if user.{flag}:
        user.{attribute}.upper()
"""


@pytest.mark.parametrize(
    ("flag", "attribute", "is_kind"),
    [
        ("enable_otp", "otp_secret", True),
        ("enable_otp", "ot_number", False),
        ("is_new", "otp_secret", False),
        ("has_key", "keyring", False),
        ("meets_rules", "otp_secret", False),  # a property that gives True or False
        ("meets_otp_rules", "otp_secret", True),
    ],
)
def test_short_words_are_the_same_or_tell_nothing(observe_in, flag, attribute, is_kind):
    (use,) = observe_in({"shop/users.py": SHORT.format(flag=flag, attribute=attribute)}, "shop/users.py").uses
    assert (use.status, use.is_kind, use.is_hint) == (flag, is_kind, not is_kind)


SET_WHERE = """
from django.db import models


class Redirect(models.Model):
    name = models.CharField(max_length=9)
    code = models.IntegerField()
    stem = models.CharField(max_length=9, null=True)
    kind = models.CharField(max_length=9, null=True)

    def save(self, force):
        self.stem = None
        if self.name.endswith("*"):
            self.stem = self.name[1:]
        if self.name.startswith("/") and self.code > 300:
            self.kind = "moved"
        if force:
            self.kind = "forced"
        if self.name.endswith("/"):
            self.kind = None

    def use(self, force):
{body}
"""


@pytest.fixture
def set_where(observe):
    """`set_where(body)`: the condition that the last use of null in a method of a redirect is told to go with."""

    def told(body):
        return observe(SET_WHERE.format(body=indent(dedent(body).strip(), "        "))).uses[-1].status

    return told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("if self.name.endswith('*'):\n    self.stem.upper()", 'self.name.endswith("*")'),
        ("if force and self.name.endswith('*'):\n    self.stem.upper()", 'self.name.endswith("*")'),
        ("if self.code > 300:\n    if self.name.startswith('/'):\n        self.kind.upper()", "self.code > 300"),
    ],
)
def test_an_attribute_is_used_where_the_object_sets_it(set_where, body, expected):
    assert set_where(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "self.stem.upper()",
        "if self.name.endswith('+'):\n    self.stem.upper()",
        "if self.name.endswith('*'):\n    self.kind.upper()",
        "if self.name.startswith('/'):\n    self.kind.upper()",
        "if force:\n    self.kind.upper()",
        "if self.name.endswith('/'):\n    self.kind.upper()",
        "if self.name.endswith('*'):\n    pass\nself.stem.upper()",
    ],
)
def test_other_conditions_say_nothing_of_it(set_where, body):
    assert set_where(body) == ""


HELPERS = """
package shop;
class Service {
    void run(Order order) { int size = %s; }
    int use(Order other) { return other.getReference().length(); }
    int useFurther(Order other) { return use(other); }
    int test(Order other) { if (other.getReference() == null) throw new IllegalStateException(); return 1; }
    int testFurther(Order other) { return test(other); }
    boolean isLong(Order other) { return other.getNumber() != null && other.getReference().length() > 3; }
}
"""


@pytest.mark.parametrize("call", ["use(order)", "useFurther(order)", "isLong(order) ? 1 : 0"])
def test_what_a_called_method_uses_untested_is_no_test(observe, call):
    facts = observe(HELPERS.replace("if (other.getReference() == null) throw new IllegalStateException(); ", "") % call)
    assert [subject for subject, _ in facts.guards if subject.endswith(".reference")] == []


@pytest.mark.parametrize("call", ["test(order)", "testFurther(order)"])
def test_what_a_called_method_tests_is_tested(observe, call):
    text = HELPERS.replace("int use(Order other) { return other.getReference().length(); }", "int use(Order other) { return 1; }")
    (guard,) = [subject for subject, _ in observe(text % call).guards if subject.endswith(".reference")]
    assert guard.endswith("Order.reference")


PROPERTY = """
from shop.models import Order
class Label:
    order: Order
    def size(self) -> int:
        return len(self.order.reference)
    def is_long(self) -> bool:
        return self.order.reference.startswith("x")
def run(label: Label):
    if label.is_long():
        print(label.size())
"""


def test_what_a_method_of_an_object_uses_untested_is_no_test(observe):
    facts = observe(PROPERTY)
    assert (len(facts.uses) > 0, facts.guards) == (True, ())


def test_that_there_is_such_an_attribute_tells_nothing_of_it(status):
    assert status("if hasattr(order, 'reference'):\n    order.reference.upper()") == ""
    assert status("if hasattr(order, 'reference') and order.number == 'x':\n    order.reference.upper()") == "number"
    assert status("if hasattr(order, 'invoiced'):\n    order.reference.upper()") == "hasattr(invoiced)"
