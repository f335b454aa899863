"""In which order Django's migrations are applied, and what is wrong with their graph."""

from __future__ import annotations

from nullguard.frameworks.migrations.django import django_histories
from tests.frameworks.migrations.django_project import ORDER, app, histories, migration, nullable, tables

ADD_NOTE = 'migrations.AddField("order", "note", models.TextField(null=True)),'
ALTER_NOTE = 'migrations.AlterField("order", "note", models.TextField(default="")),'
MODELS = {"shop/models.py": "", "sales/models.py": ""}


def names(program) -> list[str]:
    (history,) = histories(program)
    return [step.name for step in history.steps]


def problems(program) -> list[str]:
    return [f"{problem.path}: {problem.message}" for history in histories(program) for problem in history.problems]


def test_a_tree_without_migrations_has_no_history(link):
    assert not list(django_histories(link({"shop/models.py": "class Migration: pass"}), {}))


def test_dependencies_decide_and_not_names(link):
    program = link(
        {
            **MODELS,
            "shop/migrations/0001_z.py": migration(ORDER),
            "shop/migrations/0003_alter.py": migration(ALTER_NOTE, after="0004_add"),
            "shop/migrations/0004_add.py": migration(ADD_NOTE, after="0001_z"),
        }
    )
    assert names(program) == ["shop.0001_z", "shop.0004_add", "shop.0003_alter"]
    assert nullable(tables(program)["shop_order"])["note"] is False
    assert not problems(program)


def test_apps_wait_for_each_other(link):
    program = link(
        {
            **MODELS,
            "sales/migrations/0001_a.py": migration("", dependencies='[("shop", "0002_b"), ("auth", "0009_gone")]'),
            "sales/migrations/0002_b.py": migration("", dependencies='[("sales", "0001_a"), ("shop", "__first__")]'),
            "shop/migrations/0001_a.py": migration(""),
            "shop/migrations/0002_b.py": migration("", after="0001_a"),
            "shop/migrations/0003_c.py": migration("", after="0002_b", run_before='[("sales", "0001_a")]'),
        }
    )
    assert names(program) == ["shop.0001_a", "shop.0002_b", "shop.0003_c", "sales.0001_a", "sales.0002_b"]
    assert not problems(program)


def test_the_user_model_comes_first(link):
    program = link(
        {
            "project/settings.py": 'AUTH_USER_MODEL = "users.Member"',
            "users/migrations/0001_a.py": migration('migrations.CreateModel("Member", []),'),
            "shop/migrations/0001_a.py": migration(
                'migrations.CreateModel("Order", [("users", models.ManyToManyField(to=settings.AUTH_USER_MODEL))]),',
                dependencies="[migrations.swappable_dependency(settings.AUTH_USER_MODEL)]",
            ),
        }
    )
    assert names(program) == ["users.0001_a", "shop.0001_a"]
    columns = tables(program)["shop_order_users"].columns
    assert {name: column.references for name, column in columns.items()} == {
        "id": "",
        "order_id": "shop_order",
        "member_id": "users_member",
    }


def test_branches_that_are_merged(link):
    program = link(
        {
            **MODELS,
            "shop/migrations/0001_a.py": migration(ORDER),
            "shop/migrations/0002_left.py": migration(ADD_NOTE, after="0001_a"),
            "shop/migrations/0002_right.py": migration("", after="0001_a"),
            "shop/migrations/0003_merge.py": migration("", dependencies='[("shop", "0002_left"), ("shop", "0002_right")]'),
        }
    )
    assert len(names(program)) == 4
    assert not problems(program)


def test_two_last_migrations_are_a_problem(link):
    program = link(
        {
            **MODELS,
            "shop/migrations/0001_a.py": migration(ORDER),
            "shop/migrations/0002_left.py": migration(ADD_NOTE, after="0001_a"),
            "shop/migrations/0002_right.py": migration("", after="0001_a"),
        }
    )
    assert nullable(tables(program)["shop_order"])["note"] is True
    (problem,) = problems(program)
    assert problem.startswith("shop/migrations/0002_right.py: migration shop.0002_right is one of 2 last migrations of its app")


def test_a_cycle_is_a_problem_and_no_end(link):
    program = link(
        {
            **MODELS,
            "shop/migrations/0001_a.py": migration(ORDER, after="0002_b"),
            "shop/migrations/0002_b.py": migration(ADD_NOTE, after="0001_a"),
            "shop/migrations/0003_c.py": migration("", after="0002_b"),
        }
    )
    assert len(names(program)) == 3
    assert problems(program) == ["shop/migrations/0001_a.py: migration shop.0001_a depends on itself, through others"]


def test_a_parent_that_is_missing_is_a_problem_in_its_own_app_only(link):
    program = link(
        {
            **MODELS,
            "shop/migrations/0002_b.py": migration(ORDER, dependencies='[("shop", "0001_gone"), ("auth", "0001_initial")]'),
        }
    )
    assert problems(program) == [
        "shop/migrations/0002_b.py: migration shop.0002_b depends on shop.0001_gone, which does not exist"
    ]
    assert set(tables(program)) == {"shop_order"}


SQUASHED = migration(ORDER + ADD_NOTE, replaces='[("shop", "0001_m"), ("shop", "0002_m")]')


def test_a_squashed_migration_gives_way_to_those_it_replaces(link):
    files = {**app(ORDER, ADD_NOTE), "shop/migrations/0001_squashed.py": SQUASHED}
    files["shop/migrations/0003_c.py"] = migration("", after="0001_squashed")
    program = link(files)
    assert names(program) == ["shop.0001_m", "shop.0002_m", "shop.0003_c"]
    assert tables(program)["shop_order"].columns["note"].added_by == "shop/migrations/0002_m.py"
    assert not problems(program)


def test_a_squashed_migration_stands_for_those_that_are_gone(link):
    files = {**app(ORDER, ADD_NOTE), "shop/migrations/0001_squashed.py": SQUASHED}
    files["shop/migrations/0003_c.py"] = migration("", after="0002_m")
    del files["shop/migrations/0001_m.py"]
    program = link(files)
    assert names(program) == ["shop.0001_squashed", "shop.0003_c"]
    assert tables(program)["shop_order"].columns["note"].added_by == ""
    assert not problems(program)


def test_projects_with_an_app_of_the_same_label_are_apart(link):
    one, two = app(ORDER + ADD_NOTE), app(ORDER)
    found = histories(link({f"{name}/{path}": text for name, files in (("a", one), ("b", two)) for path, text in files.items()}))
    assert [(history.unit, [step.path for step in history.steps]) for history in found] == [
        ("a/shop/migrations", ["a/shop/migrations/0001_m.py"]),
        ("b/shop/migrations", ["b/shop/migrations/0001_m.py"]),
    ]


def test_the_label_is_the_apps_own(link):
    files = app(ORDER)
    files["shop/apps.py"] = 'from django.apps import AppConfig\nclass Shop(AppConfig):\n    name = "shop"\n    label = "sales"\n'
    assert set(tables(link(files))) == {"sales_order"}
