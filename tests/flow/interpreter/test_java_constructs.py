"""Each construct of the table that was measured by running it with null: a use where it throws, silence where it does not."""

from __future__ import annotations

import pytest

from nullguard.knowledge.locate import rules_folder

IMPORTS = """
import java.io.*;
import java.math.*;
import java.nio.file.*;
import java.text.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.regex.*;
import java.util.stream.*;
"""

MEMBERS = """
enum Colour { RED, BLUE }
record Point(Integer x) { }
static class Box { int field; static int count() { return 1; } String name() { return ""; } }
static class Item {
    @Nullable Integer rank;
    @Nullable String name;
    @Nullable Integer getRank() { return rank; }
    @Nullable String getName() { return name; }
}
@Nullable native Integer integer();
@Nullable native Boolean bool();
@Nullable native Double real();
@Nullable native String text();
@Nullable native Object object();
@Nullable native Colour colour();
@Nullable native int[] ints();
@Nullable native char[] chars();
@Nullable native List<String> list();
@Nullable native String[] strings();
@Nullable native Map<String, Integer> map();
@Nullable native RuntimeException error();
@Nullable native Reader reader();
@Nullable native Box box();
@Nullable native Point point();
@Nullable native BigDecimal decimal();
@Nullable native LocalDate date();
@Nullable native Instant instant();
@Nullable native Locale locale();
@Nullable native byte[] bytes();
@Nullable native Stream<String> stream();
native void take(int n);
native void all(int... n);
native void varied(String... parts);
native boolean is();
native Map<String, Integer> counts();
native Map<String, BigDecimal> sums();
native List<Item> items();
native List<String> names();
"""

CODE = {
    "unbox: int x = Integer": "int x = integer();",
    "unbox: return Integer as int / arg": "take(integer());",
    "unbox: Integer + int": "int x = integer() + 1;",
    "unbox: Integer == int": "boolean b = integer() == 1;",
    "no unbox: Integer == Integer": "boolean b = integer() == integer();",
    "unbox: Integer < Integer": "Integer one = 1; boolean b = integer() < one;",
    "unbox: if (Boolean)": "if (bool()) { }",
    "unbox: !Boolean": "boolean b = !bool();",
    "unbox: Boolean && ": "boolean b = bool() && is();",
    "safe: Boolean.TRUE.equals(null)": "boolean b = Boolean.TRUE.equals(bool());",
    "ternary mixed boxing: cond ? Integer(null) : 0": "int x = is() ? integer() : 0;",
    "ternary both boxed": "Integer other = 1; Integer x = is() ? integer() : other;",
    "compound: Integer += 1": "Integer n = integer(); n += 1;",
    "increment: Integer++": "Integer n = integer(); n++;",
    "array index Integer": "int[] a = new int[3]; int x = a[integer()];",
    "array size Integer": "int[] a = new int[integer()];",
    "array length of null": "int n = ints().length;",
    "array element of null": "int n = ints()[0];",
    "enhanced for over null list": "for (String s : list()) { }",
    "enhanced for over null array": "for (int i : ints()) { }",
    "switch on null String": 'switch (text()) { case "a": break; }',
    "switch on null enum": "switch (colour()) { case RED: break; }",
    "switch on null Integer": "switch (integer()) { case 1: break; }",
    "switch expression on null enum": "int x = switch (colour()) { case RED -> 1; case BLUE -> 2; };",
    "synchronized(null)": "synchronized (object()) { }",
    "throw null": "throw error();",
    "try-with-resources null": "try (Reader r = reader()) { }",
    "string concat null": 'String s = "a" + text();',
    "string += null": 'String s = "a"; s += text();',
    "instanceof null": "boolean b = object() instanceof String;",
    "cast null": "String s = (String) object();",
    "cast null to primitive": "int x = (int) object();",
    "method ref on null receiver (evaluation)": "Runnable r = text()::trim;",
    "lambda on null receiver (not evaluated)": "Runnable r = () -> text();",
    "static method via null ref": "Box b = box(); int x = b.count();",
    "varargs null array": "all(ints()); int n = String.format(text(), 1).length();",
    "String.valueOf((Object)null)": "String s = String.valueOf(object());",
    "String.valueOf((char[])null)": "String s = String.valueOf(chars());",
    '"a".equals(null)': 'boolean b = "a".equals(text());',
    "null.equals": 'boolean b = text().equals("a");',
    "Objects.equals(null,..)": 'boolean b = Objects.equals(text(), "a");',
    "String.join element null": 'String s = String.join(",", "a", text());',
    "new StringBuilder().append((String)null)": "new StringBuilder().append(text());",
    "Integer.parseInt(null)": "int x = Integer.parseInt(text());",
    "Double.parseDouble(null)": "double x = Double.parseDouble(text());",
    "new BigDecimal((String)null)": "BigDecimal x = new BigDecimal(text());",
    "BigDecimal.add(null)": "BigDecimal x = BigDecimal.ONE.add(decimal());",
    "BigDecimal.ONE.compareTo(null)": "int x = BigDecimal.ONE.compareTo(decimal());",
    "BigDecimal.valueOf(unboxed null Double)": "BigDecimal x = BigDecimal.valueOf(real());",
    "List.of().contains(null)": 'boolean b = List.of("a").contains(text());',
    "Set.of().contains(null)": 'boolean b = Set.of("a").contains(text());',
    "Map.of().get(null)": 'Object o = Map.of("a", 1).get(text());',
    "Map.of().containsKey(null)": 'boolean b = Map.of("a", 1).containsKey(text());',
    "Map.of().getOrDefault(null,..)": 'Object o = Map.of("a", 1).getOrDefault(text(), 2);',
    "Collections.emptyMap().get(null)": "Object o = Collections.emptyMap().get(text());",
    "List.copyOf(list with null)": "List<String> a = new ArrayList<>(); a.add(null); List<String> b = List.copyOf(a);",
    "Arrays.asList(null elem).contains(null)": 'boolean b = Arrays.asList("a", text()).contains(text());',
    "Map.get missing unboxed": 'int x = counts().get("a");',
    "Map.getOrDefault when value is null, unboxed": 'int x = counts().getOrDefault("a", integer());',
    "Map.merge(k, null, f)": 'counts().merge("a", integer(), Integer::sum);',
    "Stream toMap null value": "Object o = items().stream().collect(Collectors.toMap(i -> 1, i -> i.getName()));",
    "Stream toMap null key": "Object o = items().stream().collect(Collectors.toMap(i -> i.getName(), i -> 1));",
    "groupingBy null key": "Object o = items().stream().collect(Collectors.groupingBy(i -> i.getName()));",
    "partitioning/joining null element": 'Object o = items().stream().map(i -> i.getName()).collect(Collectors.joining(","));',
    "stream sorted null element": "Object o = items().stream().map(i -> i.getName()).sorted();",
    "stream sorted(Comparator.comparing(null key))": (
        "Object o = items().stream().sorted(Comparator.comparing(i -> i.getName()));"
    ),
    "stream sorted nullsLast": (
        "Object o = items().stream().map(i -> i.getName()).sorted(Comparator.nullsLast(Comparator.naturalOrder()));"
    ),
    "stream comparing(key, nullsLast)": (
        "Object o = items().stream().sorted("
        "Comparator.comparing(i -> i.getName(), Comparator.nullsLast(Comparator.naturalOrder())));"
    ),
    "stream max null element": "Object o = items().stream().map(i -> i.getName()).max(Comparator.naturalOrder());",
    "stream findFirst null element": "Object o = items().stream().map(i -> i.getName()).findFirst();",
    "stream findAny map(null)": "Object o = items().stream().map(i -> i.getName()).findAny();",
    "stream mapToInt(Integer::intValue) null": (
        "int x = items().stream().map(i -> i.getRank()).mapToInt(Integer::intValue).sum();"
    ),
    "stream mapToInt(x->x) null": "int x = items().stream().map(i -> i.getRank()).mapToInt(r -> r).sum();",
    "stream reduce(BigDecimal.ZERO, BigDecimal::add) null": (
        "Object o = items().stream().map(i -> decimal()).reduce(BigDecimal.ZERO, BigDecimal::add);"
    ),
    "summingInt null": "Object o = items().stream().collect(Collectors.summingInt(i -> i.getRank()));",
    "Collectors.toUnmodifiableList null": (
        "Object o = items().stream().map(i -> i.getName()).collect(Collectors.toUnmodifiableList());"
    ),
    "Stream.toList null": "Object o = items().stream().map(i -> i.getName()).toList();",
    "flatMap null stream": "Object o = items().stream().flatMap(i -> stream()).toList();",
    "Optional.of(null)": "Object o = Optional.of(text());",
    "Optional.ofNullable(null).map(len).orElse(0)": "int x = Optional.ofNullable(text()).map(String::length).orElse(0);",
    "Optional.ofNullable(null).get()": "String s = Optional.ofNullable(text()).get();",
    "Optional.map returns null then get": 'String s = Optional.of("a").map(a -> text()).get();',
    "TreeMap.put(null)": "new TreeMap<String, String>().put(text(), null);",
    "ConcurrentHashMap.put(k,null)": 'new ConcurrentHashMap<String, String>().put("k", text());',
    "ConcurrentHashMap.get(null)": "Object o = new ConcurrentHashMap<String, String>().get(text());",
    "HashMap.put(null,null)": "new HashMap<String, String>().put(text(), text());",
    "EnumMap.put(null)": 'new EnumMap<Colour, String>(Colour.class).put(colour(), "a");',
    "EnumMap.get(null)": "Object o = new EnumMap<Colour, String>(Colour.class).get(colour());",
    "Enum.valueOf null": "Colour c = Colour.valueOf(text());",
    "Collections.sort with null elem": "List<String> a = new ArrayList<>(); a.add(null); Collections.sort(a);",
    "list.sort(comparing) null key": "items().sort(Comparator.comparing(i -> i.getName()));",
    "Comparator.thenComparing null key": "items().sort(Comparator.comparing((Item i) -> 1).thenComparing(i -> i.getName()));",
    "String.compareTo(null)": 'int x = "a".compareTo(text());',
    "equalsIgnoreCase(null arg)": 'boolean b = "a".equalsIgnoreCase(text());',
    'String.format("%s", null)': 'String s = String.format("%s", text());',
    'String.format("%d", null)': 'String s = String.format("%d", integer());',
    "LocalDate.parse(null)": "LocalDate d = LocalDate.parse(text());",
    "LocalDate.isBefore(null)": "boolean b = LocalDate.now().isBefore(date());",
    "Duration.between(null,..)": "Duration d = Duration.between(instant(), Instant.now());",
    "UUID.fromString(null)": "UUID u = UUID.fromString(text());",
    "CompletableFuture.completedFuture(null).join().toString()": (
        "String s = CompletableFuture.completedFuture(text()).join().toString();"
    ),
    "record accessor on null": "Integer x = point().x();",
    "Thread.setName(null)": "new Thread().setName(text());",
    "Path.of(null)": "Path p = Path.of(text());",
    "new File((String)null)": "File f = new File(text());",
    "System.getenv(null)": "String s = System.getenv(text());",
    "Pattern matcher(null)": 'Matcher m = Pattern.compile("a").matcher(text());',
    "Base64 encode null": "byte[] b = Base64.getEncoder().encode(bytes());",
    "MessageFormat.format(null arg)": 'String s = MessageFormat.format("{0}", text());',
    "Locale/toUpperCase(null locale)": 'String s = "a".toUpperCase(locale());',
    "ThreadLocalRandom/AtomicLong.set(unbox)": "new AtomicInteger().set(integer());",
    "String.repeat on null receiver": "String s = text().repeat(2);",
    "assert null message": "assert is() : text();",
    "Iterator over Map.entrySet value unboxed": (
        "Map<String, Integer> m = new HashMap<>(); m.put(text(), null); for (int v : map().values()) { }"
    ),
    "Collectors.averagingInt null": "Object o = items().stream().collect(Collectors.averagingInt(i -> i.getRank()));",
    "IntStream.range(0,null)": "Object o = IntStream.range(0, integer());",
    "Math.max(null,1)": "int x = Math.max(integer(), 1);",
    "Integer.compare(null,1)": "int x = Integer.compare(integer(), 1);",
    'Objects.requireNonNullElse(null,"x")': 'String s = Objects.requireNonNullElse(text(), "x");',
    "Objects.requireNonNullElse(null,null)": "String s = Objects.requireNonNullElse(text(), text());",
}


def measured() -> dict[str, str]:
    """The outcome with null of each construct of the table: `ok`, or what is thrown."""
    text = (rules_folder() / "models" / "java" / "constructs.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {construct: outcome for outcome, construct in rows[1:]}


def test_every_construct_of_the_table_has_its_code():
    assert set(measured()) == set(CODE)


@pytest.mark.parametrize("construct", sorted(CODE))
def test_a_construct_is_a_use_where_it_throws(analyse, construct):
    source = f"package shop;\n{IMPORTS}\nclass Service {{\n{MEMBERS}\nvoid run() {{\n{CODE[construct]}\n}}\n}}\n"
    line = source[: source.rindex(CODE[construct])].count("\n") + 1
    uses = [use for use in analyse({"shop/Service.java": source})["shop/Service.java"] if use.line == line]
    assert bool(uses) is (measured()[construct] != "ok")


@pytest.mark.parametrize(
    "statement",
    [
        "items().stream().map(i -> i.getName()).filter(n -> n != null).findFirst();",
        "items().stream().filter(i -> i.getName() != null).map(i -> i.getName()).sorted();",
        "items().stream().map(i -> i.getName()).filter(Objects::nonNull).collect(Collectors.toUnmodifiableList());",
        "items().stream().sorted(Comparator.comparing(i -> i.getName(), Comparator.nullsFirst(Comparator.naturalOrder())));",
        "items().stream().map(i -> i.getName()).sorted(order);",
        "items().stream().map(i -> i.getName()).max(order);",
        "items().stream().filter(i -> i.getName() != null).max(Comparator.comparing(i -> i.getName()));",
        "items().stream().sorted(Comparator.comparing(i -> i.hashCode()).thenComparing(i -> i.toString()));",
        "names().stream().findFirst().get();",
        "Optional<String> found = Optional.ofNullable(text()); if (found.isPresent()) { found.get(); }",
        "Optional<String> found = Optional.ofNullable(text()); if (found.isEmpty()) { return; } found.get();",
        "Optional<String> found = Optional.ofNullable(text()); found.ifPresent(it -> it.trim());",
        'Optional.ofNullable(text()).orElse("").trim();',
        "Optional.ofNullable(text()).orElseThrow().trim();",
        "Optional.of(new Item()).map(i -> i.getName()).orElseGet(() -> new String()).trim();",
        "Optional.of(new Item()).map(i -> i.getName()).or(() -> Optional.of(name)).get().trim();",
        "Optional.ofNullable(text()).map(it -> it.trim()).filter(it -> it.isEmpty()).isPresent();",
        'new HashSet<>(List.of("a")).contains(text());',
        'new ArrayList<>(List.of("a")).contains(text());',
        'new HashMap<>(Map.of("a", 1)).get(text());',
        'List<String> list = List.of("a"); for (String it : list) { it.trim(); }',
        'Objects.requireNonNullElse(text(), "a").trim();',
        "Objects.requireNonNullElse(name, text()).trim();",
        'Colour.valueOf("RED");',
        'Collections.sort(names()); List.copyOf(names()); Collections.singletonList("a").get(0).trim();',
    ],
)
def test_what_is_guarded_or_takes_null(analyse, statement):
    members = f"{MEMBERS}\nComparator<String> order;\nString name;\n"
    source = f"package shop;\n{IMPORTS}\nclass Service {{\n{members}\nvoid run() {{\n{statement}\n}}\n}}\n"
    assert analyse({"shop/Service.java": source})["shop/Service.java"] == []


@pytest.mark.parametrize(
    "statement",
    [
        "items().stream().map(Item::getName).findFirst();",
        "items().stream().map(Item::getName).max(Comparator.naturalOrder());",
        "items().stream().sorted(Comparator.comparing(Item::getName));",
        'var list = List.of("a"); list.contains(text());',
        'List<String> list = List.of("a"); list.contains(text());',
        "Optional<String> found = Optional.ofNullable(text()); found.get();",
        "Collections.singletonList(text()).get(0).trim();",
        "new java.lang.ref.WeakReference<>(name).get().trim();",
    ],
)
def test_what_is_neither(analyse, statement):
    source = f"package shop;\n{IMPORTS}\nclass Service {{\n{MEMBERS}\nString name;\nvoid run() {{\n{statement}\n}}\n}}\n"
    assert len(analyse({"shop/Service.java": source})["shop/Service.java"]) == 1
