"""Changelogs in XML: what each change does to the schema."""

from __future__ import annotations

import pytest

from nullguard.languages.liquibase import read_xml_changelog
from nullguard.model.ddl import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    AnyChange,
    Backfill,
    ColumnDefinition,
    Constraint,
    ConstraintKind,
    CreateTable,
    CreateView,
    DropColumn,
    DropConstraint,
    DropTable,
    RenameColumn,
    RenameTable,
)
from nullguard.model.liquibase import (
    AnyLiquibaseEntry,
    LiquibaseChange,
    LiquibaseChangeSet,
    LiquibaseCondition,
    LiquibaseInclude,
    LiquibaseProperty,
)


def entries(text: str) -> tuple[AnyLiquibaseEntry, ...]:
    return read_xml_changelog(
        f'<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">{text}</databaseChangeLog>'.encode()
    ).entries


def change_set(text: str) -> LiquibaseChangeSet:
    (found,) = entries(text)
    assert isinstance(found, LiquibaseChangeSet)
    return found


def changes(text: str) -> tuple[AnyChange, ...]:
    return tuple(
        made for change in change_set(f'<changeSet id="1" author="a">{text}</changeSet>').changes for made in change.changes
    )


def rewriting(text: str) -> tuple[AnyChange, ...]:
    return tuple(
        made for change in change_set(f'<changeSet id="1" author="a">{text}</changeSet>').changes for made in change.rewriting
    )


def columns(text: str) -> list[ColumnDefinition]:
    (made,) = changes(f'<createTable tableName="t">{text}</createTable>')
    assert isinstance(made, CreateTable)
    return list(made.columns)


def test_columns_of_a_table():
    made = columns(
        """<column name="id" type="bigint" autoIncrement="true"><constraints primaryKey="true"/></column>
        <column name="number" type="varchar(20)"><constraints nullable="false" unique="true"/></column>
        <column name="note" type="text"><constraints nullable="true"/></column>
        <column name="reference" type="text"/>"""
    )
    assert [(column.name, column.type, column.nullable, column.primary_key, column.unique, column.line) for column in made] == [
        ("id", "bigint", False, True, False, 1),
        ("number", "varchar(20)", False, False, True, 2),
        ("note", "text", True, False, False, 3),
        ("reference", "text", None, False, False, 4),
    ]


@pytest.mark.parametrize(
    ("column", "nullable"),
    [
        ('<column name="a" type="bigserial"/>', False),
        ('<column name="a" type="bigserial"><constraints nullable="true"/></column>', True),
        ('<column name="a" type="VARCHAR(10) NOT NULL"/>', False),
        ('<column name="a" type="bigint NULL"/>', True),
        ('<column name="a" type="int NOT NULL"/>', None),
        ('<column name="a" type="datetime(6) NOT NULL"/>', None),
        ('<column name="a" type="int"><constraints/></column>', None),
        ('<column name="a" type="serial_number"/>', None),
    ],
)
def test_what_a_type_says_of_null(column: str, nullable: bool | None):
    assert [made.nullable for made in columns(column)] == [nullable]


@pytest.mark.parametrize(
    ("attributes", "default"),
    [
        ('defaultValue="new"', "'new'"),
        ('defaultValue="it\'s"', "'it''s'"),
        ('defaultValueNumeric="0"', "0"),
        ('defaultValueBoolean="false"', "false"),
        ('defaultValueComputed="now()"', "now()"),
        ('defaultValueDate="2020-01-01"', "'2020-01-01'"),
        ('defaultValue="NULL"', ""),
        ('defaultValueComputed="null"', ""),
        ("", ""),
    ],
)
def test_defaults(attributes: str, default: str):
    assert [made.default for made in columns(f'<column name="a" type="int" {attributes}/>')] == [default]


@pytest.mark.parametrize(
    ("constraints", "references", "on_delete"),
    [
        ('references="customers(id)"', "customers", ""),
        ('referencedTableName="customers" referencedColumnNames="id" deleteCascade="true"', "customers", "cascade"),
        ('nullable="true"', "", ""),
    ],
)
def test_references(constraints: str, references: str, on_delete: str):
    (made,) = columns(f'<column name="a" type="int"><constraints {constraints}/></column>')
    assert (made.references, made.on_delete) == (references, on_delete)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('<dropTable tableName="t"/>', DropTable("t", 1)),
        ('<dropView viewName="v"/>', DropTable("v", 1)),
        ('<renameTable oldTableName="a" newTableName="b" schemaName="s"/>', RenameTable("s.a", "b", 1)),
        ('<dropColumn tableName="t" columnName="a"/>', DropColumn("t", "a", 1)),
        ('<renameColumn tableName="t" oldColumnName="a" newColumnName="b"/>', RenameColumn("t", "a", "b", 1)),
        ('<modifyDataType tableName="t" columnName="a" newDataType="text"/>', AlterColumn("t", "a", None, "text", line=1)),
        ('<addNotNullConstraint tableName="t" columnName="a"/>', AlterColumn("t", "a", False, line=1)),
        ('<dropNotNullConstraint tableName="t" columnName="a"/>', AlterColumn("t", "a", True, line=1)),
        ('<addDefaultValue tableName="t" columnName="a" defaultValueNumeric="5"/>', AlterColumn("t", "a", default="5", line=1)),
        ('<dropDefaultValue tableName="t" columnName="a"/>', AlterColumn("t", "a", default="", line=1)),
        ('<addAutoIncrement tableName="t" columnName="a"/>', AlterColumn("t", "a", False, line=1)),
        ('<dropPrimaryKey tableName="t"/>', DropConstraint("t", "", ConstraintKind.PRIMARY_KEY, 1)),
        ('<dropUniqueConstraint tableName="t" constraintName="u"/>', DropConstraint("t", "u", ConstraintKind.UNIQUE, 1)),
        ('<dropIndex tableName="t" indexName="i"/>', DropConstraint("t", "i", None, 1)),
        (
            '<dropForeignKeyConstraint baseTableName="t" constraintName="f"/>',
            DropConstraint("t", "f", ConstraintKind.FOREIGN_KEY, 1),
        ),
    ],
)
def test_a_change(text: str, made: AnyChange):
    assert changes(text) == (made,)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            '<addPrimaryKey tableName="t" columnNames="a, b" constraintName="pk"/>',
            Constraint(ConstraintKind.PRIMARY_KEY, ("a", "b"), "pk", line=1),
        ),
        (
            '<addUniqueConstraint tableName="t" columnNames="a" constraintName="u"/>',
            Constraint(ConstraintKind.UNIQUE, ("a",), "u", line=1),
        ),
        (
            '<createIndex tableName="t" indexName="i" unique="true"><column name="a"/></createIndex>',
            Constraint(ConstraintKind.UNIQUE, ("a",), "i", line=1),
        ),
        (
            '<addForeignKeyConstraint baseTableName="t" baseColumnNames="a" referencedTableName="o" onDelete="SET NULL"/>',
            Constraint(ConstraintKind.FOREIGN_KEY, ("a",), references="o", on_delete="set null", line=1),
        ),
    ],
)
def test_a_constraint(text: str, made: Constraint):
    assert changes(text) == (AddConstraint("t", made, 1),)


@pytest.mark.parametrize(
    "text",
    [
        '<createIndex tableName="t" indexName="i"><column name="a"/></createIndex>',
        '<createIndex tableName="t" indexName="i" unique="true"><column name="lower(a)" computed="true"/></createIndex>',
        '<insert tableName="t"><column name="a" value="1"/></insert>',
        '<loadData tableName="t" file="t.csv"><column name="a" type="numeric"/></loadData>',
        '<rollback><dropTable tableName="t"/></rollback>',
        '<setTableRemarks tableName="t" remarks="all orders"/>',
        '<customChange class="shop.Change"><param name="table" value="t"/></customChange>',
        '<tagDatabase tag="1.0"/>',
        '<someExtension tableName="t"/>',
        "<createTable/>",
        '<addColumn><column name="a"/></addColumn>',
    ],
)
def test_what_leaves_the_schema_alone(text: str):
    assert changes(text) == ()


def test_a_column_added_with_a_value_gives_it_to_the_rows_of_then():
    made = changes(
        '<addColumn tableName="t"><column name="a" type="int" valueNumeric="3"/><column name="b" type="int"/></addColumn>'
    )
    assert [type(change) for change in made] == [AddColumn, Backfill, AddColumn]
    assert made[1] == Backfill("t", ("a",), True, 1)


def test_not_null_with_a_value_for_the_rows_that_have_none():
    text = '<addNotNullConstraint tableName="t" columnName="a" defaultNullValue="0"/>'
    assert changes(text) == (Backfill("t", ("a",), True, 1), AlterColumn("t", "a", False, line=1))


@pytest.mark.parametrize(
    ("where", "is_total"),
    [("", True), ("<where>a IS NULL</where>", True), ("<where>b is null</where>", False), ("<where>id = 1</where>", False)],
)
def test_an_update_backfills_all_rows_or_some(where: str, is_total: bool):
    assert changes(f'<update tableName="t"><column name="a" value="x"/>{where}</update>') == (Backfill("t", ("a",), is_total, 1),)


def test_an_update_of_all_rows_that_have_another_column():
    made = changes('<update tableName="t"><column name="a" value="x"/><where>id IS NOT NULL</where></update>')
    assert made == (Backfill("t", ("a",), False, 1, "id"),)


def test_an_update_to_null_backfills_nothing():
    assert changes('<update tableName="t"><column name="a" valueComputed="NULL"/></update>') == ()


def test_merged_columns():
    made = changes(
        '<mergeColumns tableName="t" column1Name="a" column2Name="b" finalColumnName="c" finalColumnType="text" joinString=" "/>'
    )
    assert made == (
        AddColumn("t", ColumnDefinition("c", "text", line=1), line=1),
        Backfill("t", ("c",), False, 1),
        DropColumn("t", "a", 1),
        DropColumn("t", "b", 1),
    )


def test_on_mysql_a_column_written_anew_loses_its_not_null():
    nullable = (AlterColumn("t", "b", True, line=1, explicit=False),)
    assert rewriting('<modifyDataType tableName="t" columnName="b" newDataType="text"/>') == nullable
    assert rewriting('<renameColumn tableName="t" oldColumnName="a" newColumnName="b" columnDataType="text"/>') == nullable
    assert rewriting('<modifyDataType tableName="t" columnName="b" newDataType="int NOT NULL"/>') == ()
    assert rewriting('<modifyDataType tableName="t" columnName="b" newDataType="datetime NOT NULL"/>') == nullable
    assert rewriting('<renameColumn tableName="t" oldColumnName="a" newColumnName="b"/>') == ()
    assert rewriting('<addNotNullConstraint tableName="t" columnName="b" columnDataType="text"/>') == ()


def test_sql_and_views():
    (table, view) = changes(
        """<sql>ALTER TABLE t
             ALTER COLUMN a SET NOT NULL</sql><createView viewName="v">SELECT id FROM t</createView>"""
    )
    assert table == AlterColumn("t", "a", False, line=table.line)
    assert isinstance(view, CreateView)
    assert [(column.name, column.table, column.column) for column in view.columns] == [("id", "t", "id")]


def test_sql_stands_where_its_text_begins():
    (made,) = changes("\n<sql>\n\n  DROP TABLE t\n</sql>")
    assert made == DropTable("t", 4)


def test_placeholders_in_sql_that_the_changelog_itself_fills():
    found = entries('<property name="table" value="t"/><changeSet id="1" author="a"><sql>DROP TABLE ${table}</sql></changeSet>')
    assert isinstance(found[1], LiquibaseChangeSet)
    assert found[1].changes[0].changes == (DropTable("t", 1),)


def test_whom_a_change_set_is_for():
    found = change_set(
        '<changeSet id="7" author="ann" dbms="postgresql, h2" contextFilter="!test"><sql dbms="h2">DROP TABLE t</sql>'
        '<sqlFile path="more.sql" relativeToChangelogFile="true" dbms="postgresql"/></changeSet>'
    )
    assert (found.id, found.author, found.dbms, found.context) == ("7", "ann", "postgresql, h2", "!test")
    assert found.changes == (
        LiquibaseChange((DropTable("t", 1),), dbms="h2", line=1),
        LiquibaseChange(dbms="postgresql", file="more.sql", is_relative=True, line=1),
    )


def test_preconditions():
    found = change_set(
        '<changeSet id="1" author="a"><preConditions onFail="MARK_RAN"><not><columnExists tableName="t" columnName="a"/></not>'
        '<sqlCheck expectedResult="0">select 1</sqlCheck></preConditions></changeSet>'
    )
    assert found.can_be_skipped
    assert found.condition == LiquibaseCondition(
        "and",
        children=(
            LiquibaseCondition("not", children=(LiquibaseCondition("columnExists", "t", "a"),)),
            LiquibaseCondition("sqlCheck"),
        ),
    )
    halting = change_set('<changeSet id="1" author="a"><preConditions><tableExists tableName="t"/></preConditions></changeSet>')
    assert not halting.can_be_skipped


def test_includes_and_properties():
    assert entries(
        """<property name="text.type" value="clob" dbms="oracle"/>
        <include file="a.xml" relativeToChangelogFile="true" context="prod"/>
        <includeAll path="db/changes" errorIfMissingOrEmpty="false" endsWithFilter=".sql"/>"""
    ) == (
        LiquibaseProperty("text.type", "clob", "oracle"),
        LiquibaseInclude("a.xml", True, context="prod", line=2),
        LiquibaseInclude("db/changes", is_folder=True, is_optional=True, ends_with=".sql", line=3),
    )


def test_a_change_set_that_is_switched_off():
    assert change_set('<changeSet id="1" author="a" ignore="true"><dropTable tableName="t"/></changeSet>').changes == ()


def test_a_file_that_is_no_changelog():
    assert read_xml_changelog(b"<beans><bean id='databaseChangeLog'/></beans>").entries == ()
