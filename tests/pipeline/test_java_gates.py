"""Rows that something else has found before an endpoint of Spring's runs are shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

IMPORTS = """
package shop;
import jakarta.persistence.*;
import jakarta.validation.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.*;
import org.springframework.web.bind.annotation.*;
"""
FILES = {
    "Order": '@Entity @Table(name = "orders") public class Order { @Id Long id; public Long getId() { return id; } }',
    "Orders": "public interface Orders extends JpaRepository<Order, Long> { }",
    "Access": """@Component("access") public class Access {
        Orders orders;
        public boolean mayRead(Long id) {
            Order order = orders.findById(id).orElse(null);
            return order != null && order.getId() > 3;
        }
        public boolean mayWrite(Long id, String how) { return id > 3; }
    }""",
    "Known": "@Constraint(validatedBy = KnownValidator.class) public @interface Known { }",
    "KnownValidator": """public class KnownValidator implements ConstraintValidator<Known, Long> {
        Orders orders;
        public boolean isValid(Long id, ConstraintValidatorContext context) { return id != null && orders.existsById(id); }
    }""",
    "Even": "@Constraint(validatedBy = EvenValidator.class) public @interface Even { }",
    "EvenValidator": """public class EvenValidator implements ConstraintValidator<Even, Long> {
        public boolean isValid(Long id, ConstraintValidatorContext context) { return id != null && id % 2 == 0; }
    }""",
    "Request": """public class Request {
        @Known private Long orderId;
        @Even private Long otherId;
        public Long getOrderId() { return orderId; }
        public Long getOtherId() { return otherId; }
    }""",
    "Shop": """public class Shop {
        Orders orders;
        void show(Long id) { System.out.println(orders.findById(id).orElse(null).getId()); }
    }""",
}
DEMANDS = "return orders.findById(id).orElseThrow(() -> new IllegalStateException());"
MODEL = f'@ModelAttribute("order") Order order(@PathVariable Long id) {{ {DEMANDS} }}'
SHOW = "System.out.println(orders.findById(%s).orElse(null).getId());"
GET = '@GetMapping("/{id}") void show(@PathVariable Long id) { ' + SHOW % "id" + " }"
OTHER = '@GetMapping("/other") void other(@RequestParam Long other) { show(other); }'
ERRORS = "org.springframework.validation.BindingResult errors"


@pytest.fixture
def confidences(tmp_path: Path):
    def told(controller: str, files=FILES) -> set[Confidence]:
        text = f"@RestController public class Pages {{ Orders orders; Shop shop; {controller} }}"
        for name, source in {**files, "Pages": text}.items():
            (tmp_path / f"{name}.java").write_text(IMPORTS + source)
        report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
        return {f.confidence for f in report.findings if f.rule == "NG103" and f.place.path in ("Pages.java", "Shop.java")}

    return told


def without_shop() -> dict[str, str]:
    return {**FILES, "Shop": "public class Shop { }"}


def pages(annotation: str, parameter: str = "@PathVariable Long id", key: str = "id") -> str:
    return f'{annotation} @GetMapping("/{{id}}") void show({parameter}) {{ {SHOW % key} }}'


@pytest.mark.parametrize(
    "controller",
    [
        f"{MODEL} {GET}",
        MODEL.replace("@PathVariable Long id", '@PathVariable("id") Long id') + GET.replace("Long id", "final Long id"),
        MODEL + pages("", '@PathVariable("id") Long number', "number"),
        f"@ModelAttribute void fill(@PathVariable Long id) {{ if (!orders.existsById(id)) throw new Missing(); }} {GET}",
        pages('@PreAuthorize("@access.mayRead(#id)")'),
        pages("@PreAuthorize(\"hasRole('USER') and @access.mayRead(#id)\")"),
        pages('@PreAuthorize("@access.mayRead(#number)")', "@PathVariable Long number", "number"),
        pages("", "@Valid @RequestBody Request request", "request.getOrderId()"),
        pages("", "@Known @PathVariable Long id"),
        pages("@PreAuthorize(\"hasRole('USER') AND (@access.mayRead(#id) == true)\")"),
        pages("@PreAuthorize(\"hasRole('READ or WRITE') and @access.mayRead(#id)\")"),
        pages("", f"@Valid @RequestBody Request request, {ERRORS}", "request.getOrderId()").replace(
            "System", "if (errors.hasErrors()) throw new Bad(); System"
        ),
    ],
)
def test_rows_that_were_found(confidences, controller):
    assert confidences(controller, without_shop()) == {Confidence.LOW}


@pytest.mark.parametrize(
    "controller",
    [
        GET,
        MODEL.replace("@PathVariable", '@PathVariable("shop")') + GET,
        MODEL.replace(DEMANDS, "return orders.findById(id).orElse(null);") + GET,
        MODEL.replace(DEMANDS, f"if (id == null) return new Order(); {DEMANDS}") + GET,
        MODEL.replace("@ModelAttribute", "@Named") + GET,
        MODEL.replace("@ModelAttribute", '@GetMapping("/") @ModelAttribute') + GET,
        pages("@PreAuthorize(\"hasRole('USER')\")"),
        pages("@PreAuthorize(\"hasRole('ADMIN') or @access.mayRead(#id)\")"),
        pages('@PreAuthorize("!@access.mayRead(#id)")'),
        pages("@PreAuthorize(\"@access.mayWrite(#id, 'write')\")"),
        pages('@PreAuthorize("@other.mayRead(#id)")'),
        pages('@PreAuthorize("@access.mayRead(#other)")', "@PathVariable Long id, @PathVariable Long other"),
        pages('@PostAuthorize("@access.mayRead(#id)")'),
        pages("", "@RequestBody Request request", "request.getOrderId()"),
        pages("", "@Valid @RequestBody Request request", "request.getOtherId()"),
        pages("", "@Even @PathVariable Long id"),
        MODEL.replace("@PathVariable", "@RequestParam") + GET,
        MODEL + GET.replace("@PathVariable", "@RequestParam"),
        MODEL + GET + OTHER,
        pages('@PreAuthorize("@access.mayRead(#id)")') + OTHER,
        pages('@PreAuthorize("@access.mayRead(#id) == false")'),
        pages('@PreAuthorize("@access.mayRead(#id) ne true")'),
        pages('@PreAuthorize("NOT @access.mayRead(#id)")'),
        pages("@PreAuthorize(\"hasRole('ADMIN') OR @access.mayRead(#id)\")"),
        pages("@PreAuthorize(\"@access.mayRead(#id) and hasRole('A') or hasRole('B')\")"),
        pages("@PreAuthorize(\"(hasRole('ADMIN') or @access.mayRead(#id)) and hasRole('A')\")"),
        pages("@PreAuthorize(\"@access.any(hasRole('ADMIN'), @access.mayRead(#id))\")"),
        pages("", f"@Valid @RequestBody Request request, {ERRORS}", "request.getOrderId()"),
        pages("", "@Validated(Made.class) @RequestBody Request request", "request.getOrderId()"),
    ],
)
def test_rows_that_may_be_missing(confidences, controller):
    assert confidences(controller, without_shop()) == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("annotation", "left"),
    [('@PreAuthorize("@access.mayRead(#id)")', Confidence.LOW), ("", Confidence.HIGH)],
)
def test_what_an_endpoint_asks_is_known_in_what_it_calls(confidences, annotation, left):
    assert confidences(pages(annotation).replace(SHOW % "id", "shop.show(id);")) == {left}


@pytest.mark.parametrize(
    ("groups", "left"), [("", Confidence.HIGH), ("Made.class", Confidence.LOW), ("Sold.class", Confidence.HIGH)]
)
def test_groups_of_validators(confidences, groups, left):
    known = "@Known(groups = Made.class) private"
    files = {**without_shop(), "Request": FILES["Request"].replace("@Known private", known)}
    controller = pages("", f"@Validated({groups}) @RequestBody Request request", "request.getOrderId()")
    assert confidences(controller, files) == {left}


def test_beans_that_other_classes_override(confidences):
    lax = '@Component("access") public class Lax extends Access { public boolean mayRead(Long id) { return true; } }'
    files = {**without_shop(), "Access": FILES["Access"].replace('@Component("access") ', ""), "Lax": lax}
    assert confidences(pages('@PreAuthorize("@access.mayRead(#id)")'), files) == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("own", "left"),
    [("", Confidence.LOW), (MODEL.replace(DEMANDS, "return orders.findById(id).orElse(null);"), Confidence.HIGH)],
)
def test_models_of_a_controller_above(confidences, own, left):
    files = {**without_shop(), "Base": f"public class Base {{ Orders orders; {MODEL} }}"}
    files["Shop"] = f"@RestController public class Shop extends Base {{ Orders orders; {own} {GET} }}"
    assert confidences("", files) == {left}
