"""Builders of Protocol Buffers' messages, whose classes no source declares: their setters refuse null."""

from __future__ import annotations

import pytest

ORDER = """\
    package org.acme.shop;

    import jakarta.persistence.*;

    @Entity
    public class Order {
        @Id private Long id;
        @Column(nullable = false) private String number;
        @Column(nullable = true) private String note;
        @Column(nullable = true) private Integer rank;
        public String getNumber() { return number; }
        public String getNote() { return note; }
        public Integer getRank() { return rank; }
    }
    """
USE = """\
    package org.acme.shop;

    import {imported};
    import java.util.Optional;
    import org.acme.proto.Messages;
    import org.acme.proto.Messages.OrderMessage;
    import org.other.Page;

    class Use {{
        Object run(Order order) {{
            OrderMessage.Builder builder = OrderMessage.newBuilder().setNumber(order.getNumber());
            {body}
            return builder.build();
        }}
    }}
    """
PROTOBUF = "com.google.protobuf.ByteString"


@pytest.fixture
def rules(project):
    def found(body: str, imported: str = PROTOBUF) -> list[str]:
        project.write("src/main/java/org/acme/shop/Order.java", ORDER)
        project.write("src/main/java/org/acme/shop/Use.java", USE.format(body=body, imported=imported))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    "body",
    [
        "builder.setNote(order.getNote());",
        "builder.setRank(order.getRank());",
        "builder.addNotes(order.getNote());",
        "Messages.OrderMessage.newBuilder().setNumber(order.getNumber()).setNote(order.getNote()).build();",
    ],
)
def test_what_may_be_null_is_told(rules, body):
    assert rules(body) == ["NG101"]


@pytest.mark.parametrize(
    "body",
    [
        "builder.setNumber(order.getNumber());",
        "if (order.getNote() != null) builder.setNote(order.getNote());",
        "Optional.ofNullable(order.getRank()).ifPresent(builder::setRank);",
        "builder.mergeNote(order.getNote(), 1);",
        "Page.newBuilder().setNote(order.getNote());",
    ],
)
def test_what_is_never_null_is_not_told(rules, body):
    assert rules(body) == []


def test_a_program_without_messages(rules):
    assert rules("builder.setNote(order.getNote());", "org.apache.avro.Schema") == []


@pytest.mark.parametrize(("package", "found"), [("org.apache.orders", []), ("org.apache.shop.proto", ["NG101"])])
def test_a_package_that_many_share(project, package, found):
    use = USE.format(body="builder.setNote(order.getNote());", imported=PROTOBUF)
    use = use.replace("org.acme.proto", package).replace("org.acme.shop", "org.apache.shop")
    project.write("src/main/java/org/apache/shop/Order.java", ORDER.replace("org.acme", "org.apache"))
    project.write("src/main/java/org/apache/shop/Use.java", use)
    assert [f.rule for f in project.check().findings] == found
