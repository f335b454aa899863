"""Attribute converters that give an object for null: the attribute is there, though its column is null."""

from __future__ import annotations

import pytest

CLASSES = """
@Entity class Order {{ @Id Long id; {attribute} }}
class Ref {{
    static final Ref NONE = new Ref();
    private static final Ref some = new Ref();
    private static Ref other = new Ref();
    private static final Ref blank = new Ref();
    static Ref kept() {{ return some; }}
    static Ref blank() {{ return blank; }}
    static Ref changed() {{ return other; }}
    static Ref empty() {{ return new Ref(); }}
    static Ref nothing() {{ return null; }}
}}
@Converter{applied}
class RefConverter implements AttributeConverter<Ref, String> {{
    public String convertToDatabaseColumn(Ref ref) {{ return null; }}
    public Ref convertToEntityAttribute(String text) {{ {body} }}
}}
"""
APPLIED = "(autoApply = true)"


def is_never_null(entities, body: str, attribute: str, applied: str) -> bool:
    """Whether the mapping says that the attribute is there."""
    declared = entities(CLASSES.format(body=body, attribute=attribute, applied=applied))
    return declared["Order"].attributes["ref"].never_null


@pytest.mark.parametrize(
    "body",
    [
        "return new Ref();",
        "return text == null ? new Ref() : Codec.read(text);",
        "return StringUtils.isBlank(text) ? Ref.empty() : Codec.read(text);",
        "if (text == null) { return Ref.NONE; } return Codec.read(text);",
        "return text == null ? Ref.kept() : Codec.read(text);",
        "return text == null ? Ref.blank() : Codec.read(text);",
    ],
)
def test_an_object_for_null(entities, body):
    assert is_never_null(entities, body, "@Column(nullable = true) Ref ref;", APPLIED)
    assert is_never_null(entities, body, "@Convert(converter = RefConverter.class) Ref ref;", "")


@pytest.mark.parametrize(
    "body",
    [
        "return text == null ? null : new Ref();",
        "return text != null ? new Ref() : null;",
        "if (text == null) { return null; } return new Ref();",
        "Ref found = null; if (text != null) { found = new Ref(); } return found;",
        "return Optional.ofNullable(text).map(t -> new Ref()).orElse(null);",
        "return text == null ? Ref.nothing() : Codec.read(text);",
        "return text == null ? Ref.changed() : Codec.read(text);",
        "return Codec.read(text);",
        "return text == null ? Codec.read(text) : Codec.read(text);",
        "throw new IllegalStateException();",
    ],
)
def test_null_for_null_or_nobody_knows(entities, body):
    assert not is_never_null(entities, body, "@Column(nullable = true) Ref ref;", APPLIED)


@pytest.mark.parametrize(
    ("attribute", "applied"),
    [
        ("Ref ref;", ""),
        ("String ref;", APPLIED),
        ("@Convert(converter = OtherConverter.class) Ref ref;", APPLIED),
        ("@Convert(disableConversion = true) Ref ref;", APPLIED),
    ],
)
def test_not_converted(entities, attribute, applied):
    assert not is_never_null(entities, "return new Ref();", attribute, applied)


def test_an_embedded_object_is_not_there_for_it(entities):
    declared = entities(
        CLASSES.format(body="return new Ref();", attribute="@Embedded Part part;", applied=APPLIED)
        + "\n@Embeddable class Part { @Column(nullable = true) Ref ref; }"
    )
    (said,) = declared["Order"].attributes["part"].evidence
    assert said.nullable
