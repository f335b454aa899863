"""Reads what a Java class file says of constants, methods and the numbers that are assigned to fields, without a JDK.

Format: chapter 4 of the Java Virtual Machine Specification.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

_SIZES = {3: 4, 4: 4, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
_PUSHED = rb"([\x02-\x0a]|\x10.|\x11..|\x12.|\x13..|\x14..)(\xb2..)?(\xb8..)?"
_UNITS = {"ofMillis": 1, "ofMilliseconds": 1, "ofSeconds": 1000, "ofMinutes": 60_000}


@dataclass
class ClassFile:
    """`constants` are static final numbers and texts, `methods` the names of methods, `assigned` the numbers that code gives to
    fields, in order, durations in ms."""

    constants: dict[str, object] = field(default_factory=dict)
    methods: set[str] = field(default_factory=set)
    assigned: dict[str, list[float]] = field(default_factory=dict)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 8
        self.pool: list[tuple[int, bytes] | None] = [None]
        count = self.u2()
        while len(self.pool) < count:
            tag = self.take(1)[0]
            body = self.take(self.u2()) if tag == 1 else self.take(8 if tag in (5, 6) else _SIZES[tag])
            self.pool.append((tag, body))
            if tag in (5, 6):
                self.pool.append(None)

    def take(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]

    def u2(self) -> int:
        return int(struct.unpack(">H", self.take(2))[0])

    def u4(self) -> int:
        return int(struct.unpack(">I", self.take(4))[0])

    def text(self, index: int) -> str:
        entry = self.pool[index]
        return entry[1].decode("utf-8", "replace") if entry is not None else ""

    def value(self, index: int) -> object:
        entry = self.pool[index]
        if entry is None:
            return None
        tag, body = entry
        if tag == 8:
            return self.text(struct.unpack(">H", body)[0])
        return struct.unpack({3: ">i", 4: ">f", 5: ">q", 6: ">d"}[tag], body)[0] if tag in (3, 4, 5, 6) else None

    def member(self, index: int) -> str:
        """The name of the field or method that a reference means."""
        entry = self.pool[index] if index < len(self.pool) else None
        if entry is None or entry[0] not in (9, 10, 11):
            return ""
        name_and_type = self.pool[struct.unpack(">HH", entry[1])[1]]
        return self.text(struct.unpack(">HH", name_and_type[1])[0]) if name_and_type is not None else ""


def read_class(data: bytes) -> ClassFile:
    """What a class file says."""
    reader, found = _Reader(data), ClassFile()
    reader.take(6)
    reader.take(2 * reader.u2())
    for is_field in (True, False):
        for _ in range(reader.u2()):
            reader.take(2)
            name = reader.text(reader.u2())
            reader.take(2)
            if not is_field:
                found.methods.add(name)
            for _ in range(reader.u2()):
                attribute, size = reader.text(reader.u2()), reader.u4()
                body = reader.take(size)
                if attribute == "ConstantValue":
                    found.constants[name] = reader.value(struct.unpack(">H", body)[0])
                elif attribute == "Code":
                    _assignments(reader, body[8 : 8 + struct.unpack(">I", body[4:8])[0]], found)
    return found


def _assignments(reader: _Reader, code: bytes, found: ClassFile) -> None:
    for match in re.finditer(_PUSHED + rb"[\xb5\xb3](..)", code, re.DOTALL):
        name = reader.member(struct.unpack(">H", match[4])[0])
        number = _number(reader, match[1])
        factor = _UNITS.get(reader.member(struct.unpack(">H", match[3][1:])[0]), 1) if match[3] else 1
        if name and number is not None:
            found.assigned.setdefault(name, []).append(number * factor)


def _number(reader: _Reader, push: bytes) -> float | None:
    opcode = push[0]
    if opcode <= 8:
        return float(opcode - 3)
    if opcode in (9, 10):
        return float(opcode - 9)
    if opcode == 0x10:
        return float(struct.unpack(">b", push[1:])[0])
    if opcode == 0x11:
        return float(struct.unpack(">h", push[1:])[0])
    index = push[1] if opcode == 0x12 else struct.unpack(">H", push[1:])[0]
    value = reader.value(index) if index < len(reader.pool) else None
    return float(value) if isinstance(value, (int, float)) else None
