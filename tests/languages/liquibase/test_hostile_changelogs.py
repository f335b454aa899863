"""Changelogs that were made to exhaust whoever reads them."""

from __future__ import annotations

import pytest

from nullguard.languages.errors import UnreadableSource
from nullguard.languages.liquibase import read_sql_changelog, read_xml_changelog, read_yaml_changelog


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "syntax"),
        (b"<databaseChangeLog>", "syntax"),
        (b"<databaseChangeLog>" + b"<a>" * 5_000, "too-deep"),
        (b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><databaseChangeLog>&b;</databaseChangeLog>', "limit"),
        (b"<databaseChangeLog>" + b"<a/>" * 400_001 + b"</databaseChangeLog>", "limit"),
    ],
)
def test_hostile_xml(data: bytes, kind: str):
    with pytest.raises(UnreadableSource) as caught:
        read_xml_changelog(data)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"databaseChangeLog: [", "syntax"),
        (b"\x00\x01", "syntax"),
        (b"databaseChangeLog: " + b"[" * 200 + b"]" * 200, "too-deep"),
        (b"a: &a [x, x]\ndatabaseChangeLog:\n" + b"- *a\n" * 1_001, "limit"),
        (
            b"a0: &a0 {x: y}\n"
            + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"{k: *a%d}" % (n - 1)] * 9)) for n in range(1, 9))
            + b"databaseChangeLog: *a8\n",
            "limit",
        ),
    ],
)
def test_hostile_yaml(data: bytes, kind: str):
    with pytest.raises(UnreadableSource) as caught:
        read_yaml_changelog(data)
    assert caught.value.kind == kind


def test_a_node_inside_of_itself_is_cut():
    assert read_yaml_changelog(b"databaseChangeLog: &a\n- changeSet: {id: 1, author: a, changes: *a}\n").entries


def test_tags_construct_nothing():
    changelog = read_yaml_changelog(b"databaseChangeLog:\n- include: {file: !!python/name:os.system a.xml}\n")
    assert [entry.path for entry in changelog.entries] == ["a.xml"]


def test_bytes_that_are_no_text():
    assert read_sql_changelog(b"--liquibase formatted sql\n--changeset a:1\n\xff\xfe\x00;\n").entries
