"""Guards of Python by other tests: other conditions, functions, methods and variables that tell the same."""
# ruff: noqa: E501 (a form a line)

from __future__ import annotations

import ast

from guarded import Form, Guard, ModelClass, Rewriting, writes
from texts import Edit, path_of

PLAIN = {
    "is None": ("{x} is not None", "{x} is None"),
    "truth": ("{x}", "not {x}"),
    "!= None": ("{x} != None", "{x} == None"),
    "not (is None)": ("not ({x} is None)", "not ({x} is not None)"),
    "None first": ("None is not {x}", "None is {x}"),
    "bool()": ("bool({x})", "not bool({x})"),
    "isinstance NoneType": ("not isinstance({x}, type(None))", "isinstance({x}, type(None))"),
    "type()": ("type({x}) is not type(None)", "type({x}) is type(None)"),
    "all": ("all([{x}])", "not all([{x}])"),
    "all of tests": ("all([{x} is not None, True])", "any([{x} is None, False])"),
    "any": ("not any([{x} is None])", "any([{x} is None])"),
    "any of a generator": ("not any(value is None for value in ({x},))", "any(value is None for value in ({x},))"),
    "None in": ("None not in ({x},)", "None in ({x},)"),
    "in (None, '')": ('{x} not in (None, "")', '{x} in (None, "")'),
    "De Morgan": ("not (not {x} or False)", "not ({x} and True)"),
    "De Morgan is None": ("not ({x} is None or False)", "not ({x} is not None and True)"),
    "conditional expression": ("(True if {x} is not None else False)", "(False if {x} is not None else True)"),
    "walrus": ("(tested{n} := {x}) is not None", "(tested{n} := {x}) is None"),
    "lambda called": ("(lambda value: value is not None)({x})", "(lambda value: value is None)({x})"),
    "length of a comprehension": (
        "len([v for v in ({x},) if v is not None]) == 1",
        "len([v for v in ({x},) if v is not None]) == 0",
    ),
    "list of what is there": ("[v for v in ({x},) if v is not None]", "not [v for v in ({x},) if v is not None]"),
    "dict.get": ('{{"value": {x}}}.get("value") is not None', '{{"value": {x}}}.get("value") is None'),
    "and True": ("True and {x} is not None", "False or {x} is None"),
    "is False": ("({x} is None) is False", "({x} is not None) is False"),
    "== True": ("({x} is not None) == True", "({x} is None) == True"),
    "default None": ("({x} or None) is not None", "({x} or None) is None"),
    "int(bool)": ("int({x} is not None)", "int({x} is None)"),
}
OF_OWNER = {
    "getattr": ('getattr({o}, "{a}", None) is not None', 'getattr({o}, "{a}", None) is None'),
    "getattr truth": ('getattr({o}, "{a}", None)', 'not getattr({o}, "{a}", None)'),
    "getattr of names": (
        'all(getattr({o}, name) is not None for name in ("{a}",))',
        'any(getattr({o}, name) is None for name in ("{a}",))',
    ),
    "getattr without default": ('getattr({o}, "{a}") is not None', 'getattr({o}, "{a}") is None'),
}
HELPERS = {
    "function: is not None": "def {h}(value):\n    return value is not None\n",
    "function: bool": "def {h}(value):\n    return bool(value)\n",
    "function: early return": "def {h}(value):\n    if value is None:\n        return False\n    return True\n",
    "function: try attribute": "def {h}(value):\n    try:\n        value.{u}\n    except AttributeError:\n        return False\n    return True\n",
    "function: through another": "def {h}(value):\n    return not _lacks{n}(value)\n\n\ndef _lacks{n}(value):\n    return value is None\n",
    "function: stored": "def {h}(value):\n    result = False\n    if value is not None:\n        result = True\n    return result\n",
    "function: several": "def {h}(*values):\n    return all(value is not None for value in values)\n",
    "function: match": "def {h}(value):\n    match value:\n        case None:\n            return False\n        case _:\n            return True\n",
    "function: keyword": "def {h}(*, value):\n    return value is not None\n",
    "function: kinds": "def {h}(value):\n    return isinstance(value, object) and not isinstance(value, type(None))\n",
}
ANSWERS = {
    "function: error text": (
        'def {h}(value):\n    if value is None:\n        return "missing"\n    return None\n',
        "{h}({x}) is None",
        "{h}({x}) is not None",
    ),
    "function: empty text": (
        'def {h}(value):\n    if value is None:\n        return "missing"\n    return ""\n',
        "not {h}({x})",
        "{h}({x})",
    ),
    "function: gives it back": (
        "def {h}(value):\n    return value if value else None\n",
        "{h}({x}) is not None",
        "{h}({x}) is None",
    ),
    "function: status": (
        'def {h}(value):\n    if value is None:\n        return "missing"\n    return "fine"\n',
        '{h}({x}) == "fine"',
        '{h}({x}) != "fine"',
    ),
    "function: pair": (
        'def {h}(value):\n    if value is None:\n        return False, "missing"\n    return True, ""\n',
        "{h}({x})[0]",
        "not {h}({x})[0]",
    ),
    "function: errors": (
        'def {h}(value):\n    errors = []\n    if value is None:\n        errors.append("missing")\n    return errors\n',
        "not {h}({x})",
        "{h}({x})",
    ),
}
ANSWERS |= {
    "function: object": (
        "from types import SimpleNamespace\n\n\ndef {h}(value):\n    return SimpleNamespace(ok=value is not None, error='')\n",
        "{h}({x}).ok",
        "not {h}({x}).ok",
    ),
    "function: dataclass": (
        "import dataclasses\n\n\n@dataclasses.dataclass\nclass Answer{n}:\n    ok: bool\n    error: str = ''\n\n\ndef {h}(value):\n    if value is None:\n        return Answer{n}(False, 'missing')\n    return Answer{n}(True)\n",
        "{h}({x}).ok",
        "not {h}({x}).ok",
    ),
    "function: dict": (
        "def {h}(value):\n    return {{'ok': value is not None}}\n",
        "{h}({x})['ok']",
        "not {h}({x})['ok']",
    ),
    "function: names of nulls": (
        "def {h}(**values):\n    return [name for name, value in values.items() if value is None]\n",
        "not {h}(value={x})",
        "{h}(value={x})",
    ),
    "function: error of its own": (
        "class Missing{n}(Exception):\n    pass\n\n\ndef {h}(value):\n    try:\n        _demand{n}(value)\n    except Missing{n}:\n        return False\n    return True\n\n\ndef _demand{n}(value):\n    if value is None:\n        raise Missing{n}\n",
        "{h}({x})",
        "not {h}({x})",
    ),
}
OWNER_HELPERS = {
    "function of the owner": "def {h}(row):\n    return row.{a} is not None\n",
    "function of the owner: early": "def {h}(row):\n    if not row.{a}:\n        return False\n    return True\n",
    "function of the owner: getattr": 'def {h}(row, name="{a}"):\n    return getattr(row, name) is not None\n',
    "function of the owner: stored": "def {h}(row):\n    value = row.{a}\n    return value is not None\n",
}


def plain(there: str, absent: str) -> Form:
    def form(guard: Guard) -> Rewriting | None:
        put = guard.put_test(there.format(x=guard.path, n=guard.number), absent.format(x=guard.path, n=guard.number))
        if put.text[1:-1] == guard.source.text(guard.part):
            return None
        return Rewriting((put,))

    return form


def of_owner(there: str, absent: str) -> Form:
    def form(guard: Guard) -> Rewriting | None:
        if not guard.owner:
            return None
        return Rewriting((guard.put_test(*(text.format(o=guard.owner, a=guard.attribute) for text in (there, absent))),))

    return form


def _used(guard: Guard) -> str:
    """An attribute that the function asks of what is tested."""
    for node in ast.walk(guard.function):
        if isinstance(node, ast.Attribute) and path_of(node.value) == guard.path:
            return node.attr
    return ""


def helper(text: str, is_of_owner: bool, where: str) -> Form:
    def form(guard: Guard) -> Rewriting | None:
        used = _used(guard)
        if (is_of_owner and not guard.owner) or ("{u}" in text and not used):
            return None
        name = f"_is_there{guard.number}" if where != "module" else f"is_there{guard.number}"
        body = text.format(h=name, n=guard.number, a=guard.attribute, u=used)
        given = guard.owner if is_of_owner else guard.path
        given = f"value={given}" if "*, value" in text else given
        if where == "here":
            return Rewriting((guard.put_test(f"{name}({given})", f"not {name}({given})"), guard.helper(body)))
        if where == "module":
            found = guard.imported(name, body)
            if found is None:
                return None
            return Rewriting((guard.put_test(f"{name}({given})", f"not {name}({given})"), found[0]), found[1])
        assert guard.statement is not None
        if not guard.may_come_before:
            return None
        return Rewriting((guard.put_test(f"{name}({given})", f"not {name}({given})"), guard.before(body)))

    return form


def answer(text: str, there: str, absent: str) -> Form:
    """A function whose answer is compared with something."""

    def form(guard: Guard) -> Rewriting | None:
        known = {"h": f"_told{guard.number}", "x": guard.path, "n": guard.number}
        put = guard.put_test(there.format(**known), absent.format(**known))
        return Rewriting((put, guard.helper(text.format(**known))))

    return form


def has_used(guard: Guard) -> Rewriting | None:
    """`hasattr(order, "total")`, where that is used."""
    used = _used(guard)
    if not used:
        return None
    asked = f'hasattr({guard.path}, "{used}")'
    return Rewriting((guard.put_test(asked, f"not {asked}"),))


def own_method(decorated: str, called: str, first: str) -> Form:
    def form(guard: Guard) -> Rewriting | None:
        arguments = [argument.arg for argument in (*guard.function.args.posonlyargs, *guard.function.args.args)]
        if guard.cls is None or arguments[:1] != ["self"] or guard.source.text(guard.function).count("lambda"):
            return None
        name = f"_is_there{guard.number}"
        lines = [f"def {name}({first}value):", "    return value is not None"]
        _, edits = ModelClass(guard.source, guard.cls).with_member("\n".join([*([decorated] if decorated else []), *lines]))
        owner = guard.cls.name if called == "class" else "self"
        return Rewriting((guard.put_test(f"{owner}.{name}({guard.path})", f"not {owner}.{name}({guard.path})"), *edits))

    return form


def model_member(lines: str, call: str) -> Form:
    def form(guard: Guard) -> Rewriting | None:
        if guard.model is None or not guard.owner:
            return None
        name = f"is_there{guard.number}"
        path, edits = guard.model.with_member(lines.format(h=name, a=guard.attribute))
        put = guard.put_test(f"{guard.owner}.{name}{call}", f"not {guard.owner}.{name}{call}")
        if path == guard.source.path:
            return Rewriting((put, *edits))
        return Rewriting((put,), {}, {path: edits})

    return form


def before(lines: str, there: str, absent: str) -> Form:
    """Statements before, and a test of what they made."""

    def form(guard: Guard) -> Rewriting | None:
        if not guard.may_come_before or ("{o}" in lines and not guard.owner):
            return None
        known = {"x": guard.path, "n": guard.number, "o": guard.owner, "a": guard.attribute}
        return Rewriting((guard.before(lines.format(**known)), guard.put_test(there.format(**known), absent.format(**known))))

    return form


def value_first(lines: str, value: str) -> Form:
    """The value is put somewhere first, and tested and used there."""

    def form(guard: Guard) -> Rewriting | None:
        if not guard.may_come_before or guard.place is None:
            return None
        block, index = guard.place
        whole = block[index:]
        if writes(whole, guard.path):
            return None
        known = {"x": guard.path, "n": guard.number, "o": guard.owner, "a": guard.attribute}
        return Rewriting((guard.before(lines.format(**known)), *guard.source.replaced(whole, guard.path, value.format(**known))))

    return form


def alias_of_owner(in_test: bool, in_uses: bool) -> Form:
    def form(guard: Guard) -> Rewriting | None:
        if not guard.may_come_before or guard.place is None or not guard.owner:
            return None
        block, index = guard.place
        whole = block[index:]
        if writes(whole, guard.owner):
            return None
        alias = f"alias{guard.number}"
        inside = {id(node) for node in ast.walk(guard.part)}
        edits = []
        for root in whole:
            for node in ast.walk(root):
                if isinstance(node, ast.Name | ast.Attribute) and path_of(node) == guard.owner and isinstance(node.ctx, ast.Load):
                    if in_test if id(node) in inside else in_uses:
                        edits.append(Edit(guard.source.start(node), guard.source.end(node), alias))
        return Rewriting((guard.before(f"{alias} = {guard.owner}"), *edits))

    return form
