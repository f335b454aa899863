"""An Optional of a variable that was asked before a loop holds something in each round, unless one binds the variable."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

PANEL = """
package shop;
import java.util.*;
class Panel {
    Optional<String> chosen(Object data) { return Optional.ofNullable(data instanceof String ? (String) data : null); }
}
class Dialog {
    Panel panel;
    void show(Object data, List<String> views) {
        Optional<String> chosen = panel.chosen(data);
        %s
    }
}
"""
USE = "System.out.println(chosen.get());"


def told(root: Path, body: str) -> bool:
    found = findings_of(root, {"src/main/java/shop/Panel.java": PANEL % body}, min_confidence="low")
    return any(each.rule == "NG109" for each in found)


@pytest.mark.parametrize(
    "body",
    [
        "if (chosen.isPresent()) { for (String view : views) { USE } }",
        "if (chosen.isPresent()) { for (int i = 0; i < views.size(); i++) { USE panel.chosen(views); } }",
        "if (chosen.isPresent()) { for (String view : views) { panel.chosen(view); USE } USE }",
        "if (!chosen.isPresent()) { return; } for (String view : views) { USE }",
        "if (chosen.isEmpty()) { return; } while (views.size() > 3) { USE views.remove(3); }",
        "for (String view : views) { if (chosen.isPresent()) { for (String other : views) { USE } } }",
    ],
)
def test_an_optional_that_was_asked_before_is_there_in_each_round(body: str, tmp_path: Path) -> None:
    assert not told(tmp_path, body.replace("USE", USE))


@pytest.mark.parametrize(
    "body",
    [
        "for (String view : views) { USE }",
        "if (chosen.isPresent()) { views.clear(); } for (String view : views) { USE }",
        "if (!chosen.isPresent()) { for (String view : views) { USE } }",
        "if (chosen.isPresent()) { for (String view : views) { USE chosen = panel.chosen(view.length()); } }",
        "Optional<String> other = panel.chosen(views.get(0)); if (other.isPresent()) { for (String view : views) { USE } }",
        "for (String view : views) { if (chosen.isPresent()) { break; } } for (String view : views) { USE }",
    ],
)
def test_an_optional_that_was_not_asked_or_is_another_is_told(body: str, tmp_path: Path) -> None:
    assert told(tmp_path, body.replace("USE", USE))
