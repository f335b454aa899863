"""Java rows that are made of what other objects hold: by libraries that copy beans, by constructors and builders that annotations
write, with something that stands in for a null."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
import lombok.*;
@Entity
@Table(name = "orders")
@Data
@NoArgsConstructor
@AllArgsConstructor
@Builder
public class Order { @Id private Long id; @Column(nullable = true) private String number; private String note; }
"""
REQUESTS = {
    "Request": "@lombok.Data public class Request { @jakarta.validation.constraints.NotBlank private String number; }",
    "Draft": "@lombok.Data public class Draft { private String number; }",
    "Other": "@lombok.Data public class Other { private String number; }",
}
CONTROLLER = """
package shop;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.*;
class Controller {
    Service service;
    @PostMapping("/orders") void make(@Valid @RequestBody Request request) { service.make(request, null); }
}
"""
SERVICE = """
package shop;
import java.util.*;
import cn.hutool.core.bean.BeanUtil;
import org.apache.commons.lang3.StringUtils;
import org.springframework.beans.BeanUtils;
class Service {
    Orders orders;
    void make(Request request, Draft draft) { %s }
    void other(Draft draft) { %s }
}
"""


@pytest.fixture
def made(places):
    """`made(body)`: places of `Order.number`; a request has a number, a draft need not."""

    def told(body, other="", more=()):
        files = {"shop/Order.java": ORDER, "shop/Controller.java": CONTROLLER, "shop/Service.java": SERVICE % (body, other)}
        files |= {f"shop/{name}.java": f"package shop;\n{text}" for name, text in REQUESTS.items()}
        return places(files | dict(more), "Order", "number")

    return told


@pytest.mark.parametrize(
    "body",
    [
        "Order order = new Order(); BeanUtils.copyProperties(request, order); orders.save(order);",
        "Order order = BeanUtil.copyProperties(request, Order.class); orders.save(order);",
        "Order order = BeanUtil.toBean(draft, Order.class); order.setNumber(request.getNumber()); orders.save(order);",
        "orders.save(new Order(null, request.getNumber(), null));",
        "Order order = orders.findById(1L).orElseGet(Order::new); order.setNumber(request.getNumber()); orders.save(order);",
        "Order order = orders.findById(1L).orElse(new Order()); order.setNumber(request.getNumber()); orders.save(order);",
        "Order order = orders.findById(1L).orElseGet(() -> new Order()); order.setNumber(request.getNumber());",
        "orders.save(Order.builder().number(request.getNumber()).build());",
        'orders.save(Order.builder().number(Optional.ofNullable(draft.getNumber()).orElse("none")).build());',
        'orders.save(Order.builder().number(StringUtils.defaultIfBlank(draft.getNumber(), "none")).build());',
        "orders.save(Order.builder().number(StringUtils.defaultString(draft.getNumber())).build());",
    ],
)
def test_made_with_a_number(made, body):
    assert made(body) == 1
    assert made(body, "Other copy = BeanUtil.copyProperties(draft, Other.class);") == 1
    assert made(body, "Other copy = new Other(); BeanUtils.copyProperties(draft, copy);") == 1


@pytest.mark.parametrize(
    "body",
    [
        "Order order = new Order(); BeanUtils.copyProperties(draft, order); orders.save(order);",
        "Order order = new Order(); BeanUtils.copyProperties(request, draft); orders.save(order);",
        "Order order = BeanUtil.copyProperties(draft, Order.class); orders.save(order);",
        "Order order = BeanUtil.toBean(draft, Order.class); orders.save(order);",
        "orders.save(new Order(null, draft.getNumber(), request.getNumber()));",
        "orders.save(new Order(null, null, request.getNumber()));",
        "Order order = orders.findById(1L).orElseGet(Order::new); order.setNote(request.getNumber()); orders.save(order);",
        "Order order = orders.findById(1L).orElseGet(Order::new); order.setNumber(draft.getNumber()); orders.save(order);",
        "Order order = orders.findById(1L).orElse(new Order()); orders.save(order);",
        "Order order = make(Order::new); order.setNumber(request.getNumber()); orders.save(order);",
        "orders.save(Order.builder().number(Optional.ofNullable(draft.getNumber()).orElse(null)).build());",
        "orders.save(Order.builder().number(StringUtils.defaultIfBlank(request.getNumber(), draft.getNumber())).build());",
    ],
)
def test_made_perhaps_without(made, body):
    assert made(body) == 0


def test_copied_into_a_row_later(made):
    body = "orders.save(Order.builder().number(request.getNumber()).build());"
    later = "Order order = orders.last(); BeanUtils.copyProperties(%s, order);"
    assert made(body, later % "draft") == 0
    assert made(body + later % "request") == 1


@pytest.mark.parametrize(
    ("mapper", "count"),
    [("org.apache.ibatis.annotations.Mapper", 1), ("org.mapstruct.Mapper", 0)],
)
def test_mappers_that_give_rows(made, mapper, count):
    """MyBatis reads rows, MapStruct makes them of what it is given."""
    body = "orders.save(Order.builder().number(request.getNumber()).build());"
    other = f"package shop;\nimport {mapper};\n@Mapper interface Rows {{ Order toOrder(Draft draft); }}"
    assert made(body, "", {"shop/Rows.java": other}) == count


@pytest.mark.parametrize(
    ("method", "count"),
    [
        ("Order toOrder(Request request);", 1),
        ("Order toOrder(Request request); List<Order> toOrders(List<Request> requests);", 1),
        ("void update(@MappingTarget Order order, Request request);", 1),
        ("Order update(@MappingTarget Order order, Request request, @Context Clock clock);", 1),
        ('@Mapping(target = "note", ignore = true) Order toOrder(Request request);', 1),
        ("Order toOrder(Draft draft);", 0),
        ("Order toOrder(Request request); Order toOrder(Draft draft);", 0),
        ("Order toOrder(Request request); void update(@MappingTarget Order order, Draft draft);", 0),
        ("Order toOrder(Request request, Draft draft);", 0),
        ("List<Order> toOrders(List<Request> requests);", 0),
        ('@Mapping(target = "number", source = "note") Order toOrder(Request request);', 0),
        ('@Mapping(target = "number", ignore = true) Order toOrder(Request request);', 0),
        ('@Mappings({@Mapping(target = "number", ignore = true)}) Order toOrder(Request request);', 0),
        ("@BeanMapping(ignoreByDefault = true) Order toOrder(Request request);", 0),
        ("@Mapping(target = Names.NUMBER, ignore = true) Order toOrder(Request request);", 0),
        ('@Plain Order toOrder(Request request); @Mapping(target = "number", ignore = true) @interface Plain { }', 0),
        ("Order toOrder(Request request); default Order plain() { return toOrder(new Request()); }", 0),
        ("Request toRequest(Draft draft);", 0),
    ],
)
def test_what_a_written_mapper_copies(made, method, count):
    mapper = f"package shop;\nimport java.util.*;\nimport org.mapstruct.*;\n@Mapper interface Written {{ {method} }}"
    calls = "orders.save(written.toOrder(request)); orders.save(written.toOrder(draft)); written.update(order, draft);"
    assert made(calls if count == 0 else calls.partition(";")[0] + ";", "", {"shop/Written.java": mapper}) == count


@pytest.mark.parametrize(
    ("field", "body", "count"),
    [
        ("ModelMapper mapper;", "orders.save(mapper.map(request, Order.class));", 1),
        ("org.modelmapper.ModelMapper mapper;", "Order order = mapper.map(request, Order.class); orders.save(order);", 1),
        ("ModelMapper mapper;", "Order order = mapper.map(draft, Order.class); order.setNumber(request.getNumber());", 1),
        ("ModelMapper mapper;", "orders.save(mapper.map(draft, Order.class));", 0),
        ("ModelMapper mapper;", "show(mapper.map(request, Other.class));", 0),
        ("ModelMapper mapper;", "Order order = mapper.map(request, Order.class); mapper.map(draft, order);", 0),
        ("Sorter mapper;", "orders.save(mapper.map(request, Order.class));", 0),
    ],
)
def test_what_a_mapper_makes_of_a_request(made, field, body, count):
    service = SERVICE.replace("Orders orders;", f"Orders orders; {field}") % (body, "")
    assert made("", "", {"shop/Service.java": service}) == count
