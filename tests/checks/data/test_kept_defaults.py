"""A column with a default, whose rows MyBatis-Plus saves, is not null where nulls are left out of what is saved."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ROW = """
package shop;
import com.baomidou.mybatisplus.annotation.*;
@TableName("orders")
public class Order {
    @TableId private Long id;
    FIELD
    public String getState() { return state; }
    public void setState(String state) { this.state = state; }
}
"""
SERVICE = "package shop;\nclass Service { int run(Order order) { return order.getState().length(); } }"
DEFAULT = "state varchar(9) DEFAULT 'NEW' NULL"


@pytest.fixture
def found(confidences):
    """`found(field, column)`: how sure the use of a column is."""

    def check(field: str, column: str = DEFAULT, row: str = ROW):
        files = {"Order.java": row.replace("FIELD", field), "Service.java": SERVICE}
        files["V1__init.sql"] = f"CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, {column});"
        return confidences(files, "NG101")

    return check


@pytest.mark.parametrize(
    "annotation",
    [
        "",
        '@TableField("state")',
        "@TableField(updateStrategy = FieldStrategy.NOT_EMPTY)",
        "@TableField(insertStrategy = FieldStrategy.NOT_NULL)",
        "@TableField(strategy = FieldStrategy.DEFAULT)",
    ],
)
def test_nulls_are_left_out(found, annotation):
    assert found(f"{annotation} private String state;") == {Confidence.LOW}


@pytest.mark.parametrize(
    ("annotation", "column"),
    [
        ("", "state varchar(9) NULL"),
        ("", "state varchar(9) DEFAULT NULL NULL"),
        ("@TableField(updateStrategy = FieldStrategy.IGNORED)", DEFAULT),
        ("@TableField(insertStrategy = FieldStrategy.ALWAYS)", DEFAULT),
        ("@TableField(strategy = FieldStrategy.IGNORED)", DEFAULT),
    ],
)
def test_nulls_are_written_or_nothing_is_given(found, annotation, column):
    assert found(f"{annotation} private String state;", column) == {Confidence.HIGH}


def test_hibernate_writes_nulls(found):
    row = (
        ROW.replace("com.baomidou.mybatisplus.annotation", "jakarta.persistence")
        .replace('@TableName("orders")', '@Entity @Table(name = "orders")')
        .replace("@TableId", "@Id")
    )
    assert found("private String state;", row=row) == {Confidence.HIGH}
