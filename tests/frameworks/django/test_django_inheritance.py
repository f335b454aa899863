"""Which classes are models, and which columns they inherit."""

from __future__ import annotations

from nullguard.model.schema import AttributeKind


def test_abstract_bases_hand_down_their_fields(entities):
    found = entities("""
        from django.db import models
        class Dated(models.Model):
            closed = models.DateTimeField(null=True)
            class Meta:
                abstract = True
        class Order(Dated):
            closed_by = models.CharField(null=True, max_length=9)
    """)
    assert found["Dated"].abstract
    assert found["Dated"].table == ""
    assert not found["Order"].abstract
    assert found["Order"].table == "shop_order"
    assert found["Order"].attributes["closed"].evidence[0].line == 4
    assert found["Order"].attributes["closed"].table == ""


def test_abstract_bases_in_other_modules(entities):
    found = entities(
        {
            "base/models.py": """
            from django.db import models as m
            class Dated(m.Model):
                closed = m.DateTimeField(null=True)
                class Meta:
                    abstract = True
        """,
            "shop/models/orders.py": """
            from base import models
            class Order(models.Dated): ...
        """,
        }
    )
    assert "closed" in found["Order"].attributes
    assert found["Order"].table == "shop_order"


def test_a_field_set_to_none_or_declared_anew_replaces_the_inherited_one(entities):
    found = entities("""
        from django.db import models
        class Base(models.Model):
            note = models.TextField(null=True)
            code = models.TextField(null=True)
            class Meta:
                abstract = True
        class Order(Base):
            note = None
            code = models.TextField()
    """)
    assert "note" not in found["Order"].attributes
    assert found["Order"].attributes["code"].evidence[0].nullable is False


def test_mixins_that_are_no_models_make_no_columns(entities):
    found = entities("""
        from django.db import models
        class Mixin:
            note = models.TextField(null=True)
        class Order(Mixin, models.Model):
            code = models.TextField()
    """)
    assert set(found) == {"Order"}
    assert "note" not in found["Order"].attributes


def test_a_base_that_nobody_has_here_can_still_make_a_model(entities):
    found = entities("""
        from django.db import models
        from company.db import Versioned
        from model_utils.models import TimeStampedModel
        class Order(Versioned):
            note = models.TextField(null=True)
        class Line(TimeStampedModel): ...
        class Plain(Versioned):
            note = 3
    """)
    assert set(found) == {"Order", "Line"}


def test_proxies_share_table_and_columns(entities):
    found = entities("""
        from django.db import models
        class Order(models.Model):
            note = models.TextField(null=True)
        class OldOrder(Order):
            class Meta:
                proxy = True
    """)
    assert found["OldOrder"].table == "shop_order"
    assert "note" in found["OldOrder"].attributes
    assert found["OldOrder"].attributes["id"].name == "id"
    assert "oldorder" not in found["Order"].attributes


def test_children_with_their_own_table(entities):
    found = entities("""
        from django.db import models
        class Place(models.Model):
            name = models.TextField(null=True)
        class Shop(Place):
            owner = models.TextField(null=True)
        class Kiosk(Shop): ...
    """)
    shop = found["Shop"].attributes
    assert (found["Shop"].table, shop["name"].table, shop["owner"].table) == ("shop_shop", "shop_place", "")
    assert shop["place_ptr"].target == "shop/models.py#Place"
    assert shop["place_ptr"].evidence[0].nullable is False
    assert found["Place"].attributes["shop"].kind is AttributeKind.REVERSE
    assert found["Place"].attributes["shop"].raises_when_missing
    assert found["Shop"].attributes["kiosk"].raises_when_missing
    assert found["Kiosk"].attributes["name"].table == "shop_place"
    assert "place_ptr" in found["Kiosk"].attributes


def test_tables_and_columns_may_be_named(entities):
    found = entities("""
        from django.db import models
        class Order(models.Model):
            reference = models.TextField(db_column="ext_ref")
            customer = models.ForeignKey("Customer", models.CASCADE, db_column="cust")
            class Meta:
                db_table = "orders"
        class Customer(models.Model):
            class Meta:
                app_label = "crm"
    """)
    assert found["Order"].table == "orders"
    assert found["Order"].attributes["reference"].column == "ext_ref"
    assert found["Order"].attributes["customer_id"].column == "cust"
    assert found["Customer"].table == "crm_customer"


def test_an_app_config_names_the_app(entities):
    found = entities(
        {
            "src/shop/apps.py": """
            from django.apps import AppConfig
            class ShopConfig(AppConfig):
                name = "shop"
                label = "store"
        """,
            "src/shop/models/order.py": """
            from django.db import models
            class Order(models.Model): ...
        """,
        }
    )
    assert found["Order"].table == "store_order"


def test_keys(entities):
    found = entities("""
        from django.db import models
        class Order(models.Model): ...
        class Ticket(models.Model):
            number = models.UUIDField(primary_key=True)
        class Seat(models.Model):
            ticket = models.OneToOneField(Ticket, models.CASCADE, primary_key=True)
            order = models.ForeignKey(Order, models.CASCADE)
    """)
    assert found["Order"].attributes["pk"].column == "id"
    assert found["Order"].attributes["id"].primary_key
    assert "id" not in found["Ticket"].attributes
    assert found["Ticket"].attributes["pk"].column == "number"
    assert found["Seat"].attributes["ticket_id"].type.name == "uuid.UUID"
    assert found["Seat"].attributes["order_id"].type.name == "builtins.int"
    assert found["Seat"].attributes["pk"].primary_key


def test_fields_of_the_librarys_user_are_known(entities):
    found = entities("""
        from django.contrib.auth.models import AbstractUser
        class Person(AbstractUser): ...
    """)
    last_login = found["Person"].attributes["last_login"]
    assert last_login.evidence[0].nullable is True
    assert (last_login.evidence[0].path, last_login.evidence[0].line) == ("shop/models.py", 3)
    assert found["Person"].attributes["groups"].kind is AttributeKind.COLLECTION


def test_a_tree_without_django_has_no_entities(entities):
    assert entities("class Order:\n    note = TextField(null=True)\n") == {}


def test_children_of_whatever_the_user_model_is(entities):
    found = entities("""
        from django.contrib.auth import get_user_model
        from django.db import models
        User = get_user_model()
        class Member(User):
            class Meta:
                proxy = True
        class Order(models.Model):
            owner = models.ForeignKey("shop.Member", models.CASCADE)
    """)
    assert found["Member"].table == "auth_user"
    assert found["Member"].attributes["last_login"].evidence[0].nullable is True
    assert found["Order"].attributes["owner"].target == "shop/models.py#Member"


def test_a_folder_of_models_without_migrations_belongs_to_the_app_above(entities):
    found = entities(
        {
            "shop/apps.py": "from django.apps import AppConfig\nclass Shop(AppConfig):\n    name = 'shop'\n",
            "shop/migrations/0001_initial.py": "",
            "shop/orders/models.py": "from django.db import models\nclass Order(models.Model): ...\n",
            "crm/models.py": "from django.db import models\nclass Contact(models.Model): ...\n",
        }
    )
    assert found["Order"].table == "shop_order"
    assert found["Contact"].table == "crm_contact"
