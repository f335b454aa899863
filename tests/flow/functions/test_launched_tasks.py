"""Arguments of tasks that are put off: what the task does with a null it does in the worker (Python)."""

from __future__ import annotations

import pytest

IMPORTS = "from celery import chain, shared_task\nfrom django.db import transaction\n"

TASKS = """
@shared_task
def send(text, number=""):
    print(text.lower(), number)

@shared_task(bind=True)
def send_bound(self, text):
    print(text.lower())

@shared_task
def send_filled(text):
    print(text.lower() if text else "")

@shared_task
def load(pk):
    Order.objects.get(pk=pk)

def plain(text):
    print(text.lower())
"""


@pytest.mark.parametrize(
    "call",
    [
        "send.delay(order.reference)",
        "send.delay(text=order.reference, number=order.number)",
        "send.s(order.reference)",
        "send.apply_async(args=[order.reference])",
        "send.apply_async((order.reference,))",
        'send.apply_async(kwargs={"text": order.reference})',
        "send_bound.delay(order.reference)",
        "send_bound.apply_async(args=[order.reference])",
        "transaction.on_commit(lambda: send.delay(order.reference))",
        "chain(send.s(order.reference), load.s(1))()",
    ],
)
def test_a_task_that_uses_what_it_gets(python, call):
    python(f"{call}  # null", IMPORTS, TASKS)


@pytest.mark.parametrize(
    "call",
    [
        "send.delay(order.number, order.reference)",
        "send.delay(order.reference or '')",
        "send.delay(*order.number)",
        "send.apply_async(args=words)",
        "send.apply_async([order.number], countdown=order.quantity)",
        "send_bound.delay(order.number)",
        "send_filled.delay(order.reference)",
        "send_filled.apply_async(args=[order.reference])",
        "load.delay(order.reference)",
        "send.retry(order.reference)",
        "plain.delay(order.reference)",
        "words.delay(order.reference)",
        "if order.reference:\n    send.delay(order.reference)",
        "if not order.reference:\n    return\nsend.delay(order.reference)",
        "order.reference and send.delay(order.reference)",
    ],
)
def test_what_is_not_null_or_not_used(python, call):
    python(call, IMPORTS, TASKS, signature="order: Order, words")


def test_nothing_is_proven_by_putting_off(python):
    python("send.delay(order.reference)  # null\nsend.delay(order.reference)  # null", IMPORTS, TASKS)
    python("send.delay(order.reference)  # null\norder.reference.lower()  # null", IMPORTS, TASKS)


def test_functions_that_put_off_what_they_are_given(python):
    before = (
        TASKS + "\ndef notify(text):\n    send.delay(text)\n\ndef notify_filled(text):\n    if text:\n        send.delay(text)\n"
    )
    python("notify(order.number)\nnotify_filled(order.reference)\nnotify(order.reference)  # null", IMPORTS, before)
