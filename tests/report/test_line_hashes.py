"""The fingerprint of a line is GitHub's, bit by bit: compared with the rolling computation that its action documents."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from nullguard.report.line_hashes import line_hashes

TEXTS = st.text(alphabet="ab \t\r\nÄ😀\ufeff", max_size=400)


def rolling(text: bytes) -> dict[int, str]:
    """The straightforward form: one character after the other through a ring of 100."""
    ring, starts, value, position = [0] * 100, [0] * 100, 0, 0
    counts: dict[str, int] = {}
    found: dict[int, str] = {}

    def push(unit: int) -> None:
        nonlocal value, position
        value = (value * 37 + unit - pow(37, 100, 1 << 64) * ring[position]) % (1 << 64)
        ring[position] = unit
        position = (position + 1) % 100

    def flush() -> None:
        if starts[position]:
            digits = f"{value:x}"
            counts[digits] = counts.get(digits, 0) + 1
            found[starts[position]] = f"{digits}:{counts[digits]}"
            starts[position] = 0

    data = text.decode("utf-8", "replace").encode("utf-16-be")
    units = [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]
    line, at_start, after_cr = 0, True, False
    for unit in [*units, 0xFFFF]:
        if unit in (0x20, 0x09) or (after_cr and unit == 0x0A):
            after_cr = False
            continue
        after_cr = unit == 0x0D
        unit = 0x0A if after_cr else unit
        flush()
        if at_start:
            line += 1
            starts[position] = line
        at_start = unit == 0x0A
        push(unit)
    for _ in range(100):
        flush()
        push(0)
    return found


@given(TEXTS)
@example("a\n" * 150)
@example("\r \n\r\n\n")
@example("x" * 250 + "\n" + "x" * 250)
@example("😀" * 51 + "\n😀")
def test_every_line_of_any_text_has_the_hash_of_the_rolling_computation(text):
    data = text.encode()
    expected = rolling(data)
    assert line_hashes(data, expected) == expected


@given(st.binary(max_size=200))
def test_bytes_that_are_no_text_have_hashes_too(data):
    expected = rolling(data)
    assert line_hashes(data, expected) == expected


def test_the_end_of_an_empty_file_is_its_first_line():
    # 65535 · 37^99 modulo 2^64, the end of file followed by 99 zeros.
    assert line_hashes(b"", [1]) == {1: f"{65535 * 37**99 % 2**64:x}:1"}


def test_a_line_beyond_the_end_has_none():
    assert line_hashes(b"one line", [1, 2, 7]).keys() == {1}


def test_equal_lines_are_numbered():
    text = b"same\n" * 200
    first, second = line_hashes(text, [1, 2]).values()
    assert first.split(":")[0] == second.split(":")[0]
    assert (first.split(":")[1], second.split(":")[1]) == ("1", "2")


@given(st.integers(0, 5), st.sampled_from(["    ", "\t"]))
def test_blank_space_and_lines_above_change_nothing(above, indent):
    before = "def total(order):\n  return order.reference\n" + "# end\n" * 40
    after = "\n" * above + before.replace("  return", indent + "return")
    assert line_hashes(before.encode(), [2])[2] == line_hashes(after.encode(), [2 + above])[2 + above]


def test_line_ends_of_every_kind_are_equal():
    unix = line_hashes(b"one\ntwo\nthree", [1, 2, 3])
    assert line_hashes(b"one\r\ntwo\r\nthree", [1, 2, 3]) == unix
    assert line_hashes(b"one\rtwo\rthree", [1, 2, 3]) == unix
