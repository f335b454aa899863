"""Follows names to values through the program: locals, fields, constants, settings, functions that make a client."""

from __future__ import annotations

import re

from nullguard.frameworks.clients import (
    expressions,
    fields,
    limiting,
    settings_modules,
    statements,
)
from nullguard.frameworks.clients.frames import Frame, Record
from nullguard.frameworks.clients.parameters import new_frame
from nullguard.frameworks.clients.prefilter import imports_clients
from nullguard.frameworks.clients.project_clients import NO_PROJECT_CLIENTS, ProjectClients
from nullguard.frameworks.clients.values import (
    UNKNOWN,
    Bound,
    ClassValue,
    Client,
    FunctionValue,
    Instance,
    Known,
    ModuleValue,
    Reference,
    Value,
    as_default,
    through,
)
from nullguard.frameworks.configuration import EMPTY, Configuration
from nullguard.knowledge.clients import ClientModel
from nullguard.model.clients import ClientCall, Hop
from nullguard.model.facts import Field
from nullguard.model.syntax import Attribute, Constant, Expr, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, External, FunctionInfo, ModuleInfo, VariableInfo
from nullguard.program.trace import body_entry

MOST_DEPTH = 110
"""Expressions, statements and functions within each other, over all functions that are being followed."""

MOST_STEPS = 400_000
"""Expressions of one source and of what it refers to; the largest real source needs a tenth."""

_NAMED = re.compile(r"timeout|limit|deadline|url|uri|endpoint|session|client|http", re.I)


class Evaluator:
    """Evaluates expressions of the source `path` and of whatever they refer to. Facts are recorded for that source alone."""

    def __init__(
        self,
        program: Program,
        path: str,
        model: ClientModel,
        configuration: Configuration = EMPTY,
        project: ProjectClients = NO_PROJECT_CLIENTS,
    ) -> None:
        self.program = program
        self.path = path
        self.model = model
        self.configuration = configuration
        self.project = project
        self._clients = frozenset(project.functions)
        self.record = Record()
        self.depth = 0
        self.steps = 0
        self._frames: dict[str, Frame] = {}
        self._open: set[str] = set()
        self._fields: dict[tuple[str, str], Value] = {}
        self._near: dict[str, bool] = {}
        self._settings: tuple[str, ...] | None = None
        self.walks = 0
        self.plain: dict[tuple[str, int], ClientCall] = {}

    # ---- functions

    def frame_of(self, function: FunctionInfo) -> Frame:
        """A function, walked once. While it is being walked (recursion) it is as far as it came."""
        key = f"{function.id}@{function.decl.at}"
        known = self._frames.get(key)
        if known is None:
            known = self._frames[key] = new_frame(self, function, {})
            self.walk(known, function)
        return known

    def walk(self, frame: Frame, function: FunctionInfo) -> None:
        """Walk the body of a function in a frame for it."""
        if self.depth >= MOST_DEPTH or self.steps >= MOST_STEPS:
            return
        key = f"{function.id}@{function.decl.at}"
        self._open.add(key)
        before = limiting.extent(self.record)
        self.program.reads.add(body_entry(function))
        statements.run(self, frame, self.program.body(function))
        limiting.spread(self, frame, function.dotted.removesuffix(".<module>"), before)
        self._open.discard(key)

    def follows(self, function: FunctionInfo) -> bool:
        """Whether a function is worth walking for what it returns: one of this source, of a source that uses client libraries,
        a client of the project, or one that is named after a limit or an address."""
        name = function.decl.name
        if self.is_near(function.path) or name in self._clients:
            return True
        return _NAMED.search(name) is not None

    def is_near(self, path: str) -> bool:
        """Whether a source is the one that is looked at, or uses client libraries itself."""
        known = self._near.get(path)
        if known is None:
            facts = self.program.sources.get(path)
            known = self._near[path] = path == self.path or (facts is not None and imports_clients(facts, self.model))
        return known

    def is_open(self, function: FunctionInfo) -> bool:
        """Whether a function is being walked."""
        return f"{function.id}@{function.decl.at}" in self._open

    # ---- expressions

    def evaluate(self, frame: Frame, node: Expr) -> Value:
        """What an expression holds; UNKNOWN beyond the limits of depth and steps."""
        self.steps += 1
        if self.depth > MOST_DEPTH or self.steps > MOST_STEPS:
            return UNKNOWN
        self.depth += 1
        value = expressions.evaluate(self, frame, node)
        self.depth -= 1
        return value

    def peek(self, frame: Frame, node: Expr) -> Value:
        """What a name, attribute or constant holds, without recording anything; UNKNOWN for other expressions."""
        if isinstance(node, Constant):
            return Known(node.value)
        if isinstance(node, (Name, Attribute)):
            root: Expr = node
            while isinstance(root, Attribute):
                root = root.value
            return self.evaluate(frame, node) if isinstance(root, Name) else UNKNOWN
        return UNKNOWN

    # ---- names

    def is_java(self, path: str) -> bool:
        """Whether a source is Java."""
        facts = self.program.sources.get(path)
        return facts is not None and facts.language == "java"

    def name(self, frame: Frame, name: str, at: int) -> Value:
        """What a simple name holds."""
        known = frame.env.get(name)
        if known is not None:
            return through(known, Hop(frame.path, at, name)) if isinstance(known, Known) and known.hops else known
        if frame.is_java:
            cls = frame.owner
            if cls is not None and self.program.field(cls, name) is not None:
                return through(self.attribute_of(cls, name), Hop(frame.path, at, name))
        symbol = self.program.resolve(frame.path, name, frame.scope)
        if symbol is None:
            names = self.program.candidates(frame.path, name, frame.scope)
            return Reference(next((other for other in names if self.model.knows(other)), names[0] if names else name))
        return self.symbol(symbol, Hop(frame.path, at, name))

    def symbol(self, symbol: object, hop: Hop) -> Value:
        """What a resolved name holds."""
        if isinstance(symbol, External):
            return settings_modules.setting(self, symbol.dotted, hop) or Reference(symbol.dotted)
        if isinstance(symbol, ModuleInfo):
            is_project = symbol.path and not symbol.path.startswith("<")
            return ModuleValue(symbol.path) if is_project else Reference(symbol.dotted)
        if isinstance(symbol, ClassInfo):
            return Reference(symbol.dotted) if symbol.is_library else ClassValue(symbol)
        if isinstance(symbol, FunctionInfo):
            return Reference(symbol.dotted) if symbol.is_library else FunctionValue(symbol)
        if isinstance(symbol, VariableInfo):
            return through(self.variable(symbol), hop)
        return UNKNOWN

    def variable(self, variable: VariableInfo) -> Value:
        """What a module's variable or a static field holds."""
        if variable.path.startswith("<"):
            return Reference(variable.dotted)
        if variable.owner is not None:
            return self.attribute_of(variable.owner, variable.decl.name)
        same = [field for field in self.program.sources[variable.path].variables if field.name == variable.decl.name]
        if len(same) == 1 and isinstance(variable.decl.value, Constant):
            return self.literal(variable.path, variable.decl)
        if any("global" in field.modifiers for field in same):
            first = self.literal(variable.path, variable.decl)
            return as_default(first) if isinstance(first, Known) else UNKNOWN  # a function sets it
        if len(same) == 1 and variable.path != self.path and variable.decl.value is not None:
            value = self._apart(variable)
            if not isinstance(value, Client):  # which the module may set something on
                return value
        module = self._module(variable.path)
        if module is None:
            return UNKNOWN
        if self.is_open(module) and variable.decl.name not in self.frame_of(module).env:
            return UNKNOWN
        return self.frame_of(module).env.get(variable.decl.name, UNKNOWN)

    def _apart(self, variable: VariableInfo) -> Value:
        """The initialiser of a module's variable that is bound once, without a walk through its module."""
        key = (variable.path, variable.decl.name)
        if key not in self._fields:
            self._fields[key] = UNKNOWN  # for cycles
            value = variable.decl.value
            self._fields[key] = self.evaluate(Frame(variable.path, ""), value) if value is not None else UNKNOWN
        return self._fields[key]

    def _module(self, path: str) -> FunctionInfo | None:
        first = next(iter(self.program.functions_of(path)), None)
        return first if first is not None and first.decl.qualname == "<module>" else None

    def literal(self, path: str, field: Field) -> Value:
        """What a field holds whose initialiser is a literal."""
        value = field.value
        if not isinstance(value, Constant) or value.kind in ("bytes", "class", "ellipsis"):
            return UNKNOWN
        return Known(value.value, (Hop(path, value.at, str(value.value)[:40]),))

    def settings_paths(self) -> tuple[str, ...]:
        """The project's settings modules that production may use."""
        if self._settings is None:
            known = self.project.settings
            self._settings = known if known is not None else settings_modules.settings_of(self.program)
        return self._settings

    # ---- members

    def attribute(self, frame: Frame, receiver: Value, name: str, at: int) -> Value:
        """What `receiver.name` holds."""
        found = self._attribute(frame, receiver, name, at)
        if name in self.project.nullable and (found is UNKNOWN or isinstance(found, Bound)):
            return Known(None, (Hop(frame.path, at, name),), "column")
        return found

    def _attribute(self, frame: Frame, receiver: Value, name: str, at: int) -> Value:
        hop = Hop(frame.path, at, name)
        if isinstance(receiver, Reference):
            return settings_modules.setting(self, f"{receiver.dotted}.{name}", hop) or Reference(f"{receiver.dotted}.{name}")
        if isinstance(receiver, ModuleValue):
            symbol = self.program.resolve(receiver.path, name)
            return self.symbol(symbol, hop) if symbol is not None else UNKNOWN
        if isinstance(receiver, (Instance, ClassValue)):
            fields = dict(receiver.fields) if isinstance(receiver, Instance) else {}
            found = through(fields[name] if name in fields else self.attribute_of(receiver.cls, name), hop)
            if isinstance(found, FunctionValue):
                return FunctionValue(found.function, receiver)
            return found if found is not UNKNOWN else Bound(receiver, name)
        return Bound(receiver, name)

    def attribute_of(self, cls: ClassInfo, name: str) -> Value:
        """What a field of a class holds, as far as the class itself tells: initialisers, constructors, methods that assign it."""
        key = (cls.id, name)
        if key not in self._fields:
            self._fields[key] = UNKNOWN  # for cycles
            self._fields[key] = fields.find(self, cls, name)
        return self._fields[key]

    def evaluate_apart(self, cls: ClassInfo, value: Expr) -> Value:
        """An initialiser of a class, seen from the class."""
        frame = Frame(cls.path, cls.decl.qualname, cls, None, self.is_java(cls.path))
        if not frame.is_java:
            frame.owner = None
        return self.evaluate(frame, value)
