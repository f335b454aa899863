"""The few classes that the type algebra itself rests on (built-ins, iteration, boxes), for when no stub of theirs is at hand."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.model.facts import Class, SourceFacts, TypeParameter
from nullguard.model.syntax import Import, TypeRef

# One class a line: its name, its type parameters, and its bases. Source: the Python 3.13 and Java 21 library references.
_PYTHON = {
    "typing": """
        Iterable[T]
        Iterator[T] Iterable[T]
        Generator[Y,S,R] Iterator[Y]
        AsyncIterable[T]
        AsyncIterator[T] AsyncIterable[T]
        AsyncGenerator[Y,S] AsyncIterator[Y]
        Awaitable[T]
        Coroutine[Y,S,R] Awaitable[R]
        Collection[T] Iterable[T]
        Sequence[T] Collection[T]
        MutableSequence[T] Sequence[T]
        Set_[T] Collection[T]
        MutableSet[T] Set_[T]
        Mapping[K,V] Collection[K]
        MutableMapping[K,V] Mapping[K,V]
        KeysView[K] Set_[K]
        ValuesView[V] Collection[V]
        ItemsView[K,V] Set_[builtins.tuple[K,V]]
        NamedTuple builtins.tuple
        TypedDict builtins.dict
    """,
    "builtins": """
        object
        int
        float
        complex
        bool int
        str typing.Sequence[str]
        bytes typing.Sequence[int]
        bytearray typing.MutableSequence[int]
        list[T] typing.MutableSequence[T]
        tuple[T] typing.Sequence[T]
        dict[K,V] typing.MutableMapping[K,V]
        set[T] typing.MutableSet[T]
        frozenset[T] typing.Set_[T]
        range typing.Sequence[int]
        enumerate[T] typing.Iterator[tuple[int,T]]
        reversed[T] typing.Iterator[T]
        filter[T] typing.Iterator[T]
        map[T] typing.Iterator[T]
        zip[T] typing.Iterator[T]
        type
        slice
        property
        super
        NoneType
        BaseException
        Exception BaseException
        ArithmeticError Exception
        AssertionError Exception
        AttributeError Exception
        ImportError Exception
        LookupError Exception
        IndexError LookupError
        KeyError LookupError
        NotImplementedError RuntimeError
        OSError Exception
        RuntimeError Exception
        StopIteration Exception
        TypeError Exception
        ValueError Exception
        UnicodeError ValueError
        ZeroDivisionError ArithmeticError
    """,
    "collections": """
        deque[T] typing.MutableSequence[T]
        defaultdict[K,V] builtins.dict[K,V]
        OrderedDict[K,V] builtins.dict[K,V]
        Counter[T] builtins.dict[T,builtins.int]
        ChainMap[K,V] typing.MutableMapping[K,V]
    """,
}
_JAVA = {
    "java.lang": """
        Object
        Record
        Enum[E]
        Iterable[T]
        Comparable[T]
        CharSequence
        String CharSequence
        StringBuilder CharSequence
        Number
        Integer Number
        Long Number
        Short Number
        Byte Number
        Float Number
        Double Number
        Boolean
        Character
        Void
        Class[T]
        Runnable
        AutoCloseable
        Thread Runnable
        Throwable
        Error Throwable
        Exception Throwable
        RuntimeException Exception
        IllegalArgumentException RuntimeException
        IllegalStateException RuntimeException
        NullPointerException RuntimeException
        UnsupportedOperationException RuntimeException
    """,
    "java.util": """
        Iterator[E]
        Collection[E] java.lang.Iterable[E]
        List[E] Collection[E]
        Set[E] Collection[E]
        SortedSet[E] Set[E]
        Queue[E] Collection[E]
        Deque[E] Queue[E]
        Map[K,V]
        Map.Entry[K,V]
        ArrayList[E] List[E]
        LinkedList[E] List[E] Deque[E]
        HashSet[E] Set[E]
        LinkedHashSet[E] HashSet[E]
        TreeSet[E] SortedSet[E]
        ArrayDeque[E] Deque[E]
        HashMap[K,V] Map[K,V]
        LinkedHashMap[K,V] HashMap[K,V]
        TreeMap[K,V] Map[K,V]
        Optional[T]
    """,
}


def core_library(stubs: Mapping[str, SourceFacts]) -> dict[str, SourceFacts]:
    """The core classes that `stubs` lack, as facts by pseudo-path."""
    found: dict[str, SourceFacts] = {}
    for language, modules in (("python", _PYTHON), ("java", _JAVA)):
        present = {
            (facts.package if language == "java" else _python_module(path), decl.qualname)
            for path, facts in stubs.items()
            if facts.language == language
            for decl in facts.classes
        }
        for module, table in modules.items():
            classes = tuple(decl for decl in _classes(table) if (module, decl.qualname) not in present)
            imports = () if language == "java" else tuple(Import(name, "", name) for name in _PYTHON if name != module)
            path = f"<core>/java/{module}.java" if language == "java" else f"<core>/python/{module}.pyi"
            found[path] = SourceFacts(language, module if language == "java" else "", imports, classes)
    return found


def _python_module(path: str) -> str:
    stem = path.partition("/python/")[2].rpartition(".")[0]
    return stem.removesuffix("/__init__").replace("/", ".")


def _classes(table: str) -> tuple[Class, ...]:
    classes = []
    for line in table.split("\n"):
        head, *bases = line.split()[:4] or ("",)
        if head:
            ref = _reference(head)
            parameters = tuple(TypeParameter(arg.name) for arg in ref.args)
            kind = "interface" if ref.name in ("Iterable", "Collection", "List", "Set", "Map", "Queue", "Deque") else "class"
            simple = ref.name.rpartition(".")[2]
            classes.append(Class(simple, ref.name, kind, tuple(_reference(base) for base in bases), type_parameters=parameters))
    return tuple(classes)


def _reference(text: str) -> TypeRef:
    """`Map[K,V]` as a reference; arguments nest one level deep, as the tables need."""
    name, _, rest = text.partition("[")
    if not rest:
        return TypeRef(name)
    inside = rest[:-1]
    if "[" in inside:
        return TypeRef(name, (_reference(inside),))
    return TypeRef(name, tuple(TypeRef(arg) for arg in inside.split(",")))
