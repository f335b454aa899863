"""What the annotations of a property say about null."""

from __future__ import annotations

import pytest

from nullguard.manifest import build_manifest, nullability


def verdict(entity, name):
    """Nullable and explicit, as the manifest has it for the attribute's column."""
    mapped = entity.attributes[name]
    column = build_manifest([entity]).databases["default"].tables[entity.table].columns[mapped.column]
    found = nullability(column)
    return found.nullable, found.explicit


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("String x;", (True, False)),
        ("@Column String x;", (True, False)),
        ('@Column(name = "y") String x;', (True, False)),
        ("@Column(nullable = false) String x;", (False, True)),
        ("@Column(nullable = true) String x;", (True, True)),
        ("@Column(nullable = NULLS) String x;", (False, True)),
        ('@Column(columnDefinition = "varchar(9) not  null") String x;', (False, True)),
        ('@Column(columnDefinition = "varchar(9)") String x;', (True, False)),
        ("@Basic(optional = false) String x;", (False, True)),
        ("@Basic(optional = true) String x;", (True, True)),
        ("@Basic(optional = true) @Column(nullable = false) String x;", (False, True)),
        ("@NotNull String x;", (False, True)),
        ("@NotBlank @Column String x;", (False, True)),
        ("@NotEmpty String x;", (False, True)),
        ("@NonNull String x;", (False, True)),
        ("@NotNull(groups = Create.class) String x;", (True, False)),
        ("@NotNull @Column(nullable = true) String x;", (True, True)),
        ("@Size(max = 9) String x;", (True, False)),
        ('String x = "";', (True, False)),
        ("Boolean x = false;", (True, False)),
        ("Date x = new Date();", (True, False)),
        ("@Version Long x;", (False, True)),
        ("@Enumerated(EnumType.STRING) State x;", (True, False)),
        ("@Lob byte[] x;", (True, False)),
        ("@Nullable String x;", (True, True)),
        ("@ManyToOne Customer x;", (True, False)),
        ("@ManyToOne(optional = false) Customer x;", (False, True)),
        ("@ManyToOne @JoinColumn(nullable = false) Customer x;", (False, True)),
        ("@ManyToOne(optional = true) @JoinColumn(nullable = false) Customer x;", (False, True)),
        ("@ManyToOne(optional = false) @JoinColumn(nullable = true) Customer x;", (True, True)),
        ("@ManyToOne(optional = false) @NotFound(action = NotFoundAction.IGNORE) Customer x;", (True, True)),
        ("@OneToOne @MapsId Customer x;", (False, True)),
        ('@ManyToOne @JoinColumns({@JoinColumn(name="a", nullable=false), @JoinColumn(name="b", nullable=false)}) Customer x;',
         (False, True)),
        ('@ManyToOne @JoinColumns({@JoinColumn(name="a", nullable=false), @JoinColumn(name="b")}) Customer x;', (True, False)),
    ],
)  # fmt: skip
def test_annotations(entities, member, expected):
    found = entities(f"""
        @Entity class Customer {{ @Id Long id; }}
        @Entity public class Order {{
            static final boolean NULLS = false;
            @Id Long id;
            {member}
        }}
    """)
    assert verdict(found["Order"], "x") == expected


def test_primitives_are_never_null_whatever_the_column_holds(entities):
    order = entities("@Entity class Order { @Id Long id; int count; @Column(nullable = true) boolean open; Integer boxed; }")[
        "Order"
    ]
    assert order.attributes["count"].never_null
    assert order.attributes["open"].never_null
    assert verdict(order, "open") == (True, True)
    assert not order.attributes["boxed"].never_null


def test_keys_are_never_null(entities):
    order = entities("@Entity class Order { @Id @GeneratedValue @Column Long number; }")["Order"]
    assert order.attributes["number"].primary_key
    assert verdict(order, "number") == (False, True)


def test_evidence_has_place_and_words(entities):
    order = entities("@Entity class Order {\n@Id Long id;\n@Column(nullable = false)\nString ref; }")["Order"]
    evidence = order.attributes["ref"].evidence[0]
    assert (evidence.path, evidence.text) == ("src/main/java/shop/S0.java", "@Column(nullable = false)")
    assert evidence.line in (12, 13)


def test_a_check_of_the_value_is_evidence_of_its_own_kind(entities):
    order = entities("@Entity class Order { @Id Long id; @NotNull String ref; }")["Order"]
    kinds = {item.kind: item.nullable for item in order.attributes["ref"].evidence}
    assert kinds == {"validation": False, "mapping": True}


def test_checks_on_getters_count_where_fields_are_mapped(entities):
    order = entities("@Entity class Order { @Id Long id; String ref; @NotNull public String getRef() { return ref; } }")["Order"]
    assert verdict(order, "ref") == (False, True)
