"""Attributes of rows that pages of JSF demand are shown on request only."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String userDn;
    public String getUserDN() { return userDn; }
    public void setUserDN(String userDn) { this.userDn = userDn; }
}
"""
USE = "package shop;\nclass Service { int run(Order order) { return order.getUserDN().length(); } }"
FORM = """
package shop;
{annotation}
public class OrderForm {{
    private Order order;
    private List<Order> orders;
    public Order getOrder() {{ return order; }}
    public void begin() {{ {begin} }}
}}
"""
KEPT = "order = new Order();"
INPUT = '<p:inputText id="dn" value="#{orderForm.order.userDN}" required="true"/>'


@pytest.fixture
def confidence(confidences):
    def check(page=INPUT, annotation="@Named @ViewScoped", begin=KEPT, **others):
        form = FORM.format(annotation=annotation, begin=begin)
        files = {"Order.java": ORDER, "Service.java": USE, "OrderForm.java": form, "order.xhtml": page, **others}
        return confidences(files, "NG101")

    return check


@pytest.mark.parametrize(
    "page",
    [
        INPUT,
        INPUT.replace('"true"', '"#{true}"'),
        INPUT.replace('"true"', "\"#{not empty param['form:save']}\""),
        INPUT.replace('"true"', "\"#{empty param['form:toggler'] and not empty param['form:save']}\""),
        INPUT.replace("p:inputText", "h:selectOneMenu").replace("/>", "></h:selectOneMenu>"),
        INPUT + '<h:outputText value="#{orderForm.order.userDN}"/><f:selectItem value="#{orderForm.order.userDN}"/>',
        INPUT + '<h:inputText value="#{item.userDN}"/>',
        INPUT + '<h:inputText disabled="#{true}" value="#{orderForm.order.userDN}"/>',
        INPUT + '<h:inputText value="#{orderForm.order.userDN}" readonly="true"/>',
    ],
)
def test_what_a_page_demands_is_low(confidence, page):
    assert confidence(page) == {Confidence.LOW}


@pytest.mark.parametrize(
    "page",
    [
        "",
        INPUT.replace('required="true"', ""),
        INPUT.replace('"true"', '"false"'),
        INPUT.replace('"true"', '"#{orderForm.isDemanding}"'),
        INPUT.replace('"true"', "\"#{not empty param['form:save'] and orderForm.order.type eq 'LDAP'}\""),
        INPUT.replace("inputText", "outputText"),
        INPUT.replace("orderForm.order", "otherForm.order"),
        INPUT.replace("orderForm.order", "orderForm"),
        INPUT.replace("userDN", "id"),
        INPUT + '<h:inputText value="#{orderForm.order.userDN}"/>',  # another page lets it be empty
        INPUT + '<h:inputText value="#{orderForm.order.userDN}" disabled="#{isNew}"/>',
        INPUT.replace("required", 'disabled="true" required'),
    ],
)
def test_other_pages_say_nothing(confidence, page):
    assert confidence(page) == {Confidence.HIGH}


@pytest.mark.parametrize("annotation", ['@Named("orderForm")', "@ManagedBean", '@ManagedBean(name = "orderForm")', "@Component"])
def test_names_of_beans(confidence, annotation):
    assert confidence(annotation=annotation) == {Confidence.LOW}


@pytest.mark.parametrize("annotation", ['@Named("other")', "", "@Deprecated"])
def test_other_beans_are_not_meant(confidence, annotation):
    assert confidence(annotation=annotation) == {Confidence.HIGH}


@pytest.mark.parametrize(
    "begin", ["this.order = new Order();", "Order made = new Order(); made.setUserDN(name()); orders.add(made);"]
)
def test_rows_that_are_kept_or_given_a_value(confidence, begin):
    assert confidence(begin=begin) == {Confidence.LOW}


@pytest.mark.parametrize("begin", ["Order made = new Order(); orders.add(made);", "orders.add(new Order());"])
def test_rows_that_are_stored_unasked(confidence, begin):
    assert confidence(begin=begin) == {Confidence.HIGH}


def test_what_code_sets_to_null(confidence):
    leaving = "package shop;\nclass Leaving { void run(Order order) { order.setUserDN(null); } }"
    assert confidence(**{"Leaving.java": leaving}) == {Confidence.HIGH}
