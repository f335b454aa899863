"""Places are one line, and their columns count characters as an editor does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from triage_cases import finding

from nullguard.model.finding import Place, Related, Step
from nullguard.model.span import pack
from nullguard.triage.places import place_of, with_settled_places


def shown(text: str, place: Place) -> str:
    return text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]


def test_a_span_of_one_line_stays():
    text = "a = order.reference\n"
    assert place_of("f.py", pack(1, 4, 1, 19), text.encode()) == Place("f.py", 1, 5, 1, 20)


def test_columns_count_code_points_not_bytes():
    text = "é = '😀' + order.reference"
    start = len("é = '😀' + ".encode())
    place = place_of("f.py", pack(1, start, 1, start + 15), text.encode())
    assert place == Place("f.py", 1, 11, 1, 26)
    assert shown(text, place) == "order.reference"


def test_a_byte_order_mark_is_no_column():
    data = b"\xef\xbb\xbforder.reference"
    assert place_of("f.py", pack(1, 3, 1, 18), data) == Place("f.py", 1, 1, 1, 16)


def test_an_expression_of_several_lines_is_shown_by_its_last():
    text = "x = (order\n    .customer\n    .name)\n"
    place = place_of("f.py", pack(1, 5, 3, 9), text.encode())
    assert (place.line, shown(text, place)) == (3, ".name")


def test_a_last_line_of_brackets_alone_is_not_shown():
    text = "f(\n    order.reference,\n)\n"
    place = place_of("f.py", pack(1, 0, 3, 1), text.encode())
    assert (place.line, shown(text, place)) == (2, "order.reference,")


def test_carriage_returns_are_no_part_of_a_line():
    data = b"f(a\r\n  .b\r\n)\r\n"
    assert place_of("f.py", pack(1, 2, 3, 0), data) == Place("f.py", 2, 3, 2, 5)


def test_a_place_of_whole_lines_stays_whole():
    (done,) = with_settled_places([finding(line=2, column=0, end_column=0)], lambda path: b"1\n2\n3\n")
    assert (done.place.line, done.place.column, done.place.end_column) == (2, 0, 0)


def test_a_file_that_is_gone_or_shrunk_keeps_the_line_only():
    for text in (None, b"one line"):
        (done,) = with_settled_places([finding(line=7)], lambda path, text=text: text)
        assert done.place == Place("shop/orders.py", 7)


def test_steps_and_related_places_are_settled_in_their_own_files():
    files = {"shop/orders.py": b"    order.reference\n", "models.py": "é: reference = Column()\n".encode()}
    (done,) = with_settled_places(
        [
            finding(
                line=1,
                end_column=20,
                steps=(Step(Place("models.py", 1, 5, 1, 14), "declared"),),
                related=(Related(Place("models.py", 1, 5, 1, 14), "the model"),),
            )
        ],
        files.get,
    )
    assert done.place == Place("shop/orders.py", 1, 5, 1, 20)
    assert done.steps[0].place == done.related[0].place == Place("models.py", 1, 4, 1, 13)


@given(st.text(alphabet="aé😀. \n", min_size=1, max_size=60), st.data())
def test_every_span_of_every_text_becomes_one_line_within_it(text, data):
    encoded = text.encode()
    lines = encoded.split(b"\n")
    first = data.draw(st.integers(1, len(lines)))
    last = data.draw(st.integers(first, len(lines)))
    start = data.draw(st.integers(0, len(lines[first - 1])))
    end = data.draw(st.integers(start if first == last else 0, len(lines[last - 1])))
    place = place_of("f.py", pack(first, start, last, end), encoded)
    assert first <= place.line <= last
    assert place.end_line in (0, place.line)
    if place.column:
        assert 1 <= place.column < place.end_column <= len(text.split("\n")[place.line - 1]) + 1
