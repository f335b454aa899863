"""What libraries refuse by errors of their own, and which handlers take these (Python)."""

from __future__ import annotations

import pytest

IMPORTS = """
import aiohttp
import boto3
import httpx
import ipaddress
import jwt
import phonenumbers
import prometheus_client
import pytz
import redis
import requests
import stripe
from contextlib import suppress
from django.urls import reverse
from requests import exceptions as failures
from requests.exceptions import RequestException as Failed
"""

TOLD = [
    "requests.post(order.reference, json={})",
    "requests.request('GET', order.reference)",
    "requests.get(url=order.reference)",
    "requests.Session().post(order.reference)",
    "stripe.Customer.retrieve(order.reference)",
    "stripe.Customer.retrieve(id=order.reference)",
    "jwt.decode(order.reference, 'key')",
    "pytz.timezone(order.reference)",
    "ipaddress.ip_address(order.reference)",
    "phonenumbers.parse(order.reference, 'GB')",
    "reverse(order.reference)",
    "prometheus_client.Counter('a', 'b').labels('c').inc(order.quantity)",
    "boto3.client('s3').delete_object(Bucket='a', Key=order.reference)",
    "boto3.client('s3').upload_file(order.reference, 'a', 'b')",
    "redis.Redis().set('a', order.reference)",
    "redis.from_url('redis://a').sadd('a', order.reference)",
    "httpx.Client().post(order.reference, json={})",
    "aiohttp.ClientSession().get(order.reference)",
]


@pytest.mark.parametrize("expression", TOLD)
def test_an_argument_that_a_library_refuses(python, expression):
    python(f"{expression}  # null", IMPORTS)


@pytest.mark.parametrize(
    "expression",
    [
        "requests.post('https://shop.example', json=order.reference)",
        "requests.post('https://shop.example', headers={'a': order.reference})",
        "requests.post(order.number)",
        "stripe.Customer.create(email=order.reference)",
        "jwt.encode({'a': order.reference}, 'key')",
        "reverse('order', args=[order.reference])",
        "prometheus_client.Counter('a', 'b').labels(order.reference).inc()",
        "boto3.client('s3').upload_file(order.number, 'a', 'b', ExtraArgs=order.reference)",
        "redis.Redis().set('a', order.number, ex=order.quantity)",
        "httpx.Client().post('https://shop.example', json=order.reference)",
        "order.reference and requests.post(order.reference)",
    ],
)
def test_an_argument_that_it_takes(python, expression):
    python(expression, IMPORTS)


@pytest.mark.parametrize(
    "taken",
    [
        "requests.RequestException",
        "requests.exceptions.MissingSchema",
        "(KeyError, requests.exceptions.RequestException)",
        "Failed",
        "failures.RequestException",
        "ValueError",
        "OSError",
        "IOError",
        "Exception",
        "FAILURES",
    ],
)
def test_a_handler_of_the_error_or_of_one_above_it(python, taken):
    python(
        f"""
        try:
            requests.post(order.reference)
        except {taken}:
            return None
        """,
        IMPORTS,
        "FAILURES = (requests.RequestException, KeyError)",
    )


@pytest.mark.parametrize(
    "taken", ["AttributeError", "TypeError", "KeyError", "requests.Timeout", "requests.exceptions.ConnectionError", "LookupError"]
)
def test_a_handler_of_another_error(python, taken):
    python(
        f"""
        try:
            requests.post(order.reference)  # null
        except {taken}:
            return None
        """,
        IMPORTS,
    )


def test_every_handler_takes_its_own_errors(python):
    python(
        """
        try:
            pytz.timezone(order.reference)
            requests.post(order.reference)
        except pytz.UnknownTimeZoneError:
            return None
        """,
        IMPORTS,
    )
    python(
        """
        try:
            stripe.Customer.retrieve(order.reference)  # null
        except stripe.error.APIConnectionError:
            return None
        """,
        IMPORTS,
    )
    python(
        """
        try:
            stripe.Customer.retrieve(order.reference)
        except stripe.error.StripeError:
            return None
        """,
        IMPORTS,
    )


def test_clients_that_are_entered(python):
    python(
        """
        with httpx.Client() as client:
            client.post(order.reference)  # null
        with requests.Session() as session:
            session.get(order.number)
        """,
        IMPORTS,
    )
    python(
        """
        with httpx.Client() as client:
            try:
                client.post(order.reference)
            except Exception:
                return None
        """,
        IMPORTS,
    )


def test_a_bare_handler(python):
    python(
        """
        try:
            requests.post(order.reference)
        except:
            print("no")
        """,
        IMPORTS,
    )


def test_what_is_suppressed(python):
    python(
        """
        with suppress(requests.RequestException):
            requests.post(order.reference)
        with suppress(KeyError):
            requests.post(order.reference)  # null
        """,
        IMPORTS,
    )


def test_a_handler_that_raises_it_again(python):
    python(
        """
        try:
            requests.post(order.reference)  # null
        except requests.RequestException:
            print("failed")
            raise
        """,
        IMPORTS,
    )


def test_a_broad_handler_still_takes_no_use(python):
    python(
        """
        try:
            print(order.reference.upper())  # null
            print(order.number)
        except Exception:
            print("no")
        """,
        IMPORTS,
    )


def test_a_function_that_hands_on(python):
    before = """
    def send(address):
        requests.post(address)
    """
    python(
        """
        try:
            send(order.reference)
        except requests.RequestException:
            return None
        """,
        IMPORTS,
        before,
    )
    python(
        """
        try:
            send(order.reference)  # null
        except AttributeError:
            return None
        """,
        IMPORTS,
        before,
    )


CALLED = """
def _send(order: Order):
    requests.post(order.reference){mark}

def first(order: Order):
    try:
        _send(order)
    except {one}:
        return None

def second(order: Order):
    try:
        _send(order)
    except {other}:
        return None
"""


@pytest.mark.parametrize(
    ("one", "other", "mark"),
    [
        ("requests.RequestException", "Exception", "  # null"),
        ("requests.RequestException", "requests.RequestException", ""),
        ("Exception", "Exception", ""),
        ("requests.RequestException", "KeyError", "  # null"),
    ],
)
def test_handlers_around_all_calls(python, one, other, mark):
    python("pass", IMPORTS, CALLED.format(one=one, other=other, mark=mark))
