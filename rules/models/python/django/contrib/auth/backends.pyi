# django.contrib.auth.backends, Django 3.2 to 5.2. Source: the Django documentation.
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

class BaseBackend:
    def authenticate(self, request: Any, **credentials: Any) -> AbstractBaseUser | None: ...
    def get_user(self, user_id: Any) -> AbstractBaseUser | None: ...

class ModelBackend(BaseBackend):
    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> AbstractBaseUser | None: ...
    def get_user(self, user_id: Any) -> AbstractBaseUser | None: ...
