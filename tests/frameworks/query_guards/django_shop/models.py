"""The models that the Django forms ask: a table with null in every column and relation that may have it. Read as text by the
test, and run by `run_django.py`."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Region(models.Model):
    name = models.CharField(max_length=20)
    code = models.CharField(max_length=20, null=True)


class Customer(models.Model):
    name = models.CharField(max_length=20)
    email = models.CharField(max_length=20, null=True)
    region = models.ForeignKey(Region, null=True, on_delete=models.SET_NULL)


class OrderQuerySet(models.QuerySet):
    def referenced(self):
        return self.filter(reference__isnull=False)

    def unreferenced(self):
        return self.filter(reference__isnull=True)

    def perhaps_referenced(self, wanted):
        if wanted:
            return self.filter(reference__isnull=False)
        return self.all()


class CarefulQuerySet(models.QuerySet):
    def filter(self, *args, **kwargs):
        return super().filter(*args, **self.translated(kwargs))

    def exclude(self, *args, **kwargs):
        return super().exclude(*args, **self.translated(kwargs))

    def translated(self, conditions):
        return dict(conditions)


class ReferencedManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(reference__isnull=False)


class PlainManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("customer")

    @property
    def referenced(self):
        return self.get_queryset().filter(reference__isnull=False)

    def of_quantity(self):
        return self.exclude(quantity=None)


class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=20, null=True)
    quantity = models.IntegerField(null=True)
    paid_at = models.DateTimeField(null=True)
    express = models.BooleanField(null=True)
    details = models.JSONField(null=True)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL, related_name="orders")
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
    remarks = GenericRelation("Remark")

    objects = OrderQuerySet.as_manager()
    referenced = ReferencedManager()
    plain = PlainManager()
    careful = CarefulQuerySet.as_manager()
    mixed = models.Manager.from_queryset(OrderQuerySet)()

    @classmethod
    def with_reference(cls):
        return cls.objects.filter(reference__isnull=False)


class Line(models.Model):
    order = models.ForeignKey(Order, null=True, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(max_length=20, null=True)


class Invoice(models.Model):
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="invoice")
    number = models.CharField(max_length=20, null=True)


class Remark(models.Model):
    content_type = models.ForeignKey(ContentType, null=True, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField(null=True)
    content_object = GenericForeignKey("content_type", "object_id")
    text = models.CharField(max_length=20, null=True)
