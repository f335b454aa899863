"""Changelogs in YAML, JSON and formatted SQL say what the same changelog in XML says."""

from __future__ import annotations

import pytest

from nullguard.languages.liquibase import is_formatted_sql, read_sql_changelog, read_xml_changelog, read_yaml_changelog
from nullguard.model.ddl import AlterColumn, CreateView, DropTable
from nullguard.model.documents import LiquibaseChangelog
from nullguard.model.liquibase import LiquibaseChangeSet, LiquibaseCondition, LiquibaseInclude, LiquibaseProperty

XML = b"""<databaseChangeLog>
<property name="n" value="v"/>
<include file="a.xml" relativeToChangelogFile="true"/>
<changeSet id="1" author="ann" dbms="postgresql,h2">
  <preConditions onFail="MARK_RAN"><not><tableExists tableName="orders"/></not></preConditions>
  <createTable tableName="orders">
    <column name="id" type="bigint" autoIncrement="true"><constraints primaryKey="true" nullable="false"/></column>
    <column name="note" type="text" defaultValue="none"/>
  </createTable>
  <addNotNullConstraint tableName="orders" columnName="note" defaultNullValue="none"/>
</changeSet>
</databaseChangeLog>"""

YAML = b"""
databaseChangeLog:
  - property: {name: n, value: v}
  - include:
      file: a.xml
      relativeToChangelogFile: true
  - changeSet:
      id: 1
      author: ann
      dbms: [postgresql, h2]
      preConditions:
        - onFail: MARK_RAN
        - not:
            - tableExists:
                tableName: orders
      changes:
        - createTable:
            tableName: orders
            columns:
              - column:
                  name: id
                  type: bigint
                  autoIncrement: true
                  constraints:
                    primaryKey: true
                    nullable: no
              - column: {name: note, type: text, defaultValue: none}
        - addNotNullConstraint:
            tableName: orders
            columnName: note
            defaultNullValue: none
"""

JSON = b"""{"databaseChangeLog": [
\t{"property": {"name": "n", "value": "v"}},
\t{"include": {"file": "a.xml", "relativeToChangelogFile": true}},
\t{"changeSet": {"id": "1", "author": "ann", "dbms": "postgresql,h2",
\t\t"preConditions": [{"onFail": "MARK_RAN"}, {"not": {"tableExists": {"tableName": "orders"}}}],
\t\t"changes": [
\t\t\t{"createTable": {"tableName": "orders", "columns": [
\t\t\t\t{"column": {"name": "id", "type": "bigint", "autoIncrement": true,
\t\t\t\t\t"constraints": {"primaryKey": true, "nullable": false}}},
\t\t\t\t{"column": {"name": "note", "type": "text", "defaultValue": "none"}}]}},
\t\t\t{"addNotNullConstraint": {"tableName": "orders", "columnName": "note", "defaultNullValue": "none"}}]}}
]}"""


def outline(changelog: LiquibaseChangelog) -> list[object]:
    """Everything but the lines."""
    found: list[object] = []
    for entry in changelog.entries:
        if isinstance(entry, LiquibaseChangeSet):
            found.append((entry.id, entry.author, entry.dbms, entry.context, entry.condition, entry.can_be_skipped))
            for change in entry.changes:
                for made in change.changes:
                    columns = [
                        (c.name, c.type, c.nullable, c.default, c.primary_key)
                        for c in getattr(made, "columns", ())
                        if not isinstance(c, str)
                    ]
                    found.append((type(made).__name__, made.table, columns))
        elif isinstance(entry, LiquibaseInclude):
            found.append((entry.path, entry.is_relative, entry.is_folder))
        else:
            found.append((entry.name, entry.value))
    return found


def test_yaml_and_json_are_read_as_xml():
    expected = outline(read_xml_changelog(XML))
    assert len(expected) == 6
    assert outline(read_yaml_changelog(YAML)) == expected
    assert outline(read_yaml_changelog(JSON, is_json=True)) == expected


def yaml_change_set(changes: str) -> LiquibaseChangeSet:
    text = f"databaseChangeLog:\n- changeSet:\n    id: 1\n    author: a\n    changes:\n{changes}"
    (found,) = read_yaml_changelog(text.encode()).entries
    assert isinstance(found, LiquibaseChangeSet)
    return found


def test_sql_in_yaml_stands_where_its_text_begins():
    found = yaml_change_set("    - sql:\n        sql: |\n          DROP TABLE t;\n          DROP TABLE u\n")
    assert found.changes[0].changes == (DropTable("t", 8), DropTable("u", 9))


def test_a_view_in_yaml():
    found = yaml_change_set("    - createView:\n        viewName: v\n        selectQuery: select id from t\n")
    (view,) = found.changes[0].changes
    assert isinstance(view, CreateView)
    assert [column.name for column in view.columns] == ["id"]


def test_columns_in_yaml_may_leave_out_their_tag():
    found = yaml_change_set("    - createTable:\n        tableName: t\n        columns:\n        - {name: a, type: int}\n")
    assert [column.name for column in found.changes[0].changes[0].columns] == ["a"]


def test_a_condition_in_yaml_for_rows():
    found = yaml_change_set(
        "    - update:\n        tableName: t\n        columns:\n        - column: {name: a, value: x}\n        where: a is null\n"
    )
    assert [made.is_total for made in found.changes[0].changes] == [True]


@pytest.mark.parametrize("data", [b"", b"a: 1", b"databaseChangeLog:", b"databaseChangeLog: text", b"- 1", b"{}"])
def test_yaml_that_is_no_changelog(data: bytes):
    assert read_yaml_changelog(data).entries == ()


SQL = b"""--liquibase formatted sql

--property name:table value:orders

--changeset ann:1 dbms:postgresql context:"prod or stage"
--preconditions onFail:MARK_RAN
--precondition-table-exists table:orders
ALTER TABLE ${table} ALTER COLUMN note SET NOT NULL;
--rollback ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;

-- changeset "bob smith":drop-old endDelimiter:/
DROP TABLE old_orders
/
"""


def test_formatted_sql():
    placeholder, one, two = read_sql_changelog(SQL).entries
    assert placeholder == LiquibaseProperty("table", "orders")
    assert isinstance(one, LiquibaseChangeSet)
    assert isinstance(two, LiquibaseChangeSet)
    assert (one.author, one.id, one.dbms, one.context, one.line) == ("ann", "1", "postgresql", "prod or stage", 5)
    assert one.condition == LiquibaseCondition("and", children=(LiquibaseCondition("tableExists", "orders"),))
    assert one.can_be_skipped
    assert one.changes[0].changes == (AlterColumn("orders", "note", False, line=8),)
    assert (two.author, two.id, two.condition) == ("bob smith", "drop-old", None)
    assert two.changes[0].changes == (DropTable("old_orders", 12),)


def test_what_stands_before_the_first_change_set_is_no_change():
    assert read_sql_changelog(b"--liquibase formatted sql\nDROP TABLE t;\n").entries == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"--liquibase formatted sql\n", True),
        (b"\n-- Liquibase formatted SQL changeLogId:1\n", True),
        (b"/* licence */\n--liquibase formatted sql\n", True),
        (b"CREATE TABLE t (a int);\n", False),
        (b"-- not formatted by liquibase\n", False),
    ],
)
def test_which_scripts_are_changelogs(data: bytes, expected: bool):
    assert is_formatted_sql(data) is expected
