"""Columns of models that an abstract model of a library declares: only the migrations of the tree have them."""

from __future__ import annotations

import pytest

from nullguard.frameworks.entities import declare_entities
from nullguard.model.schema import AttributeKind, Column, Table


def column(
    name: str, type: str = "text", nullable: bool | None = True, references: str = "", primary_key: bool = False
) -> Column:
    return Column(name, type, nullable, references=references, primary_key=primary_key)


def attributes(link, text: str, table: str, *columns: Column) -> dict:
    program = link({"shop/models.py": f"from django.db import models\n{text}", "shop/__init__.py": ""})
    tables = {table: Table(table, {item.name: item for item in columns})}
    found = [entity for entity in declare_entities(program, {}, tables) if entity.table == table]
    return {entity.name: entity.attributes for entity in found}


@pytest.mark.parametrize(
    ("imports", "base"),
    [
        ("from oauth2_provider.models import AbstractAccessToken", "AbstractAccessToken"),
        ("from treebeard.mp_tree import MP_Node", "MP_Node"),
        ("from oscar.apps.basket import abstract_models", "abstract_models.AbstractBasketModel"),
        ("from mptt.models import MPTTModel", "MPTTModel"),
        ("from lib.models import SoftDeleteModel", "SoftDeleteModel, models.Model"),
    ],
)
def test_columns_that_no_class_of_the_tree_declares(link, imports, base):
    text = f"{imports}\nclass Token({base}):\n    note = models.URLField()\n"
    (found,) = attributes(link, text, "shop_token", column("expires"), column("owner_id", references="shop_owner")).values()
    assert found["expires"].kind is AttributeKind.COLUMN
    assert found["expires"].evidence[0].nullable is True
    assert found["owner"].kind is AttributeKind.RELATION
    assert (found["owner"].column, found["owner"].key_attribute) == ("owner_id", "owner_id")
    assert found["owner_id"].kind is AttributeKind.COLUMN


def test_a_key_to_what_is_not_known_and_a_number_that_is_called_like_one(link):
    text = "from lib.models import BaseModel\nclass Token(BaseModel):\n    note = models.URLField()\n"
    (found,) = attributes(link, text, "shop_token", column("app_id", ""), column("offer_id", "integer")).values()
    assert (found["app"].kind, found["app"].target) == (AttributeKind.RELATION, "")
    assert "offer" not in found
    assert found["offer_id"].kind is AttributeKind.COLUMN


def test_the_other_side_of_a_relation_and_rows_below(link):
    text = """
from lib.models import TreeModel
class Folder(TreeModel):
    name = models.CharField(max_length=9)
class Drawer(Folder):
    number = models.IntegerField()
"""
    folders = attributes(link, text, "shop_folder", column("parent_id", references="shop_folder"))
    assert folders["Folder"]["parent"].target.endswith("Folder")
    tables = {"shop_folder": Table("shop_folder", {"lost_at": column("lost_at")}), "shop_drawer": Table("shop_drawer", {})}
    program = link({"shop/models.py": f"from django.db import models\n{text}", "shop/__init__.py": ""})
    drawer = next(entity for entity in declare_entities(program, {}, tables) if entity.name == "Drawer")
    assert drawer.attributes["lost_at"].table == "shop_folder"


@pytest.mark.parametrize(
    "text",
    [
        "class Token(models.Model):\n    note = models.URLField()\n",
        "from django.contrib.auth.models import AbstractUser\nclass Token(AbstractUser):\n    note = models.URLField()\n",
        "class Base(models.Model):\n    class Meta:\n        abstract = True\nclass Token(Base):\n    x = models.URLField()\n",
        "from lib.models import BaseModel\nclass Token(BaseModel):\n    x = models.URLField()\n    def expires(self): pass\n",
        "from lib.models import BaseModel\nclass Token(BaseModel):\n    expires = models.DateField()\n",
        "from lib.models import BaseModel\nclass Token(BaseModel):\n    until = models.DateField(db_column='expires')\n",
        "from lib.models import BaseModel\nclass Token(BaseModel):\n    expires = None\n    note = models.URLField()\n",
    ],
)
def test_columns_that_have_another_reason(link, text):
    (found,) = attributes(link, text, "shop_token", column("expires")).values()
    assert "expires" not in found or found["expires"].evidence[0].nullable is False


def test_keys_and_columns_of_which_nothing_is_known(link):
    text = "from lib.models import BaseModel\nclass Token(BaseModel):\n    note = models.URLField()\n"
    (found,) = attributes(link, text, "shop_token", column("uuid", primary_key=True), column("x", nullable=None)).values()
    assert not {"uuid", "x"} & found.keys()
