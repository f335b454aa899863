"""What each round of a loop has set of its element is known in later loops, also of rows behind interfaces (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

_HEAD = "package shop; import jakarta.persistence.*; import java.math.BigDecimal; import java.util.*;"

_ROWS = f"""{_HEAD}
class Money {{
    private BigDecimal amount;
    Money(BigDecimal amount) {{ this.amount = amount; }}
    BigDecimal getAmount() {{ return amount; }}
    static BigDecimal toAmount(Money money) {{ return money == null ? null : money.amount; }}
}}
interface Cart {{ List<Line> getLines(); List<Group> getGroups(); }}
interface Group {{ List<Line> getLines(); }}
interface Line {{ Money getTotal(); void setTotal(Money total); Money getPrice(); }}
@Entity class CartImpl implements Cart {{
    @Id private Long id;
    @OneToMany(targetEntity = LineImpl.class) private List<Line> lines;
    @OneToMany(targetEntity = GroupImpl.class) private List<Group> groups;
    public List<Line> getLines() {{ return lines; }}
    public List<Group> getGroups() {{ return groups; }}
}}
@Entity class GroupImpl implements Group {{
    @Id private Long id;
    @OneToMany(targetEntity = LineImpl.class) private List<Line> lines;
    public List<Line> getLines() {{ return lines; }}
}}
@Entity class LineImpl implements Line {{
    @Id private Long id;
    @Column(nullable = true) private BigDecimal total;
    private Money convert(BigDecimal amount) {{ return amount == null ? null : new Money(amount); }}
    public Money getTotal() {{ return convert(total); }}
    public void setTotal(Money total) {{ this.total = Money.toAmount(total); }}
}}
"""

_SET = "line.setTotal(new Money(BigDecimal.ONE));"
_USED = "line.getTotal().getAmount();"


def is_used_null(body: str) -> bool:
    service = f"{_HEAD}\nclass Service {{ void run(Cart cart, boolean all) {{ {body} }} }}"
    world = world_of({"shop/Rows.java": _ROWS, "shop/Service.java": service})
    return bool(analyse_source(world, "shop/Service.java", frozenset({"getTotal", "total"})).uses)


def lines(statement: str) -> str:
    return f"for (Line line : cart.getLines()) {{ {statement} }}"


def grouped(statement: str) -> str:
    return f"for (Group group : cart.getGroups()) {{ for (Line line : group.getLines()) {{ {statement} }} }}"


@pytest.mark.parametrize(
    "body",
    [
        f"{lines(_SET)} {lines(_USED)}",
        f"{grouped(_SET)} {grouped(_USED)}",
        f"{lines(_SET)} {lines('print(line);')} {lines(_USED)}",
    ],
)
def test_each_has_it(body):
    assert not is_used_null(body)


@pytest.mark.parametrize(
    "body",
    [
        lines(_USED),
        f"{lines(_SET)} {grouped(_USED)}",
        f"{grouped(_SET)} {lines(_USED)}",
        f"{lines(f'if (all) {{ {_SET} }}')} {lines(_USED)}",
        f"{lines(f'if (all) {{ break; }} {_SET}')} {lines(_USED)}",
    ],
)
def test_some_may_not(body):
    assert is_used_null(body)


def is_told(body: str, helpers: str) -> bool:
    """Whether a use is told, not doubtful, of methods that a method with `body` calls."""
    service = f"{_HEAD}\nclass Service {{ void run(Cart cart, boolean all) {{ {body} }} {helpers} }}"
    world = world_of({"shop/Rows.java": _ROWS, "shop/Service.java": service})
    uses = analyse_source(world, "shop/Service.java", frozenset({"getTotal", "total"})).uses
    return any(not use.is_guarded for use in uses)


_FILL = f"void fill(Cart cart) {{ {lines(_SET)} }}"
_FILL_GROUPS = f"void fill(Cart cart) {{ {grouped(_SET)} }}"
_USE = f"void use(Line line) {{ {_USED} }}"


@pytest.mark.parametrize(
    ("body", "helpers"),
    [
        ("fill(cart); use(cart);", f"{_FILL} void use(Cart cart) {{ {lines(_USED)} }}"),
        ("fill(cart); use(cart);", f"{_FILL_GROUPS} void use(Cart cart) {{ {grouped(_USED)} }}"),
        (f"fill(cart); {lines('use(line);')}", f"{_FILL} {_USE}"),
        (f"fill(cart); {grouped('use(line);')}", f"{_FILL_GROUPS} {_USE}"),
        (f"fill(cart); {lines(_USED)}", _FILL),
        (f"{lines(_SET)} {lines('use(line);')}", _USE),
    ],
)
def test_helpers_know_it(body, helpers):
    assert not is_told(body, helpers)


@pytest.mark.parametrize(
    ("body", "helpers"),
    [
        ("use(cart);", f"{_FILL} void use(Cart cart) {{ {lines(_USED)} }}"),
        ("use(cart); fill(cart);", f"{_FILL} void use(Cart cart) {{ {lines(_USED)} }}"),
        ("if (all) { fill(cart); } use(cart);", f"{_FILL} void use(Cart cart) {{ {lines(_USED)} }}"),
        ("fill(cart); use(cart);", f"{_FILL_GROUPS} void use(Cart cart) {{ {lines(_USED)} }}"),
        (f"fill(cart); {grouped('use(line);')}", f"{_FILL} {_USE}"),
    ],
)
def test_helpers_may_not_know_it(body, helpers):
    assert is_told(body, helpers)
