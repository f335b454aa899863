"""Which attributes a test or fixture source sets, and which it sets to null.

Two thirds of a tree are tests, so nothing is parsed here: patterns know comments, strings and what stands before a name. On the
tests of saleor, netbox, warehouse, openmrs and DSpace they find what queries over syntax trees find, but for a few lambdas and
nested f-strings, in a quarter of the time (measured on 3,400 files, November 2026). They are linear in the size of the source.
What they repeat possessively is atomic as well: of `(?:a|b(?!c))*+` Python 3.11.2 (Debian 12) does not take back the `b` of a
last try that failed, and comments and strings did not end.
"""

from __future__ import annotations

import re

from nullguard.languages.java.decoding import as_utf8 as java_as_utf8
from nullguard.languages.python.decoding import as_utf8 as python_as_utf8
from nullguard.model.facts import FixtureFacts
from nullguard.model.source import Language

_PYTHON = re.compile(
    rb"""
    [\n\#"'({,.](?:
      (?<=\n)[ \t]*+(?:
        (?:async[ \t]+)?def[ \t]+\w+[^(:\n]{0,200}\(
          (?>[^()"'\#]|"[^"\n]*"|'[^'\n]*'|\#[^\n]*|\((?>[^()]|\([^()]{0,999}\)){0,999}+\)){0,9999}+\)
       |[\w.]+(?:[ \t]*,[ \t]*[\w.*]+)+[ \t]+=[ \t])
     |(?<=\#)[^\n]*
     |(?<=")(?:""(?>[^"\\]++|\\.|"(?!""))*+(?:"{3}|\Z)|(?>[^"\\\n]++|\\.)*+")
     |(?<=')(?:''(?>[^'\\]++|\\.|'(?!''))*+(?:'{3}|\Z)|(?>[^'\\\n]++|\\.)*+')
     |(?<=[(,])(?>[ \t\r\n]|\#[^\n]*\n)*+lambda\b[^:\n]{0,300}:
     |(?<=[(,])(?>[ \t\r\n]|\#[^\n]*\n)*+(?P<keyword>[A-Za-z_]\w{0,63})[ \t]*=(?!=)\s*+
        (?:(?P<no_keyword>None(?=[ \t]*[,)\r\n\#]))|lambda\b[^:\n]{0,300}:)?
     |(?<=[{,])(?>[ \t\r\n]|\#[^\n]*\n)*+[rRbBuUfF]{0,2}(["'])(?P<key>[A-Za-z_]\w{0,63})\3[ \t]*:\s*+
        (?P<no_key>None(?=[ \t]*[,}\r\n\#]))?
     |(?<=\.)[ \t]*(?P<stored>[A-Za-z_]\w{0,63})[ \t]*=(?!=)\s*+
        (?P<no_stored>None(?=[ \t]*[;)\r\n\#]|\Z))?
    )""",
    re.VERBOSE | re.DOTALL,
)
"""What is passed over: parameters of functions and lambdas, targets of an unpacking, comments, strings. What is found: keyword
arguments, keys of dictionaries, attributes that are stored, each with or without None."""

_WORD = rb"""(?:[^()"'\\]|"(?>[^"\\\n]|\\.)*+"|'(?>[^'\\\n]|\\.)*+')"""
_WORD_BUT_COMMA = rb"""(?:[^()"',\\]|"(?>[^"\\\n]|\\.)*+"|'(?>[^'\\\n]|\\.)*+')"""
_PARENTHESES = rb"\(" + _WORD + rb"*+\)"
for _ in range(3):
    _PARENTHESES = rb"\((?>" + _WORD + rb"|" + _PARENTHESES + rb")*+\)"
_JAVA = re.compile(
    rb"""
    ["'/.](?:
      (?<=/)(?:/[^\n]*|\*(?>[^*]|\*(?!/))*+(?:\*/|\Z))
     |(?<=")(?:""(?>[^"\\]++|\\.|"(?!""))*+(?:"{3}|\Z)|(?>[^"\\\n]++|\\.)*+")
     |(?<=')(?>[^'\\\n]|\\.)*+'
     |(?<=\.)\s*+(?P<name>[A-Za-z_]\w{0,63})\s*+(?:
        =(?!=)\s*+(?P<no_stored>null(?=\s*[;),]))?
       |\((?=\s*+(?:(?P<no_argument>null)\s*\)|(?!\))(?>"""
    + _WORD_BUT_COMMA
    + rb"|"
    + _PARENTHESES
    + rb"""){1,600}+\))))
    )""",
    re.VERBOSE | re.DOTALL,
)
"""What is passed over: comments, strings. What is found: methods that are called on something with one argument, attributes that
are stored, each with or without null."""

_SETTER = re.compile(rb"(?:set|with)(?=[A-Z])")
_JSON = re.compile(rb'"([A-Za-z_]\w{0,63})"[ \t\r\n]*:[ \t\r\n]*(null\b)?')
_YAML = re.compile(
    rb"""^[ \t]*(?:-[ \t]+)*["']?([A-Za-z_]\w{0,63})["']?[ \t]*:(?=[ \t\r\n]|$)[ \t]*(~|null|Null|NULL)?[ \t\r]*(\S)?""", re.M
)


def fixture_facts(data: bytes, language: Language) -> FixtureFacts:
    """The attributes that a source sets: Python, Java, JSON and YAML; of every other language none.

    Raises UnreadableSource for code that is no text.
    """
    if language is Language.PYTHON:
        return _of_python(python_as_utf8(data)[0])
    if language is Language.JAVA:
        return _of_java(java_as_utf8(data)[0])
    if language is Language.JSON:
        return _facts({(found[1], found[2] is not None) for found in _JSON.finditer(data)})
    if language is Language.YAML:
        return _facts({(found[1], found[2] is not None and found[3] is None) for found in _YAML.finditer(data)})
    return FixtureFacts()


def _of_python(data: bytes) -> FixtureFacts:
    found: set[tuple[bytes, bool]] = set()
    for match in _PYTHON.finditer(b"\n" + data):
        for name, null in (("keyword", "no_keyword"), ("key", "no_key"), ("stored", "no_stored")):
            if match[name] is not None:
                found.add((match[name], match[null] is not None))
    return _facts(found)


def _of_java(data: bytes) -> FixtureFacts:
    names = ((match["name"], match["no_stored"] or match["no_argument"]) for match in _JAVA.finditer(data))
    return _facts({(_property(name), null is not None) for name, null in names if name is not None})


def _property(method: bytes) -> bytes:
    """The property that a Java setter sets (`setExternalReference`, `withExternalReference`); a fluent setter has its name."""
    prefix = _SETTER.match(method)
    if prefix is None:
        return method
    rest = method[prefix.end() :]
    return rest[:1].lower() + rest[1:]


def _facts(found: set[tuple[bytes, bool]]) -> FixtureFacts:
    values = sorted({name.decode() for name, is_null in found if not is_null})
    return FixtureFacts(tuple(values), tuple(sorted({name.decode() for name, is_null in found if is_null})))
