"""A Python source's declarations, and the bodies that go with them."""

from __future__ import annotations

import gc
import re

from tree_sitter import Node

from nullguard.languages.python.decoding import as_utf8
from nullguard.languages.python.expressions import lower
from nullguard.languages.python.statements import assignment, block
from nullguard.languages.python.types import type_of_expression, type_of_text
from nullguard.languages.suppressions import read_suppressions
from nullguard.languages.treesitter import MAX_DEPTH, at, parse, text
from nullguard.model import syntax as s
from nullguard.model.facts import Class, Field, Function, SourceFacts, SyntaxProblem, TypeParameter, encode_body
from nullguard.model.source import Language

_MAX_PROBLEMS = 20
_TYPE_COMMENT = re.compile(rb"#[ \t]*type:[ \t]*(?!ignore)([^\n#]+)")
_PROPERTY = frozenset({"property", "cached_property", "functools.cached_property", "hybrid_property", "abc.abstractproperty"})
_MODIFIERS = {
    "staticmethod": "static", "classmethod": "class", "abstractmethod": "abstract", "abc.abstractmethod": "abstract",
    "overload": "overload", "typing.overload": "overload",
}  # fmt: skip


def read_python(data: bytes, *, stub: bool = False) -> SourceFacts:
    """The facts of a Python source of any version. Raises UnreadableSource when the bytes are no text."""
    data = as_utf8(data)
    reader = Reader(data)
    enabled = gc.isenabled()
    gc.disable()
    try:
        reader.module(parse(data, Language.PYTHON).root_node)
    finally:
        if enabled:
            gc.enable()
    return reader.facts()


def read_expression(source: str) -> s.Expr | None:
    """One expression, for string annotations; None when it is none."""
    data = source.encode("utf-8", "replace")
    root = parse(data, Language.PYTHON).root_node
    if root.has_error or root.named_child_count != 1:
        return None
    statement = root.named_children[0]
    if statement.type != "expression_statement" or statement.named_child_count != 1:
        return None
    return lower(Reader(data), statement.named_children[0])


class Reader:
    """Collects the declarations of one source while its tree is walked."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.depth = 0
        self.mentions: set[str] = set()
        self.is_generator = False
        self.type_comments: dict[int, str] = {}
        if b"# type:" in data or b"#type:" in data:
            for number, line in enumerate(data.split(b"\n")):
                if (found := _TYPE_COMMENT.search(line)) is not None:
                    self.type_comments[number] = found[1].decode("utf-8", "replace").strip()
        self._problems: list[SyntaxProblem] = []
        self._imports: list[s.Import] = []
        self._classes: list[Class] = []
        self._functions: list[Function] = []
        self._variables: list[Field] = []
        self._bodies: list[bytes] = []
        self._module: Function | None = None
        self._exports: tuple[str, ...] = ()
        self._scopes: list[str] = []
        self._instance: list[Field] | None = None

    # ---- results -------------------------------------------------------------------------------------------------------

    def problem(self, message: str, node: Node) -> None:
        if len(self._problems) < _MAX_PROBLEMS:
            self._problems.append(SyntaxProblem(message, at(node)))

    def facts(self) -> SourceFacts:
        return SourceFacts(
            "python", "", tuple(self._imports), tuple(self._classes), tuple(self._functions), tuple(self._variables), self._module,
            self._exports, read_suppressions(self._data, b"#"), tuple(self._problems), self._data.count(b"\n") + (not self._data.endswith(b"\n")),
            tuple(self._bodies),
        )  # fmt: skip

    # ---- module --------------------------------------------------------------------------------------------------------

    def module(self, root: Node) -> None:
        """All top-level declarations; other statements are the body of `<module>`."""
        statements = self._top_level(root)
        self._module = Function(
            "<module>", "<module>", (), None, body=self._store(statements), mentions=tuple(sorted(self.mentions)), at=at(root)
        )
        if root.has_error:
            self._note_errors(root)

    def _note_errors(self, root: Node) -> None:
        pending = [root]
        while pending and len(self._problems) < _MAX_PROBLEMS:
            node = pending.pop()
            if node.type == "ERROR" or node.is_missing:
                self._problems.append(SyntaxProblem("syntax not understood", at(node)))
            elif node.has_error:
                pending.extend(reversed(node.children))
        self._problems = sorted(set(self._problems), key=lambda p: p.at)

    def _top_level(self, node: Node) -> s.Body:
        found: list[s.Stmt] = []
        for child in node.named_children:
            kind = child.type
            if kind == "function_definition":
                self._functions.append(self.function(child, (), ""))
            elif kind == "class_definition":
                self.class_(child, (), "")
            elif kind == "decorated_definition":
                self._decorated(child)
            elif kind in ("import_statement", "import_from_statement", "future_import_statement"):
                self._imports.extend(_imports(child))
            elif kind in ("if_statement", "try_statement", "with_statement", "for_statement", "while_statement"):
                self._conditional_declarations(child, 0)
                found.extend(block_of(self, child))
            elif kind == "ERROR":
                self.problem("syntax not understood", child)
                found.extend(self._top_level(child) if self.depth < 5 else ())
            elif kind == "block":
                found.extend(self._top_level(child))
            else:
                lowered = block_of(self, child)
                found.extend(lowered)
                for statement in lowered:
                    self._note_variable(statement)
        return tuple(found)

    def _conditional_declarations(self, node: Node, depth: int) -> None:
        """Declarations inside a top-level if, try or with are declarations of the module."""
        if depth > 12:
            return
        for child in node.named_children:
            kind = child.type
            if kind == "function_definition":
                self._functions.append(self.function(child, (), ""))
            elif kind == "class_definition":
                self.class_(child, (), "")
            elif kind == "decorated_definition":
                self._decorated(child)
            elif kind in ("import_statement", "import_from_statement"):
                self._imports.extend(_imports(child))
            elif kind == "expression_statement":
                for statement in block_of(self, child):
                    self._note_variable(statement)
            elif child.named_child_count and kind not in ("lambda",):
                self._conditional_declarations(child, depth + 1)

    def _decorated(self, node: Node) -> None:
        definition = node.child_by_field_name("definition")
        if definition is None:
            return
        decorators = self.decorators(node)
        if definition.type == "class_definition":
            self.class_(definition, decorators, "")
        else:
            self._functions.append(self.function(definition, decorators, ""))

    def _note_variable(self, statement: s.Stmt) -> None:
        if not isinstance(statement, s.Assign):
            return
        for target in statement.targets:
            if isinstance(target, s.Name):
                if target.id == "__all__" and isinstance(statement.value, s.Collection):
                    self._exports = tuple(str(i.value) for i in statement.value.items if isinstance(i, s.Constant))
                self._variables.append(Field(target.id, statement.type, statement.value, at=target.at))

    def _store(self, body: s.Body) -> int:
        self._bodies.append(encode_body(body))
        return len(self._bodies) - 1

    # ---- classes -------------------------------------------------------------------------------------------------------

    def class_(self, node: Node, decorators: tuple[s.Annotation, ...], outer: str) -> str:
        """Declare a class and all it contains; gives its qualname."""
        name_node, superclasses, body = (node.child_by_field_name(name) for name in ("name", "superclasses", "body"))
        name = text(name_node) if name_node is not None else "?"
        qualname = f"{outer}.{name}" if outer else name
        bases: list[s.TypeRef] = []
        keywords: list[s.Argument] = []
        for child in superclasses.named_children if superclasses is not None else ():
            if child.type == "keyword_argument":
                key, value = child.child_by_field_name("name"), child.child_by_field_name("value")
                if key is not None and value is not None:
                    keywords.append(s.Argument(lower(self, value), text(key)))
            elif child.type != "comment" and (base := type_of_expression(lower(self, child))) is not None:
                bases.append(base)
        position = len(self._classes)
        saved_instance, self._instance = self._instance, []
        fields: list[Field] = []
        functions: list[Function] = []
        if body is not None and self.depth < MAX_DEPTH:
            self.depth += 1
            self._class_body(body, qualname, fields, functions)
            self.depth -= 1
        fields.extend(_first_of_each(self._instance, {field.name for field in fields}))
        self._instance = saved_instance
        self._classes.insert(
            position,
            Class(name, qualname, "class", tuple(bases), decorators, (), _type_parameters(node), tuple(fields), tuple(functions),
                  tuple(keywords), at(name_node or node)),
        )  # fmt: skip
        return qualname

    def _class_body(self, body: Node, qualname: str, fields: list[Field], functions: list[Function]) -> None:
        for child in body.named_children:
            kind = child.type
            if kind == "function_definition":
                functions.append(self.function(child, (), qualname))
            elif kind == "class_definition":
                self.class_(child, (), qualname)
            elif kind == "decorated_definition":
                definition = child.child_by_field_name("definition")
                if definition is not None and definition.type == "class_definition":
                    self.class_(definition, self.decorators(child), qualname)
                elif definition is not None:
                    functions.append(self.function(definition, self.decorators(child), qualname))
            elif kind == "expression_statement" and child.named_child_count:
                inner = child.named_children[0]
                if inner.type == "assignment":
                    lowered = assignment(self, inner, child)
                    fields.extend(
                        Field(target.id, lowered.type, lowered.value, at=lowered.at)
                        for target in lowered.targets
                        if isinstance(target, s.Name)
                    )
            elif kind in ("if_statement", "try_statement", "block", "else_clause", "elif_clause", "except_clause"):
                self._class_body(child, qualname, fields, functions)

    # ---- functions -----------------------------------------------------------------------------------------------------

    def function(self, node: Node, decorators: tuple[s.Annotation, ...], outer: str) -> Function:
        """Declare a function of a module or class."""
        name_node, parameters_node, returns_node, body_node = (
            node.child_by_field_name(name) for name in ("name", "parameters", "return_type", "body")
        )
        name = text(name_node) if name_node is not None else "?"
        qualname = f"{outer}.{name}" if outer else name
        saved = self.mentions, self.is_generator
        self.mentions, self.is_generator = set(), False
        self._scopes.append(qualname)
        parameters = self.parameters(parameters_node) if parameters_node is not None else ()
        returns = type_of_expression(lower(self, returns_node)) if returns_node is not None else None
        body = block(self, body_node)
        if outer and parameters and self._instance is not None:
            self._note_instance_fields(body, parameters[0].name, name)
        if returns is None and (comment := self.type_comments.get(self._signature_end(node, body_node))) and "->" in comment:
            parameters, returns = _signature_comment(comment, parameters)
        modifiers = _modifiers(decorators)
        if any(child.type == "async" for child in node.children[:2]):
            modifiers = ("async", *modifiers)
        if self.is_generator:
            modifiers = ("generator", *modifiers)
        function = Function(
            name, qualname, parameters, returns, decorators, modifiers, _type_parameters(node), self._store(body),
            tuple(sorted(self.mentions)), at(name_node or node),
        )  # fmt: skip
        self._scopes.pop()
        self.mentions, self.is_generator = saved
        return function

    @staticmethod
    def _signature_end(node: Node, body: Node | None) -> int:
        return body.start_point[0] - 1 if body is not None else node.end_point[0]

    def _note_instance_fields(self, body: s.Body, receiver: str, method: str) -> None:
        assert self._instance is not None
        pending: list[s.Stmt] = list(reversed(body))
        while pending:
            node = pending.pop()
            match node:
                case s.Assign(targets=targets, value=value, type=type_):
                    for target in targets:
                        if isinstance(target, s.Attribute) and isinstance(target.value, s.Name) and target.value.id == receiver:
                            simple = value if _is_small(value) else None
                            self._instance.append(Field(target.name, type_, simple, modifiers=("instance", method), at=target.at))
                case s.If(branches=branches, orelse=orelse):
                    pending.extend(reversed((*(st for b in branches for st in b.body), *orelse)))
                case s.With(body=inner) | s.ForEach(body=inner) | s.While(body=inner) | s.Try(body=inner):
                    pending.extend(reversed(inner))
                case _:
                    pass

    def parameters(self, node: Node) -> tuple[s.Parameter, ...]:
        """The parameters of a function or lambda."""
        found: list[s.Parameter] = []
        kind = "positional"
        for child in node.named_children:
            shape = child.type
            if shape in ("keyword_separator", "positional_separator", "comment"):
                kind = "keyword" if shape == "keyword_separator" else kind
                continue
            name, written, default, parameter_kind = self._parameter(child, kind)
            if not name:
                continue
            found.append(s.Parameter(name, written, parameter_kind, default, (), at(child)))
            if parameter_kind == "star":
                kind = "keyword"
        return tuple(found)

    def _parameter(self, node: Node, kind: str) -> tuple[str, s.TypeRef | None, s.Expr | None, str]:
        shape = node.type
        if shape == "identifier":
            return text(node), None, None, kind
        if shape in ("list_splat_pattern", "dictionary_splat_pattern"):
            name = text(node.named_children[0]) if node.named_child_count else ""
            return name, None, None, "star" if shape == "list_splat_pattern" else "kwargs"
        if shape == "typed_parameter":
            inner = node.named_children[0]
            annotation = node.child_by_field_name("type")
            written = type_of_expression(lower(self, annotation)) if annotation is not None else None
            name, _, _, inner_kind = self._parameter(inner, kind)
            return name, written, None, inner_kind
        if shape in ("default_parameter", "typed_default_parameter"):
            name_node, annotation, value = (node.child_by_field_name(field) for field in ("name", "type", "value"))
            written = type_of_expression(lower(self, annotation)) if annotation is not None else None
            default = lower(self, value) if value is not None else None
            return (text(name_node) if name_node is not None else "", written, default, kind)
        return "", None, None, kind

    def decorators(self, node: Node) -> tuple[s.Annotation, ...]:
        """The decorators of a decorated definition."""
        found = []
        for child in node.named_children:
            if child.type == "decorator" and child.named_child_count:
                value = lower(self, child.named_children[0])
                arguments: tuple[s.Argument, ...] = ()
                if isinstance(value, s.Call):
                    value, arguments = value.function, value.arguments
                name = _dotted(value)
                if name:
                    found.append(s.Annotation(name, arguments, at(child)))
        return tuple(found)

    # ---- nested in functions -------------------------------------------------------------------------------------------

    def nested_function(self, node: Node, decorators: tuple[s.Annotation, ...]) -> tuple[s.Stmt, ...]:
        """A function inside a function: a statement with the body in place."""
        name_node, parameters_node, returns_node, body_node = (
            node.child_by_field_name(name) for name in ("name", "parameters", "return_type", "body")
        )
        if not self._scopes:
            return ()  # inside a top-level if or try: declared with the module
        name = text(name_node) if name_node is not None else "?"
        saved, self.is_generator = self.is_generator, False
        self._scopes.append(f"{self._scopes[-1]}.<locals>.{name}")
        function = s.NestedFunction(
            name,
            self.parameters(parameters_node) if parameters_node is not None else (),
            block(self, body_node),
            type_of_expression(lower(self, returns_node)) if returns_node is not None else None,
            decorators,
            any(child.type == "async" for child in node.children[:2]),
            self.is_generator,
        )
        self._scopes.pop()
        self.is_generator = saved
        return (s.FunctionDef(function, at(name_node or node)),)

    def nested_class(self, node: Node, decorators: tuple[s.Annotation, ...]) -> tuple[s.Stmt, ...]:
        """A class inside a function: declared apart, bound here."""
        if not self._scopes:
            return ()
        saved = self.mentions
        self.mentions = set()
        qualname = self.class_(node, decorators, f"{self._scopes[-1]}.<locals>")
        self.mentions = saved
        return (s.LocalClass(qualname.rpartition(".")[2], qualname, at(node)),)

    def local_imports(self, node: Node) -> tuple[s.Stmt, ...]:
        """Imports inside a function; the module's own are declarations."""
        if not self._scopes:
            return ()
        return tuple(s.LocalImport(item, item.at) for item in _imports(node))


def block_of(reader: Reader, node: Node) -> s.Body:
    """The statements of one node, through the same door as a block's."""
    return block(reader, _Single(node))  # type: ignore[arg-type]


class _Single:
    """A block of one statement."""

    __slots__ = ("named_children",)

    def __init__(self, node: Node) -> None:
        self.named_children = [node]


def _imports(node: Node) -> list[s.Import]:
    where = at(node)
    found: list[s.Import] = []
    if node.type == "import_statement":
        for child in node.children_by_field_name("name"):
            if child.type == "aliased_import":
                name, alias = child.child_by_field_name("name"), child.child_by_field_name("alias")
                found.append(s.Import(text(name) if name else "", "", text(alias) if alias else "", 0, False, where))
            else:
                found.append(s.Import(text(child), "", "", 0, False, where))
        return found
    if node.type == "future_import_statement":
        return []
    module_node = node.child_by_field_name("module_name")
    module, level = "", 0
    if module_node is not None:
        if module_node.type == "relative_import":
            for part in module_node.named_children:
                if part.type == "import_prefix":
                    level = len(text(part).replace(" ", ""))
                else:
                    module = text(part)
            level = level or text(module_node).count(".") - module.count(".")
        else:
            module = text(module_node)
    if any(child.type == "wildcard_import" for child in node.named_children):
        return [s.Import(module, "*", "", level, False, where)]
    for child in node.children_by_field_name("name"):
        if child.type == "aliased_import":
            name, alias = child.child_by_field_name("name"), child.child_by_field_name("alias")
            found.append(s.Import(module, text(name) if name else "", text(alias) if alias else "", level, False, where))
        else:
            found.append(s.Import(module, text(child), "", level, False, where))
    return found


def _type_parameters(node: Node) -> tuple[TypeParameter, ...]:
    parameters = node.child_by_field_name("type_parameters")
    if parameters is None:
        return ()
    found = []
    for child in parameters.named_children:
        raw = text(child)
        name, _, bound = raw.partition(":")
        bound_type = type_of_text(bound) if bound else None
        found.append(
            TypeParameter(name.strip().lstrip("*").partition("=")[0].strip(), (bound_type,) if bound_type is not None else ())
        )
    return tuple(found)


def _modifiers(decorators: tuple[s.Annotation, ...]) -> tuple[str, ...]:
    found = []
    for decorator in decorators:
        name = decorator.name
        if name in _PROPERTY or name.rpartition(".")[2] in ("cached_property", "hybrid_property"):
            found.append("property")
        elif name.endswith(".setter"):
            found.append("setter")
        elif name.endswith(".deleter"):
            found.append("deleter")
        elif name in _MODIFIERS:
            found.append(_MODIFIERS[name])
    return tuple(found)


def _signature_comment(comment: str, parameters: tuple[s.Parameter, ...]) -> tuple[tuple[s.Parameter, ...], s.TypeRef | None]:
    """`# type: (int, Optional[str]) -> bool` below a signature."""
    given, _, returned = comment.partition("->")
    types: list[s.TypeRef | None] = []
    depth, part = 0, ""
    for character in given.strip().removeprefix("(").removesuffix(")"):
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            types.append(type_of_text(part))
            part = ""
        else:
            part += character
    if part.strip():
        types.append(type_of_text(part))
    offset = len(parameters) - len(types)
    if offset not in (0, 1):
        return parameters, type_of_text(returned)
    typed = list(parameters[:offset])
    for parameter, written in zip(parameters[offset:], types, strict=True):
        typed.append(s.Parameter(parameter.name, written or parameter.type, parameter.kind, parameter.default, (), parameter.at))
    return tuple(typed), type_of_text(returned)


def _first_of_each(fields: list[Field] | None, taken: set[str]) -> list[Field]:
    """One field per name: the one with a type or value where several methods set it; `__init__` first."""
    chosen: dict[str, Field] = {}
    for field in sorted(fields or (), key=lambda f: f.modifiers[1:] != ("__init__",)):
        known = chosen.get(field.name)
        if field.name not in taken and (known is None or (known.type is None and field.type is not None)):
            chosen[field.name] = field
    return sorted(chosen.values(), key=lambda field: field.at)


def _is_small(value: s.Expr | None) -> bool:
    """Whether an initialiser is worth keeping with the declaration: names, literals, constructor calls."""
    match value:
        case s.Name() | s.Constant():
            return True
        case s.Attribute(value=inner):
            return _is_small(inner)
        case s.Call(function=function, arguments=arguments):
            return _is_small(function) and len(arguments) <= 6 and all(_is_small(a.value) for a in arguments)
        case _:
            return False


def _dotted(node: s.Expr) -> str:
    parts: list[str] = []
    while isinstance(node, s.Attribute):
        parts.append(node.name)
        node = node.value
    if not isinstance(node, s.Name):
        return ""
    parts.append(node.id)
    return ".".join(reversed(parts))
