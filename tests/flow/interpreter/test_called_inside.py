"""A nested function that is only called knows what all its calls know."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "call",
    [
        "return show() if order.reference else None",
        "if order.reference is not None:\n    show()",
        "if order.reference is None:\n    return\nfor _ in range(3):\n    show()",
        "return order.reference and [show() for _ in range(3)]",
        "if not order.reference:\n    return\ntry:\n    show()\nexcept ValueError:\n    show()",
        "if order.reference == 'x':\n    show()\nelif order.reference:\n    return show()",
    ],
)
def test_guards_at_its_calls_are_its_own(python, call):
    python(f"def show():\n    return order.reference.upper()\n{call}")


def test_what_is_bound_before_all_calls(python):
    python("""
        found = None
        def show():
            return found.upper()
        found = order.number
        show()
    """)


@pytest.mark.parametrize(
    "call",
    [
        "show()",
        "return show() if order.quantity else None",
        "if order.reference:\n    show()\nshow()",
        "if order.reference:\n    order = Order.objects.get(id=1)\n    show()",
        "if order.reference:\n    print(show)\n    show()",
        "if order.reference:\n    show()\nreturn show",
        "if order.reference:\n    show()\nlater = lambda: show\nreturn later",
        "if order.reference:\n    show()\ndef later():\n    show()\nreturn later",
        "if order.reference:\n    return run(show)",
        "pass",
    ],
)
def test_other_calls(python, call):
    python(f"def show():\n    return order.reference.upper()  # null\n{call}")


@pytest.mark.parametrize("decorator", ["task", "app.route('/')"])
def test_others_call_what_is_decorated(python, decorator):
    python(f"""
        @{decorator}
        def show():
            return order.reference.upper()  # null
        if order.reference:
            show()
    """)


ARMS = """
if order.number:
    found = []
    def add(line):
        found.append(line)
        return found
    walk(order, add)
else:
    found = None
return found
"""


@pytest.mark.parametrize(
    "body",
    [
        ARMS,
        ARMS.replace("else:", "elif order.quantity:"),
        "if not order.number:\n    found = None\n" + ARMS.strip(),
        "with lock:" + ARMS.replace("\n", "\n    "),
    ],
)
def test_what_other_arms_bind_is_not_seen_from_inside(python, body):
    python(body)


NULL = ARMS.replace("found.append(line)", "found.append(line)  # null")


@pytest.mark.parametrize(
    "body",
    [
        NULL.replace("    walk", "    found = None\n    walk"),
        NULL.replace("else:\n    found = None", "found = None"),
        "for line in order.lines.all():" + NULL.replace("\n", "\n    "),
    ],
)
def test_what_its_own_arm_or_a_later_statement_binds_is(python, body):
    python(body)
