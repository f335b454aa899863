"""What is one of a few constants, and not equal to some of them, is one of the rest."""

from __future__ import annotations

import pytest

FEW = 'String command = order.isOpen() ? "set" : "remove";\n'
MAYBE = 'String command = null;\nif (order.isOpen()) { command = "set"; }\nif (order.isNew()) { command = "remove"; }\n'
EITHER = 'if ("set".equals(command) || "remove".equals(command))'
USE = "order.getReference().trim();"


@pytest.mark.parametrize(
    "body",
    [
        f"{FEW}{EITHER} {{ return; }}\n{USE}",
        f'{FEW}if (command.equals("set")) {{ return; }}\nif (command.equals("remove")) {{ return; }}\n{USE}',
        f"{MAYBE}if (command == null) {{ return; }}\n{EITHER} {{ return; }}\n{USE}",
        f"{MAYBE}{EITHER} {{ return; }}\nif (command != null) {{ {USE} }}",
        f"{FEW}String a = order.next();\n{EITHER} {{ if (a == null) {{ throw new Error(); }} }}\na.trim();",
    ],
)
def test_nothing_is_left(java, body):
    java(body)


@pytest.mark.parametrize(
    "body",
    [
        f'{FEW}if ("set".equals(command)) {{ return; }}\n{USE} // null',
        f'{FEW}if ("set".equalsIgnoreCase(command) || "other".equals(command)) {{ return; }}\n{USE} // null',
        f"{MAYBE}{EITHER} {{ return; }}\n{USE} // null",
        f"{MAYBE}{EITHER} {{ return; }}\ncommand.trim(); // null",
        f"String command = order.next();\n{EITHER} {{ return; }}\n{USE} // null",
    ],
)
def test_something_is_left(java, body):
    java(body)


@pytest.mark.parametrize("condition", ["5 == 5", "0 != 1", "1 > 0", "true"])
def test_constants_that_are_compared_decide(java, condition):
    java(f"String text = null;\nif ({condition}) {{\n    text.trim(); // null\n}}")
