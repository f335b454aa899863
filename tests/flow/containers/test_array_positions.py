"""Java arrays that are written out: what stands at a position counts there, and in a loop any of it."""

from __future__ import annotations

PARTS = """
private String[] parts(String id) {
    String owner = null;
    String name = "all";
    if (id.length() == 4) { owner = "1"; }
    return new String[] { owner, name };
}
"""


def test_each_position_for_itself(java):
    java(
        """
        String[] found = parts("1");
        found[1].length();
        parts("1")[1].length();
        found[0].length();  // null
        """,
        members=PARTS,
    )


def test_in_the_function_itself(java):
    java(
        """
        String[] found = { order.getNumber(), order.getReference() };
        found[0].length();
        found[1].length();  // null
        """
    )


def test_a_loop_takes_all(java):
    java(
        """
        for (String part : parts("1")) {
            part.length();  // null
        }
        """,
        members=PARTS,
    )


def test_an_unknown_position_is_any(java):
    java(
        """
        String[] found = parts("1");
        found[at].length();  // null
        """,
        members=PARTS,
        parameters="Order order, int at",
    )


def test_what_is_written_later_counts(java):
    java(
        """
        String[] found = { null, order.getReference() };
        found[0] = "1";
        found[1] = order.getNumber();
        found[0].length();
        found[1].length();
        """
    )


def test_what_an_unknown_position_is_given_may_be_there(java):
    java(
        """
        String[] found = { "1", "2" };
        found[at] = order.getReference();
        found[0].length();
        """,
        parameters="Order order, int at",
    )
