"""Where something is in a container, or one of its elements is as asked, it is not the empty one that stands for what is
missing."""

from __future__ import annotations

import pytest

KINDS = "kinds = split(order.reference) if order.reference else []\n"
LATER = "kinds = []\nif order.reference:\n    kinds = split(order.reference)\n"
USE = "order.reference.upper()"
TOLD = f"{USE}  # null"


@pytest.mark.parametrize("made", [KINDS, LATER])
@pytest.mark.parametrize(
    "body",
    [
        f"if kind in kinds:\n    {USE}",
        f"if kind not in kinds:\n    return\n{USE}",
        f"if any(each.name == kind for each in kinds):\n    {USE}",
        f"known = any(each.name == kind for each in kinds)\nif not known:\n    return\n{USE}",
        f"if not any([each == kind for each in kinds]):\n    raise ValueError\n{USE}",
        f"if kind in kinds and kind:\n    {USE}",
    ],
)
def test_there_is_something(python, made, body):
    python(made + body, signature="order: Order, kind")


@pytest.mark.parametrize(
    "body",
    [
        f"{KINDS}if kind not in kinds:\n    {TOLD}",
        f"{KINDS}if all(each.name == kind for each in kinds):\n    {TOLD}",
        f"{KINDS}if not any(each.name == kind for each in kinds):\n    {TOLD}",
        f"{KINDS}kinds.append(kind)\nif kind in kinds:\n    {TOLD}",
        f"kinds = split(order.reference) if order.reference else ['x']\nif kind in kinds:\n    {TOLD}",
        f"kinds = split(order.reference) if order.reference else others\nif kind in kinds:\n    {TOLD}",
        f"text = str(order.reference) if order.reference else ''\nif kind in text:\n    {TOLD}",
        f"{KINDS}if kind in kinds or kind:\n    {TOLD}",
    ],
)
def test_there_may_be_nothing(python, body):
    python(body, signature="order: Order, kind, others")


FILL = "def fill(kinds):\n    kinds.append('x')\n\ndef look(kinds):\n    return len(kinds)"


@pytest.mark.parametrize("asked", ["kinds", "kind in kinds"])
@pytest.mark.parametrize(
    ("made", "put"),
    [
        ("kinds = []\nif order.reference:\n    kinds.append(kind)", "kinds.extend(others)"),
        ("kinds = []\nif order.reference:\n    kinds.append(kind)", "fill(kinds)"),
        ("kinds = set()\nif order.reference:\n    kinds.add(kind)", "kinds.update(others)"),
        ("kinds = set()\nif order.reference:\n    kinds.add(kind)", "kinds.add(others)"),
        ("kinds = {}\nif order.reference:\n    kinds[kind] = 1", "kinds.update(others)"),
        ("kinds = {}\nif order.reference:\n    kinds[kind] = 1", "kinds.setdefault(others, 1)"),
    ],
)
def test_something_else_was_put_in(python, made, put, asked):
    python(f"{made}\n{put}\nif {asked}:\n    {TOLD}", before=FILL, signature="order: Order, kind, others")
    python(f"{made}\nlook(kinds)\nif {asked}:\n    {USE}", before=FILL, signature="order: Order, kind, others")
