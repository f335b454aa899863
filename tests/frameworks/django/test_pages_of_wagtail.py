"""Pages and sites of Wagtail: columns that are null until a page is published, and sites that a request may not have."""

from __future__ import annotations

MODELS = """
from django.db import models
from wagtail.models import Page, Site

class News(Page):
    intro = models.TextField()
    related = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
"""

SOURCE = """
from wagtail.models import Page, Site
from models import News

def published(news: News):
    return news.first_published_at.date()  # null

def published_if(news: News):
    return news.first_published_at.date() if news.first_published_at else news.title.strip()

def related(news: News):
    return news.related.title  # null

def following(news: News):
    return news.get_next_siblings().live().first().title  # null

def titles():
    return [news.intro.strip() for news in News.objects.live()]

def name(request):
    return Site.find_for_request(request).site_name  # null

def name_if(request):
    site = Site.find_for_request(request)
    return site.site_name if site else ""

def root(site: Site):
    return site.root_page.title.strip()
"""


def test_pages_and_sites(told):
    assert told(MODELS, SOURCE) == [line.strip() for line in SOURCE.splitlines() if "# null" in line]
