"""The rows of a filter by its model: `self.queryset` and `self.qs` of django-filter's `FilterSet`."""

from __future__ import annotations


def test_rows_of_a_filter(told_in_rooms):
    told_in_rooms("""
from django_filters import FilterSet

class ExamFilter(FilterSet):
    class Meta:
        model = Exam
        fields = ["room"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = [each.room.name for each in self.queryset.distinct()]  # null
        self.tested = [each.room.name for each in self.queryset if each.room]

    def found(self):
        return [each.spare.name for each in self.qs]  # null

class VisitFilter(FilterSet):
    class Meta:
        model = Visit
        fields = ["room"]

    def found(self):
        return [each.spare.name for each in self.qs]

class OtherFilter(FilterSet):
    qs = [Room]

    class Meta:
        model = Exam

    def found(self):
        return [each.spare.name for each in self.qs]
""")
