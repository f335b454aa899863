"""Which functions of the program reach a client call, directly or through a few others."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.third_party.mocks.answers import Answers
from nullguard.knowledge.clients import Entry, client_model
from nullguard.model.http_methods import METHOD_FUNCTIONS
from nullguard.model.nodes import last_name
from nullguard.model.syntax import Attribute, Body, Call, Name, Node
from nullguard.program.symbols import ClassInfo, External, FunctionInfo

_NAMED = (Name, Attribute)
_REQUESTS = METHOD_FUNCTIONS | {"request", "send", "send_request", "fetch"}
_LOCAL = re.compile(r"queue|^q$|cache|lock|pipe|conn$|event", re.I)
_MOST_FUNCTIONS = 80
_MOST_DEPTH = 5


class RemoteFunctions:
    """Answers for dotted names of Python."""

    def __init__(self, context: Context, answers: Answers) -> None:
        self._program = context.program
        self._answers = answers
        self._model = client_model("python")
        self._calls = {(path, call.symbol) for path, facts in context.clients.items() for call in facts.calls}

    def is_remote(self, dotted: str) -> bool:
        """Whether a name is a client of a library, or a function of the program that reaches a remote call."""
        if self._is_client(dotted):
            return True
        found = self._answers.symbol(dotted)
        if isinstance(found, External):
            return self._is_client(found.dotted)
        return isinstance(found, FunctionInfo) and self._reaches(found)

    def takes_timeout(self, dotted: str) -> bool:
        """Whether a name is a function of a client library that a timeout may be passed to."""
        parts = dotted.split(".")
        ends = [".".join(parts[index:]) for index in range(len(parts) - 1)]
        entries = [self._model.entry(end) or self._of_class(end) for end in ends]
        return any(
            entry is not None and entry.kind == "call" and any("timeout" in item.argument for item in entry.settings)
            for entry in entries
        )

    def _of_class(self, dotted: str) -> Entry | None:
        """A method of a client under the name of its family (`httpx.AsyncClient.post` as `httpx.Client.post`)."""
        owner, _, name = dotted.rpartition(".")
        family = self._model.family(owner)
        return self._model.entry(f"{family}.{name}") if family else None

    def _is_client(self, dotted: str) -> bool:
        """A library's client by its whole name, or by its end where a module imports it (`shop.pay.requests.post`)."""
        parts = dotted.split(".")
        ends = [".".join(parts[index:]) for index in range(len(parts) - 1)]
        return any((entry := self._model.entry(end)) is not None and entry.kind in ("call", "client", "object") for end in ends)

    def _reaches(self, function: FunctionInfo) -> bool:
        seen = {function.id}
        waiting: deque[tuple[FunctionInfo, int]] = deque([(function, 0)])
        while waiting and len(seen) < _MOST_FUNCTIONS:
            current, depth = waiting.popleft()
            body = self._program.body(current)
            if (current.path, current.dotted) in self._calls or _passes_timeout(body):
                return True
            if depth == _MOST_DEPTH:
                continue
            for name in _names(body):
                other = self._program.resolve(current.path, name, current.decl.qualname)
                if (
                    other is None
                    and current.owner is not None
                    and (member := self._program.member(current.owner, name)) is not None
                ):
                    other = member.functions[0] if member.functions else None
                if isinstance(other, ClassInfo):
                    continue
                if isinstance(other, FunctionInfo) and not other.is_library and other.id not in seen:
                    seen.add(other.id)
                    waiting.append((other, depth + 1))
        return False


def _nodes(body: Body) -> Iterator[Node]:
    stack: list[object] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            stack.extend(reversed(node))
        elif isinstance(node, Node):
            yield node
            stack.extend(getattr(node, name) for name in reversed(node.__struct_fields__))


def _names(body: Body) -> list[str]:
    """The names that a body reads, also of functions that stand in a table, in order."""
    return list(
        dict.fromkeys(node.id if isinstance(node, Name) else node.name for node in _nodes(body) if isinstance(node, _NAMED))
    )


def _passes_timeout(body: Body) -> bool:
    """Whether a timeout is passed to a method that is called as requests are: `client.post(url, timeout=timeout)`."""
    return any(
        isinstance(node, Call)
        and isinstance(node.function, Attribute)
        and node.function.name in _REQUESTS
        and _LOCAL.search(last_name(node.function.value)) is None
        and any(argument.name == "timeout" for argument in node.arguments)
        for node in _nodes(body)
    )
