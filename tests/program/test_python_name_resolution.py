"""A name in a Python source means what Python would take it for, and nothing where that cannot be known."""

from __future__ import annotations

from typing import ClassVar

import pytest

from nullguard.model.source import Unit
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


class TestServices:
    FILES: ClassVar = {
        f"{service}/{path}": text.format(service=service)
        for service in ("billing", "accounts")
        for path, text in {
            "app/__init__.py": "",
            "app/models.py": "class User:\n    {service}: int",
            "app/views.py": "from app.models import User\nfrom .models import User as Mine",
        }.items()
    }
    UNITS: ClassVar = [Unit("billing", ("billing",)), Unit("accounts", ("accounts",))]

    @pytest.mark.parametrize("units", [UNITS, [Unit("", ("",))], []])
    def test_each_service_sees_its_own_user(self, link, units):
        program = link(self.FILES, units)
        for service in ("billing", "accounts"):
            for name in ("User", "Mine"):
                assert program.class_named(f"{service}/app/views.py", name).id == f"{service}/app/models.py#User"

    def test_a_third_place_sees_neither(self, link):
        program = link({**self.FILES, "tools/run.py": "from app.models import User"}, [*self.UNITS, Unit("tools", ("tools",))])
        assert program.class_named("tools/run.py", "User") is None

    def test_a_dependency_decides(self, link):
        units = [*self.UNITS, Unit("tools", ("tools",), ("shared",)), Unit("shared", ("shared",), ("accounts",))]
        program = link({**self.FILES, "tools/run.py": "from app.models import User"}, units)
        assert program.class_named("tools/run.py", "User").id == "accounts/app/models.py#User"

    def test_what_stands_only_once_in_the_tree_is_found_from_everywhere(self, link):
        files = {**self.FILES, "billing/pay/__init__.py": "class Card: ...", "tools/run.py": "from pay import Card"}
        program = link(files, [*self.UNITS, Unit("tools", ("tools",))])
        assert program.class_named("tools/run.py", "Card").id == "billing/pay/__init__.py#Card"

    def test_a_package_of_ones_own_hides_all_others_of_its_name(self, link):
        files = {**self.FILES, "accounts/app/extra.py": "class Extra: ...", "billing/app/use.py": "from app.extra import Extra"}
        assert link(files, self.UNITS).class_named("billing/app/use.py", "Extra") is None

    def test_sources_in_a_source_folder(self, link):
        files = {"src/shop/models.py": "class Order: ...", "src/shop/views.py": "from shop.models import Order"}
        program = link(files, [Unit("", ("src", ""))])
        found = program.class_named("src/shop/views.py", "Order")
        assert found.dotted == "shop.models.Order"

    def test_scripts_see_their_neighbours(self, link):
        files = {
            "tools/run.py": "from models import Order\nimport types",
            "tools/models.py": "class Order: ...",
            "tools/types.py": "",
        }
        program = link(files)
        assert program.class_named("tools/run.py", "Order").id == "tools/models.py#Order"
        assert isinstance(program.resolve("tools/run.py", "types"), External)

    def test_a_module_inside_a_package_is_no_library_of_its_name(self, link):
        files = {"shop/__init__.py": "", "shop/redis.py": "class Redis: ...", "shop/cache.py": "from redis import Redis"}
        program = link(files)
        assert program.qualified("shop/cache.py", "Redis") == "redis.Redis"
        assert program.class_named("shop/cache.py", "Redis") is None

    @pytest.mark.parametrize("elsewhere", ["from app.redis import Redis", "from .redis import Redis", "import app.redis"])
    def test_a_folder_that_is_imported_is_a_package_even_without_init_file(self, link, elsewhere):
        files = {"app/redis.py": "class Redis: ...", "app/cache.py": "from redis import Redis", "app/main.py": elsewhere}
        program = link(files)
        assert program.qualified("app/cache.py", "Redis") == "redis.Redis"
        assert program.class_named("app/cache.py", "Redis") is None

    def test_a_project_folder_with_a_package_of_its_own_name_is_no_package(self, link):
        files = {
            "netbox/netbox/config.py": "class Config: ...",
            "netbox/core/models.py": "class Job: ...",
            "netbox/netbox/__init__.py": "",
            "netbox/core/views.py": "from netbox.config import Config\nfrom core.models import Job\nfrom netbox import config",
        }
        program = link(files)
        assert program.class_named("netbox/core/views.py", "Config").path == "netbox/netbox/config.py"
        assert program.class_named("netbox/core/views.py", "config.Config").path == "netbox/netbox/config.py"
        assert program.class_named("netbox/core/views.py", "Job").path == "netbox/core/models.py"

    def test_a_package_may_import_its_modules_by_their_own_names(self, link):
        files = {
            "shop/__init__.py": "from . import models",
            "shop/models.py": "class Order: ...",
            "a.py": "from shop import models",
        }
        assert found(link, "from shop.models import Order", "Order", files=files) == "shop/models.py#Order"
        assert link(files).class_named("shop/__init__.py", "models.Order") is not None
        assert link(files).class_named("a.py", "models.Order") is not None

    def test_packages_without_init_files(self, link):
        files = {"a/b/models.py": "class Order: ...", "a/views.py": "import a.b.models\nfrom a import b\nfrom . import b as c"}
        program = link(files)
        for name in ("a.b.models.Order", "b.models.Order", "c.models.Order"):
            assert program.class_named("a/views.py", name).id == "a/b/models.py#Order"


class TestStubs:
    STUBS: ClassVar = {
        "<models>/python/django/db/models.pyi": "class Model: ...\nclass QuerySet: ...\nclass Field: ...",
        "<models>/python/django/forms.pyi": "class Form: ...\nclass Field: ...",
        "<models>/python/sqlalchemy/orm/__init__.pyi": "from .session import Session\ndef relationship(): ...",
        "<models>/python/sqlalchemy/orm/session.pyi": "class Session: ...",
        "<models>/python/requests/__init__.pyi": "class Session: ...\ndef get(): ...",
    }

    @pytest.mark.parametrize(
        ("source", "name", "expected"),
        [
            ("from django.db import models", "models.Model", "django.db.models.Model"),
            ("from django.db.models import QuerySet", "QuerySet", "django.db.models.QuerySet"),
            ("from django.db.models.query import QuerySet", "QuerySet", "django.db.models.QuerySet"),
            ("import django.db.models.query as q", "q.QuerySet", "django.db.models.QuerySet"),
            ("from sqlalchemy.orm import Session", "Session", "sqlalchemy.orm.session.Session"),
            ("import sqlalchemy.orm", "sqlalchemy.orm.Session", "sqlalchemy.orm.session.Session"),
            ("import requests", "requests.Session", "requests.Session"),
            ("from requests.sessions import Session", "Session", "requests.Session"),
        ],
    )
    def test_library_classes_are_found(self, link, source, name, expected):
        program = link({"a.py": source}, stubs=self.STUBS)
        assert program.qualified("a.py", name) == expected

    def test_a_class_moved_inside_its_library_is_found(self, link):
        program = link({"a.py": "from django.db.models.query import QuerySet"}, stubs=self.STUBS)
        found = program.class_named("a.py", "QuerySet")
        assert found.id == "django.db.models.QuerySet"
        assert found.is_library

    @pytest.mark.parametrize(
        ("source", "name"),
        [
            ("from django.db.fields import Field", "Field"),
            ("from django.contrib.postgres.forms import Form", "Form"),
            ("from django.core import Model", "Model"),
            ("from django.db.models import Missing", "Missing"),
            ("from requests_oauthlib import Session", "Session"),
        ],
    )
    def test_a_class_elsewhere_in_the_library_is_not(self, link, source, name):
        program = link({"a.py": source}, stubs=self.STUBS)
        assert program.class_named("a.py", name) is None
        assert isinstance(program.resolve("a.py", name), External)

    def test_the_trees_own_package_hides_the_library(self, link):
        files = {
            "django/__init__.py": "",
            "django/db/__init__.py": "",
            "django/db/models.py": "class Model: ...",
            "a.py": "import django.db.models",
        }
        program = link(files, stubs=self.STUBS)
        assert program.class_named("a.py", "django.db.models.Model").id == "django/db/models.py#Model"

    def test_a_library_is_not_looked_for_in_other_services(self, link):
        files = {"vendored/requests/__init__.py": "class Session: ...", "app/a.py": "import requests"}
        program = link(files, [Unit("app", ("app",)), Unit("vendored", ("vendored",))], self.STUBS)
        assert program.class_named("app/a.py", "requests.Session").is_library


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


class TestModulesBesideASource:
    """Python 2 looks for a module in the package of the source that imports it before it looks elsewhere."""

    FILES: ClassVar = {
        "shop/__init__.py": "",
        "shop/db/__init__.py": "from tables import *",
        "shop/db/tables.py": "class Order: ...",
    }

    def test_a_package_hands_on_what_stands_in_it(self, link):
        program = link({**self.FILES, "shop/views.py": "from .db import Order"})
        assert program.resolve("shop/views.py", "Order").id == "shop/db/tables.py#Order"

    def test_other_sources_of_the_package_mean_the_same(self, link):
        program = link({**self.FILES, "shop/db/views.py": "from tables import Order"})
        assert program.resolve("shop/db/views.py", "Order").id == "shop/db/tables.py#Order"

    def test_other_packages_do_not(self, link):
        program = link({**self.FILES, "shop/views.py": "from tables import Order", "other/tables.py": ""})
        assert isinstance(program.resolve("shop/views.py", "Order"), External)

    def test_a_source_named_after_the_library_that_it_sets_up_is_not_that_library(self, link):
        files = {
            "shop/__init__.py": "",
            "shop/kombu.py": "from kombu import Queue\nclass Order: ...",
            "shop/a.py": "from kombu import *",
        }
        assert getattr(link(files).resolve("shop/a.py", "Order"), "id", None) is None

    def test_the_standard_library_stays_what_it_is(self, link):
        files = {"shop/__init__.py": "", "shop/queue.py": "class Order: ...", "shop/a.py": "from queue import *"}
        assert getattr(link(files).resolve("shop/a.py", "Order"), "id", None) is None
