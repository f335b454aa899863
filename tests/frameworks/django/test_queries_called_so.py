"""Variables that are called like query sets, of which nothing else is known."""

from __future__ import annotations


def test_the_first_row_of_what_is_called_a_query_set(told_in_rooms):
    told_in_rooms(
        """
def a(queryset):
    return queryset.first().name  # null

def b(groups):
    for name, qs in groups.items():
        one = qs.first()
        print(one.name)  # null

def c(base_qs):
    last = base_qs.last()
    return last.name  # null

def d(open_queryset):
    if open_queryset.count() > 1:
        return None
    one = open_queryset.first()
    return one.name  # null

class View:
    def peer(self, sides):
        for side, queryset in sides.pairs():
            association = queryset.first()
            print(association.peer(self))  # null
"""
    )


def test_rows_that_are_there(told_in_rooms):
    told_in_rooms(
        """
def a(queryset):
    if queryset.exists():
        return queryset.first().name

def b(queryset):
    if queryset:
        return queryset.first().name

def c(queryset):
    if not queryset:
        return None
    return queryset.first().name

def d(queryset):
    if queryset.count() == 1:
        return queryset.first().name
    if len(queryset) > 0:
        return queryset.last().name

def e(queryset):
    one = queryset.first()
    return one.name if one else ""

def f(queryset):
    if not queryset.exists():
        raise ValueError
    one = queryset.first()
    return one.name

def g(queryset):
    number = queryset.count()
    if number:
        return queryset.first().name

def h(queryset):
    if len(queryset) != 1:
        return None
    return queryset.first().name

def i(queryset):
    if len(queryset) == 1:
        return queryset.first().name

def j(queryset):
    try:
        return queryset.first().name
    except AttributeError:
        return ""

def k(queryset):
    for room in queryset:
        print(room.name, queryset.first().name)
"""
    )


def test_other_names(told_in_rooms):
    told_in_rooms(
        """
def a(rows):
    return rows.first().name

def b(page):
    return page.first().name

def c(qsort):
    return qsort.first().name

def d(queryset):
    return queryset.first(1).name
"""
    )
