"""Rows that something like a gate, permission, form or `get_object` has found, which does not run before the function at hand, or
not always, or finds another one (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.contrib.auth.models import User
from django.db import models


class Shop(models.Model):
    slug = models.CharField(max_length=20)
    name = models.CharField(max_length=20)


class Customer(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    number = models.CharField(max_length=20)


class Order(models.Model):
    number = models.CharField(max_length=20)
"""

VIEWS = """
from django.http import Http404
from django.views import View
from django.views.generic import DetailView, UpdateView
from rest_framework import viewsets
from rest_framework.decorators import action
from models import Customer, Order, Shop


class LoadMixin(View):
    def load(self):
        self.shop = Shop.objects.filter(slug=self.kwargs["slug"]).first()
        if not self.shop:
            raise Http404

    def dispatch(self, request, *args, **kwargs):
        self.load()
        return super().dispatch(request, *args, **kwargs)


class Loads(LoadMixin):
    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().name


class LoadsAnother(LoadMixin):
    def load(self):
        self.shop = None

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class IsLoadedAbove(LoadMixin):
    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class LoadsNothingBelow(IsLoadedAbove):
    def dispatch(self, request, *args, **kwargs):
        return View.dispatch(self, request, *args, **kwargs)


class IsLoadedBelow(LoadMixin):
    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().name


class AsksAbove(IsLoadedBelow):
    def dispatch(self, request, *args, **kwargs):
        print(request)
        return super().dispatch(request, *args, **kwargs)


class HasItsOwn(IsLoadedBelow):
    def dispatch(self, request, *args, **kwargs):
        return View.dispatch(self, request, *args, **kwargs)

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class Prints(LoadMixin):
    def dispatch(self, request, *args, **kwargs):
        print(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().name


class Dispatches(View):
    def dispatch(self, request, *args, **kwargs):
        return View.dispatch(self, request, *args, **kwargs)


class PassesBy(Dispatches, LoadMixin):
    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class LoadsLater(View):
    async def load(self):
        if await Shop.objects.filter(slug=self.kwargs["slug"]).afirst() is None:
            raise Http404

    def dispatch(self, request, *args, **kwargs):
        self.load()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class LoadsOneByOne(View):
    def load(self):
        shop = Shop.objects.filter(slug=self.kwargs["slug"]).first()
        if shop is None:
            raise Http404
        yield shop

    def dispatch(self, request, *args, **kwargs):
        self.load()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class HasOne(View):
    def get_object(self):
        order = Order.objects.filter(pk=self.kwargs["pk"]).first()
        if order is None:
            raise Http404
        return order

    def get(self, request, pk):  # found
        self.get_object()
        return Order.objects.filter(pk=pk).first().number

    def post(self, request, pk):  # perhaps
        return Order.objects.filter(pk=pk).first().number


class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()

    @action(detail=True)
    def cleared(self, request, pk=None):  # found
        self.get_object()
        Shop.objects.filter(name="x").delete()
        return Order.objects.filter(pk=pk).first().number

    @action(detail=True)
    def removed_then(self, request, pk=None):  # found
        self.get_object()
        number = Order.objects.filter(pk=pk).first().number
        Order.objects.filter(pk=pk).delete()
        return number

    @action(detail=True)
    def removed(self, request, pk=None):  # perhaps
        order = self.get_object()
        order.delete()
        return Order.objects.filter(pk=pk).first().number

    @action(detail=True)
    def removed_at_once(self, request, pk=None):  # perhaps
        self.get_object().delete()
        return Order.objects.filter(pk=pk).first().number

    @action(detail=True)
    def removed_by_query(self, request, pk=None):  # perhaps
        self.get_object()
        Order.objects.filter(pk=pk).delete()
        return Order.objects.filter(pk=pk).first().number


class OrdersOfAll(viewsets.ModelViewSet):
    queryset = Order.objects.all()

    @action(detail=True)
    def again(self, request, pk=None):  # perhaps
        self.get_object()
        return Order.objects.filter(pk=pk).first().number


class OrdersOfSome(OrdersOfAll):
    def get_object(self):
        return None


class Updates(viewsets.ModelViewSet):
    queryset = Order.objects.all()

    def update(self, request, number):
        self.perform_update(self.get_serializer(data=request.data))

    def perform_update(self, serializer):  # perhaps
        print(Order.objects.filter(pk=self.kwargs["pk"]).first().number)


class Shows(DetailView):
    model = Order

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):  # perhaps
        return {"number": Order.objects.filter(pk=self.kwargs["pk"]).first().number}


class Changes(UpdateView):
    model = Order

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self.form_valid(self.get_form())

    def form_valid(self, form):  # found
        return Order.objects.filter(pk=self.kwargs["pk"]).first().number


class Kept:
    def __init__(self, slug):
        self.slug = slug
        if Shop.objects.filter(slug=slug).first() is None:
            raise LookupError

    def name(self):  # perhaps
        return Shop.objects.filter(slug=self.slug).first().name


class KeptUnasked(Kept):
    def __init__(self, slug):
        self.slug = slug
"""

PERMISSIONS = """
from rest_framework import permissions, viewsets
from rest_framework.decorators import action, api_view, permission_classes
from rest_framework.views import APIView
from models import Customer, Order


class HasCustomer(permissions.BasePermission):
    def has_permission(self, request, view):
        return Customer.objects.filter(user=request.user).exists()


class OwnsOrder(permissions.BasePermission):
    def has_object_permission(self, request, view, obj):
        return Customer.objects.filter(user=request.user).exists()


class Asked(APIView):
    permission_classes = [HasCustomer]

    def get(self, request):  # found
        return Customer.objects.filter(user=request.user).first().number

    @action(detail=False, permission_classes=[permissions.AllowAny])
    def of_all(self, request):  # perhaps
        return Customer.objects.filter(user=request.user).first().number


class AskedAbove(APIView):
    permission_classes = [HasCustomer]

    def get(self, request):  # perhaps
        return Customer.objects.filter(user=request.user).first().number


class NotAsked(AskedAbove):
    permission_classes = []


class Chosen(viewsets.ModelViewSet):
    permission_classes = [HasCustomer]

    def get_permissions(self):
        if self.action == "list":
            return []
        return super().get_permissions()

    def list(self, request):  # perhaps
        return Customer.objects.filter(user=request.user).first().number


class ChosenByAttribute(viewsets.ModelViewSet):
    permission_classes = [HasCustomer]

    def get_permissions(self):
        if self.action == "list":
            self.permission_classes = []
        return super().get_permissions()

    def list(self, request):  # perhaps
        return Customer.objects.filter(user=request.user).first().number


class More(viewsets.ModelViewSet):
    permission_classes = [HasCustomer]

    def get_permissions(self):
        return [one() for one in self.permission_classes] + [permissions.IsAuthenticated()]

    def list(self, request):  # found
        return Customer.objects.filter(user=request.user).first().number


class OfRows(viewsets.ModelViewSet):
    permission_classes = [OwnsOrder]
    queryset = Order.objects.all()

    def list(self, request):  # perhaps
        return Customer.objects.filter(user=request.user).first().number

    def retrieve(self, request, pk):  # found
        self.get_object()
        return Customer.objects.filter(user=request.user).first().number

    @action(detail=True)
    def checked(self, request, pk):  # found
        self.order(pk)
        return Customer.objects.filter(user=request.user).first().number

    def order(self, pk):
        self.check_object_permissions(self.request, Order.objects.get(pk=pk))


@api_view(["GET"])
@permission_classes([OwnsOrder])
def of_no_row(request):  # perhaps
    return Customer.objects.filter(user=request.user).first().number
"""

FORMS = """
from django import forms
from models import Customer, Order


class Number(forms.Form):
    number = forms.CharField()

    def clean_number(self):
        number = self.cleaned_data.get("number")
        if Customer.objects.filter(number=number).first() is None:
            raise forms.ValidationError("there is none")
        return number


class Longer(forms.Form):
    number = forms.CharField()

    def clean_number(self):
        number = self.cleaned_data["number"]
        if Customer.objects.filter(number=number).first() is None:
            raise forms.ValidationError("there is none")
        return number + "x"


class Other(forms.Form):
    number = forms.CharField()


def asked(request):  # found
    form = Number(request.POST)
    if form.is_valid():
        return Customer.objects.filter(number=form.cleaned_data["number"]).first().number


def asked_beside_a_row(request):  # found
    wanted = Number(request.POST)
    order = Order()
    if wanted.is_valid():
        return Customer.objects.filter(number=wanted.cleaned_data["number"]).first().number


def longer(request):  # perhaps
    form = Longer(request.POST)
    if form.is_valid():
        return Customer.objects.filter(number=form.cleaned_data["number"]).first().number


def of_the_other(request):  # perhaps
    form = Other(request.POST)
    wanted = Number(request.POST)
    if wanted.is_valid() and form.is_valid():
        return Customer.objects.filter(number=form.cleaned_data["number"]).first().number


def of_the_second(request):  # perhaps
    form = Number(request.POST)
    longer = Longer(request.POST)
    if longer.is_valid():
        return Customer.objects.filter(number=longer.cleaned_data["number"]).first().number
"""

FLASK = """
from flask import Blueprint, abort, request
from flask.views import MethodView
from models import Shop

forms = Blueprint("forms", __name__)
parts = Blueprint("parts", __name__)


@forms.before_request
def load_form():
    if "slug" in request.form:
        if Shop.objects.filter(slug=request.form["slug"]).first() is None:
            abort(404)


@forms.route("/<slug>")
def of_form(slug):  # perhaps
    return Shop.objects.filter(slug=request.form["slug"]).first().name


@parts.url_value_preprocessor
def load_part(endpoint, values):
    if values and "slug" in values:
        if Shop.objects.filter(slug=values["slug"]).first() is None:
            abort(404)


@parts.route("/<slug>")
def of_part(slug):  # found
    return Shop.objects.filter(slug=slug).first().name


def shop_required(view):
    def inner(*args, **kwargs):
        if Shop.objects.filter(slug=kwargs["slug"]).first() is None:
            abort(404)
        return view(*args, **kwargs)
    return inner


class Listed(MethodView):
    decorators = [shop_required]

    def get(self, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().name


class Unlisted(Listed):
    decorators = []
"""


@pytest.mark.parametrize("views", [VIEWS, PERMISSIONS, FORMS, FLASK], ids=["views", "permissions", "forms", "flask"])
def test_what_is_found_elsewhere_or_not_always_may_be_missing(tmp_path, views):
    told = confidences_of_lookups(tmp_path, {"models.py": MODELS, "views.py": views}, "views.py")
    found, perhaps = begins(views, "found"), begins(views, "perhaps")
    assert {line: told[line] for line in perhaps if line in told} == dict.fromkeys(perhaps, Confidence.HIGH)
    assert {line: told.get(line, Confidence.LOW) for line in found} == dict.fromkeys(found, Confidence.LOW)
