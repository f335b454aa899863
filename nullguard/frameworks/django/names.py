"""Class ids of the library that several parts speak of."""

MANAGER = "django.db.models.Manager"
QUERY_SET = "django.db.models.QuerySet"
BASE_MANAGER = "django.db.models.BaseManager"
QUERY_CLASSES = frozenset({BASE_MANAGER, QUERY_SET, "tortoise.queryset.QuerySet"})
"""Classes of queries that take Django's lookups."""

PARTS_OF_QUERIES = frozenset({"objects", "_default_manager", "_base_manager", "Q", "F", "Subquery", "Prefetch"})
"""Managers, and what conditions are made of."""
