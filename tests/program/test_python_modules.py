"""Modules are found where the interpreter of their unit would find them."""

from __future__ import annotations

from typing import ClassVar

import pytest

from nullguard.model.source import Unit
from nullguard.program.symbols import External


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
        views = {**files, "shop/views.py": "from shop.models import Order"}
        assert link(views).resolve("shop/views.py", "Order").id == "shop/models.py#Order"
        assert link(files).class_named("shop/__init__.py", "models.Order") is not None
        assert link(files).class_named("a.py", "models.Order") is not None

    def test_packages_without_init_files(self, link):
        files = {"a/b/models.py": "class Order: ...", "a/views.py": "import a.b.models\nfrom a import b\nfrom . import b as c"}
        program = link(files)
        for name in ("a.b.models.Order", "b.models.Order", "c.models.Order"):
            assert program.class_named("a/views.py", name).id == "a/b/models.py#Order"


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

    OLD: ClassVar = {f"shop/old{number}.py": "import urllib2" for number in range(3)}
    """What makes a program one of Python 2."""

    TAKEN: ClassVar = {
        "shop/__init__.py": "",
        "shop/stores/__init__.py": "from order_store import OrderStore",
        "shop/stores/order_store.py": "class OrderStore: ...",
        "shop/views.py": "from .stores import OrderStore",
    }

    def test_a_program_of_python_2_takes_single_names(self, link):
        found = link({**self.TAKEN, **self.OLD}).resolve("shop/views.py", "OrderStore")
        assert found.id == "shop/stores/order_store.py#OrderStore"

    def test_a_program_of_python_3_does_not(self, link):
        bridge = {"shop/both.py": "try:\n    import urllib2\nexcept ImportError:\n    import urllib.request"}
        for more in ({}, bridge):
            assert getattr(link({**self.TAKEN, **more}).resolve("shop/views.py", "OrderStore"), "id", None) is None

    def test_names_that_the_module_does_not_have(self, link):
        files = {**self.TAKEN, **self.OLD, "shop/stores/order_store.py": "class Other: ..."}
        assert getattr(link(files).resolve("shop/views.py", "OrderStore"), "id", None) is None

    def test_a_library_that_a_module_of_its_name_wraps(self, link):
        files = {
            **self.OLD,
            "shop/__init__.py": "",
            "shop/redis.py": "from redis import Redis\nclass Store: ...",
            "shop/a.py": "from redis import Store",
        }
        assert getattr(link(files).resolve("shop/a.py", "Store"), "id", None) is None

    def test_the_standard_library_stays_what_it_is(self, link):
        files = {"shop/__init__.py": "", "shop/queue.py": "class Order: ...", "shop/a.py": "from queue import *"}
        assert getattr(link(files).resolve("shop/a.py", "Order"), "id", None) is None


class TestPackagesThatAreRoots:
    """A program is run in a package: `src/__init__.py` is there, and its sources import what lies in `src` by its own name."""

    FILES: ClassVar = {
        "src/__init__.py": "",
        "src/shop/__init__.py": "",
        "src/shop/models.py": "class Order: ...",
    }

    def test_a_package_imports_itself(self, link):
        program = link({**self.FILES, "src/shop/views.py": "from shop.models import Order"}, [Unit("", ("",))])
        assert program.class_named("src/shop/views.py", "Order").id == "src/shop/models.py#Order"

    def test_what_stands_beside_it_is_found_then(self, link):
        files = {
            **self.FILES,
            "src/shop/views.py": "import shop.models\nfrom settings import Settings",
            "src/settings.py": "class Settings: ...",
            "src/run.py": "from shop.models import Order",
        }
        program = link(files)
        assert program.class_named("src/shop/views.py", "Settings").id == "src/settings.py#Settings"
        assert program.class_named("src/shop/views.py", "shop.models.Order") is not None
        assert program.class_named("src/run.py", "Order") is not None

    def test_a_neighbour_that_has_what_is_imported(self, link):
        program = link({**self.FILES, "src/pay/__init__.py": "", "src/pay/card.py": "from shop.models import Order"})
        assert program.class_named("src/pay/card.py", "Order").id == "src/shop/models.py#Order"

    def test_a_neighbour_that_has_it_not_is_a_library(self, link):
        program = link({**self.FILES, "src/pay/__init__.py": "", "src/pay/card.py": "from shop.models import Card\nimport shop"})
        assert program.qualified("src/pay/card.py", "Card") == "shop.models.Card"
        assert isinstance(program.resolve("src/pay/card.py", "Card"), External)

    def test_one_part_alone_may_be_a_library(self, link):
        program = link({"src/__init__.py": "", "src/redis.py": "class Redis: ...", "src/cache.py": "from redis import Redis"})
        assert program.qualified("src/cache.py", "Redis") == "redis.Redis"
        assert program.class_named("src/cache.py", "Redis") is None

    def test_what_is_searched_first_stays(self, link):
        files = {
            **self.FILES,
            "shop/__init__.py": "",
            "shop/models.py": "class Order: ...",
            "src/shop/views.py": "import shop.models",
        }
        program = link(files)
        assert program.class_named("src/shop/views.py", "shop.models.Order").id == "shop/models.py#Order"

    def test_other_places_do_not_see_it(self, link):
        files = {**self.FILES, "src/shop/views.py": "from shop.models import Order", "old/shop/models.py": "class Order: ..."}
        program = link({**files, "tools/run.py": "from shop.models import Order"}, [Unit("", ("",)), Unit("tools", ("tools",))])
        assert getattr(program.class_named("tools/run.py", "Order"), "id", "") != "src/shop/models.py#Order"
