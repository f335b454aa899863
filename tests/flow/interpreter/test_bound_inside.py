"""Names that a nested function binds which is handed on: whoever has it may call it (Python)."""

from __future__ import annotations

import pytest

START = "answer = None\ndef start(status):\n    nonlocal answer\n    answer = status"


@pytest.mark.parametrize(
    "handed",
    [
        f"{START}\napp(start)",
        f"{START}\napp.run(start)",
        f"{START}\napp.run(on=start)",
        f"{START}\napp['run'](start)",
        f"{START}\napp.on = start\napp.run()",
        f"{START}\napp.run([start], {{'on': start}})",
        f"{START}\napp.run(lambda: start(200))",
        f"{START}\ndef other():\n    start(200)\nother()",
        f"{START}\nstart(200)",
        f"{START}\ncalled = start\ncalled(200)",
        f"{START}\napp.on(start)\nanswer = None\napp.run()",
        "answer = None\n@app.on\ndef start(status):\n    nonlocal answer\n    answer = status\napp.run()",
        "answer = None\nasync def start(status):\n    nonlocal answer\n    answer = status\nrun(start(200))",
        "answer = None\ndef start(status):\n    if status:\n        nonlocal answer\n        answer = status\napp(start)",
    ],
)
def test_anybody_may_have_set_it(python, handed):
    python(f"{handed}\nanswer.upper()", signature="app, run")


@pytest.mark.parametrize(
    "handed",
    [
        f"{START}",
        f"{START}\napp.run()",
        "answer = None\ndef start(status):\n    answer = status\napp(start)",
        "answer = other = None\ndef start(status):\n    nonlocal other\n    other = status\napp(start)",
    ],
)
def test_nobody_has_set_it(python, handed):
    python(f"{handed}\nanswer.upper()  # null", signature="app, run")
