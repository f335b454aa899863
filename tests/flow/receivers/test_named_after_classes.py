"""A container fills a field with the implementation that the field is named after."""

from __future__ import annotations

import pytest

SENDERS = """
interface Sender { String send(String text); }
class SmsSender implements Sender { public String send(String text) { return null; } }
class MailSender implements Sender { public String send(String text) { return text.trim(); } }
"""


@pytest.mark.parametrize(
    ("name", "mark"),
    [("mailSender", ""), ("smsSender", " // null"), ("sender", " // null")],
)
def test_a_field_that_is_named_after_a_class(java, name, mark):
    java(f'{name}.send("x").length();{mark}', members=f"{SENDERS}\nSender {name};")
