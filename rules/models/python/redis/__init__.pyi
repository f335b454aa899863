# redis-py 3 to 8: the client only. Source: the library's documentation.
from typing import Any

class Redis:
    @classmethod
    def from_url(cls, url: str, **kwargs: Any) -> Redis: ...

class StrictRedis(Redis): ...

def from_url(url: str, **kwargs: Any) -> Redis: ...
