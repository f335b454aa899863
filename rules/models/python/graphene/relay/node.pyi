# graphene.relay.node, Graphene 3.4: what `get_node` of the type gives, which is None where there is no such row.
from typing import Any

class Node:
    @classmethod
    @lookup
    def get_node_from_global_id(cls, info: Any, global_id: str, only_type: type | None = None) -> Any | None: ...
