"""Setters that store something for null: what rows hold that are filled through them."""

from __future__ import annotations

import pytest

ORDER = """
@Entity class Order {{
    private Long id;
    private {field};
    @Id public Long getId() {{ return id; }}
    public void setId(Long id) {{ this.id = id; }}
    {mark} public List<String> getTags() {{ return tags; }}
    public void setTags(List<String> given) {{ {body} }}
    static List<String> none() {{ return new ArrayList<>(); }}
    static List<String> nothing() {{ return null; }}
}}
"""
EMPTY, FILLED = "List<String> tags", "List<String> tags = new ArrayList<>()"


def is_filled(entities, body: str, field: str = EMPTY) -> bool:
    text = ORDER.format(body=body, field=field, mark="@Column(nullable = true)")
    return entities(text)["Order"].attributes["tags"].never_null


@pytest.mark.parametrize(
    "body",
    [
        "this.tags = given == null ? new ArrayList<>() : given;",
        "tags = given != null ? given : List.of();",
        "this.tags = Objects.isNull(given) ? none() : given;",
        "if (given == null) { this.tags = new ArrayList<>(); } else { this.tags = given; }",
        "if (given == null) { given = List.of(); } this.tags = given;",
        "this.tags = Objects.requireNonNullElse(given, List.of());",
        "this.tags = Optional.ofNullable(given).orElse(List.of());",
        "this.tags = Optional.ofNullable(given).orElseGet(ArrayList::new);",
        "this.tags = ListUtils.emptyIfNull(given);",
        "log(given); this.tags = given == null ? List.of() : given;",
    ],
)
def test_something_for_null(entities, body):
    assert is_filled(entities, body)


@pytest.mark.parametrize(
    "body",
    [
        "if (given != null) { this.tags = given; }",
        "if (given == null) { return; } this.tags = given;",
        "if (given != null && !given.isEmpty()) { this.tags = given; }",
    ],
)
def test_null_is_not_stored(entities, body):
    assert is_filled(entities, body, FILLED) is ("&&" not in body)
    assert not is_filled(entities, body, EMPTY)


@pytest.mark.parametrize(
    "body",
    [
        "this.tags = given;",
        "this.tags = given == null ? null : new ArrayList<>(given);",
        "this.tags = given != null ? List.of() : given;",
        "this.tags = given == null ? nothing() : given;",
        "this.tags = given == null ? other : given;",
        "if (given == null) { log(given); } this.tags = given;",
        "this.tags = Objects.requireNonNullElse(given, null);",
        "this.tags = Optional.ofNullable(given).orElse(null);",
        "this.labels = given == null ? List.of() : given;",
        "for (String tag : given) { this.tags.add(tag); }",
        "try { this.tags = given == null ? List.of() : given; } finally { log(given); }",
    ],
)
def test_null_may_be_stored(entities, body):
    assert not is_filled(entities, body)


def test_rows_that_are_filled_by_their_fields(entities):
    text = ORDER.format(body="this.tags = given == null ? List.of() : given;", field=EMPTY, mark="")
    by_fields = text.replace("@Id public", "public").replace("private Long id;", "@Id private Long id;")
    assert not entities(by_fields)["Order"].attributes["tags"].never_null


def test_a_setter_of_many_ways(entities):
    ways = "".join(f"if (is{number}()) {{ log({number}); }} " for number in range(40))
    assert not is_filled(entities, f"{ways} this.tags = given == null ? List.of() : given;")
