# django.contrib.sessions.models, Django 3.2 to 5.2.
from datetime import datetime
from typing import Any

from django.db import models

class AbstractBaseSession(models.Model):
    session_key: str = models.CharField(max_length=40, primary_key=True)
    session_data: str = models.TextField()
    expire_date: datetime = models.DateTimeField(db_index=True)
    def get_decoded(self) -> dict[str, Any]: ...
    class Meta:
        abstract = True

class Session(AbstractBaseSession):
    class Meta(AbstractBaseSession.Meta):
        db_table = "django_session"
