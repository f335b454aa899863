"""A test for null whose outcomes both go on to a use: mostly the test is superfluous, so it is shown on request."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

JAVA = """
package shop;

import java.util.List;

class Labels {
    String first(List<String> names) {
        if (names != null) {
            System.out.println(names.size());
        }
        return names.get(0);
    }
}
"""

PYTHON = """
def first(names):
    if names is not None:
        print(len(names))
    return names[0].strip()
"""

ASSIGNED = """
package shop;

class Labels {
    String first(boolean isKnown, String known) {
        String name = null;
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) == ' ') {
                name = known.substring(0, i);
            }
        }
        return name.trim();
    }
}
"""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Labels.java", JAVA, {Confidence.LOW}),
        ("labels.py", PYTHON, {Confidence.LOW}),
        ("Labels.java", ASSIGNED, {Confidence.HIGH}),
    ],
)
def test_confidence(confidences, name, text, expected):
    assert confidences({name: text}, "NG109") == expected
