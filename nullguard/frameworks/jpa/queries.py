"""Queries of JPA's entity managers and Hibernate's sessions: what their results are, and what they tell of them."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import ANY, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.asked_queries import is_of_no_rows
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import World
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.jpa.begun_texts import begun_query, is_query_text
from nullguard.frameworks.jpa.criteria import as_handed_back, asked_by_call, rows_handed_back, rows_of
from nullguard.frameworks.jpa.helpers import is_of_project
from nullguard.frameworks.jpa.restrictions import computed_of, is_restricted, restricted
from nullguard.frameworks.query_outputs import is_tuple
from nullguard.frameworks.query_rows import Queries
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_CREATING = {
    "createQuery": False,
    "createSelectionQuery": False,
    "createNativeQuery": True,
    "createSQLQuery": True,
    "createNamedQuery": False,
    "getNamedQuery": False,
}
"""Methods that make a query of a text or name, and whether the text is SQL."""

_FINDING = library_names("template-finding")
"""Methods of Spring's HibernateTemplate that give the rows of a query of a text or name."""

_BY_CRITERIA = "findByCriteria"
"""Its method that gives those of criteria."""

_NAMES = frozenset(_CREATING)
_BY_NAME = library_names("by-query-name")
_ROWS = library_names("result-rows")
_ROW = library_names("only-result")
_OF_CRITERIA = frozenset({"list", "uniqueResult"})
_QUERIES = library_names("query-object")
_replace = msgspec.structs.replace


class JpaQueryModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return _NAMES

    def basis(self) -> str:
        """The entities' names and named queries."""
        return self._queries.basis()

    def call(self, site: CallSite) -> Value | None:
        """A query with the rows that it will give, and its results."""
        if site.method not in _CREATING and site.arguments and (told := self._of_arguments(site)) is not None:
            return told
        receiver = site.receiver
        if (asked := restricted(site)) is not None:
            return asked
        if receiver is None:
            return None
        if (asked := asked_by_call(site)) is not None:
            return asked
        if site.method == "get" and receiver.items is not None and receiver.type is not None:
            return _of_tuple(site, receiver) if is_tuple(receiver.type.cls) else None
        if (computed := computed_of(receiver, site.method)) is not None:
            return _replace(site.result, null=computed.null, origin=computed.origin)
        if is_restricted(receiver) and site.method in _OF_CRITERIA and (row := rows_of(site.world, receiver)) is not None:
            return _one(site, row) if site.method in _ROW else _replace(site.result, element=row)
        if site.method in _CREATING:
            return self._created(site)
        if site.method == _BY_CRITERIA and site.arguments and _is_template(site.world, receiver.type):
            element = rows_of(site.world, site.arguments[0][1])
            return _replace(site.result, element=element) if element is not None else None
        if site.method in _FINDING and _is_template(site.world, receiver.type):
            element = self._of_text(site)
            return _replace(site.result, element=element) if element is not None else None
        if receiver.element is None or not _is_query(site.world, receiver.type):
            return None
        if site.method in _ROWS:
            return _replace(site.result, element=receiver.element)
        if site.method in _ROW:
            return _one(site, receiver.element)
        if site.result.element is None and _is_query(site.world, site.result.type):
            return _replace(site.result, element=receiver.element)
        return None

    def _created(self, site: CallSite) -> Value | None:
        if not site.arguments or not _is_query(site.world, site.result.type):
            return None
        element = rows_of(site.world, site.arguments[0][1])
        element = element or self._of_text(site) or self._of_beginning(site)
        return _replace(site.result, element=element) if element is not None else None

    def _of_beginning(self, site: CallSite) -> Value | None:
        """What the beginning of a text tells of the rows of which the call says what they are."""
        if site.method in _BY_NAME or _CREATING.get(site.method, False) or site.arguments[0][1].constants:
            return None
        text = begun_query(site.world, site.path, site.arguments[0][0].value)
        return self._told(site, text) if text else None

    def _told(self, site: CallSite, text: str) -> Value | None:
        """The rows of a text, where they are those of which the query is declared to be."""
        type = site.result.type
        found = self._queries.element(site.world, text, False)
        row = type.args[0] if type is not None and type.args else None
        is_row = found is not None and found.type is not None and row is not None and found.type.cls == row.cls
        return found if is_row and found is not None and found.facts else None

    def _of_arguments(self, site: CallSite) -> Value | None:
        """What a function of the project gives that is handed a query, or the text of one."""
        for _, value in site.arguments:
            if value.asked is not None or value.element is not None:
                if (handed := rows_handed_back(site) or _handed_back(site)) is not None:
                    return handed
                break
        return self._by_helper(site)

    def _by_helper(self, site: CallSite) -> Value | None:
        """A query that a function of the project makes of the one text that it is given: `getQuery("from Order o …")`."""
        if len(site.arguments) != 1 or site.result.element is not None or not _is_query(site.world, site.result.type):
            return None
        if not is_of_project(site):
            return None
        (argument, value), *_ = site.arguments
        texts = [str(text) for kind, text in value.constants or () if kind == "str" and is_query_text(text)]
        if not texts and not value.constants:
            texts = [text for text in (begun_query(site.world, site.path, argument.value),) if text]
        element = self._told(site, texts[0]) if len(texts) == 1 else None
        return _replace(site.result, element=element) if element is not None else None

    def _of_text(self, site: CallSite) -> Value | None:
        """A row of the query whose text or name is the first argument; None where that is not known."""
        texts = site.arguments[0][1].constants if site.arguments else None
        if not texts:
            return None
        cls = site.arguments[1][1].symbol if len(site.arguments) > 1 else None
        wanted = cls.id if isinstance(cls, ClassInfo) else ""
        element: Value | None = None
        for kind, text in sorted(texts, key=repr):
            is_native = _CREATING.get(site.method, False)
            if site.method in _BY_NAME:
                named = self._queries.named.get(str(text))
                if named is None:
                    return None
                text, is_native = named.text, named.is_native
            found = self._queries.element(site.world, text, is_native, wanted) if kind == "str" else None
            if found is None:
                return None
            element = found if element is None else join(element, found)
        return element


def _of_tuple(site: CallSite, row: Value) -> Value | None:
    """`row.get("note", String.class)`, `row.get(1)`: what a tuple holds under an alias or in a position."""
    constants = site.arguments[0][1].constants if site.arguments else None
    if constants is None or len(constants) != 1 or row.items is None:
        return None
    ((kind, key),) = constants
    if kind == "int" and isinstance(key, int):
        held = row.items[key] if 0 <= key < len(row.items) else None
    else:
        held = next((value for name, value in row.named if name.lower() == str(key).lower()), None)
    if held is None or held is ANY:
        return None
    return _replace(held, type=site.result.type) if held.null >= NULL and site.result.type is not None else held


def _handed_back(site: CallSite) -> Value | None:
    """The same of a query that was made of a text (`list(query)`, `uniqueResult(query)` of a DAO's superclass)."""
    for _, value in site.arguments:
        if is_of_no_rows(value.element or ANY) and _is_query(site.world, value.type) and _gives_its_row(site):
            return _replace(site.result, null=NULLABLE, origin=value.element.origin if value.element is not None else None)
        if value.element is not None and value.element.facts and _is_query(site.world, value.type):
            return as_handed_back(site, value.element)
    return None


def _gives_its_row(site: CallSite) -> bool:
    """Whether a function of the project gives an object of a type that it does not know: `<T> T single(TypedQuery<T> query)`."""
    function = site.callee
    if function is None and site.receiver is not None:
        cls = site.world.class_of(site.receiver.type)
        member = site.world.program.method(cls, site.method, len(site.arguments)) if cls is not None else None
        function = member.functions[0] if member is not None and len(member.functions) == 1 else None
    if not isinstance(function, FunctionInfo) or function.is_library or function.decl.returns is None:
        return False
    return any(parameter.name == function.decl.returns.name for parameter in function.decl.type_parameters)


def _one(site: CallSite, element: Value) -> Value | None:
    """The only row of a query. Who selects columns of one row mostly has its key from a row: such an array is not doubted."""
    result = site.result
    if element.items is not None:
        return element
    if result.type is None or result.type.cls in ("?", "java.lang.Object") or result.type.cls.startswith("~"):
        is_computed = element.origin is not None and element.origin.kind == "aggregate"  # then there always is one row
        null, origin = (element.null, element.origin) if result.null == UNKNOWN or is_computed else (result.null, result.origin)
        is_row = site.world.is_row(element)
        if is_row and result.null == UNKNOWN:
            null, origin = UNKNOWN, None
        return _replace(element, null=null, origin=origin)
    if result.null == NULLABLE:
        return _replace(result, facts=result.facts + element.facts, row_key=element.row_key, column=element.column)
    return given(site.world, result, element)


def _is_template(world: World, type: Type | None) -> bool:
    return type is not None and any(name.endswith(".HibernateOperations") for name in world.lineage(type))


def _is_query(world: World, type: Type | None) -> bool:
    return type is not None and not _QUERIES.isdisjoint(world.lineage(type))
