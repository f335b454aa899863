"""What is asked of a node is found once, and never told of another node."""

from __future__ import annotations

from nullguard.flow.bodies.by_node import ByNode
from nullguard.model import syntax as s


def names(body: s.Body) -> tuple[str, ...]:
    return tuple(node.value.id for node in body if isinstance(node, s.ExprStmt) and isinstance(node.value, s.Name))


def body(*given: str) -> s.Body:
    return tuple(s.ExprStmt(s.Name(name)) for name in given)


def test_it_is_found_once():
    asked: list[s.Body] = []

    def counting(given: s.Body) -> int:
        asked.append(given)
        return len(given)

    known, one = ByNode(), body("a", "b")
    assert [known.of(counting, one), known.of(counting, one)] == [2, 2]
    assert len(asked) == 1


def test_nothing_that_was_found_is_found_once_too():
    asked: list[s.Body] = []

    def nothing(given: s.Body) -> None:
        asked.append(given)

    known, one = ByNode(), body("a")
    assert known.of(nothing, one) is known.of(nothing, one) is None
    assert len(asked) == 1


def test_equal_nodes_and_other_questions_are_told_apart():
    known, one, other = ByNode(), body("a"), body("a")
    assert known.of(names, one) == known.of(names, other) == ("a",)
    assert known.of(len, one) == 1


def test_what_is_gone_leaves_its_number_to_nobody():
    known = ByNode()
    for number in range(1000):  # each of them may get the number of one before, were that not held
        assert known.of(names, body(f"n{number}")) == (f"n{number}",)


def test_only_so_many_are_held():
    known = ByNode(most=10)
    held = [body(f"n{number}") for number in range(25)]
    assert [known.of(names, one) for one in held] == [(f"n{number}",) for number in range(25)]
    assert [known.of(names, one) for one in held] == [(f"n{number}",) for number in range(25)]
    assert len(known._known) <= 10
