"""A collection of a row has rows where a query asked for one of them, or where code has just made one for the row."""

from __future__ import annotations

MODELS = """
from django.db import models


class Seat(models.Model):
    room = models.ForeignKey(Room, related_name="seats", on_delete=models.CASCADE)
    other = models.ForeignKey(Room, null=True, related_name="others", on_delete=models.CASCADE)
    number = models.IntegerField()


class Key(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    code = models.CharField(max_length=9)
"""

ASKED = """
def every(request):
    for room in Room.objects.all():
        room.seats.first().number  # null


def of_a_seat(request, numbers):
    found = [room.seats.first().number for room in Room.objects.filter(seats__number__in=numbers).distinct()]
    for room in Room.objects.filter(key__code="a", seats__isnull=False):
        found.append((room.key_set.first().code, room.seats.order_by("number").first().number))
    return found


def of_another(request):
    for room in Room.objects.filter(key__code="b"):
        room.seats.last().number  # null


def of_either(request, number):
    for room in Room.objects.filter(models.Q(name="a") | models.Q(seats__number=number)):
        room.seats.first().number + number  # null


def without(request, number):
    for room in Room.objects.exclude(seats__number=number):
        room.seats.first().number - number  # null


def fewer(request, number):
    for room in Room.objects.filter(seats__number=number):
        room.seats.filter(number__gt=3).first().number  # null
"""

MADE = """
def add_seat(room, number):
    seat, is_new = Seat.objects.update_or_create(room=room, defaults={"number": number})
    if is_new:
        print(seat)


def add_perhaps(room, number):
    if number > 3:
        Seat.objects.create(room=room, number=number)


def new_room(name):
    room = Room.objects.create(name=name)
    add_seat(room, 1)
    return room


def here(request, key):
    room = Room.objects.get(pk=key)
    Seat.objects.create(room=room, number=1)
    return room.seats.first().number


def by_helper(request, key):
    room = Room.objects.get(pk=key)
    add_seat(room, 2)
    return room.seats.first().number, new_room("a").seats.last().number


def by_other_relation(request, key):
    room = Room.objects.get(pk=key)
    Seat.objects.create(other=room, number=1)
    return room.seats.first().number * 2  # null


def for_another_room(request, key, other):
    room, second = Room.objects.get(pk=key), Room.objects.get(pk=other)
    Seat.objects.create(room=second, number=1)
    return room.seats.first().number * 3  # null


def by_doubtful_helper(request, key):
    room = Room.objects.get(pk=key)
    add_perhaps(room, 2)
    return room.seats.first().number * 4  # null


def removed(request, key):
    room = Room.objects.get(pk=key)
    Seat.objects.create(room=room, number=1)
    room.seats.all().delete()
    return room.seats.first().number * 5  # null
"""


def test_rows_that_queries_asked_for(told_in_rooms):
    told_in_rooms(MODELS + ASKED)


def test_rows_that_were_just_made(told_in_rooms):
    told_in_rooms(MODELS + MADE)
