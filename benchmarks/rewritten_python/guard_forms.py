"""All forms of guards of Python, by name."""

from __future__ import annotations

from guard_classes import CLASSES
from guard_lookups import LOOKUPS
from guard_loops import LOOPS
from guard_moves import decorator, extracted, in_caller, raising
from guard_tests import (
    ANSWERS,
    HELPERS,
    OF_OWNER,
    OWNER_HELPERS,
    PLAIN,
    alias_of_owner,
    answer,
    before,
    has_used,
    helper,
    model_member,
    of_owner,
    own_method,
    plain,
    value_first,
)
from guard_ways import (
    as_template,
    caught,
    caught_helper,
    choice,
    comprehension,
    early,
    leaving,
    nested,
    nested_inverted,
    put_if_there,
)
from guarded import Form

FORMS: dict[str, Form] = {
    **{name: plain(*texts) for name, texts in PLAIN.items()},
    **{name: of_owner(*texts) for name, texts in OF_OWNER.items()},
    **{name: helper(text, False, "here") for name, text in HELPERS.items()},
    **{name: helper(text, True, "here") for name, text in OWNER_HELPERS.items()},
    **{name: answer(*texts) for name, texts in ANSWERS.items()},
    "hasattr": has_used,
    "function that raises, in try": caught_helper,
    "function of another module": helper(HELPERS["function: is not None"], False, "module"),
    "function of the owner, another module": helper(OWNER_HELPERS["function of the owner"], True, "module"),
    "nested function": helper(HELPERS["function: is not None"], False, "nested"),
    "nested function of the owner": helper(OWNER_HELPERS["function of the owner"], True, "nested"),
    "own method": own_method("", "self", "self, "),
    "own static method": own_method("@staticmethod", "self", ""),
    "static method by class": own_method("@staticmethod", "class", ""),
    "own class method": own_method("@classmethod", "self", "cls, "),
    "property of the row": model_member("@property\ndef {h}(self):\n    return self.{a} is not None", ""),
    "property of the row: truth": model_member("@property\ndef {h}(self):\n    return bool(self.{a})", ""),
    "property of the row: early": model_member(
        "@property\ndef {h}(self):\n    if self.{a} is None:\n        return False\n    return True", ""
    ),
    "property of the row: or None": model_member("@property\ndef {h}(self):\n    return self.{a} or None", ""),
    "cached property of the row": model_member(
        "import functools as _functools\n\n@_functools.cached_property\ndef {h}(self):\n    return self.{a} is not None", ""
    ),
    "method of the row": model_member("def {h}(self):\n    return self.{a} is not None", "()"),
    "method of the row: negated": model_member("def {h}(self):\n    return not self.{a} is None", "()"),
    "stored": before("has{n} = {x} is not None", "has{n}", "not has{n}"),
    "stored truth": before("has{n} = bool({x})", "has{n}", "not has{n}"),
    "stored absence": before("lacks{n} = {x} is None", "not lacks{n}", "lacks{n}"),
    "stored annotated": before("has{n}: bool = {x} is not None", "has{n} is True", "has{n} is False"),
    "flag": before("has{n} = False\nif {x} is not None:\n    has{n} = True", "has{n}", "not has{n}"),
    "flag by else": before("if {x} is None:\n    has{n} = False\nelse:\n    has{n} = True", "has{n}", "not has{n}"),
    "flag by conditional": before("has{n} = True if {x} else False", "has{n}", "not has{n}"),
    "closure": before("def is_there{n}():\n    return {x} is not None", "is_there{n}()", "not is_there{n}()"),
    "lambda stored": before("is_there{n} = lambda: {x} is not None", "is_there{n}()", "not is_there{n}()"),
    "lambda of a value": before("is_there{n} = lambda value: value is not None", "is_there{n}({x})", "not is_there{n}({x})"),
    "two flags": before("first{n} = {x} is not None\nhas{n} = first{n} and True", "has{n}", "not has{n}"),
    "flag of a tuple": before("has{n}, other{n} = {x} is not None, 1", "has{n}", "not has{n}"),
    "flag of a dict": before('known{n} = {{"has": {x} is not None}}', 'known{n}["has"]', 'not known{n}["has"]'),
    "stored value tested": before("value{n} = {x}", "value{n} is not None", "value{n} is None"),
    "stored value tested, truth": before("value{n} = {x}", "value{n}", "not value{n}"),
    "tuple tested": before("values{n} = ({x}, 1)", "values{n}[0] is not None", "values{n}[0] is None"),
    "count of nulls": before("missing{n} = [v for v in ({x},) if v is None]", "not missing{n}", "missing{n}"),
    "names of nulls": before('missing{n} = []\nif {x} is None:\n    missing{n}.append("x")', "not missing{n}", "missing{n}"),
    "error text": before('error{n} = ""\nif {x} is None:\n    error{n} = "missing"', "not error{n}", "error{n}"),
    "error or None": before('error{n} = None\nif not {x}:\n    error{n} = "missing"', "error{n} is None", "error{n} is not None"),
    "error by conditional": before('error{n} = None if {x} else "missing"', "error{n} is None", "error{n} is not None"),
    "errors by name": before(
        'errors{n} = {{}}\nif {x} is None:\n    errors{n}["value"] = "missing"', "not errors{n}", "errors{n}"
    ),
    "values by name: nulls": before(
        'needed{n} = {{"value": {x}}}\nmissing{n} = [name for name, value in needed{n}.items() if value is None]',
        "not missing{n}",
        "missing{n}",
    ),
    "values by name: all": before('needed{n} = {{"value": {x}}}', "all(needed{n}.values())", "not all(needed{n}.values())"),
    "names of attributes that are null": before(
        'missing{n} = [name for name in ("{a}",) if getattr({o}, name) is None]', "not missing{n}", "missing{n}"
    ),
    "in a dict": before(
        'known{n} = {{}}\nif {x} is not None:\n    known{n}["value"] = {x}', '"value" in known{n}', '"value" not in known{n}'
    ),
    "value put in a dict": put_if_there('"value" in known{n}', '"value" not in known{n}', 'known{n}["value"]'),
    "value got from a dict": put_if_there(
        'known{n}.get("value") is not None', 'known{n}.get("value") is None', 'known{n}["value"]'
    ),
    "getattr of a row stored": before('value{n} = getattr({o}, "{a}", None)', "value{n} is not None", "value{n} is None"),
    "value in a local": value_first("value{n} = {x}", "value{n}"),
    "value unpacked": value_first("value{n}, other{n} = {x}, 1", "value{n}"),
    "value in a tuple": value_first("values{n} = ({x}, 1)", "values{n}[0]"),
    "value in a dict": value_first('values{n} = {{"value": {x}}}', 'values{n}["value"]'),
    "value in an object": value_first(
        "from types import SimpleNamespace\n\nholder{n} = SimpleNamespace(value={x})", "holder{n}.value"
    ),
    "alias of the owner": alias_of_owner(True, True),
    "alias of the owner in the test": alias_of_owner(True, False),
    "alias of the owner in uses": alias_of_owner(False, True),
    "nested for early": nested,
    "else for early": nested_inverted,
    "early for nested": early,
    "pass and else": as_template("if {x} is None:\n    {absent}\nelse:\n    {there}"),
    "there and else": as_template("if {x} is not None:\n    {there}\nelse:\n    {absent}"),
    "elif": as_template("if False:\n    pass\nelif {x} is not None:\n    {there}\nelse:\n    {absent}"),
    "match None": as_template("match {x}:\n    case None:\n        {absent}\n    case _:\n        {there}"),
    "match guard": as_template(
        "match {x}:\n    case value{n} if value{n} is not None:\n        {there}\n    case _:\n        {absent}"
    ),
    "match of a test": as_template("match {x} is None:\n    case True:\n        {absent}\n    case False:\n        {there}"),
    "twice": as_template("if {x} is not None:\n    if True:\n        {there}\n    else:\n        pass\nelse:\n    {absent}"),
    "for and else": as_template(
        "for value{n} in ({x},):\n    if value{n} is None:\n        {absent}\n        break\nelse:\n    {there}"
    ),
    "loop over values": leaving("for value{n} in ({x},):\n    if value{n} is None:\n        {absent}"),
    "loop over names of attributes": leaving('for name{n} in ("{a}",):\n    if getattr({o}, name{n}) is None:\n        {absent}'),
    "for over filtered": as_template(
        "for value{n} in [v for v in ({x},) if v is not None]:\n    {there}\nif {x} is None:\n    {absent}"
    ),
    "while": as_template("while {x} is not None:\n    {there}\n    break\nelse:\n    {absent}"),
    "try and else": as_template(
        "try:\n    if {x} is None:\n        raise LookupError\nexcept LookupError:\n    {absent}\nelse:\n    {there}"
    ),
    "try around both": as_template("try:\n    assert {x} is not None\n    {there}\nexcept AssertionError:\n    {absent}"),
    "finally": as_template("try:\n    if {x} is not None:\n        {there}\n    else:\n        {absent}\nfinally:\n    pass"),
    "with": as_template("with open('/dev/null'):\n    if {x} is not None:\n        {there}\n    else:\n        {absent}"),
    "try AttributeError": caught("try", "AttributeError"),
    "try AttributeError, TypeError": caught("try", "(AttributeError, TypeError)"),
    "suppress": caught("with", "AttributeError"),
    "raising: assert": raising("", "assert {x} is not None", "here"),
    "raising: assert truth": raising("", "assert {x}, 'missing'", "here"),
    "raising: function": raising("def {h}(value):\n    if value is None:\n        raise ValueError\n", "{h}({x})", "here"),
    "raising: not": raising(
        "def {h}(value):\n    if not value:\n        raise ValueError\n    return True\n", "{h}({x})", "here"
    ),
    "raising: gives it back": raising(
        "def {h}(value):\n    if value is None:\n        raise ValueError\n    return value\n", "{x} = {h}({x})", "here"
    ),
    "raising: other module": raising("def {h}(value):\n    if value is None:\n        raise ValueError\n", "{h}({x})", "module"),
    "raising: nested": raising("def {h}():\n    if {x} is None:\n        raise ValueError\n", "{h}()", "nested"),
    "raising: of the owner": raising("def {h}(row):\n    if row.{a} is None:\n        raise ValueError\n", "{h}({o})", "here"),
    "raising: general": raising(
        "def {h}(holds, message):\n    if not holds:\n        raise ValueError(message)\n",
        "{h}({x} is not None, 'missing')",
        "here",
    ),
    "raising: context manager": raising(
        "import contextlib as contextlib{n}\n\n\n@contextlib{n}.contextmanager\ndef {h}(value):\n"
        "    if value is None:\n        raise ValueError\n    yield value\n",
        "with {h}({x}): pass",
        "here",
    ),
    "raising: several": raising(
        "def {h}(**values):\n    for name, value in values.items():\n        if value is None:\n"
        "            raise ValueError(name)\n",
        "{h}(value={x})",
        "here",
    ),
    "raising: names of the owner": raising(
        "def {h}(row, *names):\n    for name in names:\n        if getattr(row, name) is None:\n"
        "            raise ValueError(name)\n",
        '{h}({o}, "{a}")',
        "here",
    ),
    "raising: of the owner, other module": raising(
        "def {h}(row):\n    if row.{a} is None:\n        raise ValueError\n", "{h}({o})", "module"
    ),
    "raising: never returns": raising("def {h}():\n    raise ValueError('missing')\n", "if {x} is None: {h}()", "here"),
    "raising: never returns, other module": raising(
        "def {h}():\n    raise ValueError('missing')\n", "if {x} is None: {h}()", "module"
    ),
    "raising: a checking object": raising(
        "class {h}:\n    def __init__(self, row):\n        self.row = row\n\n    def check(self):\n"
        "        if self.row.{a} is None:\n            raise ValueError\n",
        "{h}({o}).check()",
        "here",
    ),
    "raising: errors collected": raising(
        "def {h}(row):\n    errors = []\n    if not row.{a}:\n        errors.append('missing')\n    if errors:\n"
        "        raise ValueError(errors)\n",
        "{h}({o})",
        "here",
    ),
    "raising: in two steps": raising(
        "def {h}(value):\n    if value is None:\n        _fail{n}()\n\n\ndef _fail{n}():\n    raise ValueError\n",
        "{h}({x})",
        "here",
    ),
    "in the caller": in_caller,
    "decorator": decorator,
    "way in a function": extracted("function"),
    "way in a nested function": extracted("nested"),
    "way in a method": extracted("method"),
    "choice by if": choice("if {x} is not None:\n    {put}{there}\nelse:\n    {put}{absent}"),
    "choice with default": choice("{put}{absent}\nif {x} is not None:\n    {put}{there}"),
    "choice inverted": choice("({absent} if {x} is None else {there})"),
    "choice by and, or": choice("({x} and {there} or {absent})"),
    "choice by index": choice("((lambda: {absent}), (lambda: {there}))[{x} is not None]()"),
    "choice by lambda": choice("(lambda value: {there} if value is not None else {absent})({x})"),
    "choice by match": choice("match {x}:\n    case None:\n        {put}{absent}\n    case _:\n        {put}{there}"),
    "comprehension: loop": comprehension(
        "made{n}|made{n} = []\nfor {each} in {all}:\n    if {test}:\n        made{n}.append({gives})"
    ),
    "comprehension: continue": comprehension(
        "made{n}|made{n} = []\nfor {each} in {all}:\n    if not ({test}):\n        continue\n    made{n}.append({gives})"
    ),
    "comprehension: filter": comprehension("[{gives} for {each} in filter(lambda {each}: {test}, {all})]|"),
    "comprehension: two": comprehension("[{gives} for {each} in kept{n}]|kept{n} = [{each} for {each} in {all} if {test}]"),
    "comprehension: nested": comprehension("[{gives} for {each} in [{each} for {each} in {all} if {test}]]|"),
    "comprehension: map": comprehension("list(map(lambda {each}: {gives}, filter(lambda {each}: {test}, {all})))|"),
    "comprehension: generator": comprehension("list({gives} for {each} in {all} if {test})|"),
    "comprehension: function": comprehension(
        "list(each{n}())|def each{n}():\n    for {each} in {all}:\n        if {test}:\n            yield {gives}"
    ),
    **LOOPS,
    **LOOKUPS,
    **CLASSES,
}
