"""Rows that a view's gates and permissions have demanded before, by a lookup that raises where there are none (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.db import models


class Shop(models.Model):
    slug = models.CharField(max_length=20)
    owner = models.CharField(max_length=20)


class Order(models.Model):
    slug = models.CharField(max_length=20)
"""

VIEWS = """
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views import View
from rest_framework.permissions import BasePermission
from rest_framework.views import APIView
from models import Order, Shop


class Kept(View):
    def dispatch(self, request, *args, **kwargs):
        self.shop = get_object_or_404(Shop, slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)


class BelowKept(Kept):
    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().pk

    def post(self, request, slug):  # found
        return Shop.objects.filter(slug=self.kwargs["slug"]).first().pk

    def put(self, request, slug):  # perhaps
        return Order.objects.filter(slug=slug).first().pk

    def patch(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=request.POST["slug"]).first().pk


class InInitial(APIView):
    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.owner = get_object_or_404(Shop, slug=kwargs["slug"]).owner

    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().pk


class ByHandler(View):
    def dispatch(self, request, *args, **kwargs):
        try:
            self.shop = Shop.objects.get(slug=kwargs["slug"])
        except Shop.DoesNotExist:
            return HttpResponse(status=404)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().pk


class Handled(View):
    def dispatch(self, request, *args, **kwargs):
        try:
            self.shop = Shop.objects.get(slug=kwargs["slug"])
        except Shop.DoesNotExist:
            self.shop = None
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().pk


class TooLate(View):
    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        get_object_or_404(Shop, slug=kwargs["slug"])
        return response

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().pk


class Sometimes(View):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_staff:
            get_object_or_404(Shop, slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().pk


class InCondition(View):
    def dispatch(self, request, *args, **kwargs):
        self.is_own = request.user.is_staff or get_object_or_404(Shop, slug=kwargs["slug"]).owner == request.user.name
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().pk


class IsOwner(BasePermission):
    def has_permission(self, request, view):
        shop = get_object_or_404(Shop, slug=view.kwargs["slug"])
        return shop.owner == request.user.name


class ByPermission(APIView):
    permission_classes = [IsOwner]

    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().pk


class MayBeOwner(BasePermission):
    def has_permission(self, request, view):
        if request.user.is_staff:
            return True
        return get_object_or_404(Shop, slug=view.kwargs["slug"]).owner == request.user.name


class ByOtherPermission(APIView):
    permission_classes = [MayBeOwner]

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().pk


class CanTell(BasePermission):
    def has_permission(self, request, view):
        try:
            return Shop.objects.get(slug=view.kwargs["slug"]).owner == request.user.name
        except Shop.DoesNotExist:
            return False


class ByAnswer(APIView):
    permission_classes = [CanTell]

    def get(self, request, slug):  # found
        return Shop.objects.filter(slug=slug).first().pk


class LetsOn(BasePermission):
    def has_permission(self, request, view):
        try:
            return Shop.objects.get(slug=view.kwargs["slug"]).owner == request.user.name
        except Shop.DoesNotExist:
            return True


class ByNoAnswer(APIView):
    permission_classes = [LetsOn]

    def get(self, request, slug):  # perhaps
        return Shop.objects.filter(slug=slug).first().pk


class ByKeyAlone(View):
    def dispatch(self, request, *args, **kwargs):
        self.shop = request.db.query(Shop).get(kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):  # perhaps
        return Shop.objects.filter(pk=pk).first().owner
"""


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[int, Confidence]:
    return confidences_of_lookups(tmp_path_factory.mktemp("shops"), {"models.py": MODELS, "views.py": VIEWS}, "views.py")


@pytest.mark.parametrize("line", begins(VIEWS, "found"))
def test_a_gate_has_demanded_it(confidences, line: int) -> None:
    assert confidences[line] is Confidence.LOW


@pytest.mark.parametrize("line", begins(VIEWS, "perhaps"))
def test_no_gate_has_demanded_it(confidences, line: int) -> None:
    assert confidences[line] > Confidence.LOW
