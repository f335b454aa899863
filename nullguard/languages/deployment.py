"""Files of a deployment: commands that start web servers, and nginx. Pure functions of bytes; templates are read as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nullguard.languages.configuration.text import as_text, lines_of
from nullguard.languages.errors import UnreadableSource
from nullguard.model.deployment import ProxiedLocation, ServerCommand
from nullguard.model.span import Packed, pack

_MOST_BYTES = 64 * 1024
_MOST_LINES = 20
"""Lines that one command goes on for."""

_MOST_WORDS = 100
_MOST_DEPTH = 20
_MOST_BLOCKS = 2_000
_STARTS = re.compile(rb"\b(?:gunicorn|uwsgi)\b")
_PROCESS = re.compile(rb"([\w-]+):\s*(.*)$", re.DOTALL)
_WORD = re.compile(r"[^\s\"'\[\],]+")
_TAGS = re.compile(rb"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_TOKEN = re.compile(rb"#[^\n]*|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\$\{\w+\}|[;{}]|[^\s;{}\"'#]+")
_PASSES = frozenset({"proxy_pass", "uwsgi_pass", "fastcgi_pass", "grpc_pass"})


def deployment_form(path: str, size: int = 0) -> str:
    """The form of a source of the language `deployment`: `nginx`, `procfile` or `commands`; empty for one that is too large."""
    if size > _MOST_BYTES:
        return ""
    if path.endswith("Procfile"):
        return "procfile"
    return "nginx" if "nginx" in path.lower() and ".conf" in path else "commands"


def read_deployment(data: bytes, form: str) -> tuple[tuple[ServerCommand, ...], tuple[ProxiedLocation, ...]]:
    """The commands and locations of a file. Raises UnreadableSource for what is no text, or is hostile."""
    if form == "nginx":
        return (), tuple(_locations(b"\n".join(lines_of(data))))
    return tuple(_commands(lines_of(data), form == "procfile")), ()


def _commands(lines: list[bytes], is_procfile: bool) -> Iterator[ServerCommand]:
    index = 0
    while index < len(lines):
        first, text = index, lines[index].rstrip()
        index += 1
        while text.endswith(b"\\") and index < len(lines) and index - first < _MOST_LINES:
            text = text[:-1] + b" " + lines[index].strip()
            index += 1
        if text.lstrip().startswith((b"#", b";")) or not (is_procfile or _STARTS.search(text)):
            continue
        process = _PROCESS.match(text) if is_procfile else None
        if is_procfile and process is None:
            continue
        words = tuple(_WORD.findall(as_text(process[2] if process is not None else text)))[:_MOST_WORDS]
        at = pack(first + 1, len(lines[first]) - len(lines[first].lstrip()), first + 1, len(lines[first].rstrip()))
        yield ServerCommand(at, words, as_text(process[1]) if process is not None else "")


@dataclass(slots=True)
class _Block:
    """A block of nginx, with the one around it."""

    name: str
    pattern: str
    outer: int
    limits: dict[str, str] = field(default_factory=dict)
    passes: str = ""
    at: Packed = 0


def _locations(data: bytes) -> Iterator[ProxiedLocation]:
    blocks = _blocks(_TAGS.sub(lambda tag: b"\n" * tag[0].count(b"\n") or b"_", data))
    for block in blocks:
        if block.passes:
            yield ProxiedLocation(block.at, block.pattern, block.passes, tuple(sorted(_limits(blocks, block).items())))


def _limits(blocks: list[_Block], block: _Block) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(_MOST_DEPTH + 1):
        found = {**block.limits, **found}
        if block.outer < 0:
            break
        block = blocks[block.outer]
    return found


def _blocks(data: bytes) -> list[_Block]:
    """The blocks, the file itself first. What stands in an `if` belongs to the block around it."""
    blocks = [_Block("", "", -1)]
    stack = [0]
    words: list[str] = []
    began = 0
    line, last = 1, 0
    beginning = 0
    for token in _TOKEN.finditer(data):
        line += data.count(b"\n", last, token.start())
        newline = data.rfind(b"\n", last, token.start())
        beginning = newline + 1 if newline >= 0 else beginning
        last = token.start()
        text = as_text(token[0])
        if text.startswith("#"):
            continue
        if text == "}":
            if len(stack) > 1:
                stack.pop()
            words = []
        elif text == "{":
            name = words[0] if words else ""
            if name == "if":
                stack.append(stack[-1])
            else:
                blocks.append(_Block(name, " ".join(words[1:]) if name == "location" else "", stack[-1]))
                stack.append(len(blocks) - 1)
            if len(stack) > _MOST_DEPTH or len(blocks) > _MOST_BLOCKS:
                raise UnreadableSource("limit", "its blocks are too deep or too many")
            words = []
        elif text == ";":
            if len(words) > 1 and "timeout" in words[0]:
                blocks[stack[-1]].limits[words[0]] = words[1]
            elif words and words[0] in _PASSES:
                blocks[stack[-1]].passes, blocks[stack[-1]].at = words[0], began
            words = []
        else:
            if not words:
                began = pack(line, token.start() - beginning, line, token.end() - beginning)
            words.append(text)
    return blocks
