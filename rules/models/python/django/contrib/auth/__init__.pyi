# django.contrib.auth, Django 3.2 to 5.2: no user where no backend accepts what is given. Source: the Django documentation.
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

def authenticate(request: Any = None, **credentials: Any) -> AbstractBaseUser | None: ...
async def aauthenticate(request: Any = None, **credentials: Any) -> AbstractBaseUser | None: ...
