"""A body is gone through once for all the names, and the types of names, that it is asked for."""

from __future__ import annotations

from nullguard.flow.bodies.named_nodes import named_nodes
from nullguard.flow.bodies.types_written import types_written
from nullguard.languages import read_source
from nullguard.model import syntax as s
from nullguard.model.facts import Function, decode_body
from nullguard.model.source import Language
from tests.flow.conftest import world_of

JAVA = b"""
class Orders {
    void show(Order order, Object other) {
        for (Line line : order.getLines()) {
            print(line.getOrder());
        }
        String text = order.getText();
        names.forEach(Order::getText);
        find("getText");
        if (other instanceof Order text2) {
            print(text2);
        }
        try {
            print(order);
        } catch (Failed failed) {
            print(failed);
        }
    }
}
"""


def _method() -> tuple[Function, s.Body]:
    facts = read_source(JAVA, Language.JAVA)
    (method,) = facts.classes[0].functions
    return method, decode_body(facts.bodies[method.body])


def test_nodes_are_found_by_the_names_that_they_bear():
    found = named_nodes(_method()[1])
    assert [type(node) for node in found["getText"]] == [s.Call, s.Attribute, s.MethodReference, s.Constant]
    assert [type(node) for node in found["getLines"]] == [s.Call, s.Attribute]
    assert {type(node) for node in found["line"]} == {s.Name}
    assert "" not in found


def test_types_are_found_by_the_names_that_they_are_written_for():
    method, body = _method()
    found = types_written(method.parameters, body)
    names = {name: sorted(type.name if type is not None else "?" for type in types) for name, types in found.items()}
    assert names["order"] == ["Order"]
    assert names["line"] == ["Line"]
    assert names["text"] == ["String"]
    assert names["other"] == ["Object"]


def test_patterns_and_handlers_tell_no_type():
    method, body = _method()
    found = types_written(method.parameters, body)
    assert found["text2"] == found["failed"] == frozenset({None})


def test_only_the_last_bodies_are_held():
    world = world_of({"shop.py": "".join(f"def f{n}():\n    return g{n}()\n" for n in range(5))})
    world.most_named = 2
    for _ in range(2):
        for n in range(5):
            function = world.program.function_named("shop.py", f"f{n}")
            assert len(world.named_nodes(function)[f"g{n}"]) == 2
            assert len(world._named_nodes) <= 2
