"""What is null where a function is written that is called later: other methods fill the object at hand, and variables are bound
again."""

from __future__ import annotations

import pytest

CLASS = "class Window:\n    def __init__(self, box):\n        self.button = None\n"


@pytest.mark.parametrize(
    "later",
    [
        "def chosen(item):\n    self.button.show()\nbox.connect(chosen)",
        "def chosen(item):\n    if item:\n        self.button.show()\nself.button = Button()\nbox.connect(chosen)",
        "box.connect(lambda item: self.button.show())",
        "def outer():\n    def chosen(item):\n        self.button.show()\n    box.connect(chosen)\nbox.start(outer)",
        "@box.on\ndef chosen(item):\n    self.button.show()",
    ],
)
def test_it_is_filled_by_then(analyse, later):
    text = CLASS + "".join(f"        {line}\n" for line in later.split("\n"))
    assert analyse({"shop/window.py": text})["shop/window.py"] == []


@pytest.mark.parametrize(
    "now",
    [
        "self.button.show()",
        "def chosen(item):\n    self.button.show()\nchosen(1)",
        "button = None\nbox.connect(lambda item: button.show())",
    ],
)
def test_it_is_null_now(analyse, now):
    text = CLASS + "".join(f"        {line}\n" for line in now.split("\n"))
    assert len(analyse({"shop/window.py": text})["shop/window.py"]) == 1


@pytest.mark.parametrize(
    "later",
    ["box.on(() -> note.trim());", "Runnable run = () -> { note.trim(); }; box.on(run);"],
)
def test_java(analyse, later):
    window = f"class Window {{ String note; Window(Box box) {{ note = null; {later} }} }}"
    text = f"package shop;\n{window}\nclass Box {{ void on(Runnable run) {{ }} }}"
    assert analyse({"shop/Window.java": text})["shop/Window.java"] == []


def nulls_in(analyse, lines: str) -> int:
    text = "def run(box, orders):\n" + "".join(f"    {line}\n" for line in lines.split("\n"))
    return len(analyse({"shop/jobs.py": text})["shop/jobs.py"])


@pytest.mark.parametrize(
    "lines",
    [
        "timer = None\ndef check():\n    timer.stop()\ntimer = box.timer(check)\nreturn timer.start()",
        "timer = None\ndef check():\n    if orders:\n        timer.stop()\nbox.connect(check)\ntimer = box.timer(1)",
        "timer = None\nbox.connect(lambda: timer.stop())\ntimer = box.timer(1)",
        "timer = None\ntimer = box.timer(lambda: timer.stop())",
        "timer = None\nfor order in orders:\n    order.connect(lambda: timer.stop())\ntimer = box.timer(1)",
        "timer = None\ndef begin():\n    nonlocal timer\n    timer = box.timer(1)\nbox.connect(begin, lambda: timer.stop())",
        "def outer():\n    timer = None\n    box.connect(lambda: timer.stop())\n    timer = box.timer(1)\nbox.connect(outer)",
    ],
)
def test_variables_that_are_bound_again_behind_it(analyse, lines):
    assert nulls_in(analyse, lines) == 0


@pytest.mark.parametrize(
    "lines",
    [
        "timer = None\nbox.connect(lambda: timer.stop())",
        "timer = box.timer(1)\ntimer = None\nbox.connect(lambda: timer.stop())",
        "timer = None\ndef check():\n    timer.stop()\ncheck()\ntimer = box.timer(1)",
        "timer = None\nother = box.timer(lambda: timer.stop())",
        "timer = None\nbox.connect(timer.stop)\ntimer = box.timer(1)",
        "timer = None\nif orders:\n    timer = box.timer(1)\nbox.connect(lambda: timer.stop())",
        "names = sorted(orders, key=lambda order: order.name)\ntimer = None\nbox.connect(lambda: timer.stop())",
        "timer = None\ndef outer():\n    timer = box.timer(1)\nbox.connect(lambda: timer.stop())",
    ],
)
def test_variables_that_are_not(analyse, lines):
    assert nulls_in(analyse, lines) == 1
