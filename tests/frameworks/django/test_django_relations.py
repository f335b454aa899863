"""Relations of Django models: targets, key attributes, and accessors on the other side."""

from __future__ import annotations

import pytest

from nullguard.model.schema import AttributeKind


def test_a_foreign_key_is_a_relation_with_a_key_attribute(entities):
    attributes = entities("""
        from django.db import models
        class Customer(models.Model): ...
        class Order(models.Model):
            customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL)
    """)["Order"].attributes
    relation = attributes["customer"]
    assert relation.kind is AttributeKind.RELATION
    assert (relation.target, relation.key_attribute, relation.column) == ("shop/models.py#Customer", "customer_id", "customer_id")
    assert relation.evidence[0].nullable is True
    assert attributes["customer_id"].kind is AttributeKind.COLUMN
    assert attributes["customer_id"].evidence == relation.evidence


@pytest.mark.parametrize(
    ("to", "target"),
    [
        ("Customer", "shop/models.py#Customer"),
        ("'Customer'", "shop/models.py#Customer"),
        ("'shop.Customer'", "shop/models.py#Customer"),
        ("'shop.customer'", "shop/models.py#Customer"),
        ("'crm.Contact'", "crm/models.py#Contact"),
        ("to='crm.Contact'", "crm/models.py#Contact"),
        ("to=crm.models.Contact", "crm/models.py#Contact"),
        ("'self'", "shop/models.py#Order"),
        ("CONTACT", "crm/models.py#Contact"),
        ("settings.AUTH_USER_MODEL", "crm/models.py#Person"),
        ("get_user_model()", "crm/models.py#Person"),
        ("settings.PARTNER_MODEL", "crm/models.py#Contact"),
        ("'nowhere.Thing'", ""),
        ("make()", ""),
    ],
)
def test_targets(entities, to, target):
    found = entities(
        {
            "shop/models.py": f"""
            import crm.models
            from django.conf import settings
            from django.contrib.auth import get_user_model
            from django.db import models
            CONTACT = "crm.Contact"
            class Customer(models.Model): ...
            class Order(models.Model):
                link = models.ForeignKey({to}, on_delete=models.CASCADE)
        """,
            "crm/models.py": """
            from django.contrib.auth.models import AbstractUser
            from django.db import models
            class Contact(models.Model): ...
            class Person(AbstractUser): ...
        """,
            "project/settings.py": "PARTNER_MODEL = 'crm.Contact'\nAUTH_USER_MODEL = 'crm.Person'\n",
        }
    )
    assert found["Order"].attributes["link"].target == target


def test_the_user_is_the_librarys_when_the_project_has_none(entities):
    found = entities("""
        from django.conf import settings
        from django.db import models
        class Order(models.Model):
            owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    """)
    assert found["Order"].attributes["owner"].target == "django.contrib.auth.models.User"


def test_self_in_an_abstract_base_means_each_child(entities):
    found = entities("""
        from django.db import models
        class Node(models.Model):
            parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="%(app_label)s_%(class)s_children")
            class Meta:
                abstract = True
        class Folder(Node): ...
        class Page(Node): ...
    """)
    assert found["Folder"].attributes["parent"].target == "shop/models.py#Folder"
    assert found["Page"].attributes["parent"].target == "shop/models.py#Page"
    assert found["Page"].attributes["shop_page_children"].target == "shop/models.py#Page"
    assert "shop_folder_children" not in found["Page"].attributes


def test_foreign_keys_make_collections_on_the_other_side(entities):
    attributes = entities("""
        from django.db import models
        class Customer(models.Model): ...
        class Order(models.Model):
            customer = models.ForeignKey(Customer, models.CASCADE)
            payer = models.ForeignKey(Customer, models.CASCADE, related_name="paid_orders")
            hidden = models.ForeignKey(Customer, models.CASCADE, related_name="+")
            fans = models.ManyToManyField(Customer, related_name="liked")
    """)["Customer"].attributes
    reverse = {name for name, item in attributes.items() if item.kind is AttributeKind.COLLECTION}
    assert reverse == {"order_set", "paid_orders", "liked"}


def test_a_one_to_one_may_be_missing_on_the_other_side(entities):
    attributes = entities("""
        from django.db import models
        class Customer(models.Model): ...
        class Profile(models.Model):
            customer = models.OneToOneField(Customer, models.CASCADE)
        class Wallet(models.Model):
            owner = models.OneToOneField(Customer, models.CASCADE, related_name="purse")
    """)["Customer"].attributes
    assert {name for name, item in attributes.items() if item.raises_when_missing} == {"profile", "purse"}
    assert attributes["profile"].kind is AttributeKind.REVERSE
    assert attributes["profile"].target == "shop/models.py#Profile"


def test_a_one_to_one_that_makes_its_row_is_never_missing(entities):
    attributes = entities("""
        from django.db import models
        from annoying.fields import AutoOneToOneField
        class Customer(models.Model): ...
        class Profile(models.Model):
            customer = AutoOneToOneField(Customer, models.CASCADE)
    """)["Customer"].attributes
    assert attributes["profile"].evidence[0].nullable is False
    assert not attributes["profile"].raises_when_missing


def test_accessors_reach_children_and_proxies_of_the_target(entities):
    found = entities("""
        from django.db import models
        class Customer(models.Model): ...
        class Vip(Customer):
            class Meta:
                proxy = True
        class Profile(models.Model):
            customer = models.OneToOneField(Vip, models.CASCADE)
    """)
    assert found["Customer"].attributes["profile"].raises_when_missing
    assert found["Vip"].attributes["profile"].raises_when_missing


def test_default_related_name(entities):
    attributes = entities("""
        from django.db import models
        class Customer(models.Model): ...
        class Order(models.Model):
            customer = models.ForeignKey(Customer, models.CASCADE)
            class Meta:
                default_related_name = "orders"
    """)["Customer"].attributes
    assert attributes["orders"].kind is AttributeKind.COLLECTION
    assert "order_set" not in attributes


def test_foreign_keys_of_other_libraries(entities):
    attributes = entities("""
        from django.db import models
        from mptt.models import MPTTModel, TreeForeignKey
        class Category(MPTTModel):
            parent = TreeForeignKey("self", models.CASCADE, null=True)
    """)["Category"].attributes
    assert attributes["parent"].target == "shop/models.py#Category"
    assert attributes["parent"].evidence[0].nullable is True


def test_generic_keys_may_be_null(entities):
    attributes = entities("""
        from django.contrib.contenttypes.fields import GenericForeignKey
        from django.contrib.contenttypes.models import ContentType
        from django.db import models
        class Note(models.Model):
            content_type = models.ForeignKey(ContentType, models.CASCADE)
            object_id = models.IntegerField(null=True)
            subject = GenericForeignKey()
            kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
            number = models.IntegerField()
            other = GenericForeignKey("kind", "number")
    """)["Note"].attributes
    assert attributes["subject"].evidence[0].nullable is True
    assert attributes["subject"].evidence[0].explicit
    assert attributes["other"].evidence[0].nullable is True
    assert not attributes["other"].evidence[0].explicit
    assert attributes["subject"].column == ""


def test_two_projects_of_one_tree_keep_their_own(entities):
    model = """
        from django.db import models
        class Customer(models.Model): ...
        class {name}(models.Model):
            customer = models.ForeignKey("shop.Customer", models.CASCADE)
    """
    found = entities(
        {
            "one/shop/models.py": model.format(name="Order"),
            "two/shop/models.py": model.format(name="Ticket"),
        }
    )
    assert found["Order"].attributes["customer"].target == "one/shop/models.py#Customer"
    assert found["Ticket"].attributes["customer"].target == "two/shop/models.py#Customer"
