"""What is asked before an endpoint runs may change without it: a bean, a constraint and its validator, a base class (Java)."""

from __future__ import annotations

import pytest

from tests.pipeline.test_java_gates import FILES, IMPORTS, MODEL, pages

LOOKED_UP = ["Pages.java:9 NG103"]


@pytest.fixture
def found(project, anew):
    def found() -> list[str]:
        told = project.found()
        assert told == anew()
        return [item for item in told if item.startswith("Pages.java") and item.endswith("NG103")]

    for name, text in {**FILES, "Shop": "public class Shop { }"}.items():
        project.write(f"{name}.java", IMPORTS.strip() + "\n" + text)
    return found


def write(project, controller: str, base: str = "Object"):
    text = f"@RestController public class Pages extends {base} {{ Orders orders; {controller} }}"
    project.write("Pages.java", IMPORTS.strip() + "\n\n" + text)


@pytest.mark.parametrize(
    ("controller", "name", "old", "new"),
    [
        (pages('@PreAuthorize("@access.mayRead(#id)")'), "Access", "order != null && order.getId() > 3", "id > 3"),
        (pages('@PreAuthorize("@access.mayRead(#id)")'), "Access", '@Component("access")', '@Component("gate")'),
        (pages('@PreAuthorize("@access.mayRead(#id)")'), "Access", "mayRead", "canRead"),
        (pages("", "@Known @PathVariable Long id"), "Known", "KnownValidator", "EvenValidator"),
        (pages("", "@Known @PathVariable Long id"), "KnownValidator", "orders.existsById(id)", "id > 3"),
        (pages("", "@Valid @RequestBody Request request", "request.getOrderId()"), "Request", "@Known", ""),
    ],
)
def test_what_is_asked_before(project, found, controller, name, old, new):
    write(project, controller)
    text = IMPORTS.strip() + "\n" + FILES[name]
    assert found() == []
    project.write(f"{name}.java", text.replace(old, new))
    assert found() == LOOKED_UP
    project.write(f"{name}.java", text)
    assert found() == []


def test_what_a_base_class_gives_the_model(project, found):
    base = f"public class Base {{ Orders orders; {MODEL} }}"
    project.write("Base.java", IMPORTS.strip() + "\n" + base)
    write(project, pages(""), "Base")
    assert found() == []
    project.write("Base.java", IMPORTS.strip() + "\n" + base.replace("@ModelAttribute", "@Named"))
    assert found() == LOOKED_UP
    project.write("Base.java", IMPORTS.strip() + "\n" + base)
    assert found() == []
