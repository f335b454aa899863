# django.contrib.auth, versions 4.2 to 5.2. Source: the Django 5.2 documentation, "Using the Django authentication system".
# `@lookup`: None when no backend knows the credentials.
from typing import Any

@lookup
def authenticate(request: Any = None, **credentials: Any) -> Any | None: ...
@lookup
async def aauthenticate(request: Any = None, **credentials: Any) -> Any | None: ...
