"""What one worker found of a function another one takes over, and finds the same in its own sources."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from nullguard.flow import analysis, interpreting, running
from nullguard.flow.analysis import analyse_source
from nullguard.runtime.board import Board
from tests.flow.conftest import world_of

pytest.importorskip("fcntl", reason="workers are forked where it is")

PYTHON = {
    "shop/models.py": """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
""",
    "shop/found.py": """
from shop.models import Order

def find(number):
    number = number.strip()
    return Order.objects.filter(number=number).first()

def reference(order: Order):
    number = order.number
    return order.reference if number else order.reference

def require(order: Order):
    if order.reference is None:
        raise ValueError(order.number)

def later(order: Order):
    return lambda: order.reference

def kind(order: Order):
    own = 1
    return Order
""",
    "shop/used.py": """
from shop.found import find, kind, later, reference, require
from shop.models import Order

def run(order: Order, number: str):
    print(reference(order).strip())
    print(find(number).number)
    require(order)
    print(order.reference.strip())

def again(order: Order):
    print(later(order)().strip())
    print(kind(order).objects.filter(number="1").first().number)
""",
}

JAVA = {
    "shop/Order.java": """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String reference;
    public String getReference() { return reference; }
    String shown() { int own = 1; return getReference(); }
}
""",
    "shop/Service.java": """
package shop;
class Service {
    void run(Order order) { order.shown().trim(); own(order).trim(); }
    private String own(Order order) { int own = 2; return order.shown(); }
}
""",
}


def interpretations(monkeypatch):
    """A list that grows by each function that is interpreted."""
    found: list[str] = []
    run = running.run

    def counted(frame, function, *arguments, **named):
        found.append(function.id)
        return run(frame, function, *arguments, **named)

    for module in (analysis, interpreting):
        monkeypatch.setattr(module, "run", counted)
    return found


def seen(world, path):
    """What is seen in a source; which sources it was drawn from depends on what was asked before."""
    everything = frozenset(name for function in world.program.functions_of(path) for name in function.decl.mentions)
    return replace(analyse_source(world, path, everything), reads=())


@pytest.fixture
def board():
    made = Board()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("files", "own"), [(PYTHON, {"shop/found.py#later"}), (JAVA, {"shop/Order.java#Order.getReference"})], ids=["python", "java"]
)
@pytest.mark.parametrize("is_reversed", [False, True])
def test_another_worker_sees_the_same_without_interpreting_it_again(files, own, is_reversed, board, monkeypatch):
    alone = {path: seen(world_of(files), path) for path in files}
    assert sum(len(facts.uses) for facts in alone.values()) >= 2
    one, other = world_of(files), world_of(files)
    one.returns.exchange.board = other.returns.exchange.board = board
    assert {path: seen(one, path) for path in sorted(files, reverse=is_reversed)} == alone
    done = interpretations(monkeypatch)
    last = sorted(files)[-1]
    assert seen(other, last) == alone[last]
    assert {function for function in done if not function.startswith(last)} <= own
    assert {path: seen(other, path) for path in files} == alone
