"""Models that variables hold which were asked for by name: views, serializers and receivers say so whose rows they get."""

from __future__ import annotations


def test_views_of_a_model_by_label(told_in_rooms):
    told_in_rooms("""
from django.apps import apps
from django.views.generic import DetailView

Sitting = apps.get_model("rooms", "Exam")
Call = apps.get_model("rooms.Visit")

class ExamView(DetailView):
    model = Sitting

    def show(self):
        return self.object.room.name  # null

    def show_tested(self):
        return self.object.room.name if self.object.room else ""

class VisitView(DetailView):
    model = Call

    def show(self):
        return self.object.room.name
""")


def test_other_variables_are_no_models(told_in_rooms):
    told_in_rooms("""
from django.views.generic import DetailView
from registry import find_model

Sitting = find_model("rooms", "Exam")

class ExamView(DetailView):
    model = Sitting

    def show(self):
        return self.object.room.name
""")


def test_receivers_of_a_model_by_label(told_in_rooms):
    told_in_rooms("""
from django.apps import apps
from django.db.models.signals import post_save
from django.dispatch import receiver

Sitting = apps.get_model("rooms", "Exam")

@receiver(post_save, sender=Sitting)
def saved(sender, instance, **kwargs):
    print(instance.room.name)  # null
""")
