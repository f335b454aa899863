"""Aerich's migrations: SQL that functions return."""

from __future__ import annotations

from nullguard.frameworks.migrations.aerich import aerich_histories
from nullguard.manifest.replay import replay


def migration(sql: str, module: str = "tortoise") -> str:
    return (
        f"from {module} import BaseDBAsyncClient\nasync def upgrade(db: BaseDBAsyncClient) -> str:\n"
        f'    return """{sql}"""\nasync def downgrade(db: BaseDBAsyncClient) -> str:\n    return """DROP TABLE orders;"""\n'
    )


CREATE = "CREATE TABLE IF NOT EXISTS orders (id SERIAL NOT NULL PRIMARY KEY, number TEXT NOT NULL);"


def test_numbers_decide_on_the_order(link):
    program = link(
        {
            "migrations/models/0_2023_init.py": migration(CREATE),
            "migrations/models/10_2024_later.py": migration("ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"),
            "migrations/models/9_2024_note.py": migration("ALTER TABLE orders ADD note TEXT; ALTER TABLE orders ADD code TEXT;"),
        }
    )
    (history,) = aerich_histories(program, {})
    assert [step.name for step in history.steps] == ["0_2023_init", "9_2024_note", "10_2024_later"]
    columns = replay(history)["orders"].columns
    nullable = {name: column.nullable for name, column in columns.items()}
    assert nullable == {"id": False, "number": False, "note": False, "code": True}
    assert columns["code"].added_by == "migrations/models/9_2024_note.py"


def test_folders_are_databases(link):
    program = link({"a/models/0_init.py": migration(CREATE), "b/models/0_init.py": migration(CREATE)})
    assert [history.unit for history in aerich_histories(program, {})] == ["a/models", "b/models"]


def test_other_functions_of_that_name_are_no_migrations(link):
    program = link(
        {
            "migrations/0_init.py": migration(CREATE, module="other"),
            "migrations/later.py": migration(CREATE),
            "migrations/1_x.py": "from tortoise import BaseDBAsyncClient\ndef other(): pass\n",
        }
    )
    assert not list(aerich_histories(program, {}))
