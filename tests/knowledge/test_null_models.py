"""The tables of null behaviour, as the flow asks them."""

from __future__ import annotations

import pytest

from nullguard.knowledge.java_null_model import JavaNullModel
from nullguard.knowledge.null_models import library_rules
from nullguard.knowledge.python_null_model import PythonNullModel
from nullguard.knowledge.tables import InvalidTable

JAVA_COLUMNS = "kind\tclass\tmember\tparams\targ\tdetail\tsources"
PYTHON_COLUMNS = "kind\tname\targument\tarity\toutcome\tsince\tuntil"


@pytest.fixture(scope="module")
def java():
    return library_rules()["java"]


@pytest.fixture(scope="module")
def python():
    return library_rules()["python"]


@pytest.mark.parametrize(
    ("function", "arguments", "hostile"),
    [
        ("json.loads", [""], (0,)),
        ("builtins.len", [""], (0,)),
        ("builtins.str.join", [""], (0,)),
        ("builtins.set.union", ["", ""], (0, 1)),
    ],
)
def test_python_functions_that_raise(python, function, arguments, hostile):
    assert python.function(function, arguments).hostile == hostile


def test_python_errors_of_libraries_own(python):
    told = dict(zip(python.function("requests.post", [""]).hostile, python.function("requests.post", [""]).errors, strict=True))
    assert told[0][0] == "MissingSchema"
    assert {"RequestException", "ValueError", "Exception"} <= set(told[0])
    assert python.function("json.loads", [""]).errors == ()


def test_an_error_stands_before_what_raises_it():
    columns = "kind\tname\targument\terror\tsource"
    with pytest.raises(InvalidTable, match="no row of the kind error"):
        PythonNullModel(PYTHON_COLUMNS, f"{columns}\ncallable\tshop.send\t0\tRefused\tshop 1")
    with pytest.raises(InvalidTable, match="cells"):
        PythonNullModel(PYTHON_COLUMNS, f"{columns}\ncallable\tshop.send\t0")


@pytest.mark.parametrize("function", ["builtins.print", "builtins.str.splitlines", "builtins.dict.get", "shop.loads", "loads"])
def test_python_functions_that_take_none(python, function):
    assert python.function(function, [""]) is None


@pytest.mark.parametrize("function", ["sys.exit", "flask.abort", "werkzeug.exceptions.abort"])
def test_python_functions_that_never_return(python, function):
    assert python.function(function, []).never_returns


def test_a_method_is_found_by_the_nearest_ancestor_that_has_it(python):
    assert python.method(("shop.Text", "builtins.str", "builtins.object"), "join", [""]).hostile == (0,)


@pytest.mark.parametrize(
    ("arguments", "hostile"), [(["char[]"], (0,)), (["String"], ()), (["Order"], ()), ([""], ()), (["StringBuilder"], ())]
)
def test_the_types_of_the_arguments_choose_the_overload(java, arguments, hostile):
    rule = java.method(("java.lang.StringBuilder",), "append", arguments)
    assert (rule.hostile if rule else ()) == hostile


def test_a_call_with_elements_passes_no_null_array(java):
    assert java.function("java.util.Arrays.asList", ["String"]) is None
    assert java.function("java.util.Arrays.asList", ["String[]"]).hostile == (0,)


def test_what_is_asserted_is_not_refused_as_well(java):
    rule = java.function("java.util.Objects.requireNonNull", ["Order"])
    assert (rule.nonnull_after, rule.hostile, rule.returns) == ((0,), (), 0)


@pytest.mark.parametrize("function", ["org.acme.Preconditions.checkNotNull", "org.acme.util.Preconditions.checkNotNull"])
def test_a_copy_of_what_several_libraries_have_ensures_the_same(java, function):
    assert java.function(function, [""]).nonnull_after == (0,)


@pytest.mark.parametrize("function", ["org.acme.Preconditions.checkState", "org.acme.util.Preconditions.checkArgument"])
def test_a_copy_asserts_what_is_to_be_true(java, function):
    assert java.function(function, ["boolean", "String"]).asserts_true == (0,)


@pytest.mark.parametrize("function", ["org.acme.Checks.checkState", "org.acme.Preconditions.testState"])
def test_conditions_of_unknown_functions_prove_nothing(java, function):
    assert java.function(function, ["boolean"]) is None


@pytest.mark.parametrize("function", ["org.acme.Checks.checkNotNull", "org.acme.Preconditions.check", "org.acme.Orders.find"])
def test_other_functions_of_unknown_libraries_ensure_nothing(java, function):
    assert java.function(function, [""]) is None


def test_a_class_counts_before_its_package(java):
    assert java.function("org.junit.jupiter.api.Assertions.assertTrue", ["boolean", "String"]).asserts_true == (0,)
    assert java.function("org.junit.Assert.assertTrue", ["String", "boolean"]).asserts_true == (-1,)


@pytest.mark.parametrize(
    ("function", "arguments", "field", "told"),
    [
        ("org.apache.commons.lang3.StringUtils.isNotBlank", ["String"], "if_true", (0,)),
        ("org.apache.commons.lang3.StringUtils.isBlank", ["String"], "if_false", (0,)),
        ("org.apache.commons.lang3.StringUtils.isNoneBlank", ["String", "String"], "if_true", (0, 1)),
        ("org.apache.commons.lang3.StringUtils.trim", ["String"], "propagates", (0,)),
        ("org.apache.commons.lang3.StringUtils.defaultString", ["String", "String"], "defaults", (1,)),
        ("org.apache.commons.lang3.StringUtils.defaultString", ["String"], "nonnull_return", True),
        ("java.util.Map.get", ["String"], "nullable_return", True),
        ("java.util.Map.getOrDefault", ["String", "String"], "nullable_return", False),
        ("org.junit.jupiter.api.Assertions.fail", [], "never_returns", True),
        ("org.hamcrest.MatcherAssert.assertThat", ["String", "String", "Matcher"], "matched", 1),
    ],
)
def test_what_java_functions_tell(java, function, arguments, field, told):
    assert getattr(java.function(function, arguments), field) == told


@pytest.mark.parametrize(
    ("root", "method", "aspect"),
    [
        ("org.assertj.core.api.Assertions.assertThat", "isNotNull", "nonnull"),
        ("org.assertj.core.api.Assertions.assertThat", "isNull", "null"),
        ("com.google.common.truth.Truth.assertThat", "isFalse", "false"),
        ("org.assertj.core.api.Assertions.assertThat", "isEqualTo", None),
        ("shop.Checks.assertThat", "isNotNull", None),
    ],
)
def test_what_a_chain_of_assertions_proves(java, root, method, aspect):
    assert java.assertion(root, method) == aspect


@pytest.mark.parametrize(("model", "columns"), [(JavaNullModel, JAVA_COLUMNS), (PythonNullModel, PYTHON_COLUMNS)])
def test_another_table_is_refused(model, columns):
    with pytest.raises(InvalidTable, match="columns"):
        model(columns.replace("kind", "sort") + "\n")


def test_a_row_that_lacks_a_cell_is_refused():
    with pytest.raises(InvalidTable, match="3 cells"):
        PythonNullModel(f"{PYTHON_COLUMNS}\ncallable\tlen\t0\n")
    with pytest.raises(InvalidTable, match="4 cells"):
        JavaNullModel(f"{JAVA_COLUMNS}\nnull_ok\tA\tb\tString\n").function("A.b", [""])


@pytest.mark.parametrize(
    ("classes", "is_known"),
    [
        (["java.util.Map"], True),
        (["shop.Orders", "java.util.Map", "java.lang.Object"], True),
        (["shop.Orders", "java.lang.Object"], False),
        (["java.util.Mapped"], False),
        ([], False),
    ],
)
def test_a_method_is_known_by_the_classes_that_the_table_has(java, classes, is_known):
    assert (java.method(classes, "get", ["String"]) is not None) is is_known
