"""What Python's tests patch, with whatever tool: `mock.patch("shop.pay.charge")`, `monkeypatch.setattr(pay, "charge", f)`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.stubs.reading import Patch, Reading, Scope, keyword
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.span import Packed

_REPLACING = ("new", "new_callable")


def patches(reading: Reading, scope: Scope) -> list[Patch]:
    """The patches of a function: by its decorators, in `with`, by a fixture that it calls or takes as parameter."""
    if scope.patches is None:
        scope.patches = _find(reading, scope)
    return scope.patches


def _find(reading: Reading, scope: Scope) -> list[Patch]:
    found = list(_decorators(scope))
    taken: set[int] = set()
    for node in scope.nodes:
        pairs: list[tuple[s.Expr, s.Expr | None]] = []
        if isinstance(node, s.With):
            pairs = [(item.context, item.target) for item in node.items]
        elif isinstance(node, s.Assign) and node.value is not None and node.targets:
            pairs = [(node.value, node.targets[0])]
            if called_name(node.value) == "raiser" and isinstance(node.targets[0], s.Attribute):
                found.append(Patch(f"{_unknown(node.targets[0].value)}.{node.targets[0].name}", "", node.value, (), node.at))
        elif isinstance(node, (s.Call, s.Return)):
            value = node.value if isinstance(node, s.Return) else node
            pairs = [(value, None)] if value is not None else []
        for value, name in pairs:
            if not isinstance(value, s.Call) or id(value) in taken:
                continue
            patch = _patch(scope, value, name.id if isinstance(name, s.Name) else "")
            if patch is not None:
                taken.add(id(value))
                found.append(patch)
    names = {patch.name for patch in found}
    for parameter in scope.function.parameters:
        if parameter.name in reading.patched and parameter.name not in names:
            found.append(reading.patched[parameter.name]._replace(name=parameter.name))
    return found


def fixtures(reading: Reading) -> dict[str, Patch]:
    """The patches that fixtures return, by the fixtures' names."""
    found: dict[str, Patch] = {}
    for scope in reading.scopes:
        if not any("fixture" in decorator.name for decorator in scope.function.annotations):
            continue
        for node in scope.nodes:
            value = node.value if isinstance(node, (s.Return, s.Yield)) else None
            if value is not None and isinstance(given := scope.resolve(value), s.Call):
                patch = _patch(scope, given, "")
                if patch is not None:
                    found[scope.function.name] = patch
    return found


def _decorators(scope: Scope) -> Iterator[Patch]:
    parameters = [parameter.name for parameter in scope.function.parameters]
    if parameters[:1] in (["self"], ["cls"]):
        parameters = parameters[1:]
    for decorator in reversed(scope.function.annotations):
        patch = _of(scope, decorator.name, decorator.arguments, decorator.at)
        if patch is None:
            continue
        if patch.replacement is None and parameters:
            patch = patch._replace(name=parameters.pop(0))
        yield patch


def _patch(scope: Scope, node: s.Call, name: str) -> Patch | None:
    patch = _of(scope, dotted_name(node.function), node.arguments, node.at)
    if patch is None:
        return None
    if patch.replacement is not None and not name and isinstance(patch.replacement, s.Name):
        name = patch.replacement.id
    return patch._replace(name=name)


def _of(scope: Scope, function: str, arguments: tuple[s.Argument, ...], at: Packed) -> Patch | None:
    parts = function.split(".")
    plain = [argument.value for argument in arguments if not argument.name and not argument.star]
    if parts[-1] == "patch" and plain:
        target = scope.text(plain[0])
        rest = plain[1:]
    elif parts[-1] in ("object", "setattr") and len(plain) >= 2 and (parts[-1] == "setattr" or "patch" in parts[:-1]):
        name = scope.text(plain[1])
        if parts[-1] == "setattr" and len(plain) == 2:
            target, rest = scope.text(plain[0]), plain[1:]
        else:
            owner = scope.qualified(plain[0]) or _unknown(plain[0])
            target, rest = f"{owner}.{name}", plain[2:]
    else:
        return None
    if "{}" in target or "." not in target:
        return None
    given = next((keyword(arguments, key) for key in _REPLACING if keyword(arguments, key) is not None), None)
    return Patch(target, "", given if given is not None else rest[0] if rest else None, arguments, at)


def _unknown(node: s.Expr) -> str:
    """An object that nobody knows, by its last name: `?.http`."""
    return f"?.{dotted_name(node).rpartition('.')[2]}".rstrip(".")


def called_name(node: s.Expr) -> str:
    """The simple name of what a call calls; empty for everything else."""
    return last_name(node.function) if isinstance(node, s.Call) else ""
