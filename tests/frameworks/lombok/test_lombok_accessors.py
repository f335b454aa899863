"""The methods that Lombok writes."""

from __future__ import annotations

import pytest

from nullguard.frameworks.lombok import generated_getters, generated_setters


@pytest.fixture
def read(link):
    def classes(source: str):
        program = link({"A.java": "import lombok.*;\nimport lombok.experimental.Accessors;\n" + source})
        return program.classes["A.java#A"].decl

    return classes


@pytest.mark.parametrize(
    ("source", "getters"),
    [
        ("@Data class A { String name; }", {"getName": "name"}),
        ("@Value class A { String name; }", {"getName": "name"}),
        ("@Getter class A { String name; static String shared; }", {"getName": "name"}),
        ("class A { @Getter String name; String other; }", {"getName": "name"}),
        ("class A { String name; }", {}),
        ("@Getter class A { boolean open; Boolean shut; }", {"isOpen": "open", "getShut": "shut"}),
        ("@Getter class A { boolean isOpen; boolean issue; }", {"isOpen": "isOpen", "isIssue": "issue"}),
        ("@Getter class A { String aName; String URL; }", {"getAName": "aName", "getURL": "URL"}),
        ("@Getter @Accessors(fluent = true) class A { String name; boolean open; }", {"name": "name", "open": "open"}),
        ("@Getter @Accessors(prefix = \"m\") class A { String mName; String other; }", {"getName": "mName", "getOther": "other"}),
        ("@Getter class A { @Getter(AccessLevel.NONE) String name; }", {}),
        ("@Getter class A { String name; String getName() { return \"\"; } }", {}),
    ],
)  # fmt: skip
def test_getters(read, source, getters):
    assert generated_getters(read(source)) == getters


@pytest.mark.parametrize(
    ("source", "setters"),
    [
        ("@Data class A { String name; final String code; boolean isOpen; }", {"setName": "name", "setOpen": "isOpen"}),
        ("@Value class A { String name; }", {}),
        ("class A { @Setter String name; }", {"setName": "name"}),
        ("@Setter class A { @Setter(AccessLevel.NONE) String name; }", {}),
    ],
)
def test_setters(read, source, setters):
    assert generated_setters(read(source)) == setters
