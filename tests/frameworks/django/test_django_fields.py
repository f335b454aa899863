"""Columns of Django models: which may be null, and why."""

from __future__ import annotations

import pytest

from nullguard.model.schema import AttributeKind


def nullable(attribute):
    return attribute.evidence[0].nullable, attribute.evidence[0].explicit


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("models.CharField(max_length=9, null=True)", (True, True)),
        ("models.CharField(max_length=9, null=True, blank=False)", (True, True)),
        ("models.CharField(max_length=9, null=False)", (False, True)),
        ("models.CharField(max_length=9)", (False, False)),
        ("models.CharField(max_length=9, blank=True)", (False, False)),
        ("models.DateTimeField(auto_now_add=True, null=True)", (True, True)),
        ("models.IntegerField(default=0)", (False, False)),
        ("models.IntegerField(default=0, null=True)", (True, True)),
        ("models.NullBooleanField()", (True, True)),
        ("models.CharField(**OPTIONAL)", (True, True)),
        ("models.CharField(**dict(null=True))", (True, True)),
        ("models.CharField(null=NULLABLE)", (True, True)),
        ("models.CharField(null=not NULLABLE)", (False, True)),
        ("models.CharField(**options())", (None, False)),
        ("models.CharField(null=bool(settings.X))", (None, False)),
        ("ArrayField(models.CharField(null=True), size=2)", (False, False)),
        ("models.UUIDField(primary_key=True, null=True)", (False, True)),
        ("PhoneNumberField(null=True)", (True, True)),
        ("models.Field(null=True)", (True, True)),
        ("models.CharField[str, str | None](null=True)", (True, True)),
    ],
)
def test_null_is_what_the_declaration_says(entities, field, expected):
    entity = entities(f"""
        from django.db import models
        from django.conf import settings
        from django.contrib.postgres.fields import ArrayField
        from phonenumber_field.modelfields import PhoneNumberField
        OPTIONAL = {{"null": True, "blank": True}}
        NULLABLE = True
        class Order(models.Model):
            reference = {field}
    """)["Order"]
    assert nullable(entity.attributes["reference"]) == expected


def test_evidence_names_the_line_and_the_words(entities):
    entity = entities("from django.db import models\nclass Order(models.Model):\n    note = models.TextField(null=True)\n")[
        "Order"
    ]
    evidence = entity.attributes["note"].evidence[0]
    assert (evidence.path, evidence.line, evidence.text) == ("shop/models.py", 3, "null=True")


def test_fields_of_other_libraries_are_no_columns(entities):
    found = entities("""
        from django import forms
        from rest_framework import serializers
        from django.db import models
        class OrderForm(forms.ModelForm):
            name = forms.CharField()
        class OrderSerializer(serializers.ModelSerializer):
            name = serializers.CharField(allow_null=True)
        class Order(models.Model):
            label = forms.CharField()
            manager = models.Manager()
    """)
    assert set(found) == {"Order"}
    assert set(found["Order"].attributes) == {"id", "pk"}


def test_file_fields_are_never_none_whatever_the_column_holds(entities):
    attributes = entities("""
        from django.db import models
        class Order(models.Model):
            invoice = models.FileField(null=True)
            photo = models.ImageField(null=True)
    """)["Order"].attributes
    assert attributes["invoice"].never_null
    assert attributes["photo"].never_null


def test_fields_of_libraries_whose_values_are_objects_are_never_none(entities):
    attributes = entities("""
        from django.db import models
        from django_countries.fields import CountryField
        from wagtail.fields import RichTextField, StreamField
        class Body(StreamField):
            def __init__(self, **kwargs):
                super().__init__([], **kwargs)
        class Order(models.Model):
            notes = StreamField([], null=True)
            body = Body(null=True)
            country = CountryField(null=True)
            text = RichTextField(null=True)
            stream = models.JSONField(null=True)
    """)["Order"].attributes
    assert {name for name, attribute in attributes.items() if attribute.never_null} == {"notes", "body", "country"}


def test_many_to_many_and_generic_relations_are_collections(entities):
    attributes = entities("""
        from django.db import models
        from django.contrib.contenttypes.fields import GenericRelation
        class Tag(models.Model): ...
        class Order(models.Model):
            tags = models.ManyToManyField(Tag, null=True)
            notes = GenericRelation("Note")
        class Note(models.Model): ...
    """)["Order"].attributes
    assert attributes["tags"].kind is AttributeKind.COLLECTION
    assert attributes["tags"].target == "shop/models.py#Tag"
    assert attributes["notes"].kind is AttributeKind.COLLECTION


def test_project_field_classes_count_as_what_they_extend_with_their_defaults(entities):
    attributes = entities("""
        from django.db import models
        class OptionalKey(models.ForeignKey):
            def __init__(self, *args, **kwargs):
                kwargs.setdefault("null", True)
                super().__init__(*args, **kwargs)
        class OwnerKey(models.ForeignKey):
            def __init__(self, **kwargs):
                kwargs["null"] = True
                super().__init__(to="shop.Owner", **kwargs)
        class Money(models.DecimalField):
            def __init__(self, null=True, **kwargs):
                super().__init__(null=null, **kwargs)
        class Owner(models.Model): ...
        class Order(models.Model):
            owner = OwnerKey(null=False)
            partner = OptionalKey(Owner, models.CASCADE)
            sure = OptionalKey(Owner, models.CASCADE, null=False)
            total = Money()
            paid = Money(null=False)
    """)["Order"].attributes
    assert nullable(attributes["owner"]) == (True, True)
    assert attributes["owner"].target == "shop/models.py#Owner"
    assert nullable(attributes["partner"]) == (True, True)
    assert nullable(attributes["sure"]) == (False, True)
    assert nullable(attributes["total"]) == (True, True)
    assert attributes["total"].type.name == "decimal.Decimal"
    assert nullable(attributes["paid"]) == (False, True)


def test_values_composed_of_siblings_are_null_as_they_are(entities):
    attributes = entities("""
        from django.db import models
        from django_prices.models import MoneyField
        class Order(models.Model):
            currency = models.CharField(max_length=3)
            net_amount = models.DecimalField(null=True)
            gross_amount = models.DecimalField()
            net = MoneyField(amount_field="net_amount", currency_field="currency")
            gross = MoneyField(amount_field="gross_amount", currency_field="currency")
    """)["Order"].attributes
    assert nullable(attributes["net"]) == (True, True)
    assert nullable(attributes["gross"]) == (False, False)
    assert attributes["net"].column == ""
