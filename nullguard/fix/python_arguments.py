"""Adds keyword arguments to calls in Python sources, leaving every other byte as it is.

libcst overflows the C stack on deep nesting and takes minutes for long chains, so what it may read is capped by
`is_within_limits`, and callers run it in a worker process.
"""

from __future__ import annotations

import tokenize
from collections.abc import Sequence
from io import BytesIO

import libcst as cst
import msgspec
from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper

from nullguard.fix.edits import Edit, edit_between

MOST_BYTES = 1_000_000
MOST_NESTING = 60
"""Brackets within each other; libcst ends its process at about 1,500."""
MOST_CHAIN = 200
"""Links of one chain of attributes and calls; libcst takes quadratic time for them."""
MOST_INDENTS = 60


class Insertion(msgspec.Struct, frozen=True):
    """Keyword arguments (name, Python text) for the call whose function ends at the byte `end` of the source."""

    path: str
    data: bytes
    end: int
    arguments: tuple[tuple[str, str], ...]


class Impossible(msgspec.Struct, frozen=True):
    """Why an argument cannot be added."""

    reason: str


def is_within_limits(data: bytes) -> bool:
    """Whether libcst may read a source, by its tokens."""
    if len(data) > MOST_BYTES:
        return False
    depth = indents = chain = operators = 0
    try:
        for token in tokenize.tokenize(BytesIO(data).readline):
            if token.type == tokenize.INDENT:
                indents += 1
            elif token.type == tokenize.DEDENT:
                indents -= 1
            elif token.type == tokenize.NEWLINE:
                chain = operators = 0
            elif token.type == tokenize.OP:
                depth += (token.string in "([{") - (token.string in ")]}")
                chain += token.string == "."
                operators += token.string in ("+", "-", "*", "/", "~", "%", "|", "&", "**")
            elif token.type == tokenize.NAME and token.string in ("not", "else", "lambda", "and", "or", "await"):
                operators += 1
            if depth > MOST_NESTING or indents > MOST_INDENTS or chain > MOST_CHAIN or operators > 10 * MOST_CHAIN:
                return False
    except (tokenize.TokenError, SyntaxError, UnicodeDecodeError, IndentationError):
        return False
    return True


def insert(insertion: Insertion) -> Edit | Impossible:
    """The edit that adds the arguments."""
    if not is_within_limits(insertion.data):
        return Impossible("the source is nested too deeply, too large, or no Python of this version")
    try:
        wrapper = MetadataWrapper(cst.parse_module(insertion.data), unsafe_skip_copy=True)
    except cst.ParserSyntaxError:
        return Impossible("the source is no Python of this version")
    spans = wrapper.resolve(ByteSpanPositionProvider)
    end = _in_text(insertion, wrapper.module.encoding)
    calls = [
        node
        for node, where in spans.items()
        if isinstance(node, cst.Call) and spans[node.func].start + spans[node.func].length == end and where.length
    ]
    if len(calls) != 1:
        return Impossible("the call is not where it was found")
    call = calls[0]
    given = {arg.keyword.value for arg in call.args if arg.keyword is not None}
    for name, _ in insertion.arguments:
        if name in given:
            return Impossible(f"'{name}' is given already")
    if any(arg.star == "**" for arg in call.args):
        return Impossible("arguments are passed on with '**', which may hold a timeout")
    if len(call.args) == 1 and isinstance(call.args[0].value, cst.GeneratorExp) and not call.args[0].value.lpar:
        return Impossible("its argument is a bare generator")
    new = call
    for name, text in insertion.arguments:
        new = _with_argument(new, name, text)
    changed = wrapper.module.deep_replace(call, new)
    assert isinstance(changed, cst.Module)
    data = changed.bytes
    if insertion.data.startswith(b"\xef\xbb\xbf") and not data.startswith(b"\xef\xbb\xbf"):
        data = b"\xef\xbb\xbf" + data
    if wrapper.module.bytes.removeprefix(b"\xef\xbb\xbf") != insertion.data.removeprefix(b"\xef\xbb\xbf"):
        return Impossible("the source cannot be written back as it is")
    return edit_between(insertion.path, insertion.data, data)


def _in_text(insertion: Insertion, encoding: str) -> int:
    """Where the call's function ends in the text as libcst counts: in UTF-8, without a byte order mark."""
    before = insertion.data[: insertion.end].removeprefix(b"\xef\xbb\xbf")
    return len(before.decode(encoding, "replace").encode())


def _with_argument(call: cst.Call, name: str, text: str) -> cst.Call:
    """The call with one more argument, laid out as those before it are."""
    added = cst.Arg(
        cst.parse_expression(text),
        cst.Name(name),
        equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")),
    )
    if not call.args:
        return call.with_changes(args=(added,))
    last = call.args[-1]
    between = _separator(call)
    if isinstance(last.comma, cst.Comma):
        closing = last.comma.whitespace_after
        added = added.with_changes(comma=last.comma.with_changes(whitespace_after=_without_comment(closing)))
        if isinstance(closing, cst.ParenthesizedWhitespace):
            between = (
                between if isinstance(between, cst.ParenthesizedWhitespace) else _without_comment(call.whitespace_before_args)
            )
            if isinstance(between, cst.ParenthesizedWhitespace):  # a comment behind the comma belongs to the argument before it
                between = between.with_changes(first_line=closing.first_line)
    else:
        added = added.with_changes(whitespace_after_arg=last.whitespace_after_arg)
        last = last.with_changes(whitespace_after_arg=cst.SimpleWhitespace(""))
    previous = last.with_changes(comma=cst.Comma(whitespace_after=between))
    return call.with_changes(args=(*call.args[:-1], previous, added))


def _separator(call: cst.Call) -> cst.BaseParenthesizableWhitespace:
    """What stands after the commas of a call: a space, or the line break between arguments of their own lines."""
    commas: Sequence[object] = [arg.comma for arg in call.args[:-1]]
    for comma in reversed(commas):
        if isinstance(comma, cst.Comma):
            after = comma.whitespace_after
            return after if isinstance(after, cst.SimpleWhitespace) else _without_comment(after)
    before = call.whitespace_before_args
    if isinstance(before, cst.ParenthesizedWhitespace):
        return _without_comment(before)
    return cst.SimpleWhitespace(" ")


def _without_comment(space: cst.BaseParenthesizableWhitespace) -> cst.BaseParenthesizableWhitespace:
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    return space.with_changes(
        first_line=space.first_line.with_changes(comment=None, whitespace=cst.SimpleWhitespace("")), empty_lines=()
    )
