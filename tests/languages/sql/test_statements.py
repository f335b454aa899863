"""Where statements end, whatever stands in them."""

from __future__ import annotations

import pytest
from sql_cases import done

from nullguard.languages.sql import read_sql
from nullguard.languages.sql.statements import statements_of
from nullguard.model.ddl import AddColumn, CreateTable, Dialect
from nullguard.model.span import line_of


def cut(text: str, dialect: Dialect = Dialect.UNKNOWN) -> list[str]:
    return [text[statement.start : statement.end].strip() for statement in statements_of(text, dialect)]


@pytest.mark.parametrize(
    "text",
    [
        "select 'a;b'; select 1",
        'select "a;b"; select 1',
        "select $$a;b$$; select 1",
        "select $x$a;$$;b$x$; select 1",
        "select 'it''s;'; select 1",
        "select E'it\\';'; select 1",
        "select /* ; */ 2; select 1",
        "select 2 -- ;\n; select 1",
        "-- it's\nselect 2; select 1",
        "/* it's */ select 2;; ; select 1;",
        "select [a;b]; select 1",
    ],
)
def test_what_hides_a_delimiter(text):
    statements = cut(text)
    assert len(statements) == 2
    assert statements[1] == "select 1"


def test_quotes_of_oracle():
    assert cut("select q'[it's;]', nq'{;'}' from dual; select 1", Dialect.ORACLE)[1:] == ["select 1"]


def test_a_backslash_escapes_in_mysql_only():
    assert len(cut("insert into a values ('x\\'; y'); select 1", Dialect.MYSQL)) == 2
    assert cut("select 'c:\\'; select 1", Dialect.POSTGRESQL) == ["select 'c:\\'", "select 1"]


def test_comments_of_mysql():
    assert cut("# it's; a comment\nselect 1; /*!40101 SET x = 1 */;", Dialect.MYSQL) == ["select 1", "SET x = 1 */"]
    assert done("CREATE TABLE t (a int /*!50606 NOT NULL */);", "mysql") == ["create t (a int not null)"]


def test_psql():
    assert done(
        """
\\restrict aBc
\\connect shop
SET client_encoding = 'UTF8';
CREATE TABLE public.t (a int);
COPY public.t (a) FROM stdin;
1	it's; ALTER TABLE t ADD b int;
\\.
ALTER TABLE ONLY public.t ADD CONSTRAINT pk PRIMARY KEY (a);
\\unrestrict aBc
"""
    ) == ["create public.t (a int)", "public.t + pk: primary key (a)"]


def test_routines_and_their_delimiters():
    assert [
        statement.split()[2]
        for statement in cut(
            """
            DELIMITER $$
            CREATE PROCEDURE one() BEGIN a; b; END$$
            CREATE PROCEDURE two() BEGIN IF x THEN a; END IF; END $$
            DELIMITER ;
            CREATE PROCEDURE three() BEGIN CASE x WHEN 1 THEN a; END CASE; c; END;
            CREATE TRIGGER four BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;
            """,
            Dialect.MYSQL,
        )
    ] == ["one()", "two()", "three()", "four"]


def test_blocks_of_oracle():
    assert [
        statement.split()[0]
        for statement in cut(
            """
            CREATE OR REPLACE FUNCTION f(a NUMBER) RETURN NUMBER IS
              x NUMBER;
            BEGIN
              FOR i IN 1..3 LOOP x := CASE WHEN a > 1 THEN 1 ELSE 2 END; END LOOP;
            END;
            /
            DECLARE y NUMBER; BEGIN NULL; END;
            /
            create table t (a NUMBER)
            /
            drop table u;
            """,
            Dialect.ORACLE,
        )
    ] == ["CREATE", "DECLARE", "create", "drop"]


def test_batches_of_sql_server():
    script = """
        SET ANSI_NULLS ON
        CREATE TABLE [dbo].[a] ([b] int)
        SET ANSI_NULLS OFF
        CREATE TABLE [dbo].[c] ([d] int)
        GO
        CREATE PROC p AS SELECT 1; SELECT 2;
        go
        ALTER TABLE a ADD e int
        ALTER TABLE a DROP COLUMN b
        GO
        """
    assert done(script, "sqlserver") == ["create dbo.a (b int)", "create dbo.c (d int)", "a + e int", "a - b"]


def test_a_transaction_is_no_block():
    assert done("BEGIN; CREATE TABLE a (b int); COMMIT;") == ["create a (b int)"]
    assert done("BEGIN TRANSACTION; ALTER TABLE a ADD b int; COMMIT;") == ["a + b int"]
    assert done("START TRANSACTION; ALTER TABLE a ADD b int; COMMIT;") == ["a + b int"]


def test_lines_are_those_of_the_file():
    script = read_sql(
        b"-- x\n\nCREATE TABLE t (\n  a int, /* y\n */ b int\n);\n\nALTER TABLE t\n  ADD c int,\n  ADD d int;\n", ""
    )
    created, *added = script.changes
    assert isinstance(created, CreateTable)
    assert [created.line, *(column.line for column in created.columns)] == [3, 4, 5]
    assert [change.line for change in added if isinstance(change, AddColumn)] == [9, 10]


def test_what_is_not_understood_is_told_with_its_line():
    script = read_sql(b"CREATE TABLE a (b int);\nCREATE TABLE c;\nALTER TABLE\n;\nNONSENSE x;\nCREATE TABLE d (e int);", "")
    assert [line_of(problem.at) for problem in script.problems] == [2, 3]
    assert script.problems[0].message.startswith("a statement was not understood: CREATE TABLE c;")
    assert [change.table for change in script.changes if isinstance(change, CreateTable)] == ["a", "d"]


def test_encodings():
    sql = "CREATE TABLE straße (größe int);"
    for encoded in (sql.encode(), sql.encode("utf-8-sig"), sql.encode("utf-16"), sql.encode("latin-1")):
        (created,) = read_sql(encoded, "").changes
        assert isinstance(created, CreateTable)
        assert (created.table, created.columns[0].name) == ("straße", "größe")
