"""Rows that methods put into dictionaries of their object are those of the query that gave them."""

from __future__ import annotations


def test_what_the_query_asked_is_known_of_them(told_in_rooms):
    told_in_rooms(
        """
from collections import defaultdict

class Plan:
    def __init__(self):
        self.by_key = {}
        self.lists = defaultdict(list)
        self.state = {}

    def collect(self):
        for it in Exam.objects.filter(room__isnull=False):
            self.by_key[it.pk] = it
            self.lists[it.pk].append(it)
            self.state["exam"] = it

    def show(self, key):
        print(self.by_key[key].room.name)
        print(self.by_key[key].spare.name)  # null
        return [it.room.name for them in self.lists.values() for it in them]

    def spares(self):
        return [it.spare.name for them in self.lists.values() for it in them]  # null

    def other(self, key):
        return self.state[key].room.name
"""
    )
