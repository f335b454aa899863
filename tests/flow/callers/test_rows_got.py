"""Rows that a view's `get_object` or `get_queryset`, a mixin's gate or an object's constructor has found before (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.db import models


class Shop(models.Model):
    slug = models.CharField(max_length=20)
    name = models.CharField(max_length=20)


class Order(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    number = models.CharField(max_length=20)
"""

VIEWS = """
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views import View
from django.views.generic import CreateView, DetailView, ListView, UpdateView
from rest_framework import generics, viewsets
from rest_framework.decorators import action
from models import Order, Shop


class ShopMixin:
    def dispatch(self, request, *args, **kwargs):
        self.shop = Shop.objects.filter(slug=kwargs["slug"]).first()
        if self.shop is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class Mixed(ShopMixin, View):
    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().name

    def post(self, request, other):  # perhaps
        return Shop.objects.filter(slug=other).first().name


class SetTwice(View):
    def dispatch(self, request, slug, other):
        self.shop = Shop.objects.filter(slug=slug).first()
        self.shop = Shop.objects.filter(slug=other).first()
        if self.shop is None:
            raise Http404
        return super().dispatch(request, slug, other)

    def get(self, request, slug, other):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class ByHelper(View):
    def load(self):
        self.shop = Shop.objects.filter(slug=self.kwargs["slug"]).first()
        if not self.shop:
            raise Http404

    def dispatch(self, request, *args, **kwargs):
        self.load()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().name


class ByLateHelper(View):
    def load(self):
        if not Shop.objects.filter(slug=self.kwargs["slug"]).first():
            raise Http404

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_staff:
            return super().dispatch(request, *args, **kwargs)
        self.load()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()

    @action(detail=True)
    def again(self, request, pk=None):  # found
        self.get_object()
        return Order.objects.filter(pk=pk).first().number

    @action(detail=True)
    def of_keywords(self, request, **kwargs):  # found
        self.check(self.get_object())
        return Order.objects.filter(id=self.kwargs["pk"]).first().number

    @action(detail=True)
    def too_late(self, request, pk=None):  # perhaps
        number = Order.objects.filter(pk=pk).first().number
        self.get_object()
        return number

    @action(detail=True)
    def perhaps_not_got(self, request, pk=None):  # perhaps
        if request.user.is_staff:
            self.get_object()
        return Order.objects.filter(pk=pk).first().number

    @action(detail=False)
    def by_another_key(self, request):  # perhaps
        self.get_object()
        return Order.objects.filter(pk=request.data["pk"]).first().number

    def another_class(self, request, pk=None):  # perhaps
        self.get_object()
        return Shop.objects.filter(pk=pk).first().name

    def perform_destroy(self, instance):  # found
        print(Order.objects.filter(pk=self.kwargs["pk"]).first().number)

    def perform_create(self, serializer):  # perhaps
        print(Order.objects.filter(pk=self.kwargs["pk"]).first().number)


class ByNumber(generics.RetrieveAPIView):
    lookup_field = "number"

    def get_queryset(self):
        return Order.objects.filter(shop__slug="one")

    def get(self, request, number):  # found
        self.get_object()
        return Order.objects.filter(number=number).first().number

    def put(self, request, pk):  # perhaps
        self.get_object()
        return Order.objects.filter(pk=pk).first().number


class OwnGetObject(viewsets.ModelViewSet):
    queryset = Order.objects.all()

    def get_object(self):
        return self.queryset.get(number=self.request.data["number"])

    def again(self, request, pk=None):  # perhaps
        self.get_object()
        return Order.objects.filter(pk=pk).first().number


class InShop(viewsets.ModelViewSet):
    def get_shop(self):
        shop = Shop.objects.filter(slug=self.kwargs["slug"]).first()
        if not shop:
            raise Http404
        return shop

    def get_queryset(self):
        return Order.objects.filter(shop=self.get_shop())

    @action(detail=True)
    def ship(self, request, slug=None, pk=None):  # found
        order = self.get_object()
        return order.number, Shop.objects.filter(slug=slug).first().name

    def create(self, request, slug=None):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class NoneInShop(viewsets.ModelViewSet):
    def get_queryset(self):
        shop = Shop.objects.filter(slug=self.kwargs["slug"]).first()
        if shop is None:
            return Order.objects.none()
        return Order.objects.filter(shop=shop)

    def summary(self, request, slug=None):  # perhaps
        self.get_queryset()
        return Shop.objects.filter(slug=slug).first().name


class Listed(ListView):
    def get_queryset(self):
        shop = get_object_or_404(Shop, slug=self.kwargs["slug"])
        return Order.objects.filter(shop=shop)

    def get_context_data(self, **kwargs):  # found
        return {"name": Shop.objects.filter(slug=self.kwargs["slug"]).first().name}

    def get_paginate_by(self, queryset):  # perhaps
        return Shop.objects.filter(slug=self.kwargs["other"]).first().name


class Detailed(UpdateView):
    model = Order
    pk_url_kwarg = "order_pk"

    def form_valid(self, form):  # found
        return Order.objects.filter(pk=self.kwargs["order_pk"]).first().number

    def get_initial(self):  # perhaps
        return Order.objects.filter(pk=self.kwargs["pk"]).first().number


class BySlug(DetailView):
    queryset = Shop.objects.all()

    def get_context_data(self, **kwargs):  # found
        return Shop.objects.filter(slug=self.kwargs["slug"]).first().name


class Created(CreateView):
    model = Order

    def get_context_data(self, **kwargs):  # perhaps
        return Order.objects.filter(pk=self.kwargs["pk"]).first().number


class Shipping:
    def __init__(self, number):
        self.order = Order.objects.filter(number=number).first()
        if self.order is None:
            raise LookupError(number)
        self.number = number

    def ship(self):  # found
        return Order.objects.filter(number=self.number).first().number


class ShippingByAttribute:
    def __init__(self, number, other):
        self.number = number
        self.other = other
        if not Order.objects.filter(number=self.number).exists():
            raise LookupError(number)

    def ship(self):  # found
        return Order.objects.filter(number=self.number).first().number

    def ship_other(self):  # perhaps
        return Order.objects.filter(number=self.other).first().number


class Renumbered:
    def __init__(self, number):
        if not Order.objects.filter(number=number).exists():
            raise LookupError(number)
        self.number = number

    def renumber(self, number):
        self.number = number

    def ship(self):  # perhaps
        return Order.objects.filter(number=self.number).first().number


class Unrefused:
    def __init__(self, number):
        self.order = Order.objects.filter(number=number).first()
        self.number = number

    def ship(self):  # perhaps
        return Order.objects.filter(number=self.number).first().number
"""

LATER = """
from threading import Thread
from models import Order


class Ship(Thread):
    def __init__(self, number):
        super().__init__()
        if not Order.objects.filter(number=number).exists():
            raise LookupError(number)
        self.number = number

    def run(self):  # perhaps
        return Order.objects.filter(number=self.number).first().number
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return confidences_of_lookups(tmp_path_factory.mktemp("got"), {"models.py": MODELS, "views.py": VIEWS}, "views.py")


def test_rows_that_were_found_before_are_doubtful(told):
    assert [line for line in begins(VIEWS, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []


def test_other_rows_are_told(told):
    assert [line for line in begins(VIEWS, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []


def test_what_a_thread_does_later_is_told(tmp_path):
    told = confidences_of_lookups(tmp_path, {"models.py": MODELS, "later.py": LATER}, "later.py")
    assert [line for line in begins(LATER, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []
