"""New objects that a library fills by the names of a row's attributes: what is known of these is known of theirs."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

DTO = """
package shop;
public class Dto {
    private String number, reference; private Integer quantity;
    public String getNumber() { return number; }
    public void setNumber(String number) { this.number = number; }
    public String getReference() { return reference; }
    public void setReference(String reference) { this.reference = reference; }
    public Integer getQuantity() { return quantity; }
    public void setQuantity(Integer quantity) { this.quantity = quantity; }
}
"""
SERVICE = """
package shop;
import org.springframework.beans.BeanUtils;
class Service {
    ModelMapper mapper;
    Object run(Order order, Order other) {
        Dto dto = new Dto();
        BODY
        return dto;
    }
}
"""


def used(analyse, body: str) -> list[str]:
    files = {"shop/Order.java": SHOP_JAVA, "shop/Dto.java": DTO, "shop/Service.java": SERVICE.replace("BODY", body)}
    return [use.expression for use in analyse(files)["shop/Service.java"]]


@pytest.mark.parametrize(
    "copy",
    [
        "BeanUtils.copyProperties(order, dto);",
        "org.apache.commons.beanutils.BeanUtils.copyProperties(dto, order);",
        'BeanUtils.copyProperties(order, dto, "number");',
        "mapper.map(order, dto);",
        "if (other == null) { return null; } BeanUtils.copyProperties(order, dto);",
    ],
)
def test_a_nullable_column_is_copied(analyse, copy):
    assert used(analyse, f"{copy} dto.getReference().trim();") == ["dto.getReference()"]
    assert used(analyse, f"{copy} dto.getNumber().trim();") == []
    assert used(analyse, f"{copy} if (dto.getReference() != null) {{ dto.getReference().trim(); }}") == []


@pytest.mark.parametrize(
    "body",
    [
        "dto.getReference().trim();",
        "BeanUtils.copyProperties(order, new Dto()); dto.getReference().trim();",
        'BeanUtils.copyProperties(order, dto, "reference"); dto.getReference().trim();',
        'BeanUtils.copyProperties(order, dto); dto.setReference(""); dto.getReference().trim();',
        "if (order.getReference() == null) { return null; } BeanUtils.copyProperties(order, dto); dto.getReference().trim();",
        "dto = new Dto(); BeanUtils.copyProperties(dto, dto); dto.getReference().trim();",
        'dto.setReference(""); BeanUtils.copyProperties(dto, order); dto.getReference().trim();',
        'dto.setReference(""); org.apache.commons.beanutils.BeanUtils.copyProperties(order, dto); dto.getReference().trim();',
        "mapper.show(order, dto); dto.getReference().trim();",
    ],
)
def test_what_is_not_copied_or_is_there(analyse, body):
    copying = "void copy(Order o) { Dto d = new Dto(); d.setReference(o.getReference()); }"
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Dto.java": DTO,
        "shop/Service.java": SERVICE.replace("BODY", body).replace("ModelMapper mapper;", f"ModelMapper mapper; {copying}"),
    }
    assert analyse(files)["shop/Service.java"] == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("if (other != null) { dto.setReference(order.getReference()); } dto.getReference().trim();", ["dto.getReference()"]),
        ("if (other != null) { dto.setReference(order.getNumber()); } dto.getReference().trim();", []),
        (
            (
                'if (other != null) { dto.setReference(order.getReference()); } else { dto.setReference(""); }'
                'if (dto.getReference() == null) { dto.setReference("-"); } dto.getReference().trim();'
            ),
            [],
        ),
    ],
)
def test_one_way_of_two_gives_the_column(analyse, body, found):
    assert used(analyse, body) == found


_MAKING = "Dto of(Order o) { Dto made = new Dto(); made.setReference(o.getReference()); return made; }"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("void tidy(Dto given) { given.setReference(given.getReference() + text()); }", ["given.getReference()"]),
        ("@PostMapping void tidy(Dto given) { given.setReference(given.getReference() + text()); }", []),
        ("void tidy(Dto given, Dto other) { given.setReference(text()); other.setReference(text()); }", []),
    ],
)
def test_what_is_made_of_the_field_itself_is_nothing_else(analyse, more, found):
    service = (
        f"package shop; class Service {{ {_MAKING} {more} String run(Dto given) {{ return given.getReference().trim(); }} }}"
    )
    files = {"shop/Order.java": SHOP_JAVA, "shop/Dto.java": DTO, "shop/Service.java": service}
    assert [use.expression for use in analyse(files)["shop/Service.java"]] == found
