"""Rows whose classes all begin with the same letters, and the classes of other layers that stand for them (Java)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

IMPORTS = """
package shop;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
"""
ROW = '@Entity @Table(name = "{0}") public class {0} {{ @Id private Long id; public Long getId() {{ return id; }} }}'
SERVICE = """
interface Orders extends JpaRepository<{row}, Long> {{ }}
class RestOrder {{ private Long id; Long getId() {{ return id; }} void setId(Long id) {{ this.id = id; }} }}
class RestOther {{ private Long id; Long getId() {{ return id; }} }}
interface Store {{ List<RestOrder> getOrders(); List<RestOther> getOthers(); RestOrder createOrder(RestOrder order); }}
class Service {{
    Orders orders;
    Store store;
    void run(RestOrder given) {{ {body} }}
}}
"""
USE = "System.out.println(orders.findById(%s.getId()).orElse(null).getId());"
OTHERS = ("Line", "Shop", "Item", "Buyer")


@pytest.fixture
def confidences(tmp_path: Path):
    def told(body: str, rows: tuple[str, ...], row: str) -> set[Confidence]:
        for name in rows:
            (tmp_path / f"{name}.java").write_text(IMPORTS + ROW.format(name))
        (tmp_path / "Service.java").write_text(IMPORTS + SERVICE.format(row=row, body=body))
        report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
        return {finding.confidence for finding in report.findings if finding.rule == "NG103"}

    return told


@pytest.mark.parametrize("letters", ["XX", "T", "BLC"])
@pytest.mark.parametrize(
    "body",
    [
        f"for (RestOrder order : store.getOrders()) {{ {USE % 'order'} }}",
        f"List<RestOrder> all = store.getOrders(); for (RestOrder order : all) {{ {USE % 'order'} }}",
        f"RestOrder made = store.createOrder(given); {USE % 'made'}",
    ],
)
def test_what_stands_for_a_row(confidences, body, letters):
    rows = tuple(letters + name for name in (*OTHERS, "Order"))
    assert confidences(body, rows, letters + "Order") == {Confidence.LOW}


@pytest.mark.parametrize(
    ("body", "rows", "row"),
    [
        (USE % "given", tuple("XX" + name for name in (*OTHERS, "Order")), "XXOrder"),
        (f"RestOrder made = new RestOrder(); {USE % 'made'}", tuple("XX" + name for name in (*OTHERS, "Order")), "XXOrder"),
        (
            f"for (RestOther order : store.getOthers()) {{ {USE % 'order'} }}",
            ("XXOrder", "XXLine", "XXShop", "XXItem", "XXBuyer"),
            "XXOrder",
        ),
        (f"for (RestOrder order : store.getOrders()) {{ {USE % 'order'} }}", (*OTHERS, "XXOrder"), "XXOrder"),
        (f"for (RestOrder order : store.getOrders()) {{ {USE % 'order'} }}", ("XXLine", "XXOrder"), "XXOrder"),
    ],
)
def test_what_does_not(confidences, body, rows, row):
    assert confidences(body, rows, row) == {Confidence.HIGH}
