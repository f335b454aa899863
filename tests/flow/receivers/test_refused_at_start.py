"""Fields that a method refuses which a framework calls when it has filled the object (Java)."""

from __future__ import annotations

import pytest

HEAD = "package shop;\nimport org.jspecify.annotations.Nullable;\nimport jakarta.annotation.PostConstruct;\n"


@pytest.mark.parametrize(
    "start",
    [
        'public void afterPropertiesSet() { Assert.notNull(this.note, "note"); }',
        "public void afterPropertiesSet() { if (note == null) { throw new IllegalStateException(); } }",
        "@PostConstruct void check() { Objects.requireNonNull(note); }",
        "@PostConstruct void check() { demand(note); } private void demand(String text) { if (text == null) { throw new X(); } }",
        '@PostConstruct void begin() { if (note == null) { note = ""; } }',
    ],
)
def test_it_is_there(analyse, start):
    assert _uses(analyse, start, "note.trim(); this.note.length();") == []


def test_a_method_of_the_class_above(analyse):
    above = (
        f"{HEAD}abstract class Base {{ @Nullable protected String note; @PostConstruct void begin() {{ check(); }}\n"
        "private void check() { if (note == null) { throw new IllegalStateException(); } } }"
    )
    below = "package shop;\nclass Service extends Base { int run() { return note.length(); } }"
    assert analyse({"shop/Base.java": above, "shop/Service.java": below})["shop/Service.java"] == []


@pytest.mark.parametrize(
    ("start", "used"),
    [
        ("void check() { if (note == null) { throw new IllegalStateException(); } }", "note.trim();"),
        ("@PostConstruct void check() { if (note == null) { System.out.println(); } }", "note.trim();"),
        ('public void afterPropertiesSet() { Assert.notNull(this.note, "note"); }', "code.trim();"),
        ('public void afterPropertiesSet(boolean some) { Assert.notNull(this.note, "note"); }', "note.trim();"),
        ('public void afterPropertiesSet() { Assert.notNull(this.note, "note"); }', "other.code.trim();"),
    ],
)
def test_it_may_be_null(analyse, start, used):
    assert _uses(analyse, start, used) == ["method"]


def _uses(analyse, start, used):
    text = (
        f"{HEAD}import java.util.*;\nimport org.springframework.util.Assert;\nclass Service {{\n"
        f"@Nullable private String note; @Nullable String code;\n{start}\nvoid run(Service other) {{ {used} }}\n}}"
    )
    return [use.kind for use in analyse({"shop/Service.java": text})["shop/Service.java"]]
