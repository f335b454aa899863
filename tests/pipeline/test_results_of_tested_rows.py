"""What a function has tested of a row is known of the object of the project that it returns with the row in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

SHOP = """
package shop;
import java.util.*;
import javax.persistence.*;
@Entity @Table(name = "buyer") class Buyer {
    @Id Long id;
    @Column(nullable = false) String name;
    public String getName() { return name; }
}
@Entity @Table(name = "orders") class Order {
    @Id Long id;
    @Column(nullable = true) String note;
    @ManyToOne(optional = true) Buyer buyer;
    public String getNote() { return note; }
    public Buyer getBuyer() { return buyer; }
    public void setBuyer(Buyer buyer) { this.buyer = buyer; }
}
class Result<T> {
    private T data;
    private String text;
    Result(T data) { this.data = data; }
    Result(T data, String text) { this.data = data; this.text = text; }
    static <T> Result<T> success(T data) { return new Result<>(data); }
    static <T> Result<T> success(T data, String text) { return new Result<>(data, text); }
    T getData() { return data; }
    void replace(T data) { this.data = data; }
}
class Shop {
    Result<Order> untested(Order order) { return Result.success(order); }
    Result<Order> tested(Order order, Order other) {
        %s
    }
    void change(Result<Order> result, Order other) { result.replace(other); }
    void show(Order order, Order other) {
        %s
    }
}
"""
ASK = "if (order.getBuyer() == null) { throw new IllegalStateException(); } "
USE = "System.out.println(%s.getData().getBuyer().getName());"
CALL = USE % "tested(order, other)"


def told(root: Path, made: str, used: str) -> bool:
    found = findings_of(root, {"src/main/java/shop/Shop.java": SHOP % (made, used)})
    return any(each.rule == "NG102" for each in found)


@pytest.mark.parametrize(
    ("made", "used"),
    [
        (ASK + "return Result.success(order);", CALL),
        (ASK + "return new Result<>(order);", CALL),
        (ASK + 'return Result.success(order, "done");', CALL),
        (ASK + "return Result.success(order);", "Result<Order> result = tested(order, other); " + USE % "result"),
        (ASK + "return Result.success(order);", "Order data = tested(order, other).getData(); data.getBuyer().getName();"),
        ("if (order.getBuyer() != null) { return Result.success(order); } throw new IllegalStateException();", CALL),
    ],
)
def test_what_was_tested_of_a_row_is_known_of_the_result_with_it(made: str, used: str, tmp_path: Path) -> None:
    assert not told(tmp_path, made, used)


RESULT = "Result<Order> result = tested(order, other); "


@pytest.mark.parametrize(
    ("made", "used"),
    [
        ("return Result.success(order);", CALL),
        (ASK + "return Result.success(other);", CALL),
        (ASK + "return new Result<>(other);", CALL),
        (ASK.replace("getBuyer", "getNote") + "return Result.success(order);", CALL),
        ("if (order.getBuyer() == null) { return Result.success(other); } return Result.success(order);", CALL),
        ("if (order.getBuyer() == null) { return Result.success(order); } throw new IllegalStateException();", CALL),
        (ASK + "order.setBuyer(null); return Result.success(order);", CALL),
        (ASK + "Result<Order> made = Result.success(order); order.setBuyer(null); return made;", CALL),
        (ASK + "return Result.success(order);", RESULT + "result.replace(other); " + USE % "result"),
        (ASK + "return Result.success(order);", RESULT + "change(result, other); " + USE % "result"),
        (ASK + "return Result.success(order);", RESULT + "result = untested(order); " + USE % "result"),
        (ASK + "return Result.success(order);", RESULT + USE % "untested(other)"),
    ],
)
def test_a_result_with_a_row_that_was_not_tested_for_it_is_told(made: str, used: str, tmp_path: Path) -> None:
    assert told(tmp_path, made, used)
