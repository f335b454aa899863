"""What is null in the object at hand where a function is written that is called later: other methods fill it."""

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
