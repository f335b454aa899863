"""Boxes that become wider primitives, and what exports give to the cells of sheets."""

from __future__ import annotations

import pytest

MEMBERS = """
static class Gauge { void set(double value) { } void set(String value) { } }
"""
IMPORTS = (
    "import org.apache.poi.ss.usermodel.*; import org.apache.poi.hssf.usermodel.*;import org.apache.commons.lang3.time.DateUtils;"
)


@pytest.mark.parametrize(
    "body",
    [
        "new Gauge().set(order.getQuantity()); // null",
        "Row row = null; sheet().createRow(1).createCell(2).setCellValue(order.getQuantity()); // null",
        "new HSSFWorkbook().createSheet().createRow(0).createCell(1).setCellValue(order.getQuantity()); // null",
        "DateUtils.addDays(new java.util.Date(), order.getQuantity()); // null",
    ],
)
def test_boxes_that_are_unboxed(java, body):
    java(body, imports=IMPORTS, members=MEMBERS + "Sheet sheet() { return new HSSFWorkbook().createSheet(); }")


@pytest.mark.parametrize(
    "body",
    [
        "if (order.getQuantity() != null) { new Gauge().set(order.getQuantity()); }",
        "new Gauge().set(order.getReference());",
        "sheet().createRow(1).createCell(2).setCellValue(order.getReference());",
        "sheet().createRow(1).createCell(2).setCellValue(order.getQuantity() == null ? 0 : order.getQuantity());",
        "sheet().createRow(1).createCell(2).setCellValue(String.valueOf(order.getQuantity()));",
    ],
)
def test_what_takes_null_or_gets_none(java, body):
    java(body, imports=IMPORTS, members=MEMBERS + "Sheet sheet() { return new HSSFWorkbook().createSheet(); }")
