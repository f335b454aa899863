# flask_sqlalchemy, versions 2.5 and 3. Source: the Flask-SQLAlchemy 3.1 API reference.
from typing import Any, ClassVar, Self

from sqlalchemy import Select
from sqlalchemy.orm import Query as _Query
from sqlalchemy.orm import Session

class Query[T](_Query[T]):
    def get_or_404(self, ident: Any, description: str | None = None) -> T: ...
    def first_or_404(self, description: str | None = None) -> T: ...
    def one_or_404(self, description: str | None = None) -> T: ...
    def paginate(self, *, page: int | None = None, per_page: int | None = None, max_per_page: int | None = None, error_out: bool = True, count: bool = True) -> Pagination[T]: ...

class BaseQuery[T](Query[T]): ...

class Pagination[T]:
    items: list[T]
    page: int
    per_page: int
    pages: int
    total: int | None
    has_next: bool
    has_prev: bool
    next_num: int | None
    prev_num: int | None

class SQLAlchemy:
    session: Session
    engine: Any
    metadata: Any
    def get_or_404[T](self, entity: type[T], ident: Any, *, description: str | None = None, **kwargs: Any) -> T: ...
    def first_or_404[T](self, statement: Select[T], *, description: str | None = None) -> T: ...
    def one_or_404[T](self, statement: Select[T], *, description: str | None = None) -> T: ...
    def create_all(self, bind_key: Any = "__all__") -> None: ...
    def drop_all(self, bind_key: Any = "__all__") -> None: ...
    def init_app(self, app: Any) -> None: ...
    class Model:
        query: ClassVar[Query[Self]]
        metadata: Any
