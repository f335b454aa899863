"""What the tables of null behaviour make of calls into Java's libraries."""

from __future__ import annotations

import pytest

LANG = "import org.apache.commons.lang3.*;\nimport java.util.*;"


@pytest.mark.parametrize(
    "condition",
    [
        "StringUtils.isNotBlank(order.getReference())",
        "StringUtils.isNotEmpty(order.getReference())",
        "!StringUtils.isBlank(order.getReference())",
        "!StringUtils.isAnyBlank(order.getNumber(), order.getReference())",
        "Objects.nonNull(order.getReference())",
        "!Objects.isNull(order.getReference())",
        "org.springframework.util.StringUtils.hasText(order.getReference())",
        "!com.google.common.base.Strings.isNullOrEmpty(order.getReference())",
        "order.getNumber() != null && StringUtils.isNotBlank(order.getReference())",
        "StringUtils.isAlpha(order.getReference())",
        'StringUtils.startsWithAny(order.getReference(), "a", "b")',
        'org.springframework.util.StringUtils.startsWithIgnoreCase(order.getReference(), "a")',
    ],
)
def test_a_predicate_of_a_library_guards_its_argument(java, condition):
    java(f"if ({condition}) {{ order.getReference().trim(); }}", LANG)


@pytest.mark.parametrize(
    "condition",
    [
        "StringUtils.isBlank(order.getReference())",
        "StringUtils.isNotBlank(order.getNumber())",
        "!StringUtils.isAllBlank(order.getNumber(), order.getReference())",
        "Objects.isNull(order.getReference())",
        "Mine.isNotBlank(order.getReference())",
        "!StringUtils.isAlpha(order.getReference())",
        'StringUtils.startsWithAny(order.getNumber(), order.getReference(), "b")',
    ],
)
def test_a_predicate_guards_nothing_else(java, condition):
    java(f"if ({condition}) {{\n    order.getReference().trim(); // null\n}}", LANG)


def test_an_early_return_guards_the_rest(java):
    java(
        """
        if (StringUtils.isBlank(order.getReference())) return;
        order.getReference().trim();
        """,
        LANG,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "Objects.requireNonNull(order.getReference());",
        'Objects.requireNonNull(order.getReference(), "reference");',
        'Assert.notNull(order.getReference(), "reference");',
        "com.google.common.base.Preconditions.checkNotNull(order.getReference());",
        "com.google.common.base.Preconditions.checkArgument(order.getReference() != null);",
        "Validate.notNull(order.getReference());",
        'cn.hutool.core.lang.Assert.notBlank(order.getReference(), "no reference");',
        'cn.hutool.core.lang.Assert.isFalse(order.getReference() == null, "no reference");',
        'com.baomidou.mybatisplus.core.toolkit.Assert.isTrue(order.getReference() != null, "no reference");',
        "Assertions.assertNotNull(order.getReference());",
        "Assertions.assertTrue(order.getReference() != null);",
        "Assertions.assertFalse(order.getReference() == null);",
        'org.junit.Assert.assertTrue("there", order.getReference() != null);',
        "org.assertj.core.api.Assertions.assertThat(order.getReference()).isNotNull();",
        'org.assertj.core.api.Assertions.assertThat(order.getReference()).as("it").isNotNull();',
        "org.assertj.core.api.Assertions.assertThat(order.getReference() != null).isTrue();",
        "com.google.common.truth.Truth.assertThat(order.getReference()).isNotNull();",
        "assertThat(order.getReference(), is(notNullValue()));",
        'assertThat("it", order.getReference(), not(nullValue()));',
    ],
)
def test_an_assertion_guards_what_follows(java, statement):
    imports = """
    import java.util.Objects;
    import org.apache.commons.lang3.Validate;
    import org.junit.jupiter.api.Assertions;
    import org.springframework.util.Assert;
    import static org.hamcrest.MatcherAssert.assertThat;
    import static org.hamcrest.Matchers.*;
    """
    java(f"{statement}\norder.getReference().trim();", imports)


@pytest.mark.parametrize(
    "statement",
    [
        "org.assertj.core.api.Assertions.assertThat(order.getReference()).isEqualTo(other);",
        "org.assertj.core.api.Assertions.assertThat(order.getNumber()).isNotNull();",
        "assertThat(order.getReference(), not(notNullValue()));",
        "assertThat(order.getReference(), anything());",
    ],
)
def test_an_assertion_of_something_else_guards_nothing(java, statement):
    imports = "import static org.hamcrest.MatcherAssert.assertThat;\nimport static org.hamcrest.Matchers.*;"
    java(f"{statement}\norder.getReference().trim(); // null", imports)


def test_an_asserted_value_is_handed_on(java):
    java(
        """
        String reference = Objects.requireNonNull(order.getReference());
        reference.trim();
        Order parent = com.google.common.base.Preconditions.checkNotNull(order.getParent());
        parent.getNumber();
        parent.getReference().trim(); // null
        """,
        LANG,
    )


@pytest.mark.parametrize(
    "expression",
    [
        "String.valueOf(order.getReference())",
        "new StringBuilder().append(order.getReference())",
        "Objects.equals(order.getReference(), other)",
        "Objects.hash(order.getReference())",
        "Arrays.asList(order.getReference())",
        "StringUtils.trim(order.getReference())",
        "StringUtils.defaultString(order.getReference()).trim()",
        'StringUtils.defaultIfBlank(order.getReference(), "none").trim()',
        'Objects.requireNonNullElse(order.getReference(), "none").trim()',
        "Optional.ofNullable(order.getReference())",
        "new HashMap<String, String>().put(order.getReference(), order.getReference())",
        "new java.io.File(order.getReference(), other)",
        "java.nio.file.Paths.get(other)",
        "java.nio.file.Path.of(other, other)",
    ],
)
def test_what_takes_null_is_no_use(java, expression):
    java(f"Object it = {expression};", LANG, parameters="Order order, String other")


@pytest.mark.parametrize(
    "expression",
    [
        "other.compareTo(order.getReference())",
        "other.startsWith(order.getReference())",
        "new BigDecimal(order.getReference())",
        "Integer.parseInt(order.getReference())",
        "BigDecimal.ONE.add(order.getDiscount())",
        "LocalDateTime.now().isAfter(order.getPaidAt())",
        "Map.of(other, order.getReference())",
        "List.of(order.getReference())",
        "Optional.of(order.getReference())",
        "new java.util.concurrent.ConcurrentHashMap<String, String>().put(other, order.getReference())",
        "UUID.fromString(order.getReference())",
        "new java.io.File(other, order.getReference())",
        "new java.io.FileInputStream(order.getReference())",
        "new java.io.FileWriter(order.getReference(), true)",
        "java.nio.file.Paths.get(other, order.getReference())",
        "java.nio.file.Path.of(other, other, order.getReference())",
        "StringUtils.trim(order.getReference()).length()",
    ],
)
def test_what_refuses_null_is_a_use(java, expression):
    imports = f"{LANG}\nimport java.math.*;\nimport java.time.*;"
    java(f"Object it = {expression}; // null", imports, parameters="Order order, String other")


@pytest.mark.parametrize(
    "asserted",
    [
        "org.acme.util.AssertUtils.notNull(order.getReference());",
        'org.acme.util.AssertUtils.notNull(order.getReference(), "no reference");',
        "org.acme.Preconditions2.checkNotNull(order.getReference());",
        "org.acme.base.MyAssert.assertNotNull(order.getReference());",
        'org.acme.util.Assert.isTrue(order.getReference() != null, "no reference");',
        'org.acme.util.Assert.isFalse(order.getReference() == null, "no reference");',
    ],
)
def test_assertions_of_unknown_libraries_are_called_as_those_of_others(java, asserted):
    java(f"{asserted}\norder.getReference().trim();")


@pytest.mark.parametrize(
    "asked",
    [
        "!StrUtil.isBlank(order.getReference())",
        "StrUtil.isNotBlank(order.getReference())",
        "org.acme.StringHelper.isNotEmpty(order.getReference())",
        "org.acme.Strings.isNullOrEmpty(order.getReference()) == false",
        "!org.acme.TextUtils.isEmpty(order.getReference())",
        "org.acme.ObjectUtil.isNotNull(order.getReference())",
        "org.acme.util.StringUtils.hasText(order.getReference())",
        "!StrUtil.hasBlank(order.getNumber(), order.getReference())",
        "StrUtil.isAllNotBlank(order.getNumber(), order.getReference())",
        "org.apache.commons.lang3.EnumUtils.isValidEnum(Kind.class, order.getReference())",
    ],
)
def test_questions_of_unknown_libraries_are_called_as_those_of_others(java, asked):
    java(f"if ({asked}) {{ order.getReference().trim(); }}", "import cn.hutool.core.util.StrUtil;")


@pytest.mark.parametrize(
    "asked",
    [
        "StrUtil.isBlank(order.getReference())",
        "!StrUtil.isNotBlank(order.getReference())",
        "StrUtil.isNotBlank(order.getNumber())",
        "StrUtil.isLong(order.getReference())",
        'StrUtil.isEmpty("", order.getReference())',
        "org.acme.Strings2.isNotBlank(order.getReference())",
        "org.acme.Rules.isNotBlank(order.getReference())",
        "StringUtils2.isNotBlank(order.getReference())",
        "StrUtil.hasBlank(order.getNumber(), order.getReference())",
    ],
)
def test_other_questions_tell_nothing(java, asked):
    own = "static class StringUtils2 { static boolean isNotBlank(String text) { return true; } }"
    java(f"if ({asked}) {{ order.getReference().trim(); // null\n}}", "import cn.hutool.core.util.StrUtil;", members=own)


def test_a_class_of_the_project_is_read_and_not_guessed(java):
    own = "static class StrUtil { static boolean isNotBlank(String text) { return true; } }"
    java("if (StrUtil.isNotBlank(order.getReference())) { order.getReference().trim(); // null\n}", members=own)


OWN = """
static class StringUtils extends org.apache.commons.lang3.StringUtils {
    static boolean isNotEmpty(String text) { return true; }
}
"""


@pytest.mark.parametrize(
    "asked",
    [
        "StringUtils.isNotBlank(order.getReference())",
        "!StringUtils.isBlank(order.getReference())",
        "!StringUtils.isAnyBlank(order.getNumber(), order.getReference())",
        "StringUtils.isNoneBlank(order.getReference(), order.getNumber())",
    ],
)
def test_a_class_of_the_project_has_what_it_inherits_of_a_library(java, asked):
    java(f"if ({asked}) {{ order.getReference().trim(); }}", members=OWN)
    java("StringUtils.defaultString(order.getReference()).trim();", members=OWN)
    kept = "List.of(order).stream().map(Order::getReference).filter(StringUtils::{}).map(String::trim).toList();"
    java(kept.format("isNotBlank"), "import java.util.List;", members=OWN)
    java(f"{kept.format('isNotEmpty')} // null", "import java.util.List;", members=OWN)


@pytest.mark.parametrize(
    "asked",
    [
        "StringUtils.isBlank(order.getReference())",
        "StringUtils.isNotEmpty(order.getReference())",
        "StringUtils.isNotBlank(order.getNumber())",
        "!StringUtils.isAllBlank(order.getNumber(), order.getReference())",
    ],
)
def test_what_a_class_of_the_project_inherits_tells_nothing_else(java, asked):
    java(f"if ({asked}) {{ order.getReference().trim(); // null\n}}", members=OWN)


def test_questions_of_a_library_that_is_imported_as_a_whole(java):
    java("if (ObjectUtil.isNotNull(order.getReference())) { order.getReference().trim(); }", "import cn.hutool.core.util.*;")
    java("if (Rules.isNotNull(order.getReference())) { order.getReference().trim(); // null\n}", "import cn.hutool.core.util.*;")


@pytest.mark.parametrize(
    "called",
    [
        "org.acme.util.Numbers.notNull(order.getReference());",
        "org.acme.util.AssertUtils.state(order.getReference());",
        "org.acme.util.AssertUtils.notEmpty(order.getReference());",
        "org.acme.util.AssertUtils.notNull(order.getNumber());",
        'org.acme.util.AssertUtils.assertNotNull("no reference", order.getReference());',
        "Asserts.notNull(order.getReference());",
    ],
)
def test_other_functions_of_unknown_libraries_assert_nothing(java, called):
    java(f"{called}\norder.getReference().trim(); // null", members="static class Asserts { static void notNull(Object o) { } }")


@pytest.mark.parametrize(
    "member",
    [
        'interface Marks { String MARK = "new"; }',
        'interface Marks { String END = ":"; String MARK = "new" + END; }',
        'static class Marks { static final String MARK = "new" + Other.END; }',
    ],
)
def test_a_text_that_is_always_there_begins_nothing_that_is_not(java, member):
    use = "if (StringUtils.startsWith(order.getReference(), Marks.MARK)) order.getReference().trim();"
    java(use, imports="import org.apache.commons.lang3.StringUtils;", members=member)


@pytest.mark.parametrize(
    "member",
    [
        "static class Marks { static String MARK; }",
        "static class Marks { static final String MARK = Other.read(); }",
        'static class Marks { static String MARK = "new" + Other.END; void clear() { MARK = null; } }',
    ],
)
def test_a_text_that_may_be_missing_begins_what_is_missing(java, member):
    use = "if (StringUtils.startsWith(order.getReference(), Marks.MARK)) {\n    order.getReference().trim(); // null\n}"
    java(use, imports="import org.apache.commons.lang3.StringUtils;", members=member)


REPOSITORIES = """
import java.time.*;
import java.time.format.DateTimeFormatter;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.beans.BeanUtils;
import org.springframework.data.jpa.repository.JpaRepository;
import reactor.core.publisher.Mono;
interface Orders extends JpaRepository<Order, Integer> { }
"""


@pytest.mark.parametrize(
    "statement",
    [
        "orders.findById(order.getQuantity());",
        "orders.existsById(order.getQuantity());",
        "orders.deleteById(order.getQuantity());",
        "orders.getReferenceById(order.getQuantity());",
        "orders.delete(order.getParent());",
        "orders.save(order.getParent());",
        "em.find(Order.class, order.getQuantity());",
        "em.remove(order.getParent());",
        "em.persist(order.getParent());",
        "session.delete(order.getParent());",
        "session.saveOrUpdate(order.getParent());",
        "session.get(Order.class, order.getQuantity());",
        "session.load(Order.class, order.getQuantity());",
        "BeanUtils.copyProperties(order.getParent(), order);",
        'BeanUtils.copyProperties(order.getParent(), order, "id");',
        "Mono.just(order.getReference());",
        "DateTimeFormatter.ISO_DATE.format(order.getPaidAt());",
        'new java.text.DecimalFormat("#").format(order.getDiscount());',
    ],
)
def test_libraries_that_refuse_null(java, statement):
    java(f"{statement} // null", REPOSITORIES, "Orders orders;\nEntityManager em;\nSession session;")


@pytest.mark.parametrize(
    "statement",
    [
        "if (order.getQuantity() != null) { orders.findById(order.getQuantity()); }",
        "if (order.getParent() != null) { orders.delete(order.getParent()); em.remove(order.getParent()); }",
        "orders.findAll(); orders.save(order); orders.deleteAll();",
        "em.createQuery(order.getNumber(), Order.class).setParameter(1, order.getQuantity());",
        "Mono.justOrEmpty(order.getReference());",
        "Mine.copyProperties(order.getParent(), order);",
        "orders.remove(order.getParent());",
        'session.delete("Order", order); session.save(order); session.get(Order.class, 1);',
    ],
)
def test_what_libraries_take(java, statement):
    java(statement, REPOSITORIES, "Orders orders;\nEntityManager em;\nSession session;")


_MAP = "java.util.stream.Collectors.toUnmodifiableMap"


@pytest.mark.parametrize(
    "statement",
    [
        "java.util.Date day = null;\njava.text.DateFormat.getDateInstance().format(day); // null",
        f"orders.stream().collect({_MAP}(o -> o.getNumber(), o -> o.getReference())); // null",
        f"orders.stream().collect({_MAP}(o -> o.getReference(), o -> o.getNumber())); // null",
        f"orders.stream().collect({_MAP}(Order::getNumber, o -> o));",
        f"orders.stream().filter(o -> o.getReference() != null).collect({_MAP}(o -> o.getReference(), o -> o));",
        f'orders.stream().collect({_MAP}(Order::getNumber, o -> o.getReference() == null ? "" : o.getReference()));',
        "java.util.Date day = null;\nif (day == null) day = new Date();\njava.text.DateFormat.getDateInstance().format(day);",
    ],
)
def test_formats_and_maps_refuse_null(java, statement):
    java(statement, LANG, "", "List<Order> orders")
