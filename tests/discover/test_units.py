"""Build modules and Python projects: their source roots and what they depend on."""

from __future__ import annotations

import pytest

from nullguard.model.source import Unit


def _pom(artifact: str, *dependencies: str, parent: str = "", group: str = "com.shop") -> str:
    inner = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId></dependency>" for name in dependencies
    )
    above = f"<parent><groupId>{group}</groupId><artifactId>{parent}</artifactId></parent>" if parent else ""
    return (
        f'<project xmlns="http://maven.apache.org/POM/4.0.0">{above}<groupId>{group}</groupId><artifactId>{artifact}</artifactId>'
        f"<dependencies>{inner}</dependencies></project>"
    )


def _java(path: str) -> dict[str, str]:
    return {path: "package com.shop;\n"}


def _unit_of(discovery) -> dict[str, str]:
    return {source.path: source.unit for source in discovery.sources if source.path.endswith((".py", ".java"))}


# ---- Java


def test_maven_modules_and_what_they_depend_on(found):
    discovery = found(
        {
            "pom.xml": "<project><groupId>com.shop</groupId><artifactId>parent</artifactId>"
            "<dependencies><dependency><groupId>com.shop</groupId><artifactId>base</artifactId></dependency></dependencies>"
            "<dependencyManagement><dependencies><dependency><artifactId>web</artifactId></dependency></dependencies>"
            "</dependencyManagement></project>",
            "base/pom.xml": _pom("base"),
            "core/pom.xml": _pom("core", parent="parent"),
            "web/pom.xml": _pom("web", "core", "spring-core"),
            **_java("base/src/main/java/com/shop/Base.java"),
            **_java("core/src/main/java/com/shop/Core.java"),
            **_java("core/src/test/java/com/shop/CoreTest.java"),
            **_java("web/src/main/java/com/shop/Web.java"),
        }
    )
    assert discovery.units == (
        Unit("base", ("base/src/main/java",)),
        Unit("core", ("core/src/main/java",), ("base",)),
        Unit("web", ("web/src/main/java",), ("core",)),
    )
    assert _unit_of(discovery)["core/src/test/java/com/shop/CoreTest.java"] == "core"


def test_dependencies_of_tests_and_of_other_groups_are_none(found):
    scoped = "<dependency><groupId>com.shop</groupId><artifactId>core</artifactId><scope>test</scope></dependency>"
    discovery = found(
        {
            "core/pom.xml": _pom("core"),
            "web/pom.xml": f"<project><artifactId>web</artifactId><dependencies>{scoped}</dependencies></project>",
            "api/pom.xml": _pom("api", "core", group="org.other"),
            **_java("core/src/main/java/com/shop/Core.java"),
            **_java("web/src/main/java/com/shop/Web.java"),
            **_java("api/src/main/java/com/shop/Api.java"),
        }
    )
    assert [unit.dependencies for unit in discovery.units] == [(), (), ()]


@pytest.mark.parametrize(
    "pom",
    [
        "",
        "no xml",
        '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><project><artifactId>&b;</artifactId></project>',
        "<project>" + "<a>" * 5000,
        '<?xml version="1.0" encoding="nonsense"?><project/>',
        "<project><artifactId>x</artifactId><parent><artifactId>x</artifactId></parent></project>",
    ],
)
def test_a_build_file_that_is_broken_still_marks_a_module(found, pom):
    discovery = found({"core/pom.xml": pom, **_java("core/src/main/java/com/shop/Core.java")})
    assert discovery.units == (Unit("core", ("core/src/main/java",)),)


def test_gradle_projects_and_what_they_depend_on(found):
    discovery = found(
        {
            "settings.gradle": "include 'core', ':libs:money', 'base'\ninclude(\"web\")\n"
            "project(':web').projectDir = file('frontend')\n",
            "build.gradle": "",
            "core/build.gradle": "dependencies {\n  // implementation project(':web')\n  api project(':libs:money')\n}\n",
            "libs/money/money.gradle.kts": "",
            "frontend/build.gradle": "apply from: 'deps.gradle'\ndependencies {\n  testImplementation(project(':base'))\n}\n",
            "frontend/deps.gradle": "dependencies {\n  implementation(\n    project(path: ':core'),\n    'a:b:1',\n  )\n}\n",
            **_java("core/src/main/java/com/shop/Core.java"),
            **_java("libs/money/src/main/java/com/shop/Money.java"),
            **_java("base/src/main/java/com/shop/Base.java"),
            **_java("frontend/src/main/java/com/shop/Web.java"),
        }
    )
    assert discovery.units == (
        Unit("base", ("base/src/main/java",)),
        Unit("core", ("core/src/main/java",), ("libs/money",)),
        Unit("frontend", ("frontend/src/main/java",), ("core",)),
        Unit("libs/money", ("libs/money/src/main/java",)),
    )


def test_gradle_in_kotlin_with_accessors(found):
    discovery = found(
        {
            "settings.gradle.kts": 'include(\n    "shop-core",\n    "web",\n)\n',
            "shop-core/build.gradle.kts": "",
            "web/build.gradle.kts": "dependencies {\n    implementation(projects.shopCore)\n}\n",
            **_java("shop-core/src/main/java/com/shop/Core.java"),
            **_java("web/src/main/java/com/shop/Web.java"),
        }
    )
    assert discovery.units[1] == Unit("web", ("web/src/main/java",), ("shop-core",))


def test_java_roots_by_package_where_the_layout_is_unusual(found):
    discovery = found(
        {
            "build.xml": "<project/>",
            "src/com/shop/Order.java": "/* a licence */\npackage com.shop;\n",
            "src/com/shop/web/Page.java": "package com.shop.web ;\n",
            "gen/com/shop/Types.java": "package com.shop;\n",
            "misplaced/Odd.java": "package com.shop;\n",
            "scripts/Main.java": "class Main {}\n",
        }
    )
    assert discovery.units == (Unit("", ("gen", "misplaced", "scripts", "src")),)


def test_all_source_sets_are_roots_and_production_comes_first(found):
    discovery = found(
        {
            "pom.xml": _pom("shop"),
            **_java("src/main/java/com/shop/A.java"),
            **_java("src/generated/java/com/shop/B.java"),
            **_java("src/test/java/com/shop/CTest.java"),
        }
    )
    assert discovery.units == (Unit("", ("src/generated/java", "src/main/java")),)


def test_poms_among_resources_and_tests_are_no_modules(found):
    discovery = found(
        {
            "pom.xml": _pom("shop"),
            "src/test/resources/it/pom.xml": _pom("it"),
            "src/main/resources/archetype/pom.xml": "<project>${x}</project>",
            **_java("src/main/java/com/shop/A.java"),
            "src/main/resources/archetype/Main.java": "package ${package};\n",
        }
    )
    assert [unit.path for unit in discovery.units] == [""]


# ---- Python


def test_a_plain_project(found):
    discovery = found({"pyproject.toml": '[project]\nname = "shop"\n'}, "shop/__init__.py", "shop/orders.py")
    assert discovery.units == (Unit("", ("",)),)


def test_a_src_layout(found):
    discovery = found({"pyproject.toml": '[project]\nname = "shop"\n'}, "src/shop/__init__.py", "scripts/run.py")
    assert discovery.units == (Unit("", ("src", "")),)


def test_src_as_a_package(found):
    discovery = found({"pyproject.toml": '[project]\nname = "shop"\n'}, "src/__init__.py", "src/orders.py")
    assert discovery.units == (Unit("", ("",)),)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[build-system]\n[tool.setuptools.package-dir]\n"" = "lib"\n'),
        ("pyproject.toml", '[project]\n[tool.setuptools.packages.find]\nwhere = ["lib"]\n'),
        ("pyproject.toml", '[tool.poetry]\npackages = [{include = "shop", from = "lib"}]\n'),
        ("pyproject.toml", '[project]\n[tool.maturin]\npython-source = "lib"\n'),
        ("pyproject.toml", '[project]\n[tool.hatch.build.targets.wheel]\npackages = ["lib/shop"]\n'),
        ("pyproject.toml", '[project]\n[tool.pytest.ini_options]\npythonpath = "lib ../../out"\n'),
        ("setup.cfg", "[metadata]\nname = shop\n[options]\npackage_dir =\n    = lib\n"),
        ("setup.cfg", "[options.packages.find]\nwhere = lib\n[metadata]\n"),
        ("setup.py", "from setuptools import setup\nsetup(package_dir={'': 'lib'})\n"),
        ("setup.py", "import setuptools\nsetuptools.setup(packages=setuptools.find_packages('lib'))\n"),
    ],
)
def test_the_project_says_where_its_packages_are(found, name, text):
    discovery = found({name: text}, "lib/shop/__init__.py")
    assert discovery.units == (Unit("", ("lib", "")),)


@pytest.mark.parametrize(
    "text", ["", "[project", "[project]\nname = 1\ndependencies = 2\n[tool.poetry]\npackages = 3\n", "a = " + "[" * 5000]
)
def test_a_project_file_that_is_broken(found, text):
    discovery = found({"pyproject.toml": f"[build-system]\n{text}"}, "shop/orders.py")
    assert discovery.units == (Unit("", ("",)),)


def test_a_django_project_in_a_folder_of_its_repository(found):
    discovery = found(
        {"pyproject.toml": "[tool.ruff]\n", "backend/manage.py": "os.environ['DJANGO_SETTINGS_MODULE'] = 'site.settings'\n"},
        "backend/orders/models.py",
        "tools/run.py",
    )
    assert discovery.units == (Unit("", ("",)), Unit("backend", ("backend",)))
    assert _unit_of(discovery) == {"backend/manage.py": "backend", "backend/orders/models.py": "backend", "tools/run.py": ""}


def test_services_with_requirements_of_their_own(found):
    discovery = found(
        {
            "a/requirements.txt": "flask\n-e ../common\n",
            "b/requirements.txt": "flask\n",
            "common/setup.py": "from setuptools import setup\n",
        },
        "a/app/models.py",
        "b/app/models.py",
        "common/money/__init__.py",
    )
    assert discovery.units == (Unit("a", ("a",), ("common",)), Unit("b", ("b",)), Unit("common", ("common",)))


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "web"\ndependencies = ["Shop_Core>=1", "flask"]\n',
        '[project]\nname = "web"\n[project.optional-dependencies]\nx = ["shop.core"]\n',
        '[tool.poetry]\nname = "web"\n[tool.poetry.dependencies]\nshop-core = {path = "../core"}\n',
        '[project]\nname = "web"\n[tool.uv.sources]\nother-name = {path = "../core"}\n',
    ],
)
def test_python_projects_that_depend_on_each_other(found, text):
    discovery = found(
        {"web/pyproject.toml": text, "core/pyproject.toml": '[project]\nname = "shop-core"\n'}, "web/a.py", "core/b.py"
    )
    assert discovery.units == (Unit("core", ("core",)), Unit("web", ("web",), ("core",)))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shop/setup/setup.py", "def setup(): ...\n"),
        ("shop/manage.py", "def manage(): ...\n"),
        ("shop/orders/requirements.txt", "flask\n"),
        ("scripts/pyproject.toml", "[tool.ruff]\nline-length = 100\n"),
        ("docs/requirements.txt", "sphinx\n"),
        ("shop/setup.cfg", "[flake8]\nmax-line-length = 100\n"),
    ],
)
def test_files_that_make_no_project(found, path, text):
    discovery = found({path: text, "pyproject.toml": '[project]\nname = "shop"\n'}, "shop/__init__.py", "shop/orders/__init__.py")
    assert [unit.path for unit in discovery.units] == [""]


def test_a_tree_without_any_build_file(found):
    assert found(None, "shop/orders.py").units == (Unit("", ("",)),)


def test_both_languages_in_one_unit(found):
    discovery = found({"pom.xml": _pom("shop"), **_java("src/main/java/com/shop/A.java")}, "tools/run.py")
    assert discovery.units == (Unit("", ("src/main/java", "")),)


# ---- build files that mean harm


_LONG = 250_000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[project]\n" + ".".join("a" * (_LONG // 2)) + " = 1\n"),
        ("pyproject.toml", "[project]\nx = {" + ".".join("a" * (_LONG // 2)) + " = 1}\n"),
        ("setup.cfg", "[metadata]\na" + " " * _LONG),
        ("setup.py", "import setuptools\n" + "name" + " " * _LONG),
        ("requirements.txt", "\n" * _LONG),
        ("build.gradle", "/*" * (_LONG // 2)),
        ("build.gradle", "a" + " " * _LONG),
        ("build.gradle", "project(" * (_LONG // 8)),
        ("settings.gradle", "include" + " " * _LONG),
        ("pom.xml", "<a" + " a='" * (_LONG // 4)),
    ],
)
def test_build_files_that_would_take_hours(found, name, text):
    discovery = found({name: text, "A.java": "class A {}\n"}, "shop/orders.py")
    assert [unit.path for unit in discovery.units] == [""]
