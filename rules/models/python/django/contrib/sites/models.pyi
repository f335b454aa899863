# django.contrib.sites.models, Django 3.2 to 5.2.
from typing import Any, ClassVar

from django.db import models
from django.db.models import Manager

class Site(models.Model):
    domain: str = models.CharField(max_length=100, unique=True)
    name: str = models.CharField(max_length=50)
    objects: ClassVar[SiteManager[Site]]
    class Meta:
        db_table = "django_site"

class SiteManager[T](Manager[T]):
    def get_current(self, request: Any = None) -> T: ...
