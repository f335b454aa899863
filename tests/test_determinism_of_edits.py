"""Whatever was edited before, in whatever order files were made and by however many workers: the same tree gives the same bytes.

A small project has some versions of each of its files, which change what functions of other files give, prove or override.
Trees are drawn at random (by fixed seeds) and checked with the cache that the trees before them left.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from command_line import nullguard

NULLABLE = "    reference = models.CharField(max_length=9, null=True)\n"
VERSIONS = {
    "pyproject.toml": ("[project]\nname = 'shop'\n",),
    "shop/models.py": tuple(
        f"from django.db import models\n\n\nclass Order(models.Model):\n{field}    number = models.IntegerField()\n"
        for field in (NULLABLE, NULLABLE.replace("null=True", "null=False"))
    ),
    "shop/lookups.py": (
        "from .models import Order\n\n\ndef newest():\n    return Order.objects.first()\n",
        "from .models import Order\n\n\ndef newest():\n    return Order.objects.get(number=1)\n",
        "# Lookups\n\nfrom .models import Order\n\n\ndef newest():\n    return Order.objects.filter(number=2).first()\n",
    ),
    "shop/services.py": (
        (
            "from .lookups import newest\n\n\nclass Service:\n    def order(self):\n        return newest()\n\n"
            "    def check(self, order):\n        if order.reference is None:\n            raise ValueError\n"
        ),
        (
            "from .lookups import newest\n\n\nclass Service:\n    def order(self):\n        return newest()\n\n"
            "    def check(self, order):\n        pass\n"
        ),
    ),
    "shop/special.py": (
        "from .services import Service\n\n\nclass Special(Service):\n    pass\n",
        "from .services import Service\n\n\nclass Special(Service):\n    def check(self, order):\n        pass\n",
    ),
    "shop/views.py": (
        (
            "from .services import Service\n\n\ndef show(service: Service):\n    return service.order().number\n\n\n"
            "def text(service: Service):\n    order = service.order()\n    service.check(order)\n    order.reference.upper()\n"
        ),
    ),
    "src/main/java/shop/Order.java": tuple(
        "package shop;\nimport jakarta.persistence.*;\n@Entity public class Order {\n  @Id private Long id;\n"
        f"  {column} private String note;\n  public String getNote() {{ return note; }}\n}}\n"
        for column in ("@Column(nullable = true)", "@Column(nullable = false)")
    ),
    "src/main/java/shop/Dao.java": (
        (
            "package shop;\nimport jakarta.persistence.*;\npublic class Dao {\n  EntityManager em;\n"
            "  public Order find(long id) { return em.find(Order.class, id); }\n}\n"
        ),
        "package shop;\npublic class Dao {\n  public Order find(long id) { return new Order(); }\n}\n",
    ),
    "src/main/java/shop/Service.java": (
        (
            "package shop;\npublic class Service {\n  Dao dao;\n  public int size(long id) {\n"
            "    Order order = dao.find(id);\n    return order.getNote().length();\n  }\n}\n"
        ),
    ),
}


@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_edited_before_leaves_no_trace(tmp_path, seed):
    chosen = random.Random(seed)
    answers: dict[bytes, None] = {}
    for _ in range(4):
        root = tmp_path / "tree"  # the same one, because each has a cache of its own
        _write(root, {path: chosen.choice(versions) for path, versions in VERSIONS.items()}, chosen)
        warm = _sarif(root, tmp_path / "cache", "--jobs", chosen.choice("12"))
        assert warm == _sarif(root, tmp_path / "none", "--jobs", chosen.choice("12"), "--no-cache")
        answers[warm] = None
    assert len(answers) > 2
    assert any(json.loads(answer)["runs"][0]["results"] for answer in answers)


def test_fields_that_forms_of_other_sources_no_longer_offer(tmp_path):
    form = "from wtforms import Form, SelectField, StringField\n\n\nclass OrderForm(Form):\n    number = KIND()\n"
    view = (
        "from sqlalchemy import Column, Integer, String\nfrom sqlalchemy.orm import declarative_base\n\n\n"
        "class Order(declarative_base()):\n    __tablename__ = 'orders'\n    id = Column(Integer, primary_key=True)\n"
        "    number = Column(String)\n\n\n"
        "def find(session, number):\n    return session.query(Order).filter_by(number=number).first()\n\n\n"
        "def show(form, session):\n    return find(session, form.number.data).id.bit_count()\n"
    )
    files = {"pyproject.toml": "", "views.py": view}
    _write(tmp_path, {**files, "forms.py": form.replace("KIND", "SelectField")}, random.Random(1))
    offered = _sarif(tmp_path, tmp_path / "cache", "--min-confidence", "low")
    _write(tmp_path, {"forms.py": form.replace("KIND", "StringField")}, random.Random(1))
    warm = _sarif(tmp_path, tmp_path / "cache", "--min-confidence", "low")
    assert warm == _sarif(tmp_path, tmp_path / "none", "--no-cache", "--min-confidence", "low") != offered


def _write(root: Path, files: dict[str, str], chosen: random.Random) -> None:
    """Files made in any order, because that is how folders may list them."""
    for path in chosen.sample(sorted(files), len(files)):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(files[path])


def _sarif(root: Path, cache: Path, *arguments: str) -> bytes:
    done = nullguard(root, "check", "--format", "sarif", "--fail-on", "never", *arguments, cache=cache)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout
