"""What is found in a method of a row that nothing of an application calls is shown on request only."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models

class Icon(models.Model):
    url = models.CharField(max_length=80)

class Order(models.Model):
    number = models.CharField(max_length=20)
    icon = models.ForeignKey(Icon, null=True, on_delete=models.SET_NULL)

    {head}
        return self.icon.url
"""

PROPERTY = "@property\n    def icon_url(self):"
METHOD = "def icon_url(self):"
MANAGE = {"manage.py": "import django\n", "page.html": "{{ order.number }}"}


@pytest.mark.parametrize(
    "head",
    [
        PROPERTY,
        METHOD,
        "def icon_url(self, size):",
        "def _icon_url(self):",
        "@cached_property\n    def icon_url(self):",
        "@staticmethod\n    def icon_url(self: Order):",
    ],
)
def test_nothing_mentions_it(confidences, head):
    assert confidences({"shop.py": MODELS.format(head=head), **MANAGE}, "NG102") == {Confidence.LOW}


@pytest.mark.parametrize(
    "other",
    [
        "def show(order):\n    return order.icon",
        "def icon_url(order):\n    return order.number",
        "# icon_url is gone",
        'def show(order):\n    """Shows the icon_url of an order."""',
        "def show(order, names):\n    return getattr(order, f'{names[0]}')",
        "NAMES = ('number', 'icon')",
    ],
)
def test_other_code_does_not_mention_it(confidences, other):
    assert confidences({"shop.py": MODELS.format(head=PROPERTY), "views.py": other, **MANAGE}, "NG102") == {Confidence.LOW}


def test_only_tests_mention_it(confidences):
    test = "import pytest\nfrom shop import Order\n\ndef test_url(db):\n    assert Order(icon=None).icon_url() == ''\n"
    files = {"shop.py": MODELS.format(head=METHOD), "test_shop.py": test, **MANAGE}
    assert confidences(files, "NG102") == {Confidence.LOW}


@pytest.mark.parametrize(
    "other",
    [
        "def show(order):\n    return order.icon_url",
        "def show(order):\n    return order.icon_url()",
        "def show(order):\n    return getattr(order, 'icon_url')",
        "def show(order):\n    return getattr(order, 'icon_' + 'url')",
        "def show(orders):\n    return orders.values('order__icon_url')",
        "class OrderSerializer:\n    class Meta:\n        fields = ['number', 'icon_url']",
        "class OrderSerializer:\n    icon_url = ReadOnlyField()",
        "class OrderSerializer:\n    icon_url: str",
        "class OrderSerializer:\n    url = ReadOnlyField(source='order.icon_url')",
        "class OrderAdmin:\n    list_display = ('-icon_url',)",
        "TEMPLATE = '{{ order.icon_url }} {{ order.number }}'",
        "TEXT = '%(icon_url)s'",
        "from shop import icon_url",
        "SHOWN = [Order.icon_url]",
        "class Other(Order):\n    shown = Order.icon_url",
    ],
)
def test_other_code_mentions_it(confidences, other):
    files = {"shop.py": MODELS.format(head=PROPERTY), "views.py": f"from shop import Order\n{other}\n", **MANAGE}
    assert confidences(files, "NG102") == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("name", "text", "confidence"),
    [
        ("order.html", "<img src='{{ order.icon_url }}'>", Confidence.HIGH),
        ("order.html", "{% if order.icon_url and order.number %}yes{% endif %}", Confidence.HIGH),
        ("order.jinja2", "{{ order.icon_url() }}", Confidence.HIGH),
        ("order.html", "<img class='icon_url' src='{{ order.number }}'>", Confidence.LOW),
        ("order.html", "{{ order.icon }} {{ icon_urls }}", Confidence.LOW),
        ("order.html", "{{ order.number", Confidence.LOW),
    ],
)
def test_templates_mention_it(confidences, name, text, confidence):
    assert confidences({"shop.py": MODELS.format(head=PROPERTY), name: text, **MANAGE}, "NG102") == {confidence}


@pytest.mark.parametrize(
    ("head", "confidence"),
    [
        (PROPERTY, Confidence.HIGH),
        (METHOD, Confidence.HIGH),
        ("def icon_url(self, size=1, *args):", Confidence.HIGH),
        ("def icon_url(self, size):", Confidence.LOW),
    ],
)
def test_templates_may_be_somewhere_else(confidences, head, confidence):
    assert confidences({"shop.py": MODELS.format(head=head), "manage.py": "import django\n"}, "NG102") == {confidence}


@pytest.mark.parametrize(
    ("file", "text", "confidence"),
    [
        ("setup.py", "from setuptools import setup\nsetup(name='shop', classifiers=['Framework :: Django'])", Confidence.HIGH),
        ("setup.cfg", "[metadata]\nname = shop\nclassifiers =\n    Framework :: Django\n", Confidence.HIGH),
        ("pyproject.toml", "[project]\nname = 'shop'\nclassifiers = ['Framework :: Django']\n", Confidence.HIGH),
        ("pyproject.toml", "[tool.poetry]\nname = 'shop'\nclassifiers = ['Framework :: Django']\n", Confidence.HIGH),
        ("setup.py", "from setuptools import setup\nsetup(name='shop')", Confidence.LOW),
        ("setup.cfg", "[metadata]\nname = shop\nclassifiers =\n    Private :: Do Not Upload\n", Confidence.LOW),
        ("pyproject.toml", "[project]\nname = 'shop'\n", Confidence.LOW),
        ("pyproject.toml", "[tool.ruff]\nline-length = 100\n", Confidence.LOW),
    ],
)
def test_what_is_published_others_call(confidences, file, text, confidence):
    files = {"shop.py": MODELS.format(head=PROPERTY), file: text, "page.html": "{{ order.number }}"}
    assert confidences(files, "NG102") == {confidence}


@pytest.mark.parametrize(
    "head",
    [
        "def save(self, *args, **kwargs):",
        "def clean(self):",
        "def get_absolute_url(self):",
        "def __len__(self):",
        "def validate_assignment(self, actor):",
        "@receiver\n    def icon_url(self):",
        "@admin.display(description='icon')\n    def icon_url(self):",
    ],
)
def test_others_call_it(confidences, head):
    assert confidences({"shop.py": MODELS.format(head=head), **MANAGE}, "NG102") == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("base", "confidence"),
    [
        ("models.Model", Confidence.LOW),
        ("Plain", Confidence.LOW),
        ("library.TimeStampedModel", Confidence.LOW),
        ("Shown", Confidence.LOW),
        ("library.Page", Confidence.HIGH),
        ("library.Page, Plain", Confidence.HIGH),
    ],
)
def test_what_a_base_may_call(confidences, base, confidence):
    bases = (
        "import library\nfrom django.db import models\nclass Plain(models.Model):\n    class Meta:\n        abstract = True\n"
        "class Shown(Plain):\n    class Meta:\n        abstract = True\n    def icon_url(self):\n        return ''\n\n"
    )
    text = bases + MODELS.format(head=METHOD).replace("class Order(models.Model)", f"class Order({base}, models.Model)")
    text = text.replace("(models.Model, models.Model)", "(models.Model)")
    assert confidences({"shop.py": text, **MANAGE}, "NG102") == {confidence}


def test_what_is_no_row(confidences):
    text = MODELS.format(head=METHOD) + "\nclass Shop:\n    def url(self, order: Order):\n        return order.icon.url\n"
    assert confidences({"shop.py": text, **MANAGE}, "NG102") == {Confidence.LOW, Confidence.HIGH}
