"""Schema changes that are wrapped: in blocks, conditions, routines and strings."""

from __future__ import annotations

from sql_cases import done

from nullguard.languages.sql import read_sql
from nullguard.model.ddl import AddColumn


def test_do_blocks():
    script = read_sql(
        b"""
        DO $$
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'ref') THEN
            ALTER TABLE orders ADD COLUMN ref text NOT NULL;
          END IF;
          EXECUTE 'ALTER TABLE orders ADD note text';
          UPDATE orders SET ref = '';
        EXCEPTION WHEN duplicate_column THEN RAISE NOTICE 'exists';
        END $$;
        """,
        "",
    )
    assert not script.problems
    first, second, _ = script.changes
    assert isinstance(first, AddColumn)
    assert (first.column.name, first.column.nullable, first.if_not_exists) == ("ref", False, True)
    assert isinstance(second, AddColumn)
    assert second.column.name == "note"


def test_both_branches_count():
    assert done("DO $$ BEGIN IF x THEN ALTER TABLE a ADD b int; ELSE ALTER TABLE c ADD d int; END IF; END $$;") == [
        "a + b int",
        "c + d int",
    ]


def test_a_routine_counts_when_it_is_called():
    routine = "CREATE FUNCTION f() RETURNS void AS $f$ BEGIN ALTER TABLE a ADD b int; END $f$ LANGUAGE plpgsql;"
    assert done(routine) == []
    assert done(f"{routine} SELECT f(); DROP FUNCTION f();") == ["a + b int"]
    assert done(
        """
        DROP PROCEDURE IF EXISTS add_pc;
        DELIMITER //
        CREATE PROCEDURE add_pc()
        BEGIN
          IF NOT EXISTS (SELECT * FROM information_schema.columns WHERE table_name = 'a') THEN
            ALTER TABLE a ADD COLUMN pc int NOT NULL;
          END IF;
        END//
        DELIMITER ;
        CALL add_pc();
        DROP PROCEDURE add_pc;
        """,
        "mysql",
    ) == ["a + pc int not null"]


def test_triggers_and_functions_change_rows_and_not_the_schema():
    assert (
        done(
            """
            CREATE TRIGGER t AFTER INSERT ON orders BEGIN UPDATE orders SET seen = 1; END;
            CREATE FUNCTION purge() RETURNS trigger AS $$ BEGIN DROP TABLE orders; RETURN NEW; END $$ LANGUAGE plpgsql;
            """
        )
        == []
    )


def test_prepared_strings_of_mysql():
    assert done(
        """
        SET @missing = (SELECT COUNT(*) = 0 FROM information_schema.columns WHERE column_name = 'c');
        SET @s = IF(@missing, 'ALTER TABLE `a` ADD COLUMN `c` int NOT NULL', 'SELECT 1');
        PREPARE stmt FROM @s;
        EXECUTE stmt;
        DEALLOCATE PREPARE stmt;
        """,
        "mysql",
    ) == ["a + c int not null"]


def test_immediate_strings_of_oracle():
    assert done(
        """
        BEGIN
          EXECUTE IMMEDIATE 'ALTER TABLE a ADD b VARCHAR2(5) DEFAULT ''x'' NOT NULL';
        EXCEPTION WHEN OTHERS THEN IF SQLCODE != -1430 THEN RAISE; END IF;
        END;
        /
        """,
        "oracle",
    ) == ["a + b VARCHAR2(5) not null default 'x'"]


def test_conditions_of_sql_server():
    assert done(
        """
        IF NOT EXISTS (SELECT * FROM sys.columns WHERE object_id = OBJECT_ID('dbo.a') AND name = 'b')
        BEGIN
            ALTER TABLE [dbo].[a] ADD [b] int NULL
        END
        GO
        IF OBJECT_ID('dbo.c') IS NOT NULL DROP TABLE dbo.c;
        GO
        """,
        "sqlserver",
    ) == ["dbo.a + b int null", "drop dbo.c"]


def test_strings_that_are_put_together_of_constants():
    assert done(
        """
        DROP PROCEDURE IF EXISTS add_column;
        DELIMITER //
        CREATE PROCEDURE add_column(IN tbl VARCHAR(64), IN col VARCHAR(64), IN def TEXT)
        BEGIN
          SET @ddl = CONCAT('ALTER TABLE `', tbl, '` ADD COLUMN ', col, ' ', def);
          PREPARE stmt FROM @ddl;
          EXECUTE stmt;
        END//
        DELIMITER ;
        CALL add_column('orders', 'ref', 'varchar(64) NOT NULL');
        CALL add_column('lines', 'note', 'text');
        """,
        "mysql",
    ) == ["orders + ref varchar(64) not null", "lines + note text"]
    assert done(
        """
        CREATE FUNCTION need(tbl text, col text) RETURNS void AS $$
        DECLARE v_sql text;
        BEGIN
          v_sql := format('ALTER TABLE %I ALTER COLUMN %I SET NOT NULL;', tbl, col);
          EXECUTE v_sql;
        END $$ LANGUAGE plpgsql;
        SELECT need('orders', 'ref');
        DO $$ BEGIN PERFORM need('lines', 'note'); END $$;
        """
    ) == ["orders: ref not null", "lines: note not null"]
    assert done("BEGIN EXECUTE IMMEDIATE 'ALTER TABLE ' || 'a' || ' ADD b INT'; END;\n/\n", "oracle") == ["a + b INT"]


def test_strings_that_depend_on_data_are_not_guessed():
    assert done("DO $$ BEGIN EXECUTE 'ALTER TABLE ' || name || ' ADD b int'; END $$;") == []
    assert done("DO $$ BEGIN EXECUTE format('ALTER TABLE %I ADD b int', name); END $$;") == []
    assert (
        done("DO $$ BEGIN FOR r IN SELECT x FROM t LOOP EXECUTE 'ALTER TABLE ' || r.x || ' ADD b int'; END LOOP; END $$;") == []
    )


def test_routines_that_call_themselves_end():
    assert done("CREATE PROCEDURE p() BEGIN CALL p(); ALTER TABLE a ADD b int; END; CALL p();", "mysql")[:1] == ["a + b int"]
