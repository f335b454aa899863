"""The table of clients that live in configuration files."""

from __future__ import annotations

import re

import pytest

from nullguard.knowledge.configuration_clients import ConfigurationModel, configuration_model, relaxed_name
from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable

HEADER = "kind\tsection\tkey\tneeds\tlibrary\tphase\tunit\tdefault\tunbounded\tsince\tuntil\tsource\n"
TABLE = rules_folder() / "models" / "configuration" / "client-timeouts.tsv"


def names(key: str) -> tuple[str, ...]:
    return tuple(relaxed_name(part) for part in key.split("."))


def test_every_row_says_where_it_is_from():
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "kind"))]
    assert lines
    assert [line for line in lines if not re.match(r"[VSDFU]\b", line.rpartition("\t")[2])] == []


@pytest.mark.parametrize(
    ("key", "library"),
    [
        ("spring.cloud.openfeign.client.config.pay.readTimeout", "feign"),
        ("spring.cloud.openfeign.client.config.default.read-timeout", "feign"),
        ("spring.mail.properties.mail.smtp.timeout", "jakarta.mail"),
        ("com.shop.Client/mp-rest/readTimeout", "microprofile-rest-client"),
        ("hibernate.c3p0.checkoutTimeout", "c3p0"),
        ("gateway.overrides.auth.readTimeout", ""),
    ],
)
def test_a_key_has_its_row(key, library):
    row = configuration_model().of_key(names(key))
    assert row is not None
    assert row.library == library


@pytest.mark.parametrize(
    "key", ["readTimeouts", "spring.mail.host", "hibernate.c3p0.timeouts", "a.b", "x", "spring.cloud.openfeign.client.config"]
)
def test_other_keys_have_none(key):
    assert configuration_model().of_key(names(key)) is None


def test_a_section_has_the_rows_with_a_default():
    rows = configuration_model().of_section(names("quarkus.rest-client.pay"))
    assert sorted(row.phase for row in rows) == ["connect", "read"]
    assert configuration_model().of_section(names("quarkus.rest-client")) == ()


@pytest.mark.parametrize(
    "row",
    [
        "limit\ta\tb",
        "limits\ta\tb\t\tx\tread\tms\t\t\t\t\tU",
        "limit\ta\tb\t\tx\tread\thours\t\t\t\t\tU",
        "limit\ta\tb\t\tx\tread\tms\tsoon\t\t\t\tU",
    ],
)
def test_a_row_that_cannot_be_read_is_refused(row):
    with pytest.raises(InvalidTable):
        ConfigurationModel(HEADER + row + "\n")
