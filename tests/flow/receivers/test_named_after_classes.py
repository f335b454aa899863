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


@pytest.mark.parametrize(
    ("kind", "body", "mark"),
    [
        ("interface", "return null;", ""),
        ("interface", "return text.isEmpty() ? null : text;", " // null"),
        ("abstract class", "return null;", ""),
    ],
)
def test_the_only_one_that_is_written(java, kind, body, mark):
    """The classes that are met may be generated, or be those of users."""
    below = "implements" if kind == "interface" else "extends"
    members = f"""
        {kind} Sender {{ public {"abstract" if kind != "interface" else ""} String send(String text); }}
        class SenderOfNothing {below} Sender {{ public String send(String text) {{ {body} }} }}
    """
    java(f'sender.send("x").length();{mark}', members=f"{members}\nSender sender;")


def test_the_class_itself_that_gives_nothing(java):
    members = "class SenderOfNothing { String send(String text) { return null; } }"
    java('of.send("x").length(); // null', members=f"{members}\nSenderOfNothing of;")
