"""All forms of uses of Python, by name."""
# ruff: noqa: E501 (a form a line)

from __future__ import annotations

from use_surroundings import handed_keyword, imported, query_in_steps, renamed, statement, wrapped
from use_values import (
    RETURN,
    at_once,
    awaited,
    function,
    function_value,
    in_holder,
    in_place,
    own_attribute,
    own_property,
    use_in_place,
)
from used import Form

FORMS: dict[str, Form] = {
    "function": function(RETURN, "{h}({value}{given})", "function"),
    "function: stored": function(
        "def {h}(value{more}):\n    result = {body}\n    return result\n", "{h}({value}{given})", "function"
    ),
    "function: keywords": function("def {h}(*, value{more}):\n    return {body}\n", "{h}(value={value}{named})", "function"),
    "function: two deep": function(
        "def {h}(value{more}):\n    return _deep{n}(value{more})\n\n\ndef _deep{n}(value{more}):\n    return {body}\n",
        "{h}({value}{given})",
        "function",
    ),
    "function: loop": function(
        "def {h}(value{more}):\n    for each in (value,):\n        return {body}\n".replace("(value,)", "range(1)"),
        "{h}({value}{given})",
        "function",
    ),
    "function: star": function("def {h}(value{more}):\n    return {body}\n", "{h}(*({value}{given},))", "function"),
    "function: double star": function(RETURN, "{h}(**dict(value={value}{named}))", "function"),
    "function: partial": function(
        "import functools as functools{n}\n\n\ndef {h}(value{more}):\n    return {body}\n",
        "functools{n}.partial({h}, {value}{given})()",
        "function",
    ),
    "function: generator": function("def {h}(value{more}):\n    yield {body}\n", "next({h}({value}{given}))", "function"),
    "function: annotated": function(
        'def {h}(value: "object"{more}) -> "object":\n    return {body}\n', "{h}({value}{given})", "function"
    ),
    "function: decorated": function(
        "def _plain{n}(function):\n    def inner(*args, **kwargs):\n        return function(*args, **kwargs)\n\n    return inner\n\n\n@_plain{n}\n"
        + RETURN,
        "{h}({value}{given})",
        "function",
    ),
    "function of another module": function(RETURN, "{h}({value}{given})", "module"),
    "nested function": function(RETURN, "{h}({value}{given})", "nested"),
    "lambda stored": function("{h} = lambda value: {body}\n", "{h}({value})", "nested"),
    "own method": function("def {h}(self, value{more}):\n    return {body}\n", "self.{h}({value}{given})", "own"),
    "own static method": function("@staticmethod\ndef {h}(value{more}):\n    return {body}\n", "self.{h}({value}{given})", "own"),
    "own class method": function(
        "@classmethod\ndef {h}(cls, value{more}):\n    return {body}\n", "self.{h}({value}{given})", "own"
    ),
    "object with a method": function(
        "class _Holder{n}:\n    def __init__(self, value):\n        self.value = value\n\n    def used(self{more}):\n        value = self.value\n        return {body}\n",
        "_Holder{n}({value}).used()",
        "function",
    ),
    "local": at_once("value{n} = {x}", "value{n}"),
    "two locals": at_once("first{n} = {x}\nvalue{n} = first{n}", "value{n}"),
    "unpacked": at_once("value{n}, other{n} = {x}, 1", "value{n}"),
    "tuple": at_once("values{n} = ({x}, 1)", "values{n}[0]"),
    "list": at_once("values{n} = [{x}]", "values{n}[0]"),
    "dict": at_once('values{n} = {{"value": {x}}}', 'values{n}["value"]'),
    "dict put": at_once('values{n} = {{}}\nvalues{n}["value"] = {x}', 'values{n}["value"]'),
    "dict.get": at_once('values{n} = {{"value": {x}}}', 'values{n}.get("value")'),
    "namespace": at_once("from types import SimpleNamespace\n\nholder{n} = SimpleNamespace(value={x})", "holder{n}.value"),
    "dataclass": at_once(
        "from dataclasses import dataclass\n\n@dataclass\nclass Holder{n}:\n    value: object\n\nholder{n} = Holder{n}(value={x})",
        "holder{n}.value",
    ),
    "named tuple": in_holder(
        'import collections as collections{n}\n\nHolder{n} = collections{n}.namedtuple("Holder{n}", ["value"])\n'
    ),
    "typed named tuple": in_holder("import typing as typing{n}\n\n\nclass Holder{n}(typing{n}.NamedTuple):\n    value: object\n"),
    "dataclass of the module": in_holder("import dataclasses\n\n\n@dataclasses.dataclass\nclass Holder{n}:\n    value: object\n"),
    "class of the module": in_holder("class Holder{n}:\n    def __init__(self, value):\n        self.value = value\n"),
    "alias of the owner": at_once("owner{n} = {o}", "owner{n}.{a}"),
    "getattr before": at_once('value{n} = getattr({o}, "{a}")', "value{n}"),
    "closure": at_once("def value{n}():\n    return {x}", "value{n}()"),
    "lambda of the value": at_once("value{n} = lambda: {x}", "value{n}()"),
    "both branches": at_once("if True:\n    value{n} = {x}\nelse:\n    value{n} = {x}", "value{n}"),
    "in try": at_once("try:\n    value{n} = {x}\nfinally:\n    pass", "value{n}"),
    "walrus": in_place("(value{n} := {x})"),
    "getattr": in_place('getattr({o}, "{a}")'),
    "or None": in_place("({x} or None)"),
    "conditional": in_place("({x} if True else {x})"),
    "list comprehension": use_in_place("[{body} for value{n} in [{x}]][0]"),
    "generator": use_in_place("next({body} for value{n} in [{x}])"),
    "lambda": use_in_place("(lambda value{n}: {body})({x})"),
    "map": use_in_place("list(map(lambda value{n}: {body}, [{x}]))[0]"),
    "f-string": use_in_place('(f"{{({whole})}}" and {whole})'),
    "in a list": use_in_place("[{whole}][0]"),
    "if True": statement("if True:\n    {s}"),
    "try and finally": statement("try:\n    {s}\nfinally:\n    pass"),
    "try other error": statement("try:\n    {s}\nexcept KeyError:\n    raise"),
    "with": statement("with open('/dev/null'):\n    {s}"),
    "for": statement("for each{n} in range(1):\n    {s}"),
    "while": statement("for each{n} in (1,):\n    {s}".replace("for each{n} in (1,)", "for _ in iter([1])")),
    "match": statement("match 1:\n    case _:\n        {s}"),
    "renamed": renamed("thing{n}"),
    "renamed, short": renamed("x{n}"),
    "import of the module": imported("module"),
    "import as": imported("renamed"),
    "re-export": imported("re-export"),
    "query in steps": query_in_steps,
    "whole body nested": wrapped("nested"),
    "whole body in another function": wrapped("function"),
    "whole body by keywords": wrapped("keywords"),
    "function in a variable": function_value("call{n} = {h}", "call{n}"),
    "function in a dict": function_value('calls{n} = {{"use": {h}}}', 'calls{n}["use"]'),
    "coroutine": awaited,
    "own attribute": own_attribute,
    "own property": own_property,
    "handed by keyword": handed_keyword,
}
