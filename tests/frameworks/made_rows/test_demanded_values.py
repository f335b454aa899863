"""What endpoints are only called with, and what validation demands of what they are given, is there (Java)."""

from __future__ import annotations

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String reference;
    protected Order() { }
    public Order(String reference) { this.reference = reference; }
    public String getReference() { return reference; }
}
"""
FORM = "package shop;\npublic class Form { %s private String reference; public String getReference() { return reference; } }"
LOMBOK = "package shop;\n@lombok.Data public class Form { %s private String reference; }"
RECORD = "package shop;\npublic record Form(%s String reference, int lines) { }"
CLIENT = "package shop;\nclass Client { void send(%s) { } }"


def is_given(places, endpoint: str, form: str = FORM, mark: str = "", **others: str) -> bool:
    """Whether the only endpoint makes rows that have a reference."""
    read = "form.reference()" if form == RECORD else "form.getReference()"
    files = {"shop/Order.java": ORDER, "shop/Form.java": form % mark}
    files["shop/Orders.java"] = f"package shop;\n@RestController class Orders {{ {endpoint} {{ save(new Order(REFERENCE)); }} }}"
    files["shop/Orders.java"] = files["shop/Orders.java"].replace("REFERENCE", "reference" if "String" in endpoint else read)
    return places({**files, **{f"shop/{name}.java": text for name, text in others.items()}}, "Order", "reference") == 1


@pytest.mark.parametrize(
    "parameter",
    [
        "@RequestParam String reference",
        '@RequestParam("ref") String reference',
        '@RequestParam(value = "ref", required = true) String reference',
        '@RequestParam(required = false, defaultValue = "") String reference',
        "@PathVariable String reference",
        '@PathParam("ref") String reference',
        '@RequestHeader("X-Ref") String reference',
    ],
)
def test_parameters_that_requests_have_to_give(places, parameter):
    assert is_given(places, f"@PostMapping void make({parameter})")


@pytest.mark.parametrize(
    "parameter",
    [
        "String reference",
        "@RequestParam(required = false) String reference",
        "@RequestParam(required = NEEDED) String reference",
        "@PathVariable(required = false) String reference",
        '@QueryParam("ref") String reference',
        '@FormParam("ref") String reference',
        "@RequestParam @Nullable String reference",
    ],
)
def test_parameters_that_requests_may_leave_out(places, parameter):
    assert not is_given(places, f"@PostMapping void make({parameter})")


@pytest.mark.parametrize("form", [FORM, LOMBOK])
@pytest.mark.parametrize("mark", ["@NotNull", '@NotBlank(message = "needed")', "@Size(max = 9) @NotEmpty"])
@pytest.mark.parametrize("parameter", ["@Valid @RequestBody Form form", "@RequestBody @Validated Form form"])
def test_what_validation_demands(places, form, mark, parameter):
    assert is_given(places, f"@PostMapping void make({parameter})", form, mark)


@pytest.mark.parametrize(
    ("parameter", "mark"),
    [
        ("@Valid @RequestBody Form form", ""),
        ("@Valid @RequestBody Form form", "@Size(max = 9)"),
        ("@Valid @RequestBody Form form", "@NotNull(groups = Update.class)"),
        ("@RequestBody Form form", "@NotNull"),
        ("Form form", "@NotNull"),
    ],
)
def test_what_it_does_not_demand(places, parameter, mark):
    assert not is_given(places, f"@PostMapping void make({parameter})", mark=mark)


@pytest.mark.parametrize("mark", ["@NotNull", '@NotBlank(message = "needed")'])
def test_what_validation_demands_of_a_record(places, mark):
    endpoint = "@PostMapping void make(@Valid @RequestBody Form form)"
    assert is_given(places, endpoint, RECORD, mark)
    assert not is_given(places, endpoint, RECORD, "@Size(max = 9)")
    assert not is_given(places, endpoint.replace("@Valid ", ""), RECORD, mark)


def test_one_endpoint_that_does_not_validate_is_enough(places):
    endpoint = "@PostMapping void make(@Valid @RequestBody Form form)"
    assert not is_given(places, endpoint, mark="@NotNull", Client=CLIENT % "@RequestBody Form form")
    assert is_given(places, endpoint, mark="@NotNull", Client=CLIENT % "Form form")
    assert is_given(places, endpoint, mark="@NotNull", Client=CLIENT % "@RequestBody Order order") is False
