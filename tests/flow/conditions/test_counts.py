"""Java's numbers that count what may not be there tell whether it is there."""

from __future__ import annotations

import pytest

SERVICE = """
package shop;
import java.util.*;
class Service {
    void run(List<String> rows, List<String> more, Long total) {
        %s
    }
}
"""
SIZE = "int size = rows == null ? 0 : rows.size();\n"
OTHER = "int other = more != null ? more.size() : 0;\n"


@pytest.mark.parametrize(
    "body",
    [
        SIZE + "if (size == 0) { return; }\nrows.clear();",
        SIZE + "if (size != 0) { rows.clear(); }",
        SIZE + "if (0 != size) { rows.clear(); }",
        SIZE + "if (size > 0) { rows.clear(); }",
        SIZE + "if (size < 1) { return; }\nrows.clear();",
        SIZE + "if (size == 1) { rows.get(0).trim(); }",
        SIZE + "for (int i = 0; i < size; i++) { rows.get(i).trim(); }",
        "int size = 0;\nif (rows != null) { size = rows.size(); }\nif (size == 0) { return; }\nrows.clear();",
        "int all = total != null ? total.intValue() : 0;\nif (all == 0) { return; }\nlong sum = total;",
        SIZE + OTHER + "if (size != other) { return; }\nif (size > 0) { rows.clear(); more.clear(); }",
        SIZE + OTHER + "if (size == other && other != 0) { rows.clear(); more.clear(); }",
    ],
)
def test_there_are_some(observe, body):
    assert observe(SERVICE % body).uses == ()


@pytest.mark.parametrize(
    "body",
    [
        SIZE + "if (size == 0) { rows.clear(); }",
        SIZE + "if (size != 0) { return; }\nrows.clear();",
        SIZE + "size = more.size();\nif (size != 0) { rows.clear(); }",
        SIZE + OTHER + "if (size == other) { rows.clear(); }",
        SIZE + OTHER + "if (size != other && size > 0) { more.clear(); }",
        "int size = rows == null ? 3 : rows.size();\nif (size != 0) { rows.clear(); }",
    ],
)
def test_there_may_be_none(observe, body):
    assert len(observe(SERVICE % body).uses) == 1
