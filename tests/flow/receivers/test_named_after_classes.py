"""A container fills a field with the implementation that the field is named after."""

from __future__ import annotations

import pytest

SENDERS = """
interface Sender { String send(String text); }
class SmsSender implements Sender { public String send(String text) { return text.isEmpty() ? null : text; } }
class MailSender implements Sender { public String send(String text) { return text.trim(); } }
"""


@pytest.mark.parametrize(
    ("name", "mark"),
    [("mailSender", ""), ("smsSender", " // null"), ("sender", " // null")],
)
def test_a_field_that_is_named_after_a_class(java, name, mark):
    java(f'{name}.send("x").length();{mark}', members=f"{SENDERS}\nSender {name};")


@pytest.mark.parametrize(("name", "mark"), [("senderOfNothing", " // null"), ("sender", "")])
def test_one_of_several_that_gives_nothing_at_all(java, name, mark):
    """A class that stands in for others (`return null;`) may be none that is met."""
    members = """
        interface Sender { String send(String text); }
        class SenderOfNothing implements Sender { public String send(String text) { return null; } }
        class MailSender implements Sender { public String send(String text) { return text.trim(); } }
    """
    java(f'{name}.send("x").length();{mark}', members=f"{members}\nSender {name};")
