"""Models that relations, code and signals name by label: swapper's `load_model` and `get_model_name`."""

from __future__ import annotations

TEXT = """
from django.db import models
from django.db.models.signals import post_save
from django.shortcuts import get_object_or_404
from swapper import get_model_name, load_model

class Seat(models.Model):
    room = models.ForeignKey(get_model_name("rooms", "Room"), null=True, on_delete=models.SET_NULL)
    exam = models.OneToOneField(get_model_name("rooms", "Exam"), on_delete=models.CASCADE)
    note = models.TextField(null=True)

Chosen = load_model("rooms", "Seat")
Unknown = load_model("rooms", "Nothing")

def noted(key):
    found = get_object_or_404(Chosen, pk=key)
    return found.note.strip()  # null

def noted_or_not(key):
    found = get_object_or_404(Chosen, pk=key)
    return found.note.strip() if found.note else found.exam.pk

def seated(key):
    return Exam.objects.get(pk=key).seat.pk  # null

def seated_or_not(key):
    one = Exam.objects.get(pk=key)
    return one.seat.pk if hasattr(one, "seat") else 0

def named(key):
    return Chosen.objects.get(pk=key).room.name  # null

def unknown(key):
    return Unknown.objects.get(pk=key).remark.strip()

def saved(sender, instance, **kwargs):
    print(instance.note.strip())  # null

def saved_or_not(sender, instance, **kwargs):
    print(instance.note.strip() if instance.note else instance.pk)

class Config:
    def ready(self):
        Model = load_model("rooms", "Seat")
        post_save.connect(saved, sender=load_model("rooms", "Seat"))
        post_save.connect(saved_or_not, sender=Model)
        post_save.connect(self.told, sender=Model)

    def told(self, sender, instance, **kwargs):
        print(instance.note.strip())  # null
"""


def test_a_label_names_a_model(told_in_rooms):
    told_in_rooms(TEXT)
