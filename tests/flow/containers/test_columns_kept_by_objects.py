"""Java's objects that keep columns where their class at large is not told to hold them: generic ones, and what helpers make."""

from __future__ import annotations

import pytest

MEMBERS = """
static class Pair<A, B> {
    private final A first;
    private final B second;
    Pair(A first, B second) { this.first = first; this.second = second; }
    A getFirst() { return first; }
    B getSecond() { return second; }
}
static class Result<T> {
    private T data;
    private int code;
    static <T> Result<T> ok(T data) { Result<T> made = new Result<>(); made.data = data; made.code = 0; return made; }
    static <T> Result<T> of(T data) { Result<T> made = new Result<>(); made.setData(data); return made; }
    static <T> Result<T> or(T data, T other) {
        Result<T> made = new Result<>();
        made.data = data == null ? other : data;
        return made;
    }
    Result() {}
    Result(T data) { this.data = data; }
    static <T> Result<T> none(T data, T other) { Result<T> made = new Result<>(data); made.setData(other); return made; }
    static <T> Result<T> last(T data, T other) {
        Result<T> made = new Result<>();
        made.data = data;
        made.data = other;
        return made;
    }
    static <T> Result<T> filled(T data, T other) { Result<T> made = new Result<>(data); made.setAny(other); return made; }
    T getData() { return data; }
    void setAny(T other) { if (data == null) { data = other; } }
    void setData(T data) { this.data = data; }
}
Pair<String, String> names(Order order) { return new Pair<>(order.getNumber(), order.getReference()); }
Result<String> note(Order order) { return Result.ok(order.getReference()); }
void change(Result<String> result) { result.setData(""); }
"""


@pytest.mark.parametrize(
    "body",
    [
        "names(order).getSecond().trim();  // null",
        "Pair<String, String> names = names(order);\nnames.getFirst().trim();\nnames.getSecond().trim();  // null",
        "note(order).getData().trim();  // null",
        "Result.of(order.getReference()).getData().trim();  // null",
        'Result.last("", order.getReference()).getData().trim();  // null',
        "Pair<String, String> names = names(order);\nif (order.getNumber() != null) { names.getSecond().trim(); }  // null",
        "Result<String> result = new Result<>();\nresult.setData(order.getReference());\nresult.getData().trim();  // null",
    ],
)
def test_a_column_comes_out_again(java, body):
    java(body, members=MEMBERS)


@pytest.mark.parametrize(
    "body",
    [
        "names(order).getFirst().trim();",
        "Pair<String, String> names = names(order);\nif (names.getSecond() != null) { names.getSecond().trim(); }",
        "if (order.getReference() == null) { return; }\nResult.ok(order.getReference()).getData().trim();",
        'Result.or(order.getReference(), "").getData().trim();',
        'Result.none(order.getReference(), "").getData().trim();',
        'Result.last(order.getReference(), "").getData().trim();',
        'Result.filled(order.getReference(), "").getData().trim();',
        "if (order.getReference() == null) { return; }\nnames(order).getSecond().trim();",
        "if (order.getReference() != null) { note(order).getData().trim(); }",
        'var one = new Pair<>("", order.getReference());\nif (order.getReference() != null) { one.getSecond().trim(); }',
        'Result<String> result = note(order);\nresult.setData("");\nresult.getData().trim();',
        "Result<String> result = note(order);\nchange(result);\nresult.getData().trim();",
        "String note = order.getReference();\nnew Pair<>(note != null, note).getSecond().trim();",
    ],
)
def test_what_is_there_is_not_told(java, body):
    java(body, members=MEMBERS)
