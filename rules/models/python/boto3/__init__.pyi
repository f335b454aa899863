# boto3 1: clients. Source: the library's documentation, "Boto3 reference".
from typing import Any

from botocore.client import BaseClient

def client(service_name: str, *args: Any, **kwargs: Any) -> BaseClient: ...
