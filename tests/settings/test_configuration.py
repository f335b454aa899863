"""What a configuration says, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.settings import SettingsError, load_settings

_ALL_KEYS = """\
select = ["NG1", "NG301"]
extend-select = ["NG106"]
ignore = ["NG105"]
min-confidence = "high"
fail-on = "error"
exclude = ["generated/"]
manifest = "production.yaml"
compare-with = ["production.yaml"]
baseline = "known.json"
jobs = 3

[per-file-ignores]
"scripts/*.py" = ["NG101"]

[rules.NG301]
clients = ["requests"]
seconds = 2.5
"""


def test_every_key_of_a_configuration(project, load):
    (project / "production.yaml").write_text("version: 1\n")
    settings = load(_ALL_KEYS)
    assert settings.select == ("NG1", "NG301")
    assert settings.extend_select == ("NG106",)
    assert settings.ignore == ("NG105",)
    assert settings.min_confidence is Confidence.HIGH
    assert settings.fail_on == "error"
    assert settings.exclude == ("generated/",)
    assert settings.manifest == project / "production.yaml"
    assert settings.compare_with == (project / "production.yaml",)
    assert settings.baseline == project / "known.json"
    assert settings.jobs == 3
    assert settings.per_file_ignores == {"scripts/*.py": ("NG101",)}
    assert settings.options == {"NG301": {"clients": ["requests"], "seconds": 2.5}}
    assert settings.config == project / "nullguard.toml"


def test_without_a_configuration(project):
    settings = load_settings((), None, {})
    assert settings.root == project
    assert (settings.min_confidence, settings.fail_on) == (Confidence.MEDIUM, "warning")
    assert (settings.paths, settings.select, settings.manifest, settings.config) == ((), (), None, None)
    assert settings.jobs >= 1
    assert settings.cache


def test_the_same_keys_in_pyproject(project):
    (project / "pyproject.toml").write_text('[project]\nname = "shop"\n\n[tool.nullguard]\nfail-on = "never"\n')
    assert load_settings((), None, {}).fail_on == "never"


def test_a_manifest_beside_the_configuration_is_used_unasked(project, load):
    (project / "nullguard.manifest.yaml").write_text("version: 1\n")
    assert load().manifest == project / "nullguard.manifest.yaml"


def test_what_is_given_wins(project, load):
    (project / "other.yaml").touch()
    settings = load(
        'min-confidence = "high"\njobs = 3\nexclude = ["old/"]\n',
        min_confidence="low",
        jobs=1,
        exclude=("new/",),
        manifest="other.yaml",
        cache=False,
        diff="main",
        staged=True,
    )
    assert settings.min_confidence is Confidence.LOW
    assert (settings.jobs, settings.exclude, settings.cache) == (1, ("new/",), False)
    assert (settings.manifest, settings.diff, settings.staged) == (Path("other.yaml"), "main", True)


def test_a_file_that_is_named_replaces_the_projects_configuration(project):
    (project / "nullguard.toml").write_text("jobs = 3\nthis is = wrong")
    (project / "ci").mkdir()
    (project / "ci" / "strict.toml").write_text('fail-on = "note"\nbaseline = "../known.json"\n')
    (project / "nullguard.toml").write_text("jobs = 7\n")
    settings = load_settings((), Path("ci/strict.toml"), {})
    assert (settings.fail_on, settings.root, settings.baseline) == ("note", project, project / "known.json")
    assert settings.jobs != 7


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        (
            'x = 1\nmin_confidence = "high"',
            "nullguard.toml:2: unknown key 'min_confidence' in nullguard's configuration; did you mean",
        ),
        ("excludes = []", "nullguard.toml:1: unknown key 'excludes' in nullguard's configuration; did you mean 'exclude'?"),
        ("colour = 1", "known are baseline, compare-with, exclude,"),
        ('\n\njobs = "many"', "nullguard.toml:3: 'jobs' must be a whole number from 1 to 256, not \"many\""),
        ("jobs = true", "'jobs' must be a whole number from 1 to 256, not true"),
        ("jobs = 0", "not 0"),
        ('select = "NG1"', '\'select\' must be a list of strings, not "NG1"; write ["NG1"]'),
        ("ignore = [1]", "'ignore' must be a list of strings, not such a list"),
        ("select = []", "'select' is empty, so no rule would run"),
        ('select = ["ng101"]', "'select' is wrong: 'ng101' is no rule; did you mean 'NG101'?"),
        ('select = ["NG1011"]', "'NG1011' is no rule; a rule is named like NG101"),
        ('fail-on = "warn"', "'fail-on' must be one of error, warning, note, never, not \"warn\"; did you mean 'warning'?"),
        ("min-confidence = 2", "'min-confidence' must be one of low, medium, high, certain, not 2"),
        ('manifest = "production.yml"', "'manifest' names 'production.yml', which is no file"),
        (
            'compare-with = "staging.yaml"',
            '\'compare-with\' must be a list of strings, not "staging.yaml"; write ["staging.yaml"]',
        ),
        ('compare-with = ["staging.yaml"]', "'compare-with' names 'staging.yaml', which is no file"),
        ('manifest = "../secrets.yaml"', "'manifest' lies outside of the project: '../secrets.yaml'"),
        ('baseline = "/etc/passwd"', "'baseline' lies outside of the project"),
        ("baseline = 7", "'baseline' must be the path of a file"),
        (
            '[per-file-ignores]\n"a.py" = ["NG1"]\n"b.py" = "NG2"',
            "nullguard.toml:3: 'per-file-ignores.b.py' must be a list of strings",
        ),
        ('exclude = ["!"]', "'exclude' is wrong: '!' is no pattern of gitignore's language"),
        ('exclude = ["*a*a*a*b"]', "'exclude' is wrong: '*a*a*a*b' has too many '*'"),
        ('per-file-ignores = {"a/**/b/**/c/**/d" = []}', "has too many '*'"),
        (".".join("a" * 200) + " = 1", "nullguard.toml: a key of more than 100 parts"),
        ("rules = 1", "'rules' must hold a table for each rule"),
        ("[rules.timeouts]", "nullguard.toml:1: 'rules.timeouts' is no rule's id"),
        ("[rules]\nNG301 = 1", "nullguard.toml:2: 'rules.NG301' must be a table"),
        ("[rules.NG301]\na = 1\nb = {c = 1}", "nullguard.toml:3: 'rules.NG301.b' must be a string"),
        ("jobs = = 1", "nullguard.toml: Invalid value (at line 1, column 8)"),
        ("a = " + "[" * 5000, "nullguard.toml: it is nested too deeply"),
    ],
)
def test_mistakes_are_told_with_place_and_remedy(load, configuration, message):
    with pytest.raises(SettingsError) as raised:
        load(configuration)
    assert message in str(raised.value)


def test_all_mistakes_are_told_at_once(load):
    with pytest.raises(SettingsError) as raised:
        load('jobs = 0\nexclude = 1\nselect = ["NG1"]\nfoo = 1\n')
    assert [line.split(": ")[0] for line in str(raised.value).splitlines()] == [
        "nullguard.toml:1",
        "nullguard.toml:2",
        "nullguard.toml:4",
    ]


def test_lines_are_found_around_strings_of_several_lines(project):
    (project / "pyproject.toml").write_text(
        '[project]\ndescription = """\n[tool.nullguard]\njobs = 0\n"""\n\n[tool.nullguard]\njobs = 0\n'
    )
    with pytest.raises(SettingsError, match=r"^pyproject.toml:8: 'jobs'"):
        load_settings((), None, {})


def test_two_configurations_in_one_folder(project, load):
    (project / "pyproject.toml").write_text("[tool.nullguard]\n")
    with pytest.raises(SettingsError, match=r"nullguard.toml: \[tool.nullguard\] in pyproject.toml configures nullguard too"):
        load()


def test_bytes_that_are_no_text(project):
    (project / "nullguard.toml").write_bytes(b"jobs = 1 # \xff")
    with pytest.raises(SettingsError, match=r"nullguard.toml: it is not UTF-8 at byte 11"):
        load_settings((), None, {})


def test_a_broken_pyproject_that_does_not_speak_of_nullguard_is_no_concern(project):
    (project / "pyproject.toml").write_text('[project]\nname = "{{ cookiecutter.name }}"\n{% if x %}\n')
    assert load_settings((), None, {}).config is None


def test_a_byte_order_mark_and_foreign_line_ends(project):
    (project / "nullguard.toml").write_bytes(b"\xef\xbb\xbfjobs = 2\r\nfail-on = 'note'\r\n")
    assert load_settings((), None, {}).jobs == 2
