"""Versions of libraries are read from build and lock files, and found for a source."""

from __future__ import annotations

import pytest

from nullguard.frameworks.configuration.versions import VersionFile, Versions
from nullguard.languages.errors import UnreadableSource
from nullguard.languages.versions import read_versions, versions_form
from nullguard.model.span import line_of

POM = """<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId>
<version>3.4.1</version></parent><properties><okhttp.version>4.12.0</okhttp.version></properties>
<dependencies><dependency><groupId>com.squareup.okhttp3</groupId><artifactId>okhttp</artifactId>
<version>${okhttp.version}</version></dependency>
<dependency><groupId>a</groupId><artifactId>managed</artifactId></dependency></dependencies></project>"""


def of(files: dict[str, str]) -> Versions:
    found = []
    for path, text in sorted(files.items()):
        pins, properties = read_versions(text.encode(), versions_form(path))
        found.append(VersionFile(path, pins, properties))
    return Versions(tuple(found))


def exact(versions: Versions, path: str, library: str) -> str | None:
    found = versions.of(path, library)
    return found.exact if found is not None else None


@pytest.mark.parametrize(
    ("path", "text", "library", "version"),
    [
        ("requirements.txt", "# x\nredis[hiredis]==4.6.0 ; python_version > '3'\n", "redis", "4.6.0"),
        ("requirements/base.txt", "Flask_SQLAlchemy==3.0\n", "flask-sqlalchemy", "3.0"),
        ("poetry.lock", '[[package]]\nname = "redis"\nversion = "5.2.1"\ndescription = ""\n', "redis", "5.2.1"),
        ("uv.lock", 'version = 1\n\n[[package]]\nname = "httpx"\nversion = "0.28.1"\n', "httpx", "0.28.1"),
        ("Pipfile.lock", '{"default": {"redis": {"hashes": ["x"], "version": "==4.0.2"}}}', "redis", "4.0.2"),
        ("pyproject.toml", '[project]\ndependencies = ["redis==5.0.1"]\n', "redis", "5.0.1"),
        ("setup.cfg", "[options]\ninstall_requires =\n    redis==3.5.3\n    six\n", "redis", "3.5.3"),
        ("pom.xml", POM, "okhttp", "4.12.0"),
        ("pom.xml", POM, "com.squareup.okhttp3:okhttp", "4.12.0"),
        ("pom.xml", POM, "spring-boot-starter-parent", "3.4.1"),
        ("gradle.lockfile", "com.squareup.okhttp3:okhttp:4.9.3=compileClasspath\nempty=\n", "okhttp", "4.9.3"),
        ("build.gradle", "ext.v = '4.9.0'\nimplementation \"com.squareup.okhttp3:okhttp:$v\"\n", "okhttp", "4.9.0"),
        ("build.gradle.kts", 'implementation("com.squareup.okhttp3:okhttp:4.9.1")\n', "okhttp", "4.9.1"),
        (
            "gradle/libs.versions.toml",
            '[versions]\nok = "4.9.2"\n[libraries]\nok = { module = "com.squareup.okhttp3:okhttp", version.ref = "ok" }\n',
            "okhttp",
            "4.9.2",
        ),
    ],
)
def test_a_file_names_a_version(path, text, library, version):
    assert exact(of({path: text}), "src/shop/orders.py", library) == version


def test_ranges_have_bounds():
    versions = of({"requirements.txt": "redis>=4.5,<6\n", "pyproject.toml": '[tool.poetry.dependencies]\nhttpx = "^0.27"\n'})
    assert [versions.is_before("a.py", "redis", version) for version in ("4.0", "5.0", "6.0", "8.0")] == [False, None, True, True]
    assert versions.is_before("a.py", "httpx", "1.0") is True
    assert versions.is_before("a.py", "unknown", "1.0") is None


@pytest.mark.parametrize(
    ("version", "other", "is_before"),
    [
        ("4.6.0", "8.0", True),
        ("8.0.0", "8.0", False),
        ("8.1", "8.0.1", False),
        ("8.0rc1", "8.0", True),
        ("10.0", "9.9", False),
        ("3.4.1", "3.4.1", False),
    ],
)
def test_versions_are_compared_by_their_numbers(version, other, is_before):
    assert of({"requirements.txt": f"redis=={version}\n"}).is_before("a.py", "redis", other) is is_before


def test_the_nearest_file_decides_and_what_is_locked_before_what_is_asked_for():
    versions = of(
        {
            "requirements.txt": "redis==4.0\n",
            "shop/pyproject.toml": '[project]\ndependencies = ["redis>=5"]\n',
            "shop/uv.lock": '[[package]]\nname = "redis"\nversion = "5.2.1"\n',
        }
    )
    assert exact(versions, "shop/src/a.py", "redis") == "5.2.1"
    assert exact(versions, "other/a.py", "redis") == "4.0"


def test_a_parents_property_counts_for_a_module():
    module = POM.replace("<properties><okhttp.version>4.12.0</okhttp.version></properties>", "")
    versions = of({"pom.xml": POM.replace("4.12.0", "4.11.0"), "shop/pom.xml": module})
    assert exact(versions, "shop/src/main/java/A.java", "okhttp") == "4.11.0"


def test_elsewhere_only_an_agreed_version_counts():
    files = {"a/requirements.txt": "redis==4.0\n", "b/requirements.txt": "redis==5.0\n"}
    assert exact(of(files), "c/x.py", "redis") is None
    assert exact(of({"a/requirements.txt": "redis==4.0\n"}), "c/x.py", "redis") == "4.0"


def test_a_version_has_its_place():
    found = of({"requirements.txt": "# x\nredis==4.6.0\n"}).of("a.py", "redis")
    assert found is not None
    assert (found.path, line_of(found.at)) == ("requirements.txt", 2)


@pytest.mark.parametrize("path", ["README.txt", "notes/requirements.md", "package.json", "poetry.toml", "src/pom.java"])
def test_other_files_name_none(path):
    assert versions_form(path) == ""


HOSTILE = [
    "a==" + "1." * 20_000,
    "a" * 100_000,
    "((((" * 10_000,
    '{"a": ' * 10_000,
    "${a}\n" * 1000,
    "[" * 5_000,
    "\xff\xfe",
    '"a:b:${x}" ' * 3_000,
    "<a>" * 1000,
]


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "poetry.lock",
        "Pipfile.lock",
        "pyproject.toml",
        "setup.cfg",
        "pom.xml",
        "gradle.lockfile",
        "build.gradle",
        "gradle/libs.versions.toml",
    ],
)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_give_little_or_are_refused(path, text):
    try:
        pins, properties = read_versions(text.encode("latin-1"), versions_form(path))
    except UnreadableSource:
        return
    assert len(pins) <= 20_000
    assert Versions((VersionFile(path, pins, properties),)).is_before("x.py", "a", "1") in (None, True, False)


def test_properties_that_refer_to_each_other_end():
    text = POM.replace("<okhttp.version>4.12.0</okhttp.version>", "<a>${okhttp.version}</a><okhttp.version>${a}</okhttp.version>")
    assert exact(of({"pom.xml": text}), "A.java", "okhttp") is None
