"""What a view asks of its rows is known of them where it asks on all ways."""

from __future__ import annotations

VIEW = """
from django.db.models import Q
from django.views.generic import ListView, DetailView

class ExamView(DetailView):
    model = Exam

    def get_queryset(self):
{body}

    def show(self):
        return self.object.room.name{mark}
"""

ON_ALL_WAYS = (
    "return Exam.objects.filter(room__name='a')",
    "rooms = Exam.objects.filter(room__name='a')\n        return rooms.order_by('pk')",
    "return Exam.objects.filter(Q(room__name='a') | Q(room__name='b'))",
    "return Exam.objects.filter(room=1) | Exam.objects.filter(room=2)",
    "exams = super().get_queryset()\n        exams = exams.exclude(room=None)\n        return exams",
    "if self.kwargs:\n            return Exam.objects.filter(room__name='b')\n        return Exam.objects.filter(room__name='a')",
    "if not self.kwargs:\n            return Exam.objects.none()\n        return Exam.objects.filter(room=4)",
    (
        "if self.kwargs:\n            exams = Exam.objects.filter(room=1)\n        else:\n"
        "            exams = Exam.objects.filter(room=2, pk=4)\n        return exams.order_by('pk')"
    ),
    "exams = Exam.objects.filter(room=1)\n        if self.kwargs:\n            exams = exams.filter(pk=4)\n        return exams",
    "return Exam.objects.filter(~Q(room=None))",
    "names = sorted([1], key=lambda x: x)\n        return Exam.objects.filter(room__name__in=names)",
)

ON_SOME_WAYS = (
    "return Exam.objects.all()",
    "if self.request.user.is_staff:\n            return Exam.objects.all()\n        return Exam.objects.filter(room__name='a')",
    "return Exam.objects.filter(Q(room__name='a') | Q(pk=4))",
    "exams = Exam.objects.all()\n        if self.kwargs:\n            exams = exams.filter(room=1)\n        return exams",
    "exams = Exam.objects.filter(room=1)\n        if self.kwargs:\n            exams = Exam.objects.all()\n        return exams",
    "exams = Exam.objects.filter(room=1)\n        exams |= Exam.objects.filter(pk=2)\n        return exams",
    "exams = Exam.objects.all()\n        for pk in self.kwargs:\n            exams = exams.filter(room=pk)\n        return exams",
    "return Exam.objects.filter(room=None)",
    "return Exam.objects.exclude(room__isnull=False)",
    "own = Exam.objects.filter(room=1)\n        return own | Exam.objects.filter(pk=2)",
)


def test_asked_on_all_ways(told_in_rooms):
    for body in ON_ALL_WAYS:
        told_in_rooms(VIEW.format(body=f"        {body}", mark=""))


def test_asked_on_some_ways(told_in_rooms):
    for body in ON_SOME_WAYS:
        told_in_rooms(VIEW.format(body=f"        {body}", mark="  # null"))


def test_whose_query_it_is(told_in_rooms):
    told_in_rooms("""
from django.views.generic import DetailView

class Mixin:
    queryset = Exam.objects.filter(room__isnull=False)

class Own(Mixin, DetailView):
    model = Exam

    def get_queryset(self):
        return Exam.objects.all()

    def show(self):
        return self.object.room.name  # null

class Held(Mixin, DetailView):
    model = Exam

    def get_queryset(self):
        return self.queryset.order_by("pk")

    def show_held(self):
        return self.object.room.name.lower()
""")


def test_asked_for_the_one_row(told_in_rooms):
    told_in_rooms("""
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

class ExamView(DetailView):
    model = Exam

    def get_object(self, queryset=None):
        return get_object_or_404(self.model, room=self.kwargs["room"])

    def show(self):
        return self.object.room.name

    def show_spare(self):
        return self.object.spare.name  # null
""")
