"""Guards of Python, or what they guard, moved to functions, callers and decorators."""

from __future__ import annotations

import ast

from guarded import Form, Guard, ModelClass, Rewriting, in_place_of, ways_of
from texts import Edit, path_of


def raising(text: str, call: str, where: str) -> Form:
    """`if x is None: raise …` becomes a function that raises."""

    def form(guard: Guard) -> Rewriting | None:
        ways = ways_of(guard)
        statement = guard.statement
        if ways is None or statement is None or guard.is_there or ways[0]:
            return None
        if len(ways[1]) != 1 or not isinstance(ways[1][0], ast.Raise) or ("{o}" in call and not guard.owner):
            return None
        if "{x} =" in call and "." in guard.path:
            return None
        indent = guard.source.indent(statement)
        name = f"_demanded{guard.number}" if where != "module" else f"demanded{guard.number}"
        known = {"x": guard.path, "h": name, "o": guard.owner, "a": guard.attribute, "n": guard.number}
        line = f"{indent}{call.format(**known)}\n"
        body = text.format(**known)
        if not body:
            return in_place_of(guard, line)
        if where == "module":
            found = guard.imported(name, body)
            return None if found is None else Rewriting((*in_place_of(guard, line).edits, found[0]), found[1])
        if where == "nested":
            return in_place_of(guard, "".join(f"{indent}{each}\n" for each in body.splitlines()) + line)
        return Rewriting((*in_place_of(guard, line).edits, guard.helper(body)))

    return form


def at_start(guard: Guard) -> tuple[ast.If, str] | None:
    """A guard that is the first thing a function does, of what its arguments lead to."""
    body = guard.function.body
    index = 1 if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) else 0
    arguments = guard.function.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    statement = guard.statement
    ways = ways_of(guard)
    if (
        ways is None
        or not isinstance(statement, ast.If)
        or index >= len(body)
        or body[index] is not statement
        or guard.is_there
        or statement.orelse
        or not isinstance(statement.body[-1], ast.Return | ast.Raise)
        or guard.path.split(".", 1)[0] not in names
        or arguments.vararg
        or arguments.kwarg
        or arguments.kwonlyargs
        or guard.source.text(guard.function).count("super()")
        or not guard.behind()
        or not guard.source.is_alone([guard.function])
        or any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(guard.function))
    ):
        return None
    return statement, ", ".join(names)


def in_caller(guard: Guard) -> Rewriting | None:
    """What follows the guard becomes a function of its own, called behind it."""
    found = at_start(guard)
    if found is None:
        return None
    statement, names = found
    behind = guard.behind()
    name = f"_behind{guard.number}"
    is_method = guard.cls is not None and names.split(", ")[0] == "self"
    if guard.cls is not None and not is_method:
        return None
    if guard.cls is None and guard.source.indent(guard.function):
        return None
    called = f"self.{name}({', '.join(names.split(', ')[1:])})" if is_method else f"{name}({names})"
    is_async = isinstance(guard.function, ast.AsyncFunctionDef)
    indent, outer = guard.source.indent(statement), guard.source.indent(guard.function)
    start = f"{'async ' if is_async else ''}def"
    text = f"{indent}return {'await ' if is_async else ''}{called}\n\n{outer}{start} {name}({names}):\n"
    place = guard.source.line_start(behind[0])
    return Rewriting((Edit(place, place, text),))


def decorator(guard: Guard) -> Rewriting | None:
    """The guard becomes a decorator."""
    found = at_start(guard)
    if found is None:
        return None
    statement, names = found
    if guard.function.decorator_list or isinstance(guard.function, ast.AsyncFunctionDef):
        return None
    first = names.split(", ")[0]
    used = {node.id for part in statement.body for node in ast.walk(part) if isinstance(node, ast.Name)}
    mine = {node.id for node in ast.walk(guard.function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    if guard.path.split(".", 1)[0] != first or used & (set(names.split(", ")) - {first} | mine):
        return None
    name = f"_demands{guard.number}"
    body = guard.source.block(statement.body, "            ")
    text = (
        f"def {name}(function):\n    @_functools{guard.number}.wraps(function)\n    def inner({first}, *args, **kwargs):\n"
        f"        if {guard.path} is None:\n{body}        return function({first}, *args, **kwargs)\n\n    return inner\n"
    )
    indent = guard.source.indent(guard.function)
    lines = guard.source.line_start(guard.function)
    new = in_place_of(guard, "").edits
    top = guard.source.around(guard.function, ast.ClassDef)
    outermost = top[-1] if top else guard.function
    place = guard.source.starts[min(outermost.lineno, *(each.lineno for each in outermost.decorator_list or [outermost])) - 1]  # type: ignore[attr-defined]
    header = f"import functools as _functools{guard.number}\n\n\n{text}\n\n"
    if place == lines:
        return Rewriting((Edit(place, place, f"{header}{indent}@{name}\n"), *new))
    return Rewriting((Edit(place, place, header), Edit(lines, lines, f"{indent}@{name}\n"), *new))


def extracted(kind: str) -> Form:
    """The guarded way becomes a function, called behind the guard."""

    def form(guard: Guard) -> Rewriting | None:
        ways = ways_of(guard)
        statement = guard.statement
        if ways is None or not isinstance(statement, ast.If) or not guard.is_there:
            return None
        way = ways[0]
        inside = [node for part in way for node in ast.walk(part)]
        if any(
            isinstance(node, ast.Continue | ast.Break | ast.Await | ast.Yield | ast.YieldFrom | ast.Global) for node in inside
        ):
            return None
        if any(isinstance(node, ast.Call) and path_of(node.func) == "super" for node in inside):
            return None
        stored = {node.id for node in inside if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
        mine = {id(node) for node in inside}
        others = {node.id for node in ast.walk(guard.function) if isinstance(node, ast.Name) and id(node) not in mine}
        returns = [node for node in inside if isinstance(node, ast.Return)]
        if stored & others or (returns and not isinstance(way[-1], ast.Return)):
            return None
        indent = guard.source.indent(statement)
        name = f"extracted{guard.number}"
        give = "return " if returns else ""
        if kind == "nested":
            text = f"{indent}def {name}():\n{guard.source.block(way, indent + '    ')}"
            called = f"{indent}    {give}{name}()\n"
            start, end = guard.source.line_start(way[0]), guard.source.line_end(way[-1])
            place = guard.source.line_start(statement)
            return Rewriting((Edit(place, place, text), Edit(start, end, called)))
        arguments = guard.function.args
        known = {argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
        known |= {each.arg for each in (arguments.vararg, arguments.kwarg) if each}
        known |= {node.id for node in ast.walk(guard.function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        read = sorted({node.id for node in inside if isinstance(node, ast.Name)} & known - stored)
        if guard.source.around(guard.function, ast.FunctionDef, ast.AsyncFunctionDef):
            return None
        start, end = guard.source.line_start(way[0]), guard.source.line_end(way[-1])
        if kind == "method":
            if guard.cls is None or "self" not in read:
                return None
            rest = [each for each in read if each != "self"]
            lines = f"def {name}({', '.join(['self', *rest])}):\n{guard.source.block(way, '    ')}"
            _, edits = ModelClass(guard.source, guard.cls).with_member(lines)
            return Rewriting((Edit(start, end, f"{indent}    {give}self.{name}({', '.join(rest)})\n"), *edits))
        lines = f"def {name}({', '.join(read)}):\n{guard.source.block(way, '    ')}"
        return Rewriting((Edit(start, end, f"{indent}    {give}{name}({', '.join(read)})\n"), guard.helper(lines)))

    return form
