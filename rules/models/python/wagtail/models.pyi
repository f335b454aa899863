# wagtail.models, Wagtail 5 to 7: pages, with the columns that are null until they are published, and sites.
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Manager, QuerySet

class Page(models.Model):
    path: str = models.CharField(max_length=255, unique=True)
    depth: int = models.PositiveIntegerField()
    numchild: int = models.PositiveIntegerField(default=0)
    title: str = models.CharField(max_length=255)
    draft_title: str = models.CharField(max_length=255)
    slug: str = models.SlugField(max_length=255)
    content_type = models.ForeignKey(ContentType, related_name="pages", on_delete=models.SET)
    url_path: str = models.TextField(blank=True)
    owner = models.ForeignKey("auth.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_pages")
    seo_title: str = models.CharField(max_length=255, blank=True)
    search_description: str = models.TextField(blank=True)
    show_in_menus: bool = models.BooleanField(default=False)
    live: bool = models.BooleanField(default=True)
    has_unpublished_changes: bool = models.BooleanField(default=False)
    first_published_at: datetime | None = models.DateTimeField(null=True, blank=True)
    last_published_at: datetime | None = models.DateTimeField(null=True, blank=True)
    latest_revision_created_at: datetime | None = models.DateTimeField(null=True)
    go_live_at: datetime | None = models.DateTimeField(null=True, blank=True)
    expire_at: datetime | None = models.DateTimeField(null=True, blank=True)
    locked_at: datetime | None = models.DateTimeField(null=True)
    @property
    def specific(self) -> Any: ...
    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]: ...
    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str: ...
    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]: ...
    def get_admin_display_title(self) -> str: ...
    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]: ...
    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any: ...
    def serve_preview(self, request: Any, mode_name: str) -> Any: ...
    def full_clean(self, *args: Any, **kwargs: Any) -> None: ...
    def get_ancestors(self, inclusive: bool = False) -> QuerySet[Page]: ...
    def get_children(self) -> QuerySet[Page]: ...
    def get_descendants(self, inclusive: bool = False) -> QuerySet[Page]: ...
    def get_siblings(self, inclusive: bool = True) -> QuerySet[Page]: ...
    def get_next_siblings(self, inclusive: bool = False) -> QuerySet[Page]: ...
    def get_prev_siblings(self, inclusive: bool = False) -> QuerySet[Page]: ...
    class Meta:
        db_table = "wagtailcore_page"

class Orderable(models.Model):
    sort_order: int | None = models.IntegerField(null=True, blank=True)
    class Meta:
        abstract = True

class Site(models.Model):
    hostname: str = models.CharField(max_length=255)
    port: int = models.IntegerField(default=80)
    site_name: str = models.CharField(max_length=255, blank=True)
    root_page = models.ForeignKey(Page, related_name="sites_rooted_here", on_delete=models.CASCADE)
    is_default_site: bool = models.BooleanField(default=False)
    @staticmethod
    @lookup
    def find_for_request(request: Any) -> Site | None: ...
    class Meta:
        db_table = "wagtailcore_site"
