"""A name in a Java source means what a compiler would take it for, and nothing where that cannot be known."""

from __future__ import annotations

from typing import ClassVar

import pytest

from nullguard.model.source import Unit
from nullguard.program.symbols import External, FunctionInfo, VariableInfo

MODEL = "src/main/java/com/shop/model/"
APP = "src/main/java/com/shop/app/"
FILES = {
    MODEL + "Order.java": """
        package com.shop.model;
        public class Order extends Entity {
            public static final int LIMIT = 3;
            public enum Status { NEW, PAID }
            public static class Line { class Part {} }
            public static Order create() { return null; }
        }
    """,
    MODEL + "Entity.java": """
        package com.shop.model;
        public class Entity {
            public static class Key {}
            protected Long id;
        }
        class Hidden {}
    """,
}
UNITS = [Unit("", ("src/main/java", "src/test/java"))]


def find(link, source, name, scope="", path=APP + "Service.java", files=FILES, units=UNITS, **more):
    symbol = link({**files, path: source}, units, **more).resolve(path, name, scope)
    return getattr(symbol, "id", None)


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("package com.shop.app; import com.shop.model.Order; class Service {}", "Order", "Order.java#Order"),
        ("package com.shop.app; import com.shop.model.*; class Service {}", "Order", "Order.java#Order"),
        ("package com.shop.model; class Service {}", "Order", "Order.java#Order"),
        ("package com.shop.model; class Service {}", "Hidden", "Entity.java#Hidden"),
        ("package com.shop.app; class Service {}", "com.shop.model.Order", "Order.java#Order"),
        ("package com.shop.app; class Service {}", "com.shop.model.Order.Status", "Order.java#Order.Status"),
        ("package com.shop.app; import com.shop.model.Order; class Service {}", "Order.Status", "Order.java#Order.Status"),
        ("package com.shop.app; import com.shop.model.Order; class Service {}", "Order.Line.Part", "Order.java#Order.Line.Part"),
        ("package com.shop.app; import com.shop.model.Order; class Service {}", "Order.Key", "Entity.java#Entity.Key"),
        ("package com.shop.app; import com.shop.model.Order.Status; class Service {}", "Status", "Order.java#Order.Status"),
        ("package com.shop.app; import com.shop.model.Order.*; class Service {}", "Status", "Order.java#Order.Status"),
        (
            "package com.shop.app; import static com.shop.model.Order.Status; class Service {}",
            "Status",
            "Order.java#Order.Status",
        ),
        ("package com.shop.app; import static com.shop.model.Order.*; class Service {}", "Line", "Order.java#Order.Line"),
    ],
)
def test_a_type_is_found(link, source, name, expected):
    assert find(link, source, name) == MODEL + expected


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("package com.shop.app; class Service {}", "Order"),
        ("package com.shop.app; import com.shop.model.Missing; class Service {}", "Missing"),
        ("package com.shop.app; import com.shop.model.Order; class Service {}", "Status"),
        ("package com.shop.app; import com.shop.model.Order; class Service {}", "Order.Missing"),
        ("package com.shop.app; import org.other.Order; class Service {}", "Order"),
        ("package com.shop.app; import com.shop.*; class Service {}", "Order"),
        ("package com.shop.app; class Service {}", "order.customer.NAME"),
    ],
)
def test_what_cannot_be_known_stays_unknown(link, source, name):
    assert find(link, source, name) is None


def test_two_wildcard_imports_with_one_name_are_ambiguous(link):
    files = {**FILES, "src/main/java/com/other/Order.java": "package com.other; public class Order {}"}
    source = "package com.shop.app; import com.shop.model.*; import com.other.*; class Service {}"
    assert find(link, source, "Order", files=files) is None
    single = "package com.shop.app; import com.shop.model.*; import com.other.Order; class Service {}"
    assert find(link, single, "Order", files=files) == "src/main/java/com/other/Order.java#Order"


class TestScopes:
    SOURCE: ClassVar = """
        package com.shop.app;
        import com.shop.model.Order;
        class Status {}
        class Service extends Order {
            static class Line { class Deep { void run() {} } }
            private Order current;
            void work() {}
        }
    """

    @pytest.mark.parametrize(
        ("name", "scope", "expected"),
        [
            ("Status", "", APP + "Service.java#Status"),
            ("Status", "Service", MODEL + "Order.java#Order.Status"),
            ("Status", "Service.work", MODEL + "Order.java#Order.Status"),
            ("Status", "Service.Line.Deep.run", MODEL + "Order.java#Order.Status"),
            ("Key", "Service.work", MODEL + "Entity.java#Entity.Key"),
            ("Line", "Service.work", APP + "Service.java#Service.Line"),
            ("Line", "", None),
            ("Deep", "Service.Line.Deep.run", APP + "Service.java#Service.Line.Deep"),
            ("Deep", "Service", None),
            ("Service", "Service.Line.Deep", APP + "Service.java#Service"),
        ],
    )
    def test_nested_and_inherited_types(self, link, name, scope, expected):
        assert find(link, self.SOURCE, name, scope) == expected

    def test_members(self, link):
        program = link({**FILES, APP + "Service.java": self.SOURCE}, UNITS)
        path = APP + "Service.java"
        limit = program.resolve(path, "LIMIT", "Service.work")
        assert isinstance(limit, VariableInfo)
        assert limit.dotted == "com.shop.model.Order.LIMIT"
        assert isinstance(program.resolve(path, "create", "Service.work"), FunctionInfo)
        assert program.resolve(path, "Order.LIMIT").owner.name == "Order"
        assert program.resolve(path, "LIMIT") is None
        assert program.resolve(path, "missing", "Service.work") is None


@pytest.mark.parametrize("name", ["LIMIT", "create"])
@pytest.mark.parametrize("imports", ["import static com.shop.model.Order.{};", "import static com.shop.model.Order.*;"])
def test_static_imports_of_members(link, name, imports):
    source = "package com.shop.app;" + imports.format(name) + "class Service {}"
    program = link({**FILES, APP + "Service.java": source}, UNITS)
    assert program.qualified(APP + "Service.java", name, "Service") == f"com.shop.model.Order.{name}"


class TestLibraries:
    SOURCE: ClassVar = """
        package com.shop.app;
        import org.hibernate.Session;
        import static org.mockito.Mockito.when;
        import javax.persistence.*;
        class Service { int MAX_ROWS; }
    """

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("Session", "org.hibernate.Session"),
            ("Session.Kind", "org.hibernate.Session.Kind"),
            ("when", "org.mockito.Mockito.when"),
            ("Entity", "javax.persistence.Entity"),
            ("String", "java.lang.String"),
            ("java.util.Currency", "java.util.Currency"),
            ("order", "order"),
            ("order.total", "order.total"),
            ("Service", "com.shop.app.Service"),
        ],
    )
    def test_names_are_known_by_their_imports(self, link, name, expected):
        program = link({APP + "Service.java": self.SOURCE}, UNITS)
        assert program.qualified(APP + "Service.java", name) == expected

    def test_two_wildcard_imports_of_unknown_packages_leave_candidates(self, link):
        source = "package a; import javax.persistence.*; import org.other.*; class A {}"
        program = link({"a/A.java": source})
        assert program.resolve("a/A.java", "Entity") is None
        assert program.candidates("a/A.java", "Entity") == ("javax.persistence.Entity", "org.other.Entity")
        assert program.candidates("a/A.java", "A") == ("a.A",)

    def test_stubs_give_library_classes(self, link):
        stubs = {
            "<models>/java/jpa.java": "package javax.persistence; public @interface Entity {} public interface EntityManager {}"
        }
        source = "package a; import javax.persistence.*; import org.other.*; class A {}"
        program = link({"a/A.java": source}, stubs=stubs)
        found = program.class_named("a/A.java", "EntityManager")
        assert found.id == "javax.persistence.EntityManager"
        assert found.is_library

    def test_a_class_of_the_own_package_hides_the_library(self, link):
        program = link({"a/A.java": "package a; class A { String s; }", "a/String.java": "package a; class String {}"})
        assert program.class_named("a/A.java", "String").id == "a/String.java#String"


class TestModules:
    USER: ClassVar = "package com.shop; public class User {{ int {}; }}"
    FILES: ClassVar = {
        "billing/src/main/java/com/shop/User.java": USER.format("billing"),
        "accounts/src/main/java/com/shop/User.java": USER.format("accounts"),
        "billing/src/main/java/com/shop/pay/Pay.java": "package com.shop.pay; import com.shop.User; class Pay {}",
        "accounts/src/main/java/com/shop/Login.java": "package com.shop; class Login {}",
        "web/src/main/java/com/web/Page.java": "package com.web; import com.shop.User; import com.shop.Login; class Page {}",
    }

    def units(self, *web):
        return [Unit(name, (f"{name}/src/main/java", f"{name}/src/test/java"), deps) for name, deps in (
            ("billing", ()), ("accounts", ()), ("web", web), ("facade", ("accounts",)),
        )]  # fmt: skip

    def test_each_module_sees_its_own_class(self, link):
        program = link(self.FILES, self.units())
        billing = program.class_named("billing/src/main/java/com/shop/pay/Pay.java", "User")
        assert billing.path == "billing/src/main/java/com/shop/User.java"
        accounts = program.class_named("accounts/src/main/java/com/shop/Login.java", "User")
        assert accounts.path == "accounts/src/main/java/com/shop/User.java"

    def test_without_dependencies_two_classes_are_ambiguous_and_one_is_not(self, link):
        program = link(self.FILES, self.units())
        page = "web/src/main/java/com/web/Page.java"
        assert program.class_named(page, "User") is None
        assert program.class_named(page, "Login") is not None

    def test_dependencies_decide_also_indirect_ones(self, link):
        page = "web/src/main/java/com/web/Page.java"
        for dependency in ("accounts", "facade"):
            program = link(self.FILES, self.units(dependency))
            assert program.class_named(page, "User").path == "accounts/src/main/java/com/shop/User.java"

    def test_tests_see_the_code_and_their_own_double_first(self, link):
        files = {
            **FILES,
            "src/test/java/com/shop/model/OrderTest.java": "package com.shop.model; class OrderTest {}",
            "src/test/java/com/shop/model/Entity.java": "package com.shop.model; class Entity {}",
        }
        program = link(files, UNITS)
        test = "src/test/java/com/shop/model/OrderTest.java"
        assert program.class_named(test, "Order").path == MODEL + "Order.java"
        assert program.class_named(test, "Entity").path == "src/test/java/com/shop/model/Entity.java"
        assert program.class_named(MODEL + "Order.java", "Entity").path == MODEL + "Entity.java"


def test_a_missing_class_of_a_known_package_is_outside(link):
    program = link(
        {"a/A.java": "package a; import a.generated.QOrder; class A {}", "a/generated/B.java": "package a.generated; class B {}"}
    )
    assert isinstance(program.resolve("a/A.java", "QOrder"), External)
