# annoying.functions, django-annoying 0.10: None where there is no such row; several are an error.
from typing import Any

from django.db.models import Manager, QuerySet

@overload
@lookup
def get_object_or_None[T](klass: type[T], *args: Any, **kwargs: Any) -> T | None: ...
@overload
@lookup
def get_object_or_None[T](klass: QuerySet[T], *args: Any, **kwargs: Any) -> T | None: ...
@overload
@lookup
def get_object_or_None[T](klass: Manager[T], *args: Any, **kwargs: Any) -> T | None: ...
