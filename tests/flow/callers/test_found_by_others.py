"""Rows that a view's gates and permissions, or a form's and serializer's validators, have looked up before (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.contrib.auth.models import User
from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=20)
    closed_at = models.DateTimeField(null=True)


class Clerk(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    role = models.CharField(max_length=20)
"""

VIEWS = """
from django import forms
from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import Http404
from django.shortcuts import redirect
from django.views import View
from django.views.generic import FormView
from flask_wtf import FlaskForm
from rest_framework import permissions, serializers, views
from wtforms import StringField
from models import Clerk, Shop


class ByTest(UserPassesTestMixin, View):
    def clerk(self):
        return Clerk.objects.filter(user=self.request.user).first()

    def test_func(self):
        return self.clerk() is not None

    def get(self, request):  # found
        return self.clerk().role


class TooLate(View):
    def clerk(self):
        return Clerk.objects.filter(user=self.request.user).first()

    def dispatch(self, request):
        response = super().dispatch(request)
        if self.clerk() is None:
            raise Http404
        return response

    def get(self, request):  # perhaps
        return self.clerk().role


class InSetup(View):
    def clerk(self):
        return Clerk.objects.filter(user=self.request.user).first()

    def setup(self, request):
        super().setup(request)
        if self.clerk() is None:
            raise Http404

    def get(self, request):  # found
        return self.clerk().role


class ByTruth(UserPassesTestMixin, View):
    def clerk(self):
        return Clerk.objects.filter(user=self.request.user).first()

    def test_func(self):
        return bool(self.clerk())

    def get(self, request):  # found
        clerk = self.clerk()
        return clerk.role


class ByDispatch(View):
    def clerk(self):
        return Clerk.objects.filter(user=self.request.user).first()

    def dispatch(self, request, *args, **kwargs):
        if not self.clerk():
            return redirect("/")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):  # found
        return self.clerk().role


class ByVariable(View):
    def clerk(self):
        return Clerk.objects.filter(user=self.request.user).first()

    def dispatch(self, request, *args, **kwargs):
        clerk = self.clerk()
        if clerk is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):  # found
        return self.clerk().role


class HasShop(permissions.BasePermission):
    def has_permission(self, request, view):
        return view.shop() is not None


class ByPermission(views.APIView):
    permission_classes = [HasShop]

    def shop(self):
        return Shop.objects.filter(pk=self.kwargs["pk"]).first()

    def get(self, request, pk):  # found
        return self.shop().name


class IsClerk(permissions.BasePermission):
    def has_permission(self, request, view):
        return Clerk.objects.filter(user=request.user, shop_id=view.kwargs["pk"]).exists()


class ByExistence(views.APIView):
    permission_classes = [IsClerk]

    def get(self, request, pk):  # found
        return Clerk.objects.filter(user=request.user, shop_id=pk).first().role

    def put(self, request, pk):  # found
        return Clerk.objects.filter(shop_id=pk).first().role

    def post(self, request, pk):  # perhaps
        return Clerk.objects.filter(user=request.user, shop_id=pk, role="a").first().role

    def delete(self, request, other):  # perhaps
        return Clerk.objects.filter(user=request.user, shop_id=other).first().role


class LetsAll(View):
    def clerk(self):
        return Clerk.objects.filter(user=self.request.user).first()

    def other(self):
        return Clerk.objects.filter(user=self.request.user, role="b").first()

    def dispatch(self, request, *args, **kwargs):
        if not self.clerk():
            print(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):  # perhaps
        return self.clerk().role


class AsksAnother(LetsAll):
    def dispatch(self, request, *args, **kwargs):
        if not self.other():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):  # perhaps
        return self.clerk().role


class ShopForm(forms.Form):
    name = forms.CharField()

    def clean_name(self):
        name = self.cleaned_data["name"]
        if not Shop.objects.filter(name=name).exists():
            raise forms.ValidationError("there is none")
        return name


class OpenShop(FormView):
    form_class = ShopForm

    def form_valid(self, form):  # found
        return Shop.objects.filter(name=form.cleaned_data["name"]).first().pk


def by_form(request):  # found
    form = ShopForm(request.POST)
    if form.is_valid():
        return Shop.objects.filter(name=form.cleaned_data["name"]).first().pk


def by_form_of_another_name(request):  # found
    shop_form = ShopForm(request.POST)
    if not shop_form.is_valid():
        return None
    name = shop_form.cleaned_data["name"]
    shop = Shop.objects.filter(name=name).order_by("pk").first()
    return shop.pk


class ShopSerializer(serializers.Serializer):
    name = serializers.CharField()

    def validate_name(self, value):
        if not Shop.objects.filter(name=value).exists():
            raise serializers.ValidationError("there is none")
        return value

    def create(self, validated_data):  # found
        return Shop.objects.filter(name=validated_data["name"]).first().pk


def by_serializer(request):  # found
    serializer = ShopSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    return Shop.objects.filter(name=serializer.validated_data["name"]).first().pk


class ShopsForm(FlaskForm):
    name = StringField()
    other = StringField()

    def validate_name(self, field):
        shop = Shop.objects.filter(name=field.data).first()
        if shop is None:
            raise ValueError("there is none")


def by_field(request):  # found
    form = ShopsForm()
    if form.validate_on_submit():
        return Shop.objects.filter(name=form.name.data).first().pk


class AskedForm(FlaskForm):
    name = StringField()

    def validate(self):
        shop = Shop.objects.filter(name=self.name.data).first()
        if not shop:
            self.name.errors.append("there is none")
            return False
        return True


def by_asked_form(request):  # found
    form = AskedForm()
    if form.validate_on_submit():
        return Shop.objects.filter(name=form.name.data).first().pk


class NewForm(FlaskForm):
    name = StringField()

    def validate_name(self, field):
        shop = Shop.objects.filter(name=field.data).first()
        if shop is not None:
            raise ValueError("it is taken")


def by_new_form(request):  # perhaps
    form = NewForm()
    if form.validate_on_submit():
        return Shop.objects.filter(name=form.name.data).first().pk


def by_other_field(request):  # perhaps
    form = ShopsForm()
    if form.validate_on_submit():
        return Shop.objects.filter(name=form.other.data).first().pk


def by_more(request):  # perhaps
    form = ShopsForm()
    if form.validate_on_submit():
        return Shop.objects.filter(name=form.name.data).exclude(closed_at=None).first().pk


def not_asked(request):  # perhaps
    form = ShopsForm()
    return Shop.objects.filter(name=form.name.data).first().pk


def of_another_table(request):  # perhaps
    form = ShopForm(request.POST)
    if form.is_valid():
        return Clerk.objects.filter(role=form.cleaned_data["name"]).first().pk


def of_the_request(request):  # perhaps
    form = ShopForm(request.POST)
    if form.is_valid():
        return Shop.objects.filter(name=request.POST["name"]).first().pk
"""


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[int, Confidence]:
    return confidences_of_lookups(tmp_path_factory.mktemp("clerks"), {"models.py": MODELS, "views.py": VIEWS}, "views.py")


@pytest.mark.parametrize("line", begins(VIEWS, "found"))
def test_others_have_found_it(confidences, line: int) -> None:
    assert confidences.get(line, Confidence.LOW) is Confidence.LOW


@pytest.mark.parametrize("line", begins(VIEWS, "perhaps"))
def test_nobody_has_found_it(confidences, line: int) -> None:
    assert confidences[line] > Confidence.LOW
