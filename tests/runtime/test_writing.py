"""Objects that both processes have stay the same objects, and what only one of them has is not written."""

from __future__ import annotations

import threading

import msgspec
import pytest

from nullguard.runtime.writing import NotWritten, Writing


class Point(msgspec.Struct, frozen=True):
    x: int
    label: str = ""


class Place:
    def __init__(self, name: str) -> None:
        self.name = name


HERE, THERE = Place("here"), Place("there")
ORIGIN = Point(0, "origin")


def way_of_place(place: Place) -> tuple[object, ...]:
    if place is THERE:
        raise NotWritten
    return Place, (place.name,)


@pytest.fixture
def writing() -> Writing:
    ways = {Place: way_of_place, Point: lambda point: "ORIGIN" if point is ORIGIN else point.__reduce__()}
    return Writing(ways, {Place: {"here": HERE}.__getitem__})


def test_structs_are_taken_apart_and_put_together(writing):
    thing = (Point(1, "one"), {"points": [Point(2)]}, frozenset({("int", 3)}), None)
    assert writing.read(writing.written(thing)) == thing


def test_things_that_both_have_are_the_same_objects(writing):
    assert writing.read(writing.written([HERE, ORIGIN, Point(0, "origin")]))[:2] == [HERE, ORIGIN]
    read = writing.read(writing.written([ORIGIN, Point(0, "origin")]))
    assert [item is ORIGIN for item in read] == [True, False]


@pytest.mark.parametrize("thing", [THERE, threading.Lock(), object()])
def test_what_has_no_way_is_not_written(writing, thing):
    assert writing.written([Point(1), thing]) is None


def test_what_lies_too_deep_is_not_written(writing):
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert writing.written(deep) is None
