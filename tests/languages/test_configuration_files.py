"""Configuration files are read with places, comments and profiles, and hostile ones cost nothing."""

from __future__ import annotations

import pytest

from nullguard.languages.configuration import read_configuration
from nullguard.languages.configuration.files import configures
from nullguard.languages.errors import UnreadableSource
from nullguard.model.configuration import ConfigEntry
from nullguard.model.source import Language, Role, Source
from nullguard.model.span import unpack


def read(text: str | bytes, form: str) -> dict[str, ConfigEntry]:
    data = text.encode() if isinstance(text, str) else text
    return {entry.key: entry for entry in read_configuration(data, form) if not entry.is_section}


def place(entry: ConfigEntry) -> tuple[int, int, int]:
    span = unpack(entry.at)
    return span.line, span.column, span.end_column


def test_yaml_has_nested_keys_lists_and_places():
    found = read("payment:\n  urls:\n    - https://a\n    - name: b\n  readTimeout: 2s\n", "yaml")
    assert {key: entry.text for key, entry in found.items()} == {
        "payment.urls[0]": "https://a",
        "payment.urls[1].name": "b",
        "payment.readTimeout": "2s",
    }
    assert place(found["payment.readTimeout"]) == (5, 15, 17)


def test_columns_of_yaml_are_bytes():
    assert place(read('{ "ü": 1, "t": 5 }', "yaml")["t"]) == (1, 16, 17)


def test_sections_have_the_place_of_their_key():
    (section,) = [entry for entry in read_configuration(b"a:\n  # why\n  b:\n    c: 1\n", "yaml") if entry.key == "a.b"]
    assert section.is_section
    assert unpack(section.at).line == 3
    assert section.comment == "why"


def test_comments_beside_and_directly_above_belong_to_a_value():
    found = read("# not\n\na: 1 # beside\n# above\n# it\nb: 'x # no'\nc: 3\n", "yaml")
    assert [found[key].comment for key in "abc"] == ["beside", "above it", ""]


def test_documents_of_a_file_have_the_profiles_that_they_name():
    text = "a: 1\n---\nspring:\n  config:\n    activate:\n      on-profile: prod\na: 2\n---\nspring.profiles: test\na: 3\n"
    entries = [entry for entry in read_configuration(text.encode(), "yaml") if entry.key == "a"]
    assert [(entry.text, entry.profile) for entry in entries] == [("1", ""), ("2", "prod"), ("3", "test")]


def test_keys_may_name_a_profile():
    entries = read_configuration(b"%dev.a=1\na=2\n", "properties")
    assert [(entry.key, entry.text, entry.profile) for entry in entries] == [("a", "1", "dev"), ("a", "2", "")]


def test_anchors_are_repeated_and_merged_below_what_is_said():
    found = read("base: &b\n  t: 1\n  u: 2\nk:\n  <<: *b\n  t: 5\nj: *b\n", "yaml")
    assert {key: found[key].text for key in ("k.t", "k.u", "j.t", "j.u")} == {"k.t": "5", "k.u": "2", "j.t": "1", "j.u": "2"}


def test_null_and_empty_values_have_no_text():
    assert {entry.text for entry in read("a: null\nb: ~\nc:\n", "yaml").values()} == {""}


def test_properties_have_escapes_continuations_and_documents():
    found = read("! c\na.b = x\\\n   y\nc:1\nd 2\ne=\\u00e9\\t\n", "properties")
    assert {key: entry.text for key, entry in found.items()} == {"a.b": "xy", "c": "1", "d": "2", "e": "é\t"}
    assert found["a.b"].comment == "c"
    assert place(found["c"]) == (4, 2, 3)
    entries = read_configuration(b"a=1\n#---\nspring.config.activate.on-profile=prod\na=2\n", "properties")
    assert [(entry.text, entry.profile) for entry in entries if entry.key == "a"] == [("1", ""), ("2", "prod")]


def test_toml_has_tables_arrays_and_inline_tables():
    text = (
        '# t\n[a.b]\nx = 1 # one\ny = "s"\nz = [1, {q = 5}]\nw = { u = 1, v = { t = 2 } }\n'
        '[[p]]\nn = """a\nb"""\n[[p]]\nd = 2026-01-01 07:00:00\n'
    )
    found = read(text, "toml")
    assert {key: entry.text for key, entry in found.items()} == {
        "a.b.x": "1",
        "a.b.y": "s",
        "a.b.z[0]": "1",
        "a.b.z[1].q": "5",
        "a.b.w.u": "1",
        "a.b.w.v.t": "2",
        "p[0].n": "a\nb",
        "p[1].d": "2026-01-01 07:00:00",
    }
    assert found["a.b.x"].comment == "one"
    assert place(found["a.b.w.v.t"]) == (6, 23, 24)


def test_ini_has_sections_and_values_over_several_lines():
    found = read("top = 5\n[s]\n# why\na = 1 ; beside\nb: x\n  y\n; no\nurl = http://h/#x\n", "ini")
    assert {key: entry.text for key, entry in found.items()} == {"top": "5", "s.a": "1", "s.b": "x\ny", "s.url": "http://h/#x"}
    assert found["s.a"].comment == "why beside"
    assert place(found["s.a"]) == (4, 4, 5)


def test_environment_files_have_quotes_and_exports():
    found = read("# c\nexport A=\"x y\" # d\nB=5\nC='q'\nD=a#b\nE=\nno line\n", "env")
    assert {key: entry.text for key, entry in found.items()} == {"A": "x y", "B": "5", "C": "q", "D": "a#b", "E": ""}
    assert found["A"].comment == "c d"


def test_json_is_read_with_its_tabs():
    assert read('{\n\t"a": {\n\t\t"b": 5\n\t}\n}', "json")["a.b"].text == "5"


@pytest.mark.parametrize("form", ["yaml", "json", "properties", "toml", "ini", "env"])
@pytest.mark.parametrize(
    "data", [b"", b"\n", b"#\n", b"\xef\xbb\xbfa = 1\n", b"a\xff: 1\nb=\xfe\n", b"=" * 3000, b"[" * 3000, b"{{ x }}\n"]
)
def test_whatever_stands_in_a_file_there_are_entries_or_it_is_refused(form, data):
    try:
        entries = read_configuration(data, form)
    except UnreadableSource:
        return
    assert all(unpack(entry.at).line >= 1 for entry in entries)


@pytest.mark.parametrize("form", ["yaml", "json", "properties", "toml", "ini", "env"])
def test_binary_data_is_refused(form):
    with pytest.raises(UnreadableSource):
        read_configuration(b"a: 1\0", form)


def test_aliases_that_multiply_are_refused():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(UnreadableSource, match="entries"):
        read_configuration("\n".join(lines).encode(), "yaml")


def test_merges_that_multiply_are_refused():
    lines = ["a0: &a0 {" + ", ".join(f"k{n}: 1" for n in range(90)) + "}"]
    lines += [f"a{n}: {{b: {{<<: *a0}}}}" for n in range(1, 400)]
    with pytest.raises(UnreadableSource, match="entries"):
        read_configuration("\n".join(lines).encode(), "yaml")


@pytest.mark.parametrize(
    ("form", "text"), [("yaml", "a: " + "[" * 100 + "]" * 100), ("yaml", "{a: " * 5000), ("toml", "a = " + "[" * 100)]
)
def test_deep_nesting_is_refused(form, text):
    with pytest.raises(UnreadableSource):
        read_configuration(text.encode(), form)


def test_a_template_is_no_yaml_yet():
    assert read_configuration(b"{{- if .Values.x }}\na: [\n{{- end }}\n", "yaml") == ()


def source(path: str, language: Language, role: Role = Role.CONFIGURATION, size: int = 100) -> Source:
    return Source(path, language, role, size=size)


@pytest.mark.parametrize(
    "file",
    [
        source("src/main/resources/application-prod.yml", Language.YAML),
        source("config/modules/clamav.cfg", Language.INI),
        source("src/main/resources/c3p0.properties", Language.PROPERTIES),
        source("src/test/resources/config/test-config.yaml", Language.YAML, Role.FIXTURE),
        source(".env.production", Language.ENV),
        source("appsettings.json", Language.JSON),
        source("config.toml", Language.TOML),
    ],
)
def test_files_that_configure_are_read(file):
    assert configures(file)


@pytest.mark.parametrize(
    "file",
    [
        source("src/main/resources/messages_de.properties", Language.PROPERTIES),
        source("src/main/resources/i18n/labels.yml", Language.YAML),
        source("api/openapi.yaml", Language.YAML),
        source("data/countries.json", Language.JSON),
        source("package.json", Language.JSON),
        source("tests/data/orders.yaml", Language.YAML, Role.FIXTURE),
        source(".github/workflows/ci.yml", Language.YAML),
        source("releasenotes/notes/timeouts.yaml", Language.YAML),
        source("config/huge.yaml", Language.YAML, size=10_000_000),
        source("db/changelog.yaml", Language.YAML, Role.MIGRATION),
        source("src/test/resources/mappings/a.json", Language.JSON, Role.MOCK),
        source("src/main/resources/logback.properties", Language.PROPERTIES),
        source("src/Main.java", Language.JAVA, Role.CODE),
    ],
)
def test_data_texts_and_settings_of_tools_are_not_read(file):
    assert not configures(file)
