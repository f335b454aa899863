"""Functions that stand before a third party, mocked as a whole, whose callers or handlers know no timeout (for NG311)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.checks.places import place
from nullguard.checks.third_party.endpoints import tested_source
from nullguard.checks.third_party.handlers import EXPLICIT, OTHER, TIMEOUTS, Caught, around, handlers_of, handling
from nullguard.checks.third_party.mocks.answers import Answers, one_of
from nullguard.knowledge.clients import client_model
from nullguard.knowledge.failing_calls import failing_calls
from nullguard.model import syntax as s
from nullguard.model.clients import Stub
from nullguard.model.finding import Confidence, Finding, Level, Place, Related, Step
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, External, FunctionInfo

_MOST_RELATED = 5
_LEAST_STUBS = 2
_FAILED = ("timeout", "connection")


def mocked_functions(context: Context, answers: Answers) -> Iterator[Finding]:
    """One finding for each mocked function and test source."""
    groups: dict[str, list[tuple[str, Stub]]] = defaultdict(list)
    for path in sorted(context.stubs):
        for stub in context.stubs[path]:
            if stub.match == "symbol":
                groups[stub.pattern].append((path, stub))
    for pattern, group in sorted(groups.items()):
        java = [(path, stub) for path, stub in group if path.endswith(".java")]
        python = [(path, stub) for path, stub in group if not path.endswith(".java")]
        late = {path for path, _ in java if context.doubles[path].raises_timeout}
        yield from _of_java(context.program, pattern, [(path, stub) for path, stub in java if path not in late])
        if len(python) >= _LEAST_STUBS:
            yield from _of_python(context.program, answers, pattern, python)


def _of_python(program: Program, answers: Answers, pattern: str, group: list[tuple[str, Stub]]) -> Iterator[Finding]:
    """A function that handles the errors of a client library, but no timeout."""
    if any(stub.failure in _FAILED or not stub.known for _, stub in group):
        return
    function = answers.symbol(pattern)
    if not isinstance(function, FunctionInfo) or function.is_library or answers.is_late(function.path):
        return
    known_calls = failing_calls()
    packages = client_model("python").packages - known_calls.stores - known_calls.local
    handlers = list(handlers_of(program, function))
    if any(caught.handling == EXPLICIT for caught in handlers):
        return
    for caught in handlers:
        if caught.handling != OTHER:
            continue
        for name, at in caught.types:
            known = program.qualified(function.path, name, function.decl.qualname)
            if known.partition(".")[0] not in packages or known_calls.is_of_answer(known.rpartition(".")[2]):
                continue
            if isinstance(program.resolve(function.path, name, function.decl.qualname), (External, type(None))):
                yield _finding(
                    function,
                    group,
                    f"'{function.decl.name}' handles '{name}' and no timeout; [[{one_of(group)}]] never times out either.",
                    Step(place(caught.path, at), f"'{name}' is handled here, a timeout is not"),
                )
                return


def _of_java(program: Program, pattern: str, group: list[tuple[str, Stub]]) -> Iterator[Finding]:
    """A method whose exceptions have a class for timeouts, which the tested class does not tell from the others."""
    method = pattern.rpartition(".")[2]
    by_path: dict[str, list[tuple[str, Stub]]] = defaultdict(list)
    for path, stub in group:
        by_path[path].append((path, stub))
    for path, stubs in sorted(by_path.items()):
        if any(stub.failure == "timeout" or not stub.known for _, stub in stubs):
            continue
        for function in _tested_functions(program, path, method):
            caught = around(program, function, lambda node: _calls(node, method))
            if handling(caught) != OTHER:
                continue
            told = _timeout_class(program, function, caught)
            if told is not None:
                where, name, special = told
                yield _finding(
                    function,
                    stubs,
                    f"'{name}' is handled alike for every reason, though '{special}' says that the answer is late and the call "
                    f"may have taken effect; [[{one_of(stubs)}]] never throws it.",
                    Step(where, f"'{name}' is handled here, '{special}' with it"),
                )
                break


def _tested_functions(program: Program, test: str, method: str) -> Iterator[FunctionInfo]:
    """The functions of the class that a test is named after which call a method."""
    tested = tested_source(test)
    if not tested:
        return
    package = test.rpartition("/")[0].partition("/java/")[2]
    for path in sorted(program.sources):
        if path.endswith(f"{package}/{tested}.java"):
            yield from (function for function in program.functions_of(path) if method in function.decl.mentions)


def _timeout_class(program: Program, function: FunctionInfo, caught: list[Caught]) -> tuple[Place, str, str] | None:
    for item in caught:
        for name, at in item.types:
            cls = program.class_named(function.path, name, function.decl.qualname)
            if not isinstance(cls, ClassInfo) or cls.is_library:
                continue
            special = next((sub for sub in program.subclasses(cls) if TIMEOUTS.search(sub.name)), None)
            if special is not None:
                return place(item.path, at), cls.name, special.name
    return None


def _calls(node: s.Node, method: str) -> bool:
    return isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and node.function.name == method


def _finding(function: FunctionInfo, group: list[tuple[str, Stub]], message: str, last: Step) -> Finding:
    path, first = group[0]
    others = [(other, stub) for other, stub in group[1:] if (other, stub.place) != (path, first.place)][: _MOST_RELATED - 1]
    return Finding(
        rule="NG311",
        level=Level.WARNING,
        confidence=Confidence.MEDIUM,
        message=message,
        place=place(path, first.place),
        symbol=function.decl.qualname,
        subject=function.dotted,
        expression=function.decl.name,
        steps=(Step(place(path, first.place), "the mock answers"), last),
        related=(
            Related(place(path, first.place), one_of(group)),
            *(Related(place(other, stub.place), "another mock") for other, stub in others),
        ),
        reasons=("the mock takes the place of what it is named after (1)", "a timeout passes for another error"),
        caused_by=tuple(sorted({last.place.path, *(other for other, _ in others)} - {path})),
    )
