"""Changelogs of Liquibase as histories: what includes what, what applies where, and what the schema is in the end."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from nullguard.frameworks.migrations.liquibase import liquibase_histories
from nullguard.frameworks.migrations.liquibase.engines import matches_dbms, may_apply
from nullguard.frameworks.migrations.schemas import migrated_tables
from nullguard.languages.documents import document_kind, read_document
from nullguard.model.ddl import Dialect, History
from nullguard.model.source import Language, Role, Source, Unit
from nullguard.program.program import Program

RESOURCES = "src/main/resources"


def histories(files: Mapping[str, str], *units: str) -> list[History]:
    """The histories of files below the resources of the only unit, or by their whole paths."""
    documents = {}
    for name, text in files.items():
        path = name if units else f"{RESOURCES}/{name}"
        suffix = path.rpartition(".")[2]
        language = {"sql": Language.SQL, "xml": Language.XML, "json": Language.JSON}.get(suffix, Language.YAML)
        if suffix == "xml" and "<databaseChangeLog" not in text:
            text = f"<databaseChangeLog>{text}</databaseChangeLog>"
        kind = document_kind(Source(path, language, Role.MIGRATION, size=len(text)))
        documents[path] = read_document(kind, text.encode())
    program = Program({}, tuple(Unit(unit) for unit in units), {}, {}.__getitem__)
    return list(liquibase_histories(program, documents))


def nullable(found: list[History]) -> dict[str, dict[str, bool | None]]:
    tables = migrated_tables(found)
    return {name: {column.name: column.nullable for column in table.columns.values()} for name, table in tables.items()}


def messages(found: list[History]) -> list[tuple[str, int, str]]:
    return [
        (problem.path.removeprefix(f"{RESOURCES}/"), problem.line, problem.message) for one in found for problem in one.problems
    ]


def change_set(id: str, changes: str, attributes: str = "") -> str:
    return f'<changeSet id="{id}" author="a" {attributes}>{changes}</changeSet>'


def table(name: str, *columns: str) -> str:
    return (
        f'<createTable tableName="{name}">'
        + "".join(f'<column name="{column}" type="int"/>' for column in columns)
        + "</createTable>"
    )


def not_null(name: str, column: str) -> str:
    return f'<addNotNullConstraint tableName="{name}" columnName="{column}"/>'


def add(name: str, column: str, more: str = "") -> str:
    return f'<addColumn tableName="{name}"><column name="{column}" type="int" {more}/></addColumn>'


def test_a_changelog_in_order():
    found = histories({"db.xml": change_set("1", table("orders", "a", "b")) + change_set("2", not_null("orders", "b"))})
    assert [(one.framework, one.dialect, one.unit, [step.name for step in one.steps]) for one in found] == [
        ("liquibase", Dialect.UNKNOWN, "", ["1", "2"])
    ]
    assert nullable(found) == {"orders": {"a": True, "b": False}}


def test_includes_are_run_where_they_stand():
    files = {
        "db/master.xml": '<include file="db/one.xml"/>'
        + change_set("m", not_null("orders", "a"))
        + '<include file="two.xml" relativeToChangelogFile="true"/>',
        "db/one.xml": change_set("1", table("orders", "a")),
        "db/two.xml": change_set("1", add("orders", "b")),
    }
    (found,) = histories(files)
    assert [(step.path.rpartition("/")[2], step.name) for step in found.steps] == [
        ("one.xml", "1"),
        ("master.xml", "m"),
        ("two.xml", "1"),
    ]
    orders = migrated_tables([found])["orders"]
    assert orders.columns["b"].added_by == f"{RESOURCES}/db/two.xml"


@pytest.mark.parametrize(
    "written", ["db/one.xml", "/db/one.xml", "classpath:db/one.xml", "classpath:/db/one.xml", "src/main/resources/db/one.xml"]
)
def test_how_files_are_named(written: str):
    found = histories({"db/master.xml": f'<include file="{written}"/>', "db/one.xml": change_set("1", table("orders", "a"))})
    assert messages(found) == []
    assert nullable(found) == {"orders": {"a": True}}


def test_of_several_class_paths_the_nearest_counts():
    files = {
        f"{unit}/{RESOURCES}/db/{name}.xml": text
        for unit, column in (("app", "a"), ("other", "b"))
        for name, text in (
            ("master", '<include file="db/one.xml"/>'),
            ("one", change_set("1", table(f"orders_{column}", column))),
        )
    }
    found = histories(files, "app", "other")
    assert [one.unit for one in found] == ["app", "other"]
    assert nullable(found) == {"orders_a": {"a": True}, "orders_b": {"b": True}}


def test_a_module_brings_changelogs_that_another_includes():
    files = {
        f"app/{RESOURCES}/db/master.xml": '<include file="db/module/loan.xml"/><includeAll path="db/custom"/>',
        f"loan/{RESOURCES}/db/module/loan.xml": change_set("1", table("loans", "a")),
        f"custom/{RESOURCES}/db/custom/x.xml": change_set("1", not_null("loans", "a")),
    }
    found = histories(files, "app", "loan", "custom")
    assert [one.unit for one in found] == ["app"]
    assert nullable(found) == {"loans": {"a": False}}


def test_all_files_of_a_folder_in_order_of_name():
    files = {
        "db/master.yaml": "databaseChangeLog:\n- includeAll: {path: changes/, relativeToChangelogFile: true}\n",
        "db/changes/002.xml": change_set("1", not_null("orders", "a")),
        "db/changes/001.sql": "--liquibase formatted sql\n--changeset a:1\nCREATE TABLE orders (a int);\n",
        "db/changes/003.json": '{"databaseChangeLog": [{"changeSet": {"id": "1", "author": "a", "changes": '
        '[{"addColumn": {"tableName": "orders", "columns": [{"column": {"name": "b", "type": "int"}}]}}]}}]}',
        "db/changes/004.sql": "ALTER TABLE orders ADD COLUMN c int NOT NULL;\n",
    }
    found = histories(files)
    assert messages(found) == []
    assert nullable(found) == {"orders": {"a": False, "b": True, "c": False}}


def test_scripts_that_a_change_set_runs():
    files = {
        "db/master.xml": change_set(
            "1", '<sqlFile path="sql/orders.sql" relativeToChangelogFile="true"/>' + not_null("orders", "a")
        ),
        "db/sql/orders.sql": "CREATE TABLE orders (a int, b int);\n",
    }
    found = histories(files)
    assert [step.path for step in found[0].steps] == [f"{RESOURCES}/db/sql/orders.sql", f"{RESOURCES}/db/master.xml"]
    assert nullable(found) == {"orders": {"a": False, "b": True}}


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (
            {"db.xml": change_set("1", table("t", "a")) + '\n<include file="gone.xml"/>'},
            ("db.xml", 2, "the file 'gone.xml' that is included is not in this tree"),
        ),
        (
            {"db.xml": change_set("1", table("t", "a")) + '\n<includeAll path="gone"/>'},
            ("db.xml", 2, "the folder 'gone' that is included is not in this tree"),
        ),
        (
            {"db.xml": change_set("1", table("t", "a") + '\n<sqlFile path="gone.sql"/>')},
            ("db.xml", 2, "the script 'gone.sql' is not in this tree"),
        ),
        (
            {"db.xml": change_set("1", table("t", "a")) + "\n" + change_set("1", add("t", "b"))},
            ("db.xml", 2, "the change set '1' of 'a' stands in this changelog twice"),
        ),
        (
            {"a.xml": change_set("1", table("t", "a")) + '\n<include file="b.xml"/>', "b.xml": '<include file="a.xml"/>'},
            ("b.xml", 1, f"'{RESOURCES}/a.xml' includes itself"),
        ),
        (
            {"a.xml": change_set("1", table("t", "a")) + '\n<include file="a.xml"/>'},
            ("a.xml", 2, f"'{RESOURCES}/a.xml' includes itself"),
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(files: dict[str, str], problem: tuple[str, int, str]):
    found = histories(files)
    assert messages(found) == [problem]
    assert list(nullable(found)) == ["t"]


@pytest.mark.parametrize(
    "text",
    [
        '<include file="gone.xml" errorIfMissing="false"/>',
        '<includeAll path="gone" errorIfMissingOrEmpty="false"/>',
        change_set("1", add("t", "b"), 'dbms="postgresql"') + change_set("1", add("t", "c"), 'dbms="oracle"'),
    ],
)
def test_what_is_not_wrong(text: str):
    assert messages(histories({"db.xml": change_set("0", table("t", "a")) + text})) == []


def test_a_file_that_is_included_twice_runs_once():
    files = {f"{n}.xml": f'<include file="{n + 1}.xml"/>' * 2 for n in range(60)}
    files["60.xml"] = change_set("1", table("t", "a"))
    (found,) = histories(files)
    assert [step.name for step in found.steps] == ["1"]


def test_engines_are_told_apart():
    text = (
        change_set("1", table("orders", "a", "b"))
        + change_set("2", not_null("orders", "a"), 'dbms="postgresql"')
        + change_set("3", not_null("orders", "b"), 'dbms="mysql"')
        + change_set("4", not_null("orders", "a") + not_null("orders", "b"), 'dbms="h2"')
    )
    found = histories({"db.xml": text})
    assert {one.dialect: nullable([one])["orders"] for one in found} == {
        Dialect.POSTGRESQL: {"a": False, "b": True},
        Dialect.MYSQL: {"a": True, "b": False},
    }


def test_an_engine_that_few_change_sets_reach_is_not_the_one_in_production():
    text = "".join(change_set(f"m{n}", table(f"t{n}", "a"), 'dbms="mysql"') for n in range(20))
    found = histories({"db.xml": text + change_set("p", table("p", "a"), 'dbms="postgresql"')})
    assert [one.dialect for one in found] == [Dialect.MYSQL]


def test_an_engine_that_is_hardly_named_is_not_the_one_in_production():
    text = "".join(change_set(f"m{n}", not_null("t", "a"), 'dbms="mysql"') for n in range(5))
    other = change_set("p", '<sql dbms="postgresql">SELECT 1</sql>' + add("t", "b"))
    found = histories({"db.xml": change_set("1", table("t", "a")) + text + other})
    assert [one.dialect for one in found] == [Dialect.MYSQL]


def test_an_engine_for_tests_only_is_no_engine():
    found = histories({"db.xml": change_set("1", table("t", "a")) + change_set("2", not_null("t", "a"), 'dbms="h2"')})
    assert [one.dialect for one in found] == [Dialect.UNKNOWN]
    assert nullable(found) == {"t": {"a": True}}


def test_a_column_written_anew_on_mysql():
    text = change_set(
        "1", table("t", "a") + not_null("t", "a") + '<modifyDataType tableName="t" columnName="a" newDataType="bigint"/>'
    )
    assert nullable(histories({"db.xml": text})) == {"t": {"a": False}}
    for engine, expected in (("postgresql", False), ("mysql", True), ("mariadb", True)):
        naming = change_set("2", table("u", "b"), f'dbms="{engine}"')
        assert nullable(histories({"db.xml": text + naming}))["t"] == {"a": expected}


@pytest.mark.parametrize(
    ("dbms", "engine", "expected"),
    [
        ("", Dialect.UNKNOWN, True),
        ("", Dialect.MYSQL, True),
        ("all", Dialect.MYSQL, True),
        ("none", Dialect.MYSQL, False),
        ("postgresql", Dialect.POSTGRESQL, True),
        ("PostgreSQL", Dialect.POSTGRESQL, True),
        ("postgresql", Dialect.MYSQL, False),
        ("h2, mysql", Dialect.MYSQL, True),
        ("mysql", Dialect.MARIADB, False),
        ("!h2", Dialect.MYSQL, True),
        ("!mysql", Dialect.MYSQL, False),
        ("!oracle,!mssql", Dialect.SQLSERVER, False),
        ("h2", Dialect.UNKNOWN, False),
        ("!h2", Dialect.UNKNOWN, True),
        ("hsqldb", Dialect.POSTGRESQL, False),
    ],
)
def test_lists_of_engines(dbms: str, engine: Dialect, expected: bool):
    assert matches_dbms(dbms, engine) is expected


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("", True),
        ("prod", True),
        ("!prod", False),
        ("test", False),
        ("!test", True),
        ("not test", True),
        ("test or prod", True),
        ("test, prod", True),
        ("test and prod", False),
        ("tenant and !initial", True),
        ("tenant AND initial", True),
        ("(test or dev) and eu", False),
        ("!(test or dev)", True),
        ("@test", False),
        ("postgresql", True),
        ("mysql", False),
        ("!mysql", True),
        ("test and", True),
        (")(", True),
        ("(" * 10_000, True),
    ],
)
def test_contexts(context: str, expected: bool):
    assert may_apply(context, Dialect.POSTGRESQL) is expected


def test_a_context_of_an_include_holds_for_all_that_it_brings():
    files = {
        "db.xml": change_set("1", table("t", "a")) + '<include file="more.xml" context="test"/>',
        "more.xml": change_set("1", not_null("t", "a")),
    }
    assert nullable(histories(files)) == {"t": {"a": True}}


@pytest.mark.parametrize(
    ("condition", "applies"),
    [
        ('<tableExists tableName="t"/>', True),
        ('<not><tableExists tableName="t"/></not>', False),
        ('<columnExists tableName="t" columnName="a"/>', True),
        ('<columnExists tableName="t" columnName="z"/>', False),
        ('<not><columnExists tableName="t" columnName="a"/></not>', False),
        ('<not><columnExists tableName="T" columnName="Z"/></not>', True),
        ('<or><columnExists tableName="t" columnName="z"/><sqlCheck expectedResult="0">select 1</sqlCheck></or>', True),
        ('<columnExists tableName="t" columnName="z"/><sqlCheck expectedResult="0">select 1</sqlCheck>', False),
        ('<tableExists tableName="elsewhere"/>', False),
        ('<not><tableExists tableName="elsewhere"/></not>', True),
        ('<not><indexExists indexName="i"/></not>', True),
    ],
)
def test_preconditions_that_skip(condition: str, applies: bool):
    text = change_set("1", table("t", "a")) + change_set(
        "2", f'<preConditions onFail="MARK_RAN">{condition}</preConditions>' + not_null("t", "a")
    )
    assert nullable(histories({"db.xml": text}))["t"] == {"a": not applies}


def test_a_precondition_on_a_table_that_may_be_from_before():
    text = change_set("1", table("t", "a")) + change_set("2", add("old", "z"))
    condition = '<preConditions onFail="MARK_RAN"><tableExists tableName="older"/></preConditions>'
    assert nullable(histories({"db.xml": text + change_set("3", condition + not_null("t", "a"))}))["t"] == {"a": False}


def test_a_precondition_that_stops_the_run_does_not_skip():
    text = change_set("1", table("t", "a")) + change_set(
        "2", '<preConditions><columnExists tableName="t" columnName="z"/></preConditions>' + not_null("t", "a")
    )
    assert nullable(histories({"db.xml": text})) == {"t": {"a": False}}


def test_placeholders_are_filled_across_changelogs():
    files = {
        "db.xml": '<property name="p" value="shop_"/><property name="kind" value="text" dbms="postgresql"/>'
        '<property name="kind" value="clob" dbms="oracle"/><include file="one.xml"/>',
        "one.xml": change_set(
            "1",
            '<createTable tableName="${p}orders" schemaName="${schema}"><column name="a" type="${kind}"/></createTable>',
            'dbms="postgresql"',
        )
        + change_set(
            "2", '<addColumn tableName="${p}orders"><column name="b" type="${unknown}"/></addColumn>', 'dbms="postgresql"'
        ),
    }
    tables = migrated_tables(histories(files))
    assert {name: [(column.name, column.type) for column in found.columns.values()] for name, found in tables.items()} == {
        "shop_orders": [("a", "text"), ("b", "${unknown}")]
    }


def test_placeholders_cannot_grow_without_bounds():
    properties = "".join(f'<property name="p{n}" value="{f"${{p{n - 1}}}" * 10}"/>' for n in range(1, 30))
    text = f'<property name="p0" value="x"/>{properties}' + change_set("1", table("${p29}", "a"))
    (name,) = migrated_tables(histories({"db.xml": text}))
    assert len(name) < 5_000


def test_of_snapshots_of_one_schema_the_fullest_counts_and_updates_follow():
    files = {
        "snapshot-1.9.xml": change_set("1", table("a", "x") + table("b", "x")),
        "snapshot-1.10.xml": change_set("1", table("a", "x", "y") + table("b", "x") + table("c", "x")),
        "again-updates.xml": change_set("1", not_null("a", "x") + add("a", "y") + table("d", "x")),
    }
    (found,) = histories(files)
    assert [step.path.rpartition("/")[2] for step in found.steps] == ["snapshot-1.10.xml", "again-updates.xml"]
    assert nullable([found]) == {"a": {"x": False, "y": True}, "b": {"x": True}, "c": {"x": True}, "d": {"x": True}}


def test_tables_of_one_name_in_two_schemas():
    text = change_set("1", '<createTable tableName="t" schemaName="a"><column name="x" type="int"/></createTable>')
    text += change_set("2", '<createTable tableName="t" schemaName="b"><column name="y" type="int"/></createTable>')
    text += change_set("3", '<addNotNullConstraint tableName="t" schemaName="b" columnName="y"/>')
    assert nullable(histories({"db.xml": text})) == {"a.t": {"x": True}, "b.t": {"y": False}}


def test_changelogs_with_data_alone_are_no_history():
    assert histories({"db.xml": change_set("1", '<insert tableName="t"><column name="a" value="1"/></insert>')}) == []


def test_a_schema_from_before_the_first_change_set():
    found = histories(
        {"db.xml": change_set("1", not_null("t", "a") + '<renameColumn tableName="t" oldColumnName="b" newColumnName="c"/>')}
    )
    assert nullable(found) == {"t": {"a": False, "c": None}}
