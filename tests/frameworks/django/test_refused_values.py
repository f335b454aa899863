"""Null for a column that is NOT NULL, in a row that is stored as it is made: the database refuses it."""

from __future__ import annotations


def test_null_is_refused(told_in_rooms):
    told_in_rooms("""
def move(exam: Exam):
    Visit.objects.create(room=exam.room, spare_id=4)  # null

def move_by_key(exam: Exam):
    Visit.objects.create(room_id=exam.room_id, spare_id=4)  # null

def copy_first(pk):
    exam = Exam.objects.filter(pk=pk).first()
    Visit.objects.create(room_id=4, spare=exam)  # null

def note(*, room):
    Visit.objects.create(room=room, spare_id=4)

def move_by_helper(exam: Exam):
    note(room=exam.room)  # null

def made(exam: Exam):
    return Visit(room=exam.room)  # null
""")


def test_null_is_admitted(told_in_rooms):
    told_in_rooms("""
from django.db import IntegrityError

def again(exam: Exam):
    Exam.objects.create(room=exam.room)

def tested(exam: Exam):
    if exam.room:
        Visit.objects.create(room=exam.room, spare_id=4)

def from_visit(visit: Visit):
    Visit.objects.create(room=visit.room, spare=visit.spare)

def refused(exam: Exam):
    try:
        Visit.objects.create(room=exam.room, spare_id=4)
    except IntegrityError:
        return None

def none_itself(exam: Exam, rooms):
    Visit(room=None, spare_id=4)
    return Visit(room=Room.objects.get(pk=4) if rooms else None, spare_id=4)

def unknown(exam: Exam, visits):
    visits.create(room=exam.room)
""")


def test_what_saving_fills(told_in_rooms):
    told_in_rooms("""
from django.db import models

class Stay(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    until = models.DateTimeField(auto_now=True)

    def save(self, *args, **kwargs):
        if self.room_id is None or not self.room:
            self.room = Room.objects.create(name="new")
        super().save(*args, **kwargs)

class Plan(models.Model):
    by = models.DateTimeField(null=True)

class StayManager(models.Manager):
    def create(self, **kwargs):
        return super().create(**{key: value for key, value in kwargs.items() if value is not None})

class Rest(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    objects = StayManager()

def stay(exam: Exam, plan: Plan):
    Stay.objects.create(room=exam.room, until=plan.by)

def rest(exam: Exam):
    Rest.objects.create(room=exam.room)
""")
