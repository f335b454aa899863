"""What a call of a generic interface runs where its type says of what it is: a `Reader<String>` reads no numbers (Java)."""

from __future__ import annotations

import pytest

IMPORTS = """
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.*;
import jakarta.persistence.EntityManager;
"""

READERS = """
interface Reader<S, T> { T read(S source); }
static class TextReader implements Reader<String, Integer> { public Integer read(String text) { return text.length(); } }
static class MoneyReader implements Reader<BigDecimal, Integer> { public Integer read(BigDecimal money) { return 0; } }
static class DateReader implements Reader<LocalDateTime, Integer> { public Integer read(LocalDateTime date) { return 1; } }
static class NumberReader implements Reader<Long, Integer> { public Integer read(Long number) { return 2; } }
static class FlagReader implements Reader<Boolean, Integer> { public Integer read(Boolean flag) { return 3; } }
static class RowReader implements Reader<Order, Integer> { public Integer read(Order row) { return 4; } }
interface TextSource extends Reader<String, Integer> { }
Reader<String, Integer> texts;
Reader<Object, Integer> objects;
Reader<Order, Integer> rows;
Reader<BigDecimal, Integer> amounts;
Reader raw;
"""

FINDERS = """
interface Finder<T> { T find(Long id); }
static class Note { String text() { return ""; } }
static class OrderFinder implements Finder<Order> {
    EntityManager em;
    public Order find(Long id) { return em.find(Order.class, id); }
}
static class NoteFinder implements Finder<Note> { public Note find(Long id) { return new Note(); } }
static class DateFinder implements Finder<LocalDateTime> { public LocalDateTime find(Long id) { return LocalDateTime.now(); } }
static class TextFinder implements Finder<String> { public String find(Long id) { return "" + id; } }
static class ListFinder implements Finder<List<String>> { public List<String> find(Long id) { return List.of(); } }
Finder<Order> orders;
Finder<Note> notes;
"""


@pytest.mark.parametrize(
    "body",
    [
        "texts.read(order.getReference());  // null",
        "int read = texts.read(order.getReference());  // null",
        "new TextReader().read(order.getReference());  // null",
    ],
)
def test_the_one_that_takes_it_uses_it(java, body):
    java(body, IMPORTS, READERS)


@pytest.mark.parametrize(
    "body",
    [
        "texts.read(order.getNumber());",
        'texts.read(order.getReference() == null ? "" : order.getReference());',
        "rows.read(null);",
        "raw.read(order.getReference());",
        "objects.read(order.getReference());",
        "amounts.read(null);",
    ],
)
def test_others_do_not(java, body):
    java(body, IMPORTS, READERS)


def test_what_one_of_them_finds(java):
    java("orders.find(1L).getNumber();  // null", IMPORTS, FINDERS)
    java("Order found = orders.find(1L); if (found != null) { found.getNumber(); }", IMPORTS, FINDERS)
    java("notes.find(1L).text();", IMPORTS, FINDERS)
