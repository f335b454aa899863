"""Whose rows views, forms, serializers, resolvers and receivers speak of, and what their queries ask of these."""

from __future__ import annotations

import pytest

VIEWS = "from django.views.generic import DetailView, ListView, UpdateView\n"


def test_mixins_speak_of_what_all_views_name(told_in_rooms):
    told_in_rooms(
        VIEWS
        + """
class Shown:
    def form_valid(self, form):
        return self.object.room.name  # null

    def label(self):
        found = self.get_object()
        return found.room.name if found.room else found.spare.name  # null

class Change(Shown, UpdateView):
    model = Exam

class Show(Shown, DetailView):
    queryset = Exam.objects.all()

class Both:
    def label(self):
        return self.get_object().room.name

class ShowExam(Both, DetailView):
    model = Exam

class ShowVisit(Both, DetailView):
    model = Visit

class Neither:
    def label(self):
        return self.get_object().room.name
"""
    )


@pytest.mark.parametrize(
    "given",
    [
        "queryset = Exam.objects.filter(room__isnull=False)",
        "queryset = Exam.objects.exclude(room=None)",
        "queryset = Exam.objects.filter(Q(room__isnull=False), pk__gt=1)",
        "queryset = Exam.objects.filter(room__name='a')",
        "model = Exam\n    def get_queryset(self): return super().get_queryset().filter(room__isnull=False)",
        "def get_queryset(self): return Exam.objects.exclude(room=None)\n    model = Exam",
    ],
)
def test_what_a_view_asks_of_its_rows_is_known_of_them(told_in_rooms, given):
    told_in_rooms(
        VIEWS
        + f"""
from django.db.models import Q

class Show(DetailView):
    {given}

    def label(self):
        return self.get_object().room.name

    def other(self):
        return self.object.room.name

    def spare(self):
        return self.get_object().spare.name  # null

class Listed(ListView):
    {given}

    def labels(self):
        return [exam.room.name for exam in self.object_list]

    def spares(self):
        return [exam.spare.name for exam in self.object_list]  # null
"""
    )


def test_lists_of_queries_that_methods_set(told_in_rooms):
    told_in_rooms(
        VIEWS
        + """
class Listed(ListView):
    model = Exam

    def get_queryset(self):
        self.queryset = self.model.objects.filter(spare=self.kwargs["spare"])
        return super().get_queryset()

    def labels(self):
        return [one.room.name for one in self.object_list]  # null

    def spares(self):
        return [one.spare.name for one in self.object_list]
"""
    )


def test_forms_give_the_row_that_they_save(told_in_rooms):
    told_in_rooms(
        """
from django import forms

class Streamed(forms.Form):
    def swap(self): ...

class Base(forms.ModelForm):
    def label(self):
        return self.instance.room.name  # null

    def save(self, commit=True):
        saved = super().save(commit=commit)
        print(saved.spare.name)  # null
        return saved

class ExamForm(Streamed, Base):
    class Meta:
        model = Exam

    def save(self, commit=True):
        thing = super().save(commit)
        if thing.pk is None:
            return thing.room.name  # null
        return thing.spare.name

class VisitForm(Streamed, forms.ModelForm):
    class Meta:
        model = Visit

    def save(self, commit=True):
        return super().save(commit).room.name
"""
    )


def test_serializers_give_the_row_that_they_save(told_in_rooms):
    told_in_rooms(
        """
from rest_framework import serializers, viewsets

class ExamSerializer(serializers.ModelSerializer):
    class Meta:
        model = Exam

    def create(self, validated_data):
        made = super().create(validated_data)
        return made.room.name  # null

    def update(self, instance, validated_data):
        changed = super().update(instance, validated_data)
        return changed.room.name if changed.room else ""

class ExamViews(viewsets.ModelViewSet):
    serializer_class = ExamSerializer

    def create(self, request):
        answer = super().create(request)
        return answer.room.name

class VisitSerializer(serializers.ModelSerializer):
    class Meta:
        model = Visit

    def create(self, validated_data):
        return super().create(validated_data).room.name
"""
    )


def test_resolvers_are_handed_rows(told_in_rooms):
    told_in_rooms(
        """
import graphene
from graphene_django import DjangoObjectType

class ExamType(DjangoObjectType):
    class Meta:
        model = Exam

    def resolve_room(self, info):
        return self.room.name  # null

    def resolve_spare(self, info, **kwargs):
        return self.spare and self.spare.name

    @staticmethod
    def resolve_label(root, info):
        return root.spare.name  # null

    def label(self):
        return self.room.name

class VisitType(DjangoObjectType):
    class Meta:
        model = Visit

    def resolve_room(self, info):
        return self.room.name

class Query(graphene.ObjectType):
    def resolve_room(self, info):
        return self.room.name
"""
    )


def test_receivers_are_told_of_their_sender(told_in_rooms):
    told_in_rooms(
        """
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

@receiver(post_save, sender="rooms.Exam")
def saved(sender, instance, **kwargs):
    print(instance.room.name)  # null

@receiver([post_save, pre_delete], sender="rooms.Exam")
def changed(sender, instance, **kwargs):
    if instance.room_id:
        print(instance.room.name)

@receiver(post_save, sender="rooms.Visit")
def visited(sender, instance, **kwargs):
    print(instance.room.name)

@receiver(post_save, sender="other.Exam")
def elsewhere(sender, instance, **kwargs):
    print(instance.room.name)
"""
    )
