"""Which queries guard: every form is run against real rows, so that its label is a fact, and nullguard reads the same text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the forms are modules of this folder, as they are for the programs that run them

import django_forms
import sqlalchemy_forms
from forms import Form, analysed

from nullguard.pipeline import run
from nullguard.settings import load_settings

HERE = Path(__file__).parent
FRAMEWORKS = {
    "django": (django_forms.FORMS, django_forms.IMPORTS),
    "sqlalchemy": (sqlalchemy_forms.FORMS, sqlalchemy_forms.IMPORTS),
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_forms_have_names_of_their_own(framework: str) -> None:
    forms, _ = FRAMEWORKS[framework]
    assert len({form.name for form in forms}) == len(forms)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_labels_are_what_the_framework_does(framework: str) -> None:
    forms, _ = FRAMEWORKS[framework]
    done = subprocess.run([sys.executable, HERE / f"run_{framework}.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert [form.name for form in forms if seen[form.name][0] is form.holds] == []
    assert [form.name for form in forms if form.holds and not seen[form.name][1]] == [], "nothing was read"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_reported_are_the_forms_that_do_not_guard(framework: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms, imports = FRAMEWORKS[framework]
    reported = _reported(framework, forms, imports, tmp_path, monkeypatch)
    alarms = [form.name for form in forms if form.holds and form.name in reported]
    missed = [form.name for form in forms if not form.holds and form.name not in reported]
    assert (alarms, missed) == ([], [])


def _reported(
    framework: str, forms: Sequence[Form], imports: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> frozenset[str]:
    """The names of the forms that a default run over a project of all of them reports, each in a file of its own."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(folder / "cache"))
    root = folder / "project"
    package = root / f"{framework}_shop"
    package.mkdir(parents=True)
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (package / "__init__.py").write_text("")
    (package / "models.py").write_text((HERE / f"{framework}_shop" / "models.py").read_text())
    names = {}
    for number, form in enumerate(forms):
        names[f"form_{number:03}.py"] = form.name
        (root / f"form_{number:03}.py").write_text(analysed(form, imports))
    report = run(load_settings((root,), None, {}), lambda stage, done, total: None)
    paths = {place.path for finding in report.findings for place in (finding.place, *finding.siblings)}
    assert paths <= names.keys()
    return frozenset(names[path] for path in paths)
