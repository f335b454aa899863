"""What a key means for a source: units, profiles, tests, placeholders, relaxed names."""

from __future__ import annotations

import pytest

from nullguard.frameworks.configuration import ConfigFile, Configuration, ConfiguredValue
from nullguard.frameworks.configuration.profiles import is_for_tests, is_production, profile_of
from nullguard.languages.configuration import read_configuration
from nullguard.model.clients import Hop
from nullguard.model.source import Unit
from nullguard.model.span import line_of

CODE = "src/main/java/shop/Payments.java"
FORMS = {"yml": "yaml", "yaml": "yaml", "properties": "properties", "toml": "toml", "cfg": "ini", "env": "env"}


def configuration(files: dict[str, str], units: tuple[Unit, ...] = (Unit(""),)) -> Configuration:
    read = []
    for path, text in sorted(files.items()):
        form = FORMS[path.rpartition(".")[2]]
        unit = next((unit.path for unit in sorted(units, reverse=True) if path.startswith(unit.path)), "")
        read.append(ConfigFile(path, form, unit, "/test/" in path, read_configuration(text.encode(), form)))
    return Configuration(tuple(read), units)


def text(files: dict[str, str], key: str, path: str = CODE, units: tuple[Unit, ...] = (Unit(""),)) -> str | None:
    found = configuration(files, units).value(path, key)
    return found.text if found is not None else None


def texts(values: tuple[ConfiguredValue, ...]) -> list[str | None]:
    return [value.text for value in values]


APPLICATION = "src/main/resources/application.yml"


@pytest.mark.parametrize("key", ["payment.readTimeout", "payment.read-timeout", "payment.read_timeout", "PAYMENT_READ_TIMEOUT"])
def test_keys_bind_relaxed(key):
    assert text({APPLICATION: "payment:\n  readTimeout: 2000\n"}, key) == "2000"


@pytest.mark.parametrize("key", ["payment", "readTimeout", "payment.readTimeout.x", "payments.readTimeout", ""])
def test_other_keys_and_sections_are_not_set(key):
    assert text({APPLICATION: "payment:\n  readTimeout: 2000\n"}, key) is None


def test_production_before_what_holds_everywhere_before_other_profiles():
    values = configuration(
        {
            APPLICATION: "a: 1\n---\nspring.profiles: dev\na: 4\n",
            "src/main/resources/application-prod.yml": "a: 2\n",
            "src/main/resources/application-staging.yml": "a: 3\n",
            "src/test/resources/application.yml": "a: 5\n",
            "src/main/resources/application-test.yml": "a: 6\n",
        }
    ).values(CODE, "a")
    assert texts(values.production) == ["2", "1"]
    assert sorted(filter(None, texts(values.profiles))) == ["3", "4"]
    assert sorted(filter(None, texts(values.tests))) == ["5", "6"]
    assert all(value.is_test for value in values.tests)


def test_only_a_test_sets_it():
    assert text({"src/test/resources/application.yml": "a: 5\n"}, "a") is None


def test_what_is_not_unanimous_is_not_known():
    assert text({"one.yml": "a: 1\n", "two.yml": "a: 2\n"}, "a") is None
    assert text({"one.yml": "a: 1\n", "two.yml": "a: 1\n"}, "a") == "1"


def test_the_own_unit_decides_then_those_that_depend_on_it():
    units = (Unit("api"), Unit("app", dependencies=("lib",)), Unit("lib"))
    files = {"api/application.yml": "a: 1\n", "app/application.yml": "a: 2\n"}
    assert text(files, "a", "api/src/A.java", units) == "1"
    assert text(files, "a", "lib/src/A.java", units) == "2"
    assert text(files, "a", "other/A.java", (*units, Unit("other"))) is None


@pytest.mark.parametrize(
    ("written", "expected", "source"),
    [
        ("${X:-1000}", "1000", "setting"),
        ("${X}", None, "value"),
        ("${X:-${Y:-5s}}", "5s", "setting"),
        ("http://${HOST:-pay}/v1", "http://pay/v1", "setting"),
        ("plain $5 and ${open", "plain $5 and ${open", "value"),
        ("${other.key}", "7", "value"),
    ],
)
def test_placeholders(written, expected, source):
    found = configuration({"config.yaml": f'a: "{written}"\nother.key: 7\n'}).value(CODE, "a")
    assert found is not None
    assert (found.text, found.source) == (expected, source)


def test_springs_default_begins_after_the_colon():
    assert text({APPLICATION: "a: ${X:-1}\n"}, "a") == "-1"
    assert text({APPLICATION: "a: ${X:1000}\n"}, "a") == "1000"


def test_the_unknown_part_of_an_address():
    found = configuration({"config.yaml": "url: ${HOST}/charge\n"}).value(CODE, "url")
    assert found is not None
    assert (found.text, found.template) == (None, "{}/charge")


def test_a_variable_that_a_deployment_sets_replaces_the_default():
    deployment = "spec:\n  env:\n  - name: PAY_TIMEOUT\n    value: '9000'\n"
    files = {"config.yaml": "a: ${PAY_TIMEOUT:-1000}\n", "k8s/deployment.yaml": deployment}
    found = configuration(files).value(CODE, "a")
    assert found is not None
    assert (found.text, found.path, line_of(found.at)) == ("9000", "k8s/deployment.yaml", 4)
    assert [hop.path for hop in found.hops] == ["config.yaml", "k8s/deployment.yaml"]


@pytest.mark.parametrize("path", ["docker-compose.yml", ".env.example.env", "k8s/dev/deployment.yaml"])
def test_a_variable_for_developers_does_not(path):
    setting = "PAY_TIMEOUT=9000\n" if path.endswith("env") else "env:\n  PAY_TIMEOUT: 9000\n"
    assert text({"config.yaml": "a: ${PAY_TIMEOUT:-1000}\n", path: setting}, "a") == "1000"


@pytest.mark.parametrize(
    "content",
    [
        "a: ${a}\n",
        "a: ${b}\nb: ${a}\n",
        "a: " + "${b}" * 40 + "\nb: " + "${c}" * 40 + "\nc: " + "${d}" * 40 + "\nd: " + "${a}" * 40 + "\n",
        "a: " + "${" * 2000 + "}" * 2000 + "\n",
    ],
)
def test_placeholders_that_refer_to_each_other_end(content):
    found = configuration({"config.yaml": content}).value(CODE, "a")
    assert found is not None
    assert found.text is None or "${" in found.text


def test_text_of_code_is_expanded():
    known = configuration({APPLICATION: "pay:\n  timeout: 3000\n"})
    found = known.expand(CODE, "${pay.timeout:1000}", Hop(CODE, 1 << 40, "x"))
    assert found is not None
    assert (found.text, found.path) == ("3000", APPLICATION)
    default = known.expand(CODE, "${pay.other:1000}", Hop(CODE, 1 << 40, "x"))
    assert default is not None
    assert (default.text, default.source, default.path) == ("1000", "setting", CODE)
    assert known.expand(CODE, "1000", Hop(CODE, 1 << 40, "x")) is None


def test_siblings_differ_in_one_part_of_the_key():
    content = "a:\n  o:\n    auth:\n      t: 5s\n    refund:\n      t: 2s\nb:\n  o:\n    refund:\n      t: 9s\n    x: 1s\n"
    known = configuration({"config.yaml": content})
    value = known.value(CODE, "a.o.refund.t")
    assert value is not None
    assert [(sibling.value.text, sibling.name, sibling.position) for sibling in known.siblings(value)] == [
        ("5s", "auth", 2),
        ("9s", "b", 0),
    ]


def test_a_section_has_what_production_uses():
    known = configuration({APPLICATION: "pay:\n  a: 1\n  b:\n    c: 2\npayment: 3\n"})
    assert [(value.key, value.text) for value in known.section(CODE, "pay")] == [("pay.a", "1"), ("pay.b.c", "2")]


@pytest.mark.parametrize(
    ("path", "profile"),
    [
        ("src/main/resources/application.yml", ""),
        ("src/main/resources/application-eu.yml", "eu"),
        ("config/production.toml", "production"),
        ("config/dev/settings.toml", "dev"),
        ("config.test.yaml", "test"),
        (".env", ""),
        (".env.example", "example"),
        ("src/main/resources/config/config.yaml", ""),
        ("latest/config.yaml", ""),
    ],
)
def test_profiles_are_told_from_names(path, profile):
    assert profile_of(path, "") == profile


@pytest.mark.parametrize("profile", ["prod", "prod | cloud", "!test", "production"])
def test_profiles_of_production(profile):
    assert is_production(profile)


@pytest.mark.parametrize("profile", ["", "dev", "test", "eu", "!prod-like & test", "preprod", "pre-prod"])
def test_profiles_of_others(profile):
    assert not is_production(profile)


@pytest.mark.parametrize("profile", ["test", "it", "integration-test"])
def test_profiles_of_tests(profile):
    assert is_for_tests(profile)
    assert not is_for_tests("latest")
