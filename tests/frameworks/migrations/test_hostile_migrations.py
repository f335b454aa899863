"""Migrations made to exhaust whoever reads them end all the same."""

from __future__ import annotations

import pytest

from nullguard.frameworks.migrations.alembic import alembic_histories
from nullguard.frameworks.migrations.code_ddl import code_histories
from nullguard.frameworks.migrations.django import django_histories
from nullguard.manifest.replay import replay
from tests.frameworks.migrations.django_project import ORDER, app, histories

DOUBLING = "\n".join(["    text = 'a'", "    items = ('a',)", *["    text = text + text", "    items = items + items"] * 80])
SPREADING = "\n".join(["    a = {'b': 1}", "    c = [1]", *["    a = {**a, **a}", "    c = [*c, *c]"] * 80])
REPLACING = "\n".join(["    text = 'a'", *["    text = text.replace('a', 'aaaaaaaaaa')", "    text = f'{text}{text}'"] * 80])
PAIRING = "\n".join(["    one = other = (1,)", *["    one = (one, one)", "    other = (other, other)"] * 80, "    one == other"])


@pytest.mark.parametrize(
    "body",
    [
        DOUBLING,
        SPREADING,
        REPLACING,
        PAIRING,
        "    upgrade()\n    upgrade()",
        "    helper(1)",
        "    " + "(" * 90 + "op.f('x')" + ")" * 90,
        "    x = " + "[" * 90 + "]" * 90,
        "    f(" * 60 + "1" + ")" * 60,
        "".join(f"{'    ' * depth}if x:\n" for depth in range(1, 80)) + "    " * 80 + "pass",
        "".join(f"{'    ' * depth}for x in range(400):\n" for depth in range(1, 9)) + "    " * 9 + "op.f(x)",
    ],
)
def test_upgrade_functions(link, body):
    text = (
        "from alembic import op\nimport sqlalchemy as sa\nrevision = 'r1'\ndown_revision = None\nA = B\nB = A\n"
        "def helper(n):\n    return other(n)\ndef other(n):\n    helper(n)\n    return helper(n)\n"
        f"def upgrade():\n    op.create_table('t', sa.Column('x', sa.Text))\n{body}\n"
    )
    (history,) = alembic_histories(link({"versions/r1.py": text}), {})
    assert set(replay(history)) == {"t"}


@pytest.mark.parametrize(
    "operations",
    [
        "*OPERATIONS,",
        "[" * 60 + "]" * 60 + ",",
        "migrations.SeparateDatabaseAndState([" * 30 + "])" * 30 + ",",
        'migrations.AddConstraint("Order", models.CheckConstraint(check=' + "~" * 60 + 'models.Q(a=1), name="c")),',
        'migrations.AlterUniqueTogether("order", ' + "(" * 60 + ")" * 60 + "),",
    ],
)
def test_operations(link, operations):
    files = app(ORDER, operations)
    path = "shop/migrations/0002_m.py"
    files[path] = files[path].replace("class Migration", "OPERATIONS = MORE + OPERATIONS\nMORE = [*OPERATIONS]\nclass Migration")
    (history,) = histories(link(files))
    assert set(replay(history)) == {"shop_order"}


def test_functions_that_call_each_other(link):
    files = app(ORDER, "migrations.RunPython(one),")
    path = "shop/migrations/0002_m.py"
    functions = "def one(apps, editor):\n    two(apps)\n    two(apps)\ndef two(apps):\n    one(apps, 1)\n    one(apps, 2)\n"
    files[path] = files[path].replace("class Migration", f"{functions}class Migration")
    assert len(list(django_histories(link(files), {}))) == 1


def test_many_statements_of_one_function(link):
    runs = "\n".join(f"    cursor.execute('INSERT INTO t VALUES ({number})')" for number in range(4000))
    blank = '    cursor.execute("""' + "\n" * 100_000 + '""")'
    loop = "    for text in TABLES:\n        cursor.execute(text)"
    source = f"TABLES = ['CREATE TABLE t (a int)']\n\ndef fill(cursor):\n{loop}\n{blank}\n{runs}\n"
    (history,) = code_histories(link({"shop/fill.py": source}), {})
    assert set(replay(history)) == {"t"}
