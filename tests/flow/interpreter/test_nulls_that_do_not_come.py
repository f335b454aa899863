"""A null that is written somewhere, but is not what comes to the place: `None` in another caller's list, a variable before its
first round, a class of the project that is called NoneType."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of


def used(files: dict[str, str], path: str) -> list[str]:
    world = world_of(files)
    everything = frozenset(name for function in world.program.functions_of(path) for name in function.decl.mentions)
    return [use.expression for use in analyse_source(world, path, everything).uses]


@pytest.mark.parametrize(
    "body",
    [
        "        return [field.name for field in fields]",
        "        for field in fields:\n            field.name",
        "        return fields[0].name",
    ],
)
def test_the_null_in_one_callers_list(body):
    source = f"""
class Compiler:
    def joined(self, fields):
{body}

    def one(self):
        return self.joined(self.query.fields)

    def other(self):
        return self.joined([None])
"""
    assert used({"shop/compiler.py": source}, "shop/compiler.py") == []


def test_the_nulls_in_a_table_of_another_module():
    files = {
        "shop/tables.py": "CODES = [None, 'B', 'H', None]\n",
        "shop/packing.py": "from shop.tables import CODES\n\ndef pack(kind):\n    return 'x' + CODES[kind]\n",
    }
    assert used(files, "shop/packing.py") == []


@pytest.mark.parametrize(
    "test",
    ["kind is last", "kind == last", "last == kind", "not kind != last"],
)
def test_a_variable_before_the_first_round(python, test):
    python(f"""
        last = text = None
        for kind, value in rows:
            if {test}:
                text += value
            else:
                last = kind
                text = value
    """, signature="rows")  # fmt: skip


@pytest.mark.parametrize("test", ["order.reference == last", "last is order.reference"])
def test_a_variable_that_is_compared_with_what_may_be_null(python, test):
    python(f"""
        last = None
        if {test}:
            order.reference.upper()  # null
    """)  # fmt: skip


@pytest.mark.parametrize("test", ["isinstance(order, NoneType)", "type(order) is NoneType"])
def test_a_class_of_the_project_that_is_called_nonetype(python, test):
    python(f"if {test}:\n    order.number", before="class NoneType:\n    number = ''", signature="order")


@pytest.mark.parametrize("imports", ["from types import NoneType", "NoneType = type(None)", "import types"])
def test_the_class_of_null(python, imports):
    name = "types.NoneType" if imports == "import types" else "NoneType"
    python(f"if isinstance(order, {name}):\n    order.number  # null", imports, signature="order")


def test_a_function_that_calls_itself_before_its_name_is_given_up(python):
    python("""
        def visit(node):
            for child in node.children:
                visit(child)
        visit(root)
        visit = None
    """, signature="root")  # fmt: skip


def test_a_function_that_is_called_after_its_name_is_given_up(python):
    python("""
        def visit(node):
            return node.children
        def walk(node):
            return visit(node)  # null
        visit = None
        return walk(root)
    """, signature="root")  # fmt: skip
