"""A name in a Python source means what Python would take it for, and nothing where that cannot be known."""

from __future__ import annotations

from typing import ClassVar

import pytest

from nullguard.program.symbols import ClassInfo, External, FunctionInfo, ModuleInfo, VariableInfo

SHOP = {
    "shop/__init__.py": "",
    "shop/models.py": """
        class Order:
            class Status: ...
            def total(self): ...
        class Line(Order): ...
        LIMIT = 3
        def find(): ...
        _secret = 1
        Alias = Order
        def outer():
            class Local: ...
    """,
}


def found(link, source, name, *, path="shop/views.py", files=SHOP, scope="", **more):
    symbol = link({**files, path: source}, **more).resolve(path, name, scope)
    return getattr(symbol, "id", None)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from shop.models import Order", "Order"),
        ("from shop.models import Order as O", "O"),
        ("from .models import Order", "Order"),
        ("from . import models", "models.Order"),
        ("from . import models as m", "m.Order"),
        ("from shop import models", "models.Order"),
        ("import shop.models", "shop.models.Order"),
        ("import shop.models as m", "m.Order"),
        ("import shop", "shop.models.Order"),
        ("from .models import *", "Order"),
        ("from shop.models import Alias", "Alias"),
        ("from shop.models import Alias as Again\nOther = Again", "Other"),
        ("from shop import models\nOther = models.Order", "Other"),
        ("try:\n    from shop.models import Order\nexcept ImportError:\n    Order = None", "Order"),
        ("try:\n    from ujson import Order\nexcept ImportError:\n    from shop.models import Order", "Order"),
        ("if True:\n    from shop.models import Order", "Order"),
    ],
)
def test_an_imported_class_is_found(link, source, name):
    assert found(link, source, name) == "shop/models.py#Order"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from shop.models import Missing", "Missing"),
        ("from shop.missing import Order", "Order"),
        ("from .missing import Order", "Order"),
        ("from ...models import Order", "Order"),
        ("from ....... import models", "models"),
        ("import shop.models", "models.Order"),
        ("import shop.models as m", "shop.models.Order"),
        ("from shop import models", "Order"),
        ("", "Order"),
        ("from .models import *", "_secret"),
        ("from shop.models import Order\nOther = Order()", "Other.total"),
        ("from django.contrib.auth import get_user_model\nUser = get_user_model()", "User.name"),
        ("if flag:\n    from shop.models import Order as Thing\nelse:\n    from shop.models import Line as Thing", "Thing"),
        ("from .views import Order", "Order"),
        ("Order = Order", "Order.total"),
        ("A = B\nB = A", "A.total"),
        ("from shop.models import find", "find.Order"),
        ("from shop.models import LIMIT", "LIMIT.real"),
    ],
)
def test_what_cannot_be_known_stays_unknown(link, source, name):
    assert found(link, source, name) is None


def test_each_kind_of_symbol(link):
    program = link({**SHOP, "shop/views.py": "from shop import models"})
    at = "shop/views.py"
    assert isinstance(program.resolve(at, "models"), ModuleInfo)
    assert isinstance(program.resolve(at, "models.find"), FunctionInfo)
    assert isinstance(program.resolve(at, "models.LIMIT"), VariableInfo)
    assert isinstance(program.resolve(at, "models.Order.Status"), ClassInfo)
    assert program.resolve(at, "models.Line.Status").id == "shop/models.py#Order.Status"
    method = program.resolve(at, "models.Line.total")
    assert isinstance(method, FunctionInfo)
    assert method.dotted == "shop.models.Order.total"
    assert method.owner is program.classes["shop/models.py#Order"]


def test_a_variable_made_by_a_call_is_a_variable_and_no_class(link):
    source = "from django.contrib.auth import get_user_model\nUser = get_user_model()"
    program = link({"a.py": source})
    assert isinstance(program.resolve("a.py", "User"), VariableInfo)
    assert program.class_named("a.py", "User") is None


def test_names_of_libraries_without_stubs_are_known_by_name_only(link):
    program = link({"a.py": "import requests as r\nfrom django.db import models\nimport os.path\nimport a.b.c as abc"})
    assert isinstance(program.resolve("a.py", "r.get"), External)
    assert program.qualified("a.py", "r.get") == "requests.get"
    assert program.qualified("a.py", "models.Model") == "django.db.models.Model"
    assert program.qualified("a.py", "os.path.join") == "os.path.join"
    assert program.qualified("a.py", "abc.X") == "a.b.c.X"
    assert program.qualified("a.py", "unbound.thing") == "unbound.thing"
    assert program.qualified("a.py", "len") == "builtins.len"


def test_qualified_follows_re_exports_and_aliases_and_keeps_what_is_missing(link):
    files = {
        "lib/__init__.py": "from .http import session, Client as C\nfrom .gone import thing",
        "lib/http.py": "import requests\nclass Client: ...\nsession = requests.Session()\nJSON = requests.models.JSON\n",
        "a.py": "import lib\nfrom lib.http import JSON\nfrom lib.http import missing",
    }
    program = link(files)
    assert program.qualified("a.py", "lib.C.get") == "lib.http.Client.get"
    assert program.qualified("a.py", "lib.session.get") == "lib.http.session.get"
    assert program.qualified("a.py", "JSON") == "requests.models.JSON"
    assert program.qualified("a.py", "missing") == "lib.http.missing"


class TestReExports:
    def test_chains_through_packages(self, link):
        files = {
            "shop/__init__.py": "from .models import Order",
            "shop/models/__init__.py": "from .order import *\nfrom .line import Line",
            "shop/models/order.py": "class Order: ...",
            "shop/models/line.py": "class Line: ...",
        }
        assert found(link, "from shop import Order", "Order", files=files, path="a.py") == "shop/models/order.py#Order"
        assert found(link, "import shop.models", "shop.models.Line", files=files, path="a.py") == "shop/models/line.py#Line"

    def test_a_star_import_takes_what_the_module_exports(self, link):
        files = {"m.py": "__all__ = ['Order', '_hidden']\nclass Order: ...\nclass Line: ...\nclass _hidden: ..."}
        program = link({**files, "a.py": "from m import *"})
        assert program.class_named("a.py", "Order") is not None
        assert program.class_named("a.py", "_hidden") is not None
        assert program.class_named("a.py", "Line") is None

    def test_star_imports_in_a_circle_end(self, link):
        files = {
            "a.py": "from b import *\nclass InA: ...",
            "b.py": "from c import *\nfrom a import *",
            "c.py": "from a import *\nfrom b import *\nclass InC: ...",
        }
        program = link(files)
        assert program.class_named("a.py", "InC").id == "c.py#InC"
        assert program.class_named("b.py", "InA").id == "a.py#InA"
        assert program.class_named("c.py", "InA").id == "a.py#InA"
        assert program.class_named("a.py", "Missing") is None

    def test_imports_in_a_circle_end(self, link):
        program = link({"a.py": "from b import X", "b.py": "from c import X", "c.py": "from a import X"})
        assert program.resolve("a.py", "X") is None

    def test_the_answer_does_not_depend_on_which_question_came_first(self, link):
        files = {"a.py": "from b import *\nfrom c import *", "b.py": "from a import *", "c.py": "class X: ..."}
        one, other = link(files), link(files)
        assert one.class_named("a.py", "X").id == "c.py#X"
        assert other.class_named("b.py", "X").id == "c.py#X"
        assert one.class_named("b.py", "X").id == "c.py#X"

    def test_the_same_class_by_two_ways_is_no_ambiguity(self, link):
        files = {
            "d.py": "class X: ...",
            "b.py": "from d import *",
            "c.py": "from d import X",
            "a.py": "from b import *\nfrom c import *",
        }
        assert link(files).class_named("a.py", "X").id == "d.py#X"

    def test_two_classes_by_two_star_imports_are_ambiguous(self, link):
        files = {"b.py": "class X: ...", "c.py": "class X: ...", "a.py": "from b import *\nfrom c import *"}
        assert link(files).class_named("a.py", "X") is None

    def test_a_very_long_chain_stays_unknown(self, link):
        files = {f"m{i}.py": f"from m{i + 1} import X" for i in range(300)}
        files["m300.py"] = "class X: ..."
        program = link(files)
        assert program.class_named("m290.py", "X") is not None
        assert program.class_named("m0.py", "X") is None

    def test_hundreds_of_modules_that_all_import_each_other_end(self, link):
        names = [f"m{i}" for i in range(200)]
        program = link({f"{name}.py": "\n".join(f"from {other} import *" for other in names) for name in names})
        assert program.resolve("m0.py", "Missing") is None

    def test_one_star_import_of_an_unknown_library_names_what_nothing_else_does(self, link):
        program = link({"a.py": "from django.db.models import *\nclass Own: ..."})
        assert program.qualified("a.py", "CharField") == "django.db.models.CharField"
        assert program.class_named("a.py", "Own").id == "a.py#Own"
        assert program.qualified("a.py", "len") == "builtins.len"

    def test_two_star_imports_of_unknown_libraries_name_nothing(self, link):
        program = link({"a.py": "from one import *\nfrom two import *"})
        assert program.resolve("a.py", "Thing") is None

    @pytest.mark.parametrize(
        ("source", "name", "meant"),
        [
            ("from orm import *", "Model", "orm.Model"),
            ("from orm import *", "TextField", "orm.TextField"),
            ("from orm import *\nfrom orm.extra import *", "TextField", "orm.TextField"),
            ("from other import *\nfrom orm import *", "Model", "orm.Model"),
            ("from mine import *", "TextField", "orm.TextField"),
            ("from other import *\nfrom orm import *", "TextField", "TextField"),
            ("from orm import *", "_TextField", "_TextField"),
            ("from orm import *", "list", "builtins.list"),
        ],
    )
    def test_names_that_the_stubs_of_a_library_leave_out_come_by_its_star_too(self, link, source, name, meant):
        stubs = {"<models>/python/orm.pyi": "class Model: ...", "<models>/python/builtins.pyi": "class list: ..."}
        program = link({"a.py": source, "mine.py": "from orm import *"}, stubs=stubs)
        assert program.qualified("a.py", name) == meant


class TestScopes:
    FILES: ClassVar = {
        "a.py": """
            class Status: ...
            class Order:
                class Status: ...
                class Line:
                    def total(self): ...
                def check(self):
                    class Local: ...
                state = 1
            def run():
                class Local: ...
        """
    }

    @pytest.mark.parametrize(
        ("name", "scope", "expected"),
        [
            ("Status", "", "a.py#Status"),
            ("Status", "Order", "a.py#Order.Status"),
            ("Status", "Order.check", "a.py#Status"),
            ("Status", "Order.Line", "a.py#Status"),
            ("Order.Status", "", "a.py#Order.Status"),
            ("Line", "Order.check", "a.py#Order.Line"),
            ("Line", "", None),
            ("Local", "run", "a.py#run.<locals>.Local"),
            ("Local", "Order.check", "a.py#Order.check.<locals>.Local"),
            ("Local", "", None),
            ("Local", "Order", None),
            ("Missing", "Order.check", None),
            ("Status", "NoSuchScope", "a.py#Status"),
        ],
    )
    def test_classes_are_seen_from_their_scopes(self, link, name, scope, expected):
        symbol = link(self.FILES).class_named("a.py", name, scope)
        assert (symbol.id if symbol else None) == expected

    def test_a_class_attribute_is_seen_in_the_class_body_only(self, link):
        program = link(self.FILES)
        assert isinstance(program.resolve("a.py", "state", "Order"), VariableInfo)
        assert program.resolve("a.py", "state", "Order.check") is None


def test_a_full_dotted_name_in_a_string_is_found(link):
    program = link({**SHOP, "shop/views.py": ""})
    assert program.class_named("shop/views.py", "shop.models.Order").id == "shop/models.py#Order"
    assert program.class_named("shop/views.py", "shop.models.Missing") is None
    assert program.class_named("shop/views.py", "other.models.Order") is None


def test_sources_that_do_not_exist_give_nothing(link):
    program = link(SHOP)
    assert program.resolve("nowhere.py", "Order") is None
    assert program.qualified("nowhere.py", "a.b") == "a.b"
    assert list(program.functions_of("nowhere.py")) == []
