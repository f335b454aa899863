"""A property that gives null where a column is null gives something for the rows of a query that asks for the column."""

from __future__ import annotations

EXAMS = """
class Filed(Exam):
    @property
    def place(self):
        return self.room.name.strip() if self.room else None

    @property
    def way(self):
        if self.room and self.spare:
            return self.room.name + self.spare.name

    def both(self):
        if not self.room or not self.spare:
            return None
        return self.room.name + self.spare.name


def every(request):
    for filed in Filed.objects.all():
        filed.way.lower()  # null


def by_conditions(request):
    found = [filed.place.lower() for filed in Filed.objects.filter(room__isnull=False)]
    for filed in Filed.objects.filter(room__isnull=False, spare__name="x"):
        found.append(filed.place.lower() + filed.way.lower() + filed.both().lower())
    for filed in Filed.objects.exclude(room=None).exclude(spare=None):
        found.append(filed.way.lower())
    return found


def of_one(request, key):
    filed = Filed.objects.get(pk=key)
    filed.both().lower()  # null


def tested(request, key):
    filed = Filed.objects.get(pk=key)
    if filed.room and filed.spare:
        return filed.place.lower() + filed.way.lower() + filed.both().lower()
    return filed.both().lower() if filed.both() else ""
"""


def test_rows_of_queries(told_in_rooms):
    told_in_rooms(EXAMS)
