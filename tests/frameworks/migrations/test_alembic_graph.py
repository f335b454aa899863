"""In which order Alembic's revisions are applied, which make one database, and what is wrong with their graph."""

from __future__ import annotations

from nullguard.frameworks.migrations.alembic import alembic_histories


def revision(name: str, down: str = "None", **variables: str) -> str:
    further = "".join(f"{key} = {value}\n" for key, value in variables.items())
    return (
        f"from alembic import op\nimport sqlalchemy as sa\nrevision: str = {name!r}\ndown_revision = {down}\n{further}\n"
        f"def upgrade():\n    op.create_table('t_{name}', sa.Column('x', sa.Text))\n"
    )


def histories(link, files: dict[str, str]):
    return list(alembic_histories(link(files), {}))


def order(link, files: dict[str, str]) -> list[str]:
    (history,) = histories(link, files)
    return [step.name for step in history.steps]


def problems(link, files: dict[str, str]) -> list[str]:
    return [f"{problem.path}: {problem.message}" for history in histories(link, files) for problem in history.problems]


def test_a_tree_without_revisions_has_no_history(link):
    assert not histories(link, {"app/models.py": "revision = 'x'\n", "env.py": "from alembic import context\n"})


def test_revisions_follow_each_other_whatever_their_files_are_called(link):
    files = {"v/a.py": revision("three", "'two'"), "v/b.py": revision("one"), "v/c.py": revision("two", "'one'")}
    assert order(link, files) == ["one", "two", "three"]
    assert not problems(link, files)


def test_branches_are_merged(link):
    files = {
        "v/1.py": revision("base"),
        "v/2.py": revision("left", "'base'"),
        "v/3.py": revision("right", "'base'"),
        "v/4.py": revision("merged", "('left', 'right')"),
    }
    assert order(link, files) == ["base", "left", "right", "merged"]
    assert not problems(link, files)


def test_dependencies_come_first(link):
    files = {
        "v/1.py": revision("a1", branch_labels="('first',)", depends_on="'b1'"),
        "v/2.py": revision("b1", branch_labels="'second'"),
        "v/3.py": revision("b2", "'b1'", depends_on="('first@head', 'unknown')"),
    }
    assert order(link, files) == ["b1", "a1", "b2"]
    assert not problems(link, files)


def test_a_revision_may_be_named_by_its_beginning(link):
    files = {"v/1.py": revision("1234567890ab"), "v/2.py": revision("two", "'12345678'")}
    assert order(link, files) == ["1234567890ab", "two"]
    assert not problems(link, files)


def test_constants_name_revisions(link):
    files = {"v/1.py": revision("one"), "v/2.py": revision("two", "PREVIOUS", PREVIOUS="'one'")}
    assert order(link, files) == ["one", "two"]


def test_folders_are_databases(link):
    found = histories(
        link,
        {
            "orders/versions/1.py": revision("one"),
            "orders/versions/2.py": revision("two", "'one'"),
            "billing/versions/1.py": revision("one"),
        },
    )
    assert [(history.unit, len(history.steps)) for history in found] == [("billing/versions", 1), ("orders/versions", 2)]


def test_folders_that_follow_each_other_are_one_database(link):
    files = {
        "db/versions/mitaka/expand/1.py": revision("one"),
        "db/versions/newton/expand/2.py": revision("two", "'one'"),
        "db/later/3.py": revision("three", "'two'"),
    }
    assert order(link, files) == ["one", "two", "three"]


def test_several_databases_in_one_file(link):
    text = revision("one").partition("def upgrade")[0] + (
        "def upgrade(engine_name):\n    globals()['upgrade_%s' % engine_name]()\n"
        "def upgrade_a():\n    op.create_table('a', sa.Column('x', sa.Text))\n"
        "def upgrade_b():\n    op.create_table('b', sa.Column('x', sa.Text))\n"
    )
    (history,) = histories(link, {"v/1.py": text})
    assert [change.table for change in history.steps[0].changes] == ["a", "b"]


def test_heads_that_nothing_merges_are_a_problem(link):
    files = {"v/1.py": revision("base"), "v/2.py": revision("left", "'base'"), "v/3.py": revision("right", "'base'")}
    assert problems(link, files) == ["v/3.py: revision right is one of 2 heads (left, right); merge them"]


def test_branches_with_labels_may_have_heads_of_their_own(link):
    files = {"v/1.py": revision("one", branch_labels="('a',)"), "v/2.py": revision("two", branch_labels="('b',)")}
    assert not problems(link, files)


def test_a_revision_that_is_missing_is_a_problem(link):
    files = {"v/1.py": revision("one", "'gone'")}
    assert problems(link, files) == ["v/1.py: revision one follows gone, which does not exist"]
    assert order(link, files) == ["one"]


def test_two_revisions_of_one_name_are_a_problem(link):
    files = {"v/1.py": revision("one"), "v/2.py": revision("one")}
    assert problems(link, files) == ["v/2.py: revision one is that of v/1.py as well"]
    assert order(link, files) == ["one"]


def test_a_cycle_is_a_problem_and_no_end(link):
    files = {"v/1.py": revision("one", "'two'"), "v/2.py": revision("two", "'one'"), "v/3.py": revision("three", "'two'")}
    assert "v/1.py: revision one follows itself" in problems(link, files)
    assert sorted(order(link, files)) == ["one", "three", "two"]
