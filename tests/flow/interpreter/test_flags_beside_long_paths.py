"""What a flag tells of a variable is not forgotten for what it tells of long paths besides."""

from __future__ import annotations


def test_a_flag_and_what_is_read_from_elements(java) -> None:
    java(
        """
        boolean isReady = false;
        Order first = null;
        while (!isReady) {
            java.util.List<Order> found = orders.list();
            if (found.isEmpty()) {
                return;
            }
            first = found.get(0);
            String number = first.getParent().getParent().getNumber(); // null
            if (number.equals("a") || number.equals("b")) {
                Thread.sleep(10);
            } else {
                isReady = true;
            }
        }
        first.getNumber();
        """,
        members="interface Orders { java.util.List<Order> list(); }",
        parameters="Orders orders",
    )
