# wagtail.contrib.settings.models, Wagtail 4 to 7: settings of a site or of all. Source: the Wagtail documentation, "Settings": a row is made
# where there is none.
from typing import Any, Self

from django.db import models
from wagtail.models import Site

class BaseSiteSetting(models.Model):
    site = models.OneToOneField(Site, unique=True, on_delete=models.CASCADE)
    @classmethod
    def for_request(cls, request: Any) -> Self: ...
    @classmethod
    def for_site(cls, site: Any) -> Self: ...
    class Meta:
        abstract = True

class BaseGenericSetting(models.Model):
    @classmethod
    def load(cls, request_or_site: Any = None) -> Self: ...
    class Meta:
        abstract = True
