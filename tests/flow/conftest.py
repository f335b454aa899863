"""Sources written in the test, interpreted with the shipped stubs and tables, but without any framework's calls.

`analyse` gives everything that was seen. `python` and `java` are for the many small cases: they add a shop with an order whose
columns can be null, and compare the uses with the lines that are marked by a comment `null`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from textwrap import dedent, indent
from typing import NamedTuple

import pytest
from library_stubs import library_stubs

from nullguard.flow.analysis import analyse_source
from nullguard.flow.summaries.observations import FlowFacts
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.transfers import join
from nullguard.knowledge.null_models import library_rules
from nullguard.languages import read_source
from nullguard.manifest import build_manifest
from nullguard.model.facts import SourceFacts
from nullguard.model.schema import Entity
from nullguard.model.source import Language, Unit
from nullguard.model.span import line_of
from nullguard.program.program import Program

SHOP_PYTHON = """
from django.db import models

class Customer(models.Model):
    name = models.CharField(max_length=80)
    email = models.CharField(max_length=80, null=True)

class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
    quantity = models.IntegerField(null=True)
    paid_at = models.DateTimeField(null=True)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
    buyer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="bought")
"""

SHOP_JAVA = """
package shop;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.LocalDateTime;

@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(nullable = true) private String reference;
    @Column(nullable = true) private Integer quantity;
    @Column(nullable = true) private BigDecimal discount;
    @Column(nullable = true) private LocalDateTime paidAt;
    @ManyToOne(optional = true) @JoinColumn(nullable = true) private Order parent;
    public String getNumber() { return number; }
    public String getReference() { return reference; }
    public void setReference(String reference) { this.reference = reference; }
    public Integer getQuantity() { return quantity; }
    public BigDecimal getDiscount() { return discount; }
    public LocalDateTime getPaidAt() { return paidAt; }
    public Order getParent() { return parent; }
}
"""

_MARK = re.compile(r"(?:#|//) null\b")


class Seen(NamedTuple):
    """A use as tests compare it: the line from 1, and what flow says of it."""

    line: int
    kind: str
    expression: str
    origin: str


Analyse = Callable[[Mapping[str, str]], dict[str, list[Seen]]]
Expect = Callable[..., None]


@pytest.fixture
def analyse() -> Analyse:
    """`analyse({path: text})`: the uses of each source, in order; the language follows from the suffix."""
    return _analyse


@pytest.fixture
def shop_java() -> str:
    """The Java shop's order."""
    return SHOP_JAVA


@pytest.fixture
def observe() -> Callable[[str], FlowFacts]:
    """`observe(text)`: everything that is seen in a Python or Java source beside the shop's order."""

    def seen(text: str) -> FlowFacts:
        is_java = "class Service" in text
        path, shop = ("shop/Service.java", "shop/Order.java") if is_java else ("shop/service.py", "shop/models.py")
        world = world_of({shop: SHOP_JAVA if is_java else SHOP_PYTHON, path: text})
        return _facts(world, path)

    return seen


@pytest.fixture
def observe_in() -> Callable[[Mapping[str, str], str], FlowFacts]:
    """`observe_in(files, path)`: everything that is seen in one of several sources."""

    def seen(files: Mapping[str, str], path: str) -> FlowFacts:
        return _facts(world_of(files), path)

    return seen


@pytest.fixture
def python() -> Expect:
    """`python(body)`: the body of a function with an `order: Order`; exactly the lines with `# null` use a null. `imports`
    and `before` are lines above the function."""

    def expect(body: str, imports: str = "", before: str = "", signature: str = "order: Order") -> None:
        text = "\n".join(
            (
                "from shop.models import Customer, Order",
                dedent(imports),
                dedent(before),
                f"def run({signature}):",
                _block(body, 4),
            )
        )
        _compare({"shop/models.py": SHOP_PYTHON, "shop/service.py": text}, "shop/service.py")

    return expect


@pytest.fixture
def java() -> Expect:
    """`java(body)`: the body of a method with an `Order order`; exactly the lines with `// null` use a null. `imports` are lines
    above the class, `members` lines in it, `parameters` those of the method, `returns` its result's type."""

    def expect(body: str, imports: str = "", members: str = "", parameters: str = "Order order", returns: str = "void") -> None:
        text = "\n".join(
            (
                "package shop;",
                dedent(imports),
                "class Service {",
                _block(members, 4),
                f"    {returns} run({parameters}) {{",
                _block(body, 8),
                "    }",
                "}",
            )
        )
        _compare({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text}, "shop/Service.java")

    return expect


def _block(text: str, spaces: int) -> str:
    return indent(dedent(text).strip("\n"), " " * spaces)


def _compare(files: Mapping[str, str], path: str) -> None:
    lines = files[path].split("\n")
    marked = [number for number, line in enumerate(lines, 1) if _MARK.search(line)]
    seen = _analyse(files)[path]
    shown = {number: lines[number - 1].strip() for number in {*marked, *(use.line for use in seen)}}
    assert [shown[line] for line in sorted({use.line for use in seen})] == [shown[line] for line in marked]


def _analyse(files: Mapping[str, str]) -> dict[str, list[Seen]]:
    world = world_of(files)
    return {path: _uses(world, path) for path in files}


def world_of(files: Mapping[str, str], units: Iterable[Unit] = (), texts: frozenset[str] = frozenset()) -> World:
    program = _linked(files, units, texts)
    entities = _entities(program, files)
    return World(program, join(program, entities, build_manifest(entities)), (), library_rules())


def _entities(program: Program, files: Mapping[str, str]) -> tuple[Entity, ...]:
    """What is mapped. Plain classes and functions beside the shop map nothing more than it and the libraries do, which is read
    once: it takes longer than most tests otherwise."""
    for path, text in _SHOPS:
        others = [facts for name, facts in program.sources.items() if name in files and name != path]
        if files.get(path) == text and all(not cls.bases and not cls.annotations for facts in others for cls in facts.classes):
            return _alone(path, text)
    return declare_entities(program)


_SHOPS = (("shop/Order.java", SHOP_JAVA), ("shop/models.py", SHOP_PYTHON))


@cache
def _alone(path: str, text: str) -> tuple[Entity, ...]:
    return declare_entities(_linked({path: text}))


def _linked(files: Mapping[str, str], units: Iterable[Unit] = (), texts: frozenset[str] = frozenset()) -> Program:
    sources = {path: _read(dedent(text).encode(), _language(path)) for path, text in files.items()}
    stubs = {path: facts for language in {*map(_language, files)} for path, facts in library_stubs(language).items()}
    bodies = {path: facts.bodies for path, facts in sources.items()}
    return Program(sources, units, stubs, bodies.__getitem__, texts=texts)


def _uses(world: World, path: str) -> list[Seen]:
    return [Seen(line_of(use.at), use.kind, use.expression, use.origin.kind) for use in _facts(world, path).uses]


def _facts(world: World, path: str) -> FlowFacts:
    everything = frozenset(name for function in world.program.functions_of(path) for name in function.decl.mentions)
    facts = analyse_source(world, path, everything)
    assert not facts.steps_exceeded
    return facts


def _language(path: str) -> Language:
    return Language.JAVA if path.endswith(".java") else Language.PYTHON


def _read(data: bytes, language: Language) -> SourceFacts:
    facts = read_source(data, language)
    assert not facts.problems, facts.problems
    return facts
