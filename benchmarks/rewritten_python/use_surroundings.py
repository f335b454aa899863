"""What stands around a use in other forms: statements, names, imports, queries, the function itself."""
# ruff: noqa: E501 (a form a line)

from __future__ import annotations

import ast

from guarded import Rewriting
from texts import Edit, Function, path_of
from used import Form, Use


def statement(text: str) -> Form:
    """The statement stands in another one."""

    def form(use: Use) -> Rewriting | None:
        statement, source = use.statement, use.source
        if source.place(statement) is None or source.indent(statement).strip() or not source.is_alone([statement]):
            return None
        if any(isinstance(each, ast.Continue | ast.Break) for each in ast.walk(statement)) and "for " in text:
            return None
        if source.data[source.start(statement) :].startswith(b"elif"):
            return None
        indent = source.indent(statement)
        lines = []
        for line in text.format(s="\1", n=use.number).splitlines():
            bare = line.strip()
            deeper = indent + line[: len(line) - len(line.lstrip())]
            lines.append(source.block([statement], deeper) if bare == "\1" else f"{indent}{line}\n")
        return Rewriting((Edit(source.line_start(statement), source.line_end(statement), "".join(lines)),))

    return form


def renamed(new: str) -> Form:
    """The variable that the expression begins with gets another name."""

    def form(use: Use) -> Rewriting | None:
        name = use.path.split(".", 1)[0]
        if not name or name in use.arguments or name not in use.locals:
            return None
        source, text = use.source, new.format(n=use.number)
        edits = []
        for each in ast.walk(use.function):
            if isinstance(each, ast.Name) and each.id == name:
                edits.append(Edit(source.start(each), source.end(each), text))
            elif isinstance(each, Function | ast.Lambda) and each is not use.function:
                arguments = each.args
                if name in [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]:
                    return None
            elif isinstance(each, ast.Global | ast.Nonlocal | ast.MatchAs | ast.Import | ast.ImportFrom) or (
                isinstance(each, ast.ExceptHandler) and each.name == name
            ):
                return None
        return Rewriting(tuple(edits))

    return form


def imported(kind: str) -> Form:
    """A name that the function reads is imported in another way."""

    def form(use: Use) -> Rewriting | None:
        source = use.source
        read = {each.id for each in ast.walk(use.function) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
        for node in source.tree.body:
            if not isinstance(node, ast.ImportFrom) or node.module in (None, "__future__"):
                continue
            for alias in node.names:
                name = alias.asname or alias.name
                if name not in read - use.locals or not alias.name[0].isupper() or alias.name.isupper():
                    continue
                dots = "." * node.level
                place = source.line_start(use.function.body[0])
                indent = source.indent(use.function.body[0])
                if indent.strip():
                    return None
                if kind == "re-export":
                    if node.level and not use.in_package:
                        continue
                    module = f"rewritten_{use.number}"
                    line = f"{indent}from {'.' if use.in_package else ''}{module} import {name}\n"
                    text = f'from {dots}{node.module} import {alias.name}{f" as {name}" if alias.asname else ""}\n\n__all__ = ["{name}"]\n'
                    return Rewriting((Edit(place, place, line),), {use.module_path(): text})
                if kind == "renamed":
                    line, other = (
                        f"{indent}from {dots}{node.module} import {alias.name} as Other{use.number}\n",
                        f"Other{use.number}",
                    )
                else:
                    package, _, last = (node.module or "").rpartition(".")
                    if node.level:
                        line = f"{indent}from {dots}{package} import {last} as module{use.number}\n"
                    else:
                        line = f"{indent}import {node.module} as module{use.number}\n"
                    other = f"module{use.number}.{alias.name}"
                edits = source.replaced(use.function.body, name, other)
                return Rewriting((Edit(place, place, line), *edits))
        return None

    return form


def query_in_steps(use: Use) -> Rewriting | None:
    """`row = Order.objects.filter(…).first()` step by step."""
    root = use.path.split(".", 1)[0]
    source = use.source
    for node in ast.walk(use.function):
        if (
            not isinstance(node, ast.Assign)
            or len(node.targets) != 1
            or path_of(node.targets[0]) != root
            or source.place(node) is None
        ):
            continue
        call = node.value
        inner = call.func.value if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None
        if not isinstance(inner, ast.Call) or source.indent(node).strip():
            continue
        indent, place = source.indent(node), source.line_start(node)
        line = f"{indent}query{use.number} = {source.text(inner)}\n"
        return Rewriting((Edit(place, place, line), Edit(source.start(inner), source.end(inner), f"query{use.number}")))
    return None


def wrapped(kind: str) -> Form:
    """The function's body becomes a function of its own."""

    def form(use: Use) -> Rewriting | None:
        source, function = use.source, use.function
        body = function.body
        if any(isinstance(each, ast.Yield | ast.YieldFrom | ast.Global | ast.Nonlocal) for each in ast.walk(function)):
            return None
        if any(path_of(each) == "super" for each in ast.walk(function)) or source.around(
            function, ast.FunctionDef, ast.AsyncFunctionDef
        ):
            return None
        if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            body = body[1:]
        if not body or not source.is_alone(body) or source.indent(body[0]).strip():
            return None
        arguments = function.args
        if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.posonlyargs:
            return None
        is_async = isinstance(function, ast.AsyncFunctionDef)
        start, wait = ("async def", "await ") if is_async else ("def", "")
        indent = source.indent(body[0])
        name = f"_inner{use.number}"
        if kind == "nested":
            stored = {
                each.id
                for part in body
                for each in ast.walk(part)
                if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
            }
            if stored & set(use.arguments):
                return None
            text = f"{indent}{start} {name}():\n{source.block(body, indent + '    ')}\n{indent}return {wait}{name}()\n"
            return Rewriting((Edit(source.line_start(body[0]), source.line_end(body[-1]), text),))
        names = use.arguments
        is_method = use.cls is not None and names[:1] == ["self"]
        if (use.cls is not None and not is_method) or (use.cls is None and source.indent(function)):
            return None
        rest = names[1:] if is_method else names
        given = ", ".join(f"{each}={each}" for each in rest) if kind == "keywords" else ", ".join(rest)
        place = source.line_start(body[0])
        outer = source.indent(function)
        text = (
            f"{indent}return {wait}{'self.' if is_method else ''}{name}({given})\n\n{outer}{start} {name}({', '.join(names)}):\n"
        )
        return Rewriting((Edit(place, place, text),))

    return form


def handed_keyword(use: Use) -> Rewriting | None:
    """The expression is handed to a function of the module by its parameter's name."""
    parent = use.source.parents.get(id(use.node))
    if not isinstance(parent, ast.Call) or use.node not in parent.args or not isinstance(parent.func, ast.Name):
        return None
    index = parent.args.index(use.node)
    for node in use.source.tree.body:
        if (
            isinstance(node, Function)
            and node.name == parent.func.id
            and len(node.args.args) > index
            and index == len(parent.args) - 1
        ):
            return Rewriting((use.put_value(f"{node.args.args[index].arg}={use.source.text(use.node)}"),))
    return None
