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


def test_made_first_and_stored_later(told_in_rooms):
    told_in_rooms("""
from django.db import Error

def set_anew(exam: Exam):
    visit = Visit(room=exam.room, spare_id=4)
    if visit.room is None:
        visit.room = visit.spare
    visit.save()

def set_by_key(exam: Exam):
    visit = Visit(room=exam.room, spare_id=4)
    visit.room_id = visit.room_id or 4
    visit.save()

def handled_later(exam: Exam):
    visit = Visit(room=exam.room, spare_id=3)
    try:
        visit.save()
    except Error:
        return None

def set_of_another(exam: Exam, other: Visit):
    visit = Visit(room=exam.room, spare_id=5)  # null
    other.room = visit.spare

def another_set(exam: Exam):
    visit = Visit(room=exam.room, spare_id=6)  # null
    visit.spare = Room.objects.get(pk=4)
""")


def test_what_fields_make_of_null(told_in_rooms):
    told_in_rooms("""
from django.db import models

class TrimmedField(models.CharField):
    def get_prep_value(self, value):
        return value or ""

class PlainField(models.CharField):
    def describe(self):
        return "plain"

class Source(models.Model):
    text = models.CharField(max_length=9, null=True)

class Trimmed(models.Model):
    text = TrimmedField(max_length=9)

class Plain(models.Model):
    text = PlainField(max_length=9)

def trim(source: Source):
    Trimmed.objects.create(text=source.text)

def plain(source: Source):
    Plain.objects.create(text=source.text)  # null
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
