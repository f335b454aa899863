"""A Python source's declarations, and the bodies that go with them."""

from __future__ import annotations

import gc
import re

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.languages.python.declarations import class_of, decorators_of, function_of, nested_function_of, parameters_of
from nullguard.languages.python.decoding import as_utf8
from nullguard.languages.python.exports import exports_of
from nullguard.languages.python.expressions import lower
from nullguard.languages.python.quoted import quoted_names
from nullguard.languages.python.scopes import Scope
from nullguard.languages.python.statements import statements
from nullguard.languages.source_text import SourceText
from nullguard.languages.suppressions import read_suppressions
from nullguard.languages.treesitter import parse
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, Class, Field, Function, SourceFacts, SyntaxProblem, encode_body
from nullguard.model.source import Language

_MAX_PROBLEMS = 20
_TYPE_COMMENT = re.compile(rb"#[ \t]*type:(?![ \t]*ignore)[ \t]*([^\n#]+)")
_UNDONE = Class("?", "?", "class")


def read_python(data: bytes, *, stub: bool = False) -> SourceFacts:
    """The facts of a Python source of any version; of a stub without bodies.

    Raises UnreadableSource when the bytes are no text. What Python leaves open is settled so:

    - what stands in an `if`, `try`, `with` or loop at the top level (or in a class body) is declared as if it stood outside;
      names bound there by `for`, `with` and unpacking are variables too;
    - a name assigned several times is several variables or fields, in their order; the attributes that methods set come last,
      those of `__init__` first, each assignment one field;
    - a class whose statements are more than declarations is a statement itself, which holds them;
    - a base that is a call has the function's name with `()`, but `with_metaclass(Meta, Base)` has the base Base; one that cannot
      be read is `?`;
    - the places of classes and functions are those of their names;
    - `type X = …` is a variable of the type `TypeAlias`; a docstring is no statement; t-strings are Opaque, their values
      evaluated; the expressions inside the specifier of an f-string's field are left out;
    - Python 2: `print` is a call (its `>>file` the argument `file`), `raise E, x` raises `E(x)`, `except E, e` binds a name that
      does not begin with a capital.
    """
    data, problems = as_utf8(data)
    reader = Reader(data, problems, stub)
    enabled = gc.isenabled()
    gc.disable()  # the walk makes many small objects and no cycles
    try:
        reader.module(parse(data, Language.PYTHON).root_node)
    finally:
        if enabled:
            gc.enable()
    return reader.facts()


class Reader(SourceText):
    """Collects the declarations of one source while its tree is walked.

    `scope`, `mentions`, `values` (names that are neither called nor asked for an attribute), `is_generator` and `is_coroutine`
    belong to the module, class or function whose statements are read.
    """

    def __init__(self, data: bytes, problems: list[SyntaxProblem], is_stub: bool) -> None:
        super().__init__(data)
        self.is_stub = is_stub
        self._shared: list[Field] = []
        self.scope = Scope("module", "", self._shared)
        self.mentions: set[str] = set()
        self.values: set[str] = set()
        self.values_of: list[tuple[str, set[str]]] = []
        self.is_generator = False
        self.is_coroutine = False
        self.imports: list[s.Import] = []
        self.classes: list[Class] = []
        self.type_comments: dict[int, str] = {}
        if b"type:" in data:
            for comment in _TYPE_COMMENT.finditer(data):
                self.type_comments[self.line_of(comment.start())] = comment[1].decode("utf-8", "replace").strip()
        self._module = self.scope
        self._problems = problems
        self._bodies: list[bytes] = []
        self._function: Function | None = None
        self._exports: tuple[str, ...] = ()

    # ---- what expressions, statements and declarations need of each other --------------------------------------------------

    def expression(self, node: Node, depth: int) -> s.Expr:
        return lower(self, node, depth)

    def parameters(self, node: Node, depth: int) -> tuple[tuple[s.Parameter, ...], list[s.Stmt]]:
        """The parameters of a lambda, and the statements that unpack them."""
        unpacking: list[s.Stmt] = []
        return parameters_of(self, node, depth, unpacking), unpacking

    def decorators(self, node: Node, depth: int) -> tuple[s.Annotation, ...]:
        return decorators_of(self, node, depth)

    def define(self, node: Node, decorators: tuple[s.Annotation, ...], depth: int, found: list[s.Stmt]) -> None:
        """Declare a class or function; inside a function add the statement that binds it."""
        scope = self.scope
        if node.kind_id == k.CLASS_DEFINITION:
            qualname, body, at = class_of(self, node, decorators, depth)
            if scope.kind == "function" or body:
                found.append(s.LocalClass(qualname.rpartition(".")[2], qualname, body, at))
        elif scope.kind == "function":
            found.append(nested_function_of(self, node, decorators, depth))
        else:
            scope.functions.append(function_of(self, node, decorators, depth))

    def reserve_class(self) -> int:
        """The place of a class before those nested in it."""
        self.classes.append(_UNDONE)
        return len(self.classes) - 1

    def store(self, body: s.Body) -> int:
        """Keep a body; gives its index."""
        self._bodies.append(encode_body(body))
        return len(self._bodies) - 1

    # ---- results -------------------------------------------------------------------------------------------------------

    def problem(self, message: str, node: Node) -> None:
        """Note what was not understood."""
        if len(self._problems) < _MAX_PROBLEMS:
            start = node.start_byte
            self._problems.append(SyntaxProblem(message, self.span(start, start)))

    def module(self, root: Node) -> None:
        """Read all declarations; the other top-level statements are the body of `<module>`."""
        found: list[s.Stmt] = []
        statements(self, [root] if root.is_error else root.children, 0, found)
        body = tuple(found)
        if b"__all__" in self.data:
            self._exports = exports_of(body)
        index = NO_BODY if self.is_stub else self.store(body)
        mentions = tuple(sorted(self.mentions))
        self._function = Function("<module>", "<module>", (), None, body=index, mentions=mentions, at=self.at(root))
        if root.has_error:
            self._note_errors(root)

    def _note_errors(self, root: Node) -> None:
        pending = [root]
        while pending and len(self._problems) < _MAX_PROBLEMS:
            node = pending.pop()
            if node.is_error or node.is_missing:
                self.problem("syntax not understood", node)
            elif node.has_error:
                pending.extend(reversed(node.children))

    def _held(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The names of functions of the source, and those that are imported and begin with a small letter, that are values."""
        imported = {item.alias or item.name for item in self.imports if item.name}
        named = {name for name in imported if not name[:1].isupper()} | {function.name for function in self._module.functions}
        found: dict[str, list[str]] = {}
        for qualname, values in (("<module>", self.values), *self.values_of):
            for name in named & values:
                found.setdefault(name, []).append(qualname)
        return tuple((name, tuple(sorted(found[name]))) for name in sorted(found))

    def facts(self) -> SourceFacts:
        """What was found."""
        lines = self.data.count(b"\n") + (bool(self.data) and not self.data.endswith(b"\n"))
        problems = sorted(set(self._problems), key=lambda item: (item.at, item.message))
        return SourceFacts(
            "python", "", tuple(self.imports), tuple(self.classes), tuple(self._module.functions),
            (*self._module.fields, *self._shared),
            self._function, self._exports, read_suppressions(self.data, b"#"), tuple(problems), lines, tuple(self._bodies),
            () if self.is_stub else quoted_names(self.data), () if self.is_stub else self._held(),
        )  # fmt: skip
