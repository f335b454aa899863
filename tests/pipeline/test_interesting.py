"""Which functions are worth interpreting: those that read what other names stand for too."""

from __future__ import annotations

MODELS = """\
    from django.db import models


    class Customer(models.Model):
        name = models.CharField(max_length=64)

        def greet(self):
            return self.name.title()


    class Order(models.Model):
        customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
        seller = models.ForeignKey(Customer, related_name="sold", on_delete=models.PROTECT)
    """

VIEW = """\
    from shop.models import Order


    class Label:
        def __init__(self, number):
            order = Order.objects.get(number=number)
            self.buyer = order.{attribute}

        def text(self):
            return self.buyer.greet()
    """

ANOTHER_CLASS = """\
    from shop.labels import Label


    class Sheet:
        def __init__(self, number):
            self.label = Label(number)

        def text(self):
            {use}
    """

KEPT_TWICE = """\
    from shop.models import Order


    class Label:
        def __init__(self, number):
            order = Order.objects.get(number=number)
            self.buyer = order.customer
            self.reader = self.buyer

        def text(self):
            {use}
    """

PRIVATE = """\
    from shop.models import Order


    class Label:
        def __init__(self, customer):
            self._kept = customer

        def text(self):
            {use}


    def labels(order: Order):
        return Label(order.{attribute}).text()
    """

GIVES_NOTHING = """\
    def nothing() -> None:
        {body}


    def told(row: object):
        if row {test} nothing():
            {use}
    """


def written(project, path, text):
    project.write("shop/models.py", MODELS)
    project.write(path, text)
    return project


def test_an_attribute_that_is_set_to_a_nullable_one_of_another_name(project):
    assert written(project, "shop/labels.py", VIEW.format(attribute="customer")).found() == ["shop/labels.py:10 NG102"]


def test_an_attribute_that_is_set_to_one_that_is_never_null(project):
    assert written(project, "shop/labels.py", VIEW.format(attribute="seller")).found() == []


def test_an_attribute_that_is_tested_where_it_is_used(project):
    text = VIEW.format(attribute="customer").replace("greet()", "greet() if self.buyer else ''")
    assert written(project, "shop/labels.py", text).found() == []


def test_an_attribute_that_is_tested_where_it_is_set(project):
    text = VIEW.format(attribute="customer").replace("self.buyer = ", "self.buyer = order.customer and ")
    text = text.replace("order.customer and order.customer", "order.customer or order.seller")
    assert written(project, "shop/labels.py", text).found() == []


def test_an_attribute_that_other_code_sets_too(project):
    text = (
        VIEW.format(attribute="customer") + "\n\n        def sell(self, order: Order):\n            self.buyer = order.seller\n"
    )
    assert written(project, "shop/labels.py", text).found() == ["shop/labels.py:10 NG102"]  # until it is sold


def test_an_attribute_that_is_read_through_another_class(project):
    written(project, "shop/labels.py", VIEW.format(attribute="customer").replace("greet()", "pk"))
    project.write("shop/sheets.py", ANOTHER_CLASS.format(use="return self.label.buyer.greet()"))
    assert "shop/sheets.py:9 NG102" in project.found()


def test_an_attribute_that_is_tested_through_another_class(project):
    written(project, "shop/labels.py", VIEW.format(attribute="seller"))
    project.write("shop/sheets.py", ANOTHER_CLASS.format(use="return self.label.buyer.greet() if self.label.buyer else ''"))
    assert project.found() == []


def test_an_attribute_that_is_set_to_another_one_that_is_null(project):
    text = KEPT_TWICE.format(use="return self.reader.greet()")
    assert written(project, "shop/labels.py", text).found() == ["shop/labels.py:11 NG102"]


def test_an_attribute_that_is_set_to_another_one_and_tested(project):
    text = KEPT_TWICE.format(use="return self.reader.greet() if self.reader is not None else ''")
    assert written(project, "shop/labels.py", text).found() == []


def test_an_attribute_that_keeps_a_parameter_by_another_name(project):
    text = PRIVATE.format(use="return self._kept.greet()", attribute="customer")
    assert written(project, "shop/labels.py", text).found() == ["shop/labels.py:9 NG102"]


def test_an_attribute_that_keeps_a_parameter_and_is_tested_or_never_null(project):
    text = PRIVATE.format(use="return self._kept.greet() if self._kept else ''", attribute="customer")
    assert written(project, "shop/labels.py", text).found() == []
    text = PRIVATE.format(use="return self._kept.greet()", attribute="seller")
    assert written(project, "shop/labels.py", text).found() == []


def test_what_is_equal_to_the_answer_of_a_function_that_gives_null(project):
    project.write("shop/rows.py", GIVES_NOTHING.format(body="return None", test="is", use="return row.label"))
    assert project.found() == ["shop/rows.py:7 NG109"]


def test_what_is_not_the_answer_of_a_function_that_gives_null(project):
    project.write("shop/rows.py", GIVES_NOTHING.format(body="return None", test="is not", use="return row.label"))
    assert project.found() == []


def test_what_is_compared_with_a_function_that_gives_null_and_not_used(project):
    project.write("shop/rows.py", GIVES_NOTHING.format(body="return None", test="is", use="return ''"))
    assert project.found() == []


ORDER_JAVA = """\
    package shop;

    import jakarta.persistence.*;

    @Entity
    public class Order {
        @Id private Long id;
        @Column(nullable = false) private String number;

        public String getNumber() {
            return number;
        }
    }
    """

SERVICE_JAVA = """\
    package shop;

    import jakarta.persistence.EntityManager;
    import java.util.function.Consumer;

    public class Service {
        private EntityManager orders;

        private void withOrder(Long id, Consumer<Order> work) {
            work.accept(orders.find(Order.class, id));
        }

        public void show(Long id) {
            withOrder(id, order -> order.getNumber().trim());
        }
    }
    """


def test_what_a_method_that_gives_nothing_calls_a_function_with(project):
    project.write("pom.xml", "<project/>")
    project.write("shop/Order.java", ORDER_JAVA)
    project.write("shop/Service.java", SERVICE_JAVA)
    assert project.found() == ["shop/Service.java:14 NG103"]
