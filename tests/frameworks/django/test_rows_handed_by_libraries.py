"""Rows that sitemaps, feeds, search indexes, exports and signals hand to the project's code."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Board(models.Model):
    title = models.CharField(max_length=10)
    note = models.TextField(null=True)
    seen = models.DateTimeField(null=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
"""

IMPORTS = """
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.shortcuts import get_object_or_404
from haystack import indexes
from import_export import resources
from models import Board
"""

LISTING = """
class Boards({base}):
    def items(self):
        return {query}

    def {method}:
        return {use}
"""


@pytest.mark.parametrize(
    ("base", "query", "method", "use"),
    [
        ("Sitemap", "Board.objects.all()", "lastmod(self, x)", "x.seen.date()"),
        ("Sitemap", "Board.objects.filter(title='a')", "location(self, obj)", "obj.parent.title"),
        ("Feed", "Board.objects.order_by('-seen')[:20]", "item_pubdate(self, item)", "item.seen.date()"),
        ("Feed", "Board.objects.exclude(note=None)", "item_author_name(self, entry)", "entry.parent.title"),
    ],
)
def test_rows_that_items_gives(told, base, query, method, use):
    source = IMPORTS + LISTING.format(base=base, query=query, method=method, use=use)
    assert told(MODELS, source) == [f"return {use}"]


@pytest.mark.parametrize(
    ("base", "query", "method", "use"),
    [
        ("Sitemap", "Board.objects.filter(seen__isnull=False)", "lastmod(self, x)", "x.seen.date()"),
        ("Sitemap", "Board.objects.exclude(parent=None)", "location(self, obj)", "obj.parent.title"),
        ("Sitemap", "Board.objects.all()", "lastmod(self, x)", "x.seen and x.seen.date()"),
        ("Feed", "Board.objects.exclude(seen=None)", "item_pubdate(self, item)", "item.seen.date()"),
        ("Feed", "Board.objects.all()", "item_title(self, item)", "item.title.upper()"),
        ("Feed", "[('a', None)]", "item_title(self, x)", "x[0].upper()"),
        ("object", "Board.objects.all()", "lastmod(self, x)", "x.seen.date()"),
    ],
)
def test_what_such_rows_have(told, base, query, method, use):
    source = IMPORTS + LISTING.format(base=base, query=query, method=method, use=use)
    assert told(MODELS, source) == ([f"return {use}"] if base == "object" else [])


def test_the_row_that_a_feed_is_about(told):
    source = """
    class OfBoard(Feed):
        def get_object(self, request, pk):
            return get_object_or_404(Board, pk=pk)

        def title(self, which):
            return which.note.strip()

        def link(self, which):
            return which.note.strip() if which.note else which.title.strip()
    """
    assert told(MODELS, IMPORTS + source.replace("\n    ", "\n")) == ["return which.note.strip()"]


def test_rows_of_search_indexes_and_exports(told):
    source = """
    class BoardIndex(indexes.SearchIndex, indexes.Indexable):
        def get_model(self):
            return Board

        def prepare_note(self, x):
            return x.note.strip()

        def prepare_seen(self, x):
            return x.seen.date() if x.seen else None

        def prepare_title(self, x):
            return x.title.strip()

    class BoardResource(resources.ModelResource):
        class Meta:
            model = Board

        def dehydrate_parent(self, x):
            return x.parent.title

        def dehydrate_seen(self, x):
            return x.seen.date() if x.seen else None
    """
    assert told(MODELS, IMPORTS + source.replace("\n    ", "\n")) == ["return x.note.strip()", "return x.parent.title"]


HANDLER = """
{before}
def saved({parameters}):
    x = {row}
    if x.note:
        print(x.note.strip())
    print(x.title.strip(), x.seen.date())

{after}
"""


@pytest.mark.parametrize(
    ("before", "parameters", "row", "after"),
    [
        ("", "sender, **kwargs", 'kwargs["instance"]', "post_save.connect(saved, sender=Board)"),
        ("", "sender, **more", 'more.get("instance")', "post_save.connect(saved, sender=Board)"),
        ("@receiver(post_save, sender=Board)", "**kwargs", 'kwargs.pop("instance")', ""),
    ],
)
def test_rows_among_the_keywords_of_a_signal(told, before, parameters, row, after):
    source = IMPORTS + HANDLER.format(before=before, parameters=parameters, row=row, after=after)
    assert told(MODELS, source) == ["print(x.title.strip(), x.seen.date())"]
