"""A use of Python that fails for null."""

from __future__ import annotations

import ast
from collections.abc import Callable

from guarded import Rewriting
from texts import Edit, Function, Source, path_of

_DELAYED = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.IfExp, ast.BoolOp)


class Use:
    """An expression that may be null, in a statement of a function, and what is made of it there."""

    def __init__(self, source: Source, function: Function, node: ast.expr, number: int, in_package: bool) -> None:
        self.source, self.function, self.node, self.number, self.in_package = source, function, node, number, in_package
        statement = source.statement(node)
        assert statement is not None
        self.statement = statement
        self.whole = _use_of(source, node)
        self.path = path_of(node)
        self.owner, _, self.attribute = self.path.rpartition(".")
        classes = source.around(function, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        self.cls = classes[0] if classes and isinstance(classes[0], ast.ClassDef) else None
        arguments = function.args
        self.arguments = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        self.arguments += [each.arg for each in (arguments.vararg, arguments.kwarg) if each]
        stored = {each.id for each in ast.walk(function) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
        self.locals = {*self.arguments, *stored}

    @property
    def is_at_once(self) -> bool:
        """Whether the statement comes to the expression as the first thing, and in any case."""
        statement = self.statement
        if self.source.place(statement) is None or self.source.indent(statement).strip() or isinstance(statement, ast.While):
            return False
        delayed = self.source.around(self.node, *_DELAYED, ast.stmt)
        return (
            bool(delayed)
            and delayed[0] is statement
            and not isinstance(statement, Function | ast.ClassDef | ast.With | ast.AsyncWith)
        )

    @property
    def stands_alone(self) -> bool:
        """Whether the use can be moved to a function."""
        return self.whole is not None and not any(
            isinstance(each, ast.Await | ast.Yield | ast.YieldFrom | ast.NamedExpr) or path_of(each) == "super"
            for each in ast.walk(self.whole)
        )

    def given(self) -> list[str]:
        """The local names that the use reads besides the expression."""
        assert self.whole is not None
        mine = {id(each) for each in ast.walk(self.node)}
        bound = {each.id for each in ast.walk(self.whole) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
        around = {
            name.id
            for outer in self.source.around(self.node, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
            for generator in outer.generators  # type: ignore[attr-defined]
            for name in ast.walk(generator.target)
            if isinstance(name, ast.Name)
        }
        names = {each.id for each in ast.walk(self.whole) if isinstance(each, ast.Name) and id(each) not in mine}
        return sorted((names & (self.locals | around)) - bound)

    def body(self, value: str = "value") -> str:
        """The use, of a value of another name."""
        assert self.whole is not None
        put = Edit(self.source.start(self.node), self.source.end(self.node), value)
        return self.source.text(self.whole, [put])

    def put(self, text: str) -> Edit:
        assert self.whole is not None
        return Edit(self.source.start(self.whole), self.source.end(self.whole), text)

    def put_value(self, text: str) -> Edit:
        return Edit(self.source.start(self.node), self.source.end(self.node), text)

    def before(self, lines: str) -> Edit:
        indent = self.source.indent(self.statement)
        place = self.source.line_start(self.statement)
        return Edit(place, place, "".join(f"{indent}{line}\n" for line in lines.splitlines()))

    def helper(self, text: str) -> Edit:
        end = len(self.source.data)
        gap = "" if self.source.data.endswith(b"\n") else "\n"
        return Edit(end, end, f"{gap}\n\n{text}")

    def imports_at(self) -> int | None:
        for node in self.source.tree.body:
            if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and node.module != "__future__"):
                return self.source.line_start(node)
        return None

    def module_path(self) -> str:
        folder, _, _ = self.source.path.rpartition("/")
        return f"{folder}/rewritten_{self.number}.py" if folder else f"rewritten_{self.number}.py"


def _use_of(source: Source, node: ast.expr) -> ast.expr | None:
    """What relies on an expression: a call of its method, an operation, a call with it as an argument."""
    parent = source.parents.get(id(node))
    if isinstance(parent, ast.keyword):
        parent = source.parents.get(id(parent))
    if isinstance(parent, ast.Attribute):
        if not isinstance(parent.ctx, ast.Load):
            return None
        call = source.parents.get(id(parent))
        return call if isinstance(call, ast.Call) and call.func is parent else parent
    if isinstance(parent, ast.Subscript):
        return parent if isinstance(parent.ctx, ast.Load) else None
    return (
        parent
        if isinstance(parent, ast.BinOp | ast.Compare | ast.Call | ast.JoinedStr) and not isinstance(parent, ast.JoinedStr)
        else None
    )


Form = Callable[[Use], Rewriting | None]
