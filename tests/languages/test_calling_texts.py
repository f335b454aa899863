"""Templates, other languages and XML that wires objects: the names that they may call Java's methods by."""

from __future__ import annotations

import pytest

from nullguard.discover.languages import language_of
from nullguard.languages.documents import document_kind, read_document
from nullguard.model.documents import CallingText, NoDocument
from nullguard.model.source import Role, Source


def names(path: str, text: str, role: Role = Role.CONFIGURATION, size: int = 100) -> tuple[str, ...]:
    source = Source(path, language_of(path), role, size=size)
    kind = document_kind(source)
    document = read_document(kind, text.encode()) if kind else NoDocument()
    return document.names if isinstance(document, CallingText) else ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("web/order.xhtml", '<h:link action="#{orders.close(order)}"/>'),
        ("web/order.jsp", "<% orders.close(order); %>"),
        ("web/order.ftl", "<#if orders.close(order)>"),
        ("src/main/kotlin/Shop.kt", "fun shop() = orders.close(order)"),
        ("src/main/scala/Shop.scala", "def shop() = orders close order"),
        ("src/main/groovy/Shop.groovy", "orders.close order"),
        ("src/main/resources/beans.xml", '<bean id="orders" destroy-method="close"/>'),
        ("src/main/resources/beans.xml", "<property name='method'><value> close </value></property>"),
        ("src/main/resources/flow.xml", '<task expression="${orders.close(order)}"/>'),
    ],
)
def test_names_that_are_called(path, text):
    assert "close" in names(path, text)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/main/resources/beans.xml", "<description>They close orders.</description>"),
        ("src/main/resources/beans.xml", '<bean id="orders" destroy-method="closeAll"/>'),
        ("web/order.xhtml", '<h:link action="#{orders.closeAll(order)}"/>'),
        ("web/order.txt", "orders.close(order)"),
    ],
)
def test_names_that_are_not(path, text):
    assert "close" not in names(path, text)


def test_tests_and_large_files_call_nothing():
    assert names("src/test/kotlin/ShopTest.kt", "close()", Role.TEST) == ()
    assert names("web/order.xhtml", "close()", size=2 * 1024 * 1024) == ()


def test_mappings_are_read_as_such():
    assert names("src/main/resources/OrderMapper.xml", '<mapper namespace="shop.OrderMapper"><select id="close"/></mapper>') == ()
