"""Names of a Python module that code elsewhere may set after its body made them null."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

USE = "release = version.upper()"
LOADING = "def load():\n    global version\n    version = '1'\n"
OBJECT = "class Settings:\n    name = ''\n\nsettings = Settings()\n\ndef fill():\n    settings.name = 'x'\n"


def told(root: Path, source: str) -> list[str]:
    return [finding.rule for finding in findings_of(root, {"setup.py": source})]


@pytest.mark.parametrize(
    "source",
    [
        f"version = None\nexec(open('version.py').read())\n{USE}",
        f"version = None\nexec(open('version.py').read(), globals())\n{USE}",
        f"version = None\nwith open('version.py') as text:\n    exec(compile(text.read(), 'v', 'exec'))\n{USE}",
        f"version = None\nglobals().update(read())\n{USE}",
        f"version = None\nlocals()['version'] = '1'\n{USE}",
        f"version = None\nfrom version import *\n{USE}",
        f"version = None\ntry:\n    from version import *\nfinally:\n    pass\n{USE}",
        f"version = None\n{LOADING}load()\n{USE}",
        f"version = None\n{LOADING}def start():\n    load()\nstart()\n{USE}",
        f"{OBJECT}settings.name = None\nfill()\nsettings.name.upper()",
        f"{OBJECT}def start():\n    settings.name = None\n    fill()\n    settings.name.upper()",
    ],
)
def test_code_elsewhere_may_have_set_it(source, tmp_path):
    assert told(tmp_path, source) == []


@pytest.mark.parametrize(
    "source",
    [
        f"version = None\n{USE}",
        f"version = None\n{USE}\nexec(open('version.py').read())",
        f"version = None\nnames = {{}}\nexec(open('version.py').read(), names)\n{USE}",
        f"exec(open('version.py').read())\nversion = None\n{USE}",
        f"from version import *\nversion = None\n{USE}",
        f"version = None\n{LOADING}{USE}",
        f"version = None\n{LOADING}load()\nversion = None\n{USE}",
        f"version = None\ndef load():\n    version = '1'\nload()\n{USE}",
        f"version = None\n{LOADING}print('reading')\n{USE}",
        f"{OBJECT}settings.name = None\nsettings.name.upper()",
        f"{OBJECT}settings.name = None\nprint('reading')\nsettings.name.upper()",
        f"{OBJECT}fill()\nsettings.name = None\nsettings.name.upper()",
        "def start():\n    version = None\n    exec(open('version.py').read(), {})\n    return version.upper()",
    ],
)
def test_it_is_null_where_nothing_has_set_it(source, tmp_path):
    assert told(tmp_path, source) == ["NG109"]
