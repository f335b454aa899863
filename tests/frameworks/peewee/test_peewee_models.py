"""Peewee models as entities."""

from __future__ import annotations

from nullguard.frameworks import peewee
from nullguard.model.schema import AttributeKind

MODELS = """\
    import peewee

    class BaseModel(peewee.Model):
        created = peewee.DateTimeField(null=True)

    class KeyField(peewee.ForeignKeyField):
        pass

    class Customer(BaseModel):
        code = peewee.CharField(primary_key=True)

    class Order(BaseModel):
        reference = peewee.CharField(null=True, column_name="external_reference")
        customer = peewee.ForeignKeyField(Customer, null=True, backref="orders")
        seller = KeyField(Customer, related_name="sales")
        parent = peewee.ForeignKeyField("self", null=True)
        state = peewee.TextField(null=True, default=dict)
        note = peewee.TextField(null=True, default=None)
        limit = 10
    """


def entities(link):
    return {entity.name: entity for entity in peewee.declare_entities(link({"shop/models.py": MODELS}))}


def test_fields_are_columns_and_not_null_unless_they_say_so(link):
    order = entities(link)["Order"]
    said = {name: made.evidence[0].nullable for name, made in order.attributes.items() if made.evidence}
    assert said == {
        "created": True, "reference": True, "customer": True, "customer_id": True, "seller": False, "seller_id": False,
        "parent": True, "parent_id": True, "state": True, "note": True,
    }  # fmt: skip
    assert order.attributes["reference"].column == "external_reference"
    assert "limit" not in order.attributes


def test_foreign_keys_lead_to_rows_and_back(link):
    found = entities(link)
    order, customer = found["Order"], found["Customer"]
    assert order.attributes["customer"].kind is AttributeKind.RELATION
    assert order.attributes["customer"].target == customer.class_id
    assert order.attributes["customer"].key_attribute == "customer_id"
    assert order.attributes["parent"].target == order.class_id
    assert {name for name, made in customer.attributes.items() if made.kind is AttributeKind.COLLECTION} == {"orders", "sales"}


def test_a_primary_key_is_there_unless_one_is_declared(link):
    found = entities(link)
    assert found["Order"].attributes["id"].primary_key
    assert "id" not in found["Customer"].attributes
    assert found["Customer"].attributes["code"].primary_key


def test_classes_of_others_are_no_models(link):
    program = link({"shop/a.py": "import peewee\n\nclass Model:\n    name = peewee.CharField(null=True)\n"})
    assert list(peewee.declare_entities(program)) == []


def test_defaults_fill_rows_that_are_saved(link):
    filled = {name: made.filled_by for name, made in entities(link)["Order"].attributes.items() if made.filled_by}
    assert filled == {"state": "default"}


MADE = """\
    import peewee
    from elsewhere import ColourField, OwnForeignKeyField, make

    def wrapped(cls):
        class Wrapped(cls):
            pass
        return Wrapped

    SecretField = wrapped(peewee.CharField)

    class PlainField:
        pass

    class Customer(peewee.Model):
        pass

    class Order(peewee.Model):
        secret = SecretField(null=True)
        colour = ColourField()
        owner = OwnForeignKeyField(Customer, null=True)
        made = make(null=True)
        plain = PlainField(null=True)
    """


def test_classes_of_fields_that_are_not_found_are_known_by_name(link):
    found = {entity.name: entity for entity in peewee.declare_entities(link({"shop/models.py": MADE}))}
    order = found["Order"].attributes
    assert {name: made.evidence[0].nullable for name, made in order.items() if made.evidence} == {
        "secret": True, "colour": False, "owner": True, "owner_id": True,
    }  # fmt: skip
    assert order["secret"].type is None
    assert order["owner"].target == found["Customer"].class_id
    assert not order.keys() & {"made", "plain"}
