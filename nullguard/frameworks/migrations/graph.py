"""Migrations in an order in which each comes after what it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound="tuple[str, ...] | str")


def in_order(parents: Mapping[Key, Iterable[Key]]) -> tuple[list[Key], list[Key]]:
    """The nodes of a graph, parents first, ties by name; and the nodes that depend on themselves, whose cycles are cut there.

    Parents that are no nodes are left out.
    """
    order: list[Key] = []
    cyclic: list[Key] = []
    done: set[Key] = set()
    for root in sorted(parents):
        path: dict[Key, list[Key]] = {}
        if root not in done:
            path[root] = _ascending(parents, root)
        while path:
            node, pending = next(reversed(path.items()))
            if not pending:
                del path[node]
                done.add(node)
                order.append(node)
                continue
            further = pending.pop()
            if further in path:
                cyclic.append(further)
            elif further not in done:
                path[further] = _ascending(parents, further)
    return order, sorted(set(cyclic))


def leaves(parents: Mapping[Key, Iterable[Key]]) -> list[Key]:
    """The nodes that nothing depends on, by name."""
    wanted = {parent for node, several in parents.items() for parent in several if parent != node}
    return sorted(node for node in parents if node not in wanted)


def _ascending(parents: Mapping[Key, Iterable[Key]], node: Key) -> list[Key]:
    """The parents of a node as a stack, the first by name on top."""
    return sorted({parent for parent in parents[node] if parent in parents}, reverse=True)
