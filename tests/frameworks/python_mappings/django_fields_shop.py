"""Django fields of a project's own and of other packages."""

from annoying.functions import get_object_or_None
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django_extensions.db.fields import AutoSlugField
from djmoney.models.fields import MoneyField
from encrypted_fields.fields import EncryptedTextField
from mptt.models import TreeForeignKey
from phonenumber_field.modelfields import PhoneNumberField


class NullableCharField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("null", True)
        super().__init__(*args, **kwargs)


class ForcedField(models.TextField):
    def __init__(self, *args, **kwargs):
        kwargs["null"] = True
        super().__init__(*args, **kwargs)


class NotNullField(models.CharField):
    def __init__(self, *args, null=False, **kwargs):
        super().__init__(*args, null=null, **kwargs)


class UpperField(NullableCharField):
    def to_python(self, value):
        return value


class MaybeKey(models.ForeignKey):
    def __init__(self, to, **kwargs):
        super().__init__(to, null=True, on_delete=models.SET_NULL, **kwargs)


def shop_key(name, **options):
    return models.ForeignKey("Shop", null=True, on_delete=models.SET_NULL, related_name=name)


class Shop(models.Model):
    name = models.CharField(max_length=5)


class Thing(models.Model):
    a = NullableCharField(max_length=5)
    b = NullableCharField(max_length=5, null=False)
    c = ForcedField()
    d = NotNullField(max_length=3)
    e = UpperField(max_length=3)
    shop = MaybeKey(Shop)
    tags = ArrayField(models.CharField(max_length=4), null=True)
    items = ArrayField(models.CharField(max_length=4), default=list)
    data = models.JSONField(null=True)
    price = MoneyField(max_digits=5, decimal_places=2, null=True)
    cost = MoneyField(max_digits=5, decimal_places=2)
    phone = PhoneNumberField(null=True)
    parent = TreeForeignKey("self", null=True, on_delete=models.CASCADE)
    slug = AutoSlugField(populate_from="a")
    secret = EncryptedTextField(null=True)
    content_type = models.ForeignKey(ContentType, null=True, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField(null=True)
    target = GenericForeignKey()
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    kind_id = models.PositiveIntegerField()
    sure = GenericForeignKey("kind", "kind_id")
    branch = shop_key("branches")


def show(thing: Thing):
    thing.a.upper()  # null
    thing.b.upper()
    thing.c.upper()  # null
    thing.d.upper()
    thing.e.upper()  # null
    thing.shop.name  # null
    len(thing.tags)  # null
    len(thing.items)
    thing.data["x"]  # null
    thing.price.amount  # null
    thing.cost.amount
    thing.phone.as_e164  # null
    thing.parent.name  # null
    thing.slug.upper()
    thing.secret.upper()  # null
    thing.target.name  # null
    thing.sure.name  # null: whoever deletes what it leads to leaves the thing
    thing.branch.name  # null
    if thing.branch:
        thing.branch.name


def found(key):
    get_object_or_None(Shop, pk=key).name  # null
    get_object_or_None(Shop.objects.filter(name="x"), pk=key).name  # null
    shop = get_object_or_None(Shop, pk=key)
    return shop.name if shop else ""
