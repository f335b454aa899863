"""What stands in a handler knows what a condition has found, whose test raises nothing that a handler waits for (Java)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "try { if (order.getParent() != null) { send(order); } } catch (IOException e) { order.getParent().getNumber(); }",
        "try { if (Objects.nonNull(order.getParent())) { send(order); } } catch (Broken e) { order.getParent().getNumber(); }",
        "try { if (order.getParent() != null && order != null) { go(); } } catch (Broken e) { order.getParent().getNumber(); }",
        (
            "try { if (order.getParent() == null) { go(); } else { send(order); } }"
            " catch (IOException e) { if (order.getParent() != null) { order.getParent().getNumber(); } }"
        ),
        (
            "try { if (Objects.isNull(order.getReference())) { return; } send(order); }"
            " catch (IOException e) { order.getReference().trim(); }"
        ),
    ],
)
def test_the_test_was_passed(java, body):
    java(body, "import java.io.*;\nimport java.util.*;")


@pytest.mark.parametrize(
    "body",
    [
        (
            "try {\nif (order.getParent() != null) { send(order); } send(order); } catch (IOException e) {\n"
            "order.getParent().getNumber(); // null\n}"
        ),
        (
            "try {\nif (order.getParent() == null) { send(order); } } catch (IOException e) {\n"
            "order.getParent().getNumber(); // null\n}"
        ),
        (
            "try {\nif (fetch(order).getParent() != null) { send(order); } } catch (IOException e) {\n"
            "order.getParent().getNumber(); // null\n}"
        ),
        (
            "try {\nsend(order); if (order.getParent() != null) { send(order); } } catch (IOException e) {\n"
            "order.getParent().getNumber(); // null\n}"
        ),
        (
            "try {\nif (order.getParent() != null || order.getReference() != null) { send(order); } } catch (IOException e) {\n"
            "order.getParent().getNumber(); // null\n}"
        ),
    ],
)
def test_the_test_was_not_passed(java, body):
    java(body, "import java.io.*;\nimport java.util.*;")
