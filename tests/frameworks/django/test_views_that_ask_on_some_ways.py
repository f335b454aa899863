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
    "names = sorted([1], key=lambda x: x)\n        return Exam.objects.filter(room__name__in=names)",
)

ON_SOME_WAYS = (
    "return Exam.objects.all()",
    "if self.request.user.is_staff:\n            return Exam.objects.all()\n        return Exam.objects.filter(room__name='a')",
    "return Exam.objects.filter(Q(room__name='a') | Q(pk=4))",
    "own = Exam.objects.filter(room=1)\n        return own | Exam.objects.filter(pk=2)",
)


def test_asked_on_all_ways(told_in_rooms):
    for body in ON_ALL_WAYS:
        told_in_rooms(VIEW.format(body=f"        {body}", mark=""))


def test_asked_on_some_ways(told_in_rooms):
    for body in ON_SOME_WAYS:
        told_in_rooms(VIEW.format(body=f"        {body}", mark="  # null"))


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
