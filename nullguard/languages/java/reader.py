"""A Java source's declarations, and the bodies that go with them."""

from __future__ import annotations

import gc

from tree_sitter import Node

from nullguard.knowledge.words import library_names
from nullguard.languages.java import kinds as k
from nullguard.languages.java.annotations import modifiers_of
from nullguard.languages.java.declarations import CLASSES, anonymous_class, class_of, method_of
from nullguard.languages.java.decoding import as_utf8
from nullguard.languages.java.expressions import lower
from nullguard.languages.java.parameters import lambda_parameters
from nullguard.languages.java.patterns import pattern_of, switch_of
from nullguard.languages.java.repair import repaired
from nullguard.languages.java.simple_statements import declarator
from nullguard.languages.java.statements import block, body_of
from nullguard.languages.java.types import NULLABLE, declared_null, type_of
from nullguard.languages.suppressions import read_suppressions
from nullguard.languages.treesitter import MAX_DEPTH, at, parse
from nullguard.model import syntax as s
from nullguard.model.facts import WRITTEN, Class, Field, Function, SourceFacts, Suppression, SyntaxProblem, encode_body
from nullguard.model.source import Language
from nullguard.model.span import pack

_MAX_PROBLEMS = 20
_UNDONE = Class("?", "?", "class")

Saved = tuple[str, set[str], set[str], set[str], set[str]]


def read_java(data: bytes) -> SourceFacts:
    """The facts of a Java source of any version. Raises UnreadableSource when the bytes are no text.

    Names of what Java leaves without one, and other choices:

    - a constructor has the class's simple name, the qualname `Outer.Inner.Inner`, the modifier `constructor` and no return type;
      a record's compact one has the modifier `compact` too, and the components as parameters;
    - initialiser blocks are functions `<init>` (instance) and `<clinit>` (static), one for each block;
    - an anonymous class is named `<anonymous N>`, N counting from 1 within the method (or class, for field initialisers and enum
      constants) whose qualname precedes it; its one base is the type behind `new`;
    - a class in a method has the qualname `Outer.method.<locals>.Name`;
    - fields of interfaces have the modifiers `static` and `final`, their methods without body `abstract`, written or not;
    - enum constants have their enum as type, and as value a New where they have arguments or a body;
    - `values`, `valueOf` and accessors of records that are not written are functions without body with the modifier `implicit`;
    - the type of a varargs parameter is its element's, that of a varargs component the array;
    - `Outer.this` is the attribute `this` of the name `Outer`; `Outer.super.m()` is a method of the name `super`;
    - `new T[] {a, b}` is a Collection cast to `T[]`, `new T[n]` a New of it with the sizes as arguments;
    - try-with-resources without handlers is only the With;
    - methods and variables outside any class (allowed since Java 21) are functions and variables of the source.
    """
    data, problems = as_utf8(data)
    tree = parse(data, Language.JAVA)
    if tree.root_node.has_error and (rewritten := repaired(data)) != data:
        data, tree = rewritten, parse(rewritten, Language.JAVA)
    reader = Reader(data, problems)
    enabled = gc.isenabled()
    gc.disable()  # the walk makes many small objects and no cycles
    try:
        reader.source(tree.root_node)
    finally:
        if enabled:
            gc.enable()
    return reader.facts()


class Reader:
    """Collects the declarations of one source while its tree is walked.

    `annotating_types` are the names of imported annotations of types (`ElementType.TYPE_USE`) that speak of null.
    `names`, `locals`, `mentions` and `writes` belong to the function at hand: simple names read, variables declared, names of
    members, and simple names assigned.
    """

    def __init__(self, data: bytes, problems: list[SyntaxProblem]) -> None:
        self._data = data
        self._ascii = data.decode("ascii") if data.isascii() else None
        self._lines: list[bytes] | None = None
        self._problems = problems
        self._imports: list[s.Import] = []
        self._functions: list[Function] = []
        self._variables: list[Field] = []
        self._bodies: list[bytes] = []
        self._package = ""
        self._anonymous: dict[str, int] = {}
        self.classes: list[Class] = []
        self.suppressions: list[Suppression] = []
        self.annotating_types: set[str] = set()
        self.may_suppress = b"nullguard:" in data
        self.depth = 0
        self.scope = ""
        self.names: set[str] = set()
        self.locals: set[str] = set()
        self.mentions: set[str] = set()
        self.writes: set[str] = set()

    # ---- text ----------------------------------------------------------------------------------------------------------

    def text(self, node: Node) -> str:
        """The source text of a node."""
        if self._ascii is not None:
            return self._ascii[node.start_byte : node.end_byte]
        return self._data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def compact(self, node: Node) -> str:
        """The text of a dotted name without blanks."""
        written = self.text(node)
        return written if written.isidentifier() else "".join(written.split())

    def line(self, row: int) -> bytes:
        """A line of the source, counted from 0."""
        if self._lines is None:
            self._lines = self._data.split(b"\n")
        return self._lines[row] if row < len(self._lines) else b""

    # ---- what expressions, statements and declarations need of each other --------------------------------------------------

    def expression(self, node: Node) -> s.Expr:
        return lower(self, node)

    def pattern(self, node: Node) -> s.Pattern:
        return pattern_of(self, node)

    def switch(self, node: Node, is_value: bool) -> s.Switch:
        return switch_of(self, node, is_value)

    def block(self, node: Node) -> s.Body:
        return block(self, node)

    def body(self, node: Node) -> s.Body:
        return body_of(self, node)

    def lambda_parameters(self, node: Node | None) -> tuple[s.Parameter, ...]:
        return lambda_parameters(self, node)

    def anonymous_class(self, base: s.TypeRef, body: Node) -> str:
        return anonymous_class(self, base, body)

    def local_class(self, node: Node) -> tuple[str, str]:
        """Declare a class inside a function; gives its name and qualname."""
        saved = self.enter(self.scope)
        found = class_of(self, node, f"{self.scope}.<locals>." if self.scope else "")
        self.leave(saved)
        return found

    # ---- scopes --------------------------------------------------------------------------------------------------------

    def bind(self, node: Node | None) -> str:
        """The name that a declaration binds; it is no longer a possible field in the function at hand."""
        if node is None:
            return ""
        name = self.text(node)
        self.locals.add(name)
        return name

    def enter(self, scope: str) -> Saved:
        """Begin a function or class of its own."""
        saved = (self.scope, self.names, self.locals, self.mentions, self.writes)
        self.scope, self.names, self.locals, self.mentions, self.writes = scope, set(), set(), set(), set()
        return saved

    def leave(self, saved: Saved) -> tuple[str, ...]:
        """End it; gives what it mentioned."""
        written = {name + WRITTEN for name in self.writes - self.locals}
        mentions = tuple(sorted(self.mentions | (self.names - self.locals) | written))
        self.scope, self.names, self.locals, self.mentions, self.writes = saved
        return mentions

    def writes_to(self, target: s.Expr) -> None:
        """Note that a name or member is assigned."""
        if isinstance(target, s.Name):
            self.writes.add(target.id)
        elif isinstance(target, s.Attribute):
            self.mentions.add(target.name + WRITTEN)

    def anonymous_name(self) -> tuple[str, str]:
        """Name and qualname of the next anonymous class in the scope at hand."""
        number = self._anonymous.get(self.scope, 0) + 1
        self._anonymous[self.scope] = number
        name = f"<anonymous {number}>"
        return name, f"{self.scope}.{name}" if self.scope else name

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
            line, column = node.start_point
            self._problems.append(SyntaxProblem(message, pack(line + 1, column, line + 1, column)))

    def facts(self) -> SourceFacts:
        """What was found."""
        lines = self._data.count(b"\n") + (bool(self._data) and not self._data.endswith(b"\n"))
        return SourceFacts(
            "java", self._package, tuple(self._imports), tuple(self.classes), tuple(self._functions), tuple(self._variables),
            suppressions=tuple(sorted((*read_suppressions(self._data, b"//"), *self.suppressions), key=lambda item: item.at)),
            problems=tuple(sorted(set(self._problems), key=lambda item: (item.at, item.message))),
            lines=lines, bodies=tuple(self._bodies),
        )  # fmt: skip

    # ---- the source ------------------------------------------------------------------------------------------------------

    def source(self, root: Node) -> None:
        """Read all top-level declarations."""
        self._top_level(root)
        if root.has_error:
            self._note_errors(root)

    def _note_errors(self, root: Node) -> None:
        pending = [root]
        while pending and len(self._problems) < _MAX_PROBLEMS:
            node = pending.pop()
            if node.is_missing or node.is_error:
                self.problem("syntax not understood", node)
            elif node.has_error:
                pending.extend(reversed(node.children))

    def _top_level(self, node: Node) -> None:
        for child in node.named_children:
            kind = child.kind_id
            if kind in CLASSES:
                class_of(self, child, "")
            elif kind == _IMPORT:
                self._import(child)
            elif kind == _PACKAGE:
                name = next((part for part in child.named_children if part.kind_id in _DOTTED), None)
                self._package = self.compact(name) if name is not None else ""
            elif kind == _METHOD:
                self._functions.append(method_of(self, child, ""))
            elif kind in _VARIABLES:
                self._variable(child)
            elif kind == k.ERROR and self.depth < MAX_DEPTH:
                self.depth += 1
                self._top_level(child)
                self.depth -= 1

    def _import(self, node: Node) -> None:
        dotted, is_static, is_wildcard = "", False, False
        for child in node.children:
            kind = child.kind_id
            if kind in _DOTTED:
                dotted = self.compact(child)
            elif kind == _ASTERISK:
                is_wildcard = True
            elif child.type == "static":
                is_static = True
        module, name = (dotted, "*") if is_wildcard else (dotted.rpartition(".")[0], dotted.rpartition(".")[2])
        if dotted:
            self._imports.append(s.Import(module, name, name, 0, is_static, at(node)))
            if module in library_names("annotating-types"):
                self.annotating_types.update(NULLABLE if is_wildcard else (name,))

    def _variable(self, node: Node) -> None:
        annotations, words, nullable = modifiers_of(self, node)
        ref = type_of(self, node.child_by_field_id(k.TYPE))
        for child in node.children_by_field_id(k.DECLARATOR):
            name, written, value = declarator(self, child, ref)
            said = annotations
            if nullable:
                written, said = declared_null(self, written, annotations)
            self._variables.append(Field(name.id, written, value, said, words, name.at))


_PACKAGE = k.kind("package_declaration")
_IMPORT = k.kind("import_declaration")
_ASTERISK = k.kind("asterisk")
_METHOD = k.kind("method_declaration")
_VARIABLES = k.kinds("local_variable_declaration", "field_declaration")
_DOTTED = k.kinds("identifier", "scoped_identifier")
