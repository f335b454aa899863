"""Rows and columns that validators, gates, decorators and predicates refuse, which look the row up by helpers of the project
or under names of their own (Python)."""

from __future__ import annotations

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.contrib.auth.models import User
from django.db import models


class Customer(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    phone = models.CharField(max_length=20, null=True)
    city = models.CharField(max_length=20, null=True)
    number = models.CharField(max_length=20)
"""

SERVICES = """
from models import Customer


def find_customer(number):
    return Customer.objects.filter(number=number).first()


def find_open(number):
    if number.startswith("x"):
        return None
    return Customer.objects.filter(number=number).first()


def find_either(number, other):
    if other:
        return Customer.objects.filter(number=other).first()
    return Customer.objects.filter(number=number).first()
"""

VIEWS = """
from functools import wraps
from django import forms
from django.contrib.auth.decorators import user_passes_test
from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic import FormView, View
from models import Customer
from services import find_customer, find_either, find_open


class NumberForm(forms.Form):
    number = forms.CharField()

    def clean_number(self):
        number = self.cleaned_data["number"]
        if find_customer(number) is None:
            raise forms.ValidationError("there is none")
        return number

    def save(self):  # found
        return find_customer(self.cleaned_data["number"]).number


class NumberView(FormView):
    form_class = NumberForm

    def form_valid(self, form):  # found
        return Customer.objects.filter(number=form.cleaned_data["number"]).first().number

    def form_invalid(self, form):  # perhaps
        return Customer.objects.filter(number=form.data["number"]).first().number


def by_form(request):  # found
    form = NumberForm(request.POST)
    if form.is_valid():
        return find_customer(form.cleaned_data["number"]).number


def some_by_form(request):  # perhaps
    form = NumberForm(request.POST)
    if form.is_valid():
        return find_open(form.cleaned_data["number"]).number


class EitherForm(forms.Form):
    number = forms.CharField()

    def clean_number(self):
        number = self.cleaned_data["number"]
        if find_either(number, self.data["other"]) is None:
            raise forms.ValidationError("there is none")
        return number


def either_by_form(request):  # perhaps
    form = EitherForm(request.POST)
    if form.is_valid():
        return find_customer(form.cleaned_data["number"]).number


def has_customer(user):
    return Customer.objects.filter(user=user).exists()


def is_new(user):
    return not Customer.objects.filter(user=user).exists()


@user_passes_test(has_customer)
def asked_of_user(request):  # found
    return Customer.objects.filter(user=request.user).first().number


@user_passes_test(is_new)
def asked_for_none(request):  # perhaps
    return Customer.objects.filter(user=request.user).first().number


@user_passes_test(has_customer)
def of_another_user(request, user):  # perhaps
    return Customer.objects.filter(user=user).first().number


def customer_required(view):
    @wraps(view)
    def inner(request, *args, **kwargs):
        customer = Customer.objects.filter(user=request.user).first()
        if customer is None:
            raise PermissionDenied
        return view(request, *args, **kwargs)
    return inner


def anybody(view):
    @wraps(view)
    def inner(request, *args, **kwargs):
        print(Customer.objects.filter(user=request.user).first())
        return view(request, *args, **kwargs)
    return inner


@method_decorator(customer_required, name="dispatch")
class OfClass(View):
    def get(self, request):  # found
        return Customer.objects.filter(user=request.user).first().number


@method_decorator([anybody, customer_required], name="get")
class OfMethodByClass(View):
    def get(self, request):  # found
        return Customer.objects.filter(user=request.user).first().number

    def post(self, request):  # perhaps
        return Customer.objects.filter(user=request.user).first().number


class OfMethod(View):
    @method_decorator(customer_required)
    def get(self, request):  # found
        return Customer.objects.filter(user=request.user).first().number

    @method_decorator(anybody)
    def post(self, request):  # perhaps
        return Customer.objects.filter(user=request.user).first().number
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    files = {"models.py": MODELS, "services.py": SERVICES, "views.py": VIEWS}
    return confidences_of_lookups(tmp_path_factory.mktemp("helpers"), files, "views.py")


def test_rows_that_were_refused_are_doubtful(told):
    assert [line for line in begins(VIEWS, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []


def test_other_rows_are_told(told):
    assert [line for line in begins(VIEWS, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []


COLUMNS = """
from django import forms
from django.contrib.auth.mixins import UserPassesTestMixin
from django.views.generic import View
from models import Customer
from services import find_customer


class WithPhone(UserPassesTestMixin, View):
    def test_func(self):
        customer = Customer.objects.filter(user=self.request.user).first()
        return customer is not None and customer.phone is not None

    def get(self, request):
        customer = Customer.objects.filter(user=request.user).first()
        return customer.phone.upper()

    def head(self, request):
        customer = Customer.objects.get(user=request.user)
        return customer.phone.upper()

    def connect(self, request, given):
        customer = Customer.objects.get(user=request.user)
        if given.phone is None:
            customer.phone = given.phone
        return customer.phone.upper()  # told

    def trace(self, request):
        customer = Customer.objects.get(user=request.user, number="x")
        return customer.phone.upper()  # told

    def options(self, request, other):
        customer = Customer.objects.get(number=other)
        return customer.phone.upper()  # told

    def post(self, request):
        customer = Customer.objects.filter(user=request.user).first()
        return customer.city.upper()  # told

    def put(self, request, other):
        customer = Customer.objects.get(user=other)
        return customer.phone.upper()  # told


class PhoneForm(forms.Form):
    number = forms.CharField()

    def clean_number(self):
        customer = find_customer(self.cleaned_data["number"])
        if customer is None:
            raise forms.ValidationError("there is none")
        if not customer.phone:
            raise forms.ValidationError("without phone")
        return customer.number


def by_form(request):
    form = PhoneForm(request.POST)
    if form.is_valid():
        customer = find_customer(form.cleaned_data["number"])
        return customer.phone.upper()


def another_column(request):
    form = PhoneForm(request.POST)
    if form.is_valid():
        customer = find_customer(form.cleaned_data["number"])
        return customer.city.upper()  # told
"""


def test_columns_of_rows_that_were_refused_are_doubtful(tmp_path):
    reported = findings_of(tmp_path, {"models.py": MODELS, "services.py": SERVICES, "views.py": COLUMNS})
    found = [finding for finding in reported if finding.rule == "NG101"]
    lines = sorted({place.line for one in found for place in (one.place, *one.siblings)})
    assert lines == begins(COLUMNS, "told")
