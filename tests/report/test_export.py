"""What other tools are told: exactly the accessors whose column may be null, in their own formats."""

from __future__ import annotations

import json
import re
from textwrap import dedent
from xml.etree import ElementTree as ET

from report_cases import HOSTILE

from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.languages import read_source
from nullguard.manifest import build_manifest, merge, read_manifest_text
from nullguard.model.source import Language
from nullguard.model.syntax import TypeRef
from nullguard.program.program import Program
from nullguard.report.export import FORMATS, NullableMethod, nullable_methods

ORDER = """
    package com.shop;

    import jakarta.persistence.*;
    import java.math.BigDecimal;
    import java.util.List;
    import lombok.Getter;

    @MappedSuperclass
    abstract class Base<K> {
        @Column(nullable = true) private K external;
        private String changedBy;
        K getExternal() { return external; }
        String getChangedBy() { return changedBy; }
    }

    @Entity @Table(name = "orders")
    class Order extends Base<String> {
        @Id private Long id;
        @Column(nullable = true) private String reference;
        @Column(nullable = false) private String number;
        @Column(nullable = true) private byte[] scan;
        @Column(nullable = true) private int weight;
        @Column(nullable = true) @Getter private BigDecimal discount;
        private String note;
        @ManyToOne(optional = true) private Customer customer;
        @OneToMany(mappedBy = "order") private List<String> lines;

        Long getId() { return id; }
        String getReference() { return reference; }
        String getNumber() { return number; }
        byte[] getScan() { return scan; }
        int getWeight() { return weight; }
        String getNote() { return note; }
        String getNoteOrEmpty() { return note == null ? "" : note; }
        Customer getCustomer() { return customer; }
        List<String> getLines() { return lines; }

        @Entity
        static class Customer {
            @Id private Long id;
            @Column(nullable = true) private List<String> names;
            List<String> names() { return names; }
        }
    }
"""


def methods(source: str, manifest: str = "", omissions: bool = False) -> tuple[NullableMethod, ...]:
    facts = read_source(dedent(source).encode(), Language.JAVA)
    program = Program({"Order.java": facts}, (), {}, {"Order.java": facts.bodies}.__getitem__)
    entities = declare_entities(program)
    known = merge(build_manifest(entities), read_manifest_text("m.yaml", dedent(manifest).encode()))
    return nullable_methods(program, EntitySchema(program, entities, known), omissions)


def names(found: tuple[NullableMethod, ...]) -> list[str]:
    return [f"{method.class_name}.{method.name}" for method in found]


def test_only_what_may_be_null_is_told_where_it_is_declared():
    assert names(methods(ORDER)) == [
        "com.shop.Base.getExternal",
        "com.shop.Order.getCustomer",
        "com.shop.Order.getDiscount",
        "com.shop.Order.getReference",
        "com.shop.Order.getScan",
        "com.shop.Order.Customer.names",
    ]


def test_what_nobody_declared_is_told_on_request():
    assert set(names(methods(ORDER, omissions=True))) - set(names(methods(ORDER))) == {
        "com.shop.Order.getNote",
        "com.shop.Base.getChangedBy",
    }


def test_production_has_the_last_word():
    found = methods(
        ORDER,
        "databases: {default: {tables: {orders: {columns: {"
        "reference: {null_fraction: 0}, discount: {nullable: false}, number: {nullable: true}, note: {null_fraction: 0.25}}}}}}",
    )
    told = {method.name: method.reason for method in found}
    assert told.keys() == {"getExternal", "getCustomer", "getScan", "getNumber", "getNote", "names"}
    assert told["getNote"] == "orders.note: null in 25 % of production rows"
    assert told["getNumber"] == "orders.number: nullable: true, m.yaml"


def test_what_is_no_entity_is_not_told():
    assert methods("package com.shop; class Order { private String note; String getNote() { return note; } }", "", True) == ()


def test_nullaway_gets_a_library_model_and_its_service_entry():
    files = FORMATS["nullaway"].render(methods(ORDER))
    java = files["nullguard/schema/SchemaLibraryModels.java"]
    assert 'found.add(MethodRef.methodRef("com.shop.Order", "getReference()"));' in java
    assert 'methodRef("com.shop.Order.Customer", "names()")' in java
    assert files["META-INF/services/com.uber.nullaway.LibraryModels"] == "nullguard.schema.SchemaLibraryModels\n"


def test_many_methods_are_spread_because_java_limits_each():
    many = [NullableMethod("com.shop", ("Order",), f"get{number}", TypeRef("int")) for number in range(1200)]
    java = FORMATS["nullaway"].render(many)["nullguard/schema/SchemaLibraryModels.java"]
    bodies = java.split("private static void add")
    assert len(bodies) == 4
    assert max(body.count("methodRef(") for body in bodies) == 500


def test_the_checker_framework_gets_a_stub_file():
    assert FORMATS["astub"].render(methods(ORDER))["schema.astub"] == dedent("""\
        // Methods of entities whose column may be null; written by 'nullguard export'.

        import org.checkerframework.checker.nullness.qual.Nullable;

        package com.shop;

        class Base<K> {
          @Nullable K getExternal();
        }

        class Order {
          com.shop.Order.@Nullable Customer getCustomer();
          java.math.@Nullable BigDecimal getDiscount();
          java.lang.@Nullable String getReference();
          byte @Nullable [] getScan();

          class Customer {
            java.util.@Nullable List<java.lang.String> names();
          }
        }
        """)


def test_intellij_gets_a_file_a_package():
    files = FORMATS["intellij"].render(methods(ORDER))
    assert list(files) == ["com/shop/annotations.xml"]
    items = ET.fromstring(files["com/shop/annotations.xml"]).findall("item")
    assert [item.get("name") for item in items] == [
        "com.shop.Base K getExternal()",
        "com.shop.Order byte[] getScan()",
        "com.shop.Order com.shop.Order.Customer getCustomer()",
        "com.shop.Order java.lang.String getReference()",
        "com.shop.Order java.math.BigDecimal getDiscount()",
        "com.shop.Order.Customer java.util.List<java.lang.String> names()",
    ]
    assert {item.find("annotation").get("name") for item in items} == {"org.jetbrains.annotations.Nullable"}


def test_infer_gets_a_pattern_that_fits_these_methods_only():
    option = json.loads(FORMATS["infer"].render(methods(ORDER))["inferconfig.json"])["pulse-model-return-nullable"]
    # OCaml's Str groups and chooses with backslashes and takes bare parentheses for themselves.
    plain = re.sub(r"\\([()|])|([()])", lambda found: found[1] or f"\\{found[2]}", option)
    assert re.match(plain, "com.shop.Order.getReference():java.lang.String")
    assert re.match(plain, "com.shop.Order$Customer.names():java.util.List")
    for other in (
        "com.shop.Order.getNumber():java.lang.String",
        "com.shop.Order.getReference(int):void",
        "com.shopXOrder.getScan()",
    ):
        assert not re.match(plain, other)


def test_nothing_to_tell_is_told_as_nothing():
    assert json.loads(FORMATS["infer"].render(())["inferconfig.json"]) == {}
    assert FORMATS["intellij"].render(()) == {}
    assert "class" not in FORMATS["astub"].render(())["schema.astub"].partition("import")[2]


def test_text_of_sources_ends_no_comment():
    hostile = NullableMethod("com.shop", ("Order",), "getReference", TypeRef("java.lang.String"), f"\\u000a}} {HOSTILE}")
    java = FORMATS["nullaway"].render([hostile])["nullguard/schema/SchemaLibraryModels.java"]
    comments = [line for line in java.splitlines() if "Order" not in line and "//" in line]
    assert len(comments) == 1
    assert "\\" not in comments[0]
