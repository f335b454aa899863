"""Members of Java classes that come and go are left out of the comparison where nobody knows their names
(`pipeline/members.py`). That holds as long as who goes through all members of a class asks for something that such members do not
have: annotations, constructors, methods without a body, getters of a field, fields of classes.

These are the places that do so. Another one fails this test: look whether a plain method, a private field of a primitive or text
without a value, or a nested class would change what it tells. Where not, it belongs into the list. Where it would, either it asks
by name, or `Program.methods_of` or `functions_mentioning`, which trace what they hand out, or `members.py` does not call such a
member plain."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import nullguard

_FOLDERS = ("flow", "frameworks", "program")
"""Those whose answers are kept. Checks, and what the pipeline itself asks, run anew."""

_OF_PYTHON = ("frameworks/django/", "frameworks/migrations/django/", "frameworks/sqlalchemy/", "frameworks/peewee/")
_OF_PYTHON_ALONE = ("frameworks/wtforms.py", "frameworks/clients/python_settings.py")

_NO_CLASSES = {"member", "constructor", "save", "call", "found", "self", "project", "facts", "_owners", "_declarations"}
"""What has `functions` or `fields` and is no declaration of a class: what a search by name found, the functions of a module."""

_LOOKED_AT = {
    "flow/bodies/choice_fields.py": 1,
    "flow/bodies/every_argument.py": 1,
    "flow/bodies/locals.py": 1,
    "flow/bodies/overriding.py": 4,
    "flow/bodies/read_by_properties.py": 2,
    "flow/bodies/validated_fields.py": 3,
    "flow/callers/asked_by_constructors.py": 1,
    "flow/callers/asked_by_others.py": 1,
    "flow/callers/dispatched_by_text.py": 1,
    "flow/callers/holding.py": 3,
    "flow/callers/java_gates.py": 1,
    "flow/callers/kept_by_objects.py": 1,
    "flow/conditions/kept_flags.py": 2,
    "flow/conditions/patterns.py": 2,
    "flow/constants/always_set.py": 2,
    "flow/constants/enum_predicates.py": 1,
    "flow/constants/enums.py": 2,
    "flow/containers/kept_rows.py": 1,
    "flow/containers/made_objects.py": 1,
    "flow/frame/closures.py": 1,
    "flow/functions/answers/told_by_body.py": 1,
    "flow/functions/meant/handed_to_base.py": 1,
    "flow/functions/meant/overloads.py": 4,
    "flow/functions/meant/possible_calls.py": 1,
    "flow/functions/proofs/demanded_kinds.py": 1,
    "flow/functions/proofs/telling_bodies.py": 1,
    "flow/functions/proofs/told_fields.py": 1,
    "flow/interpreter/calls/constructing.py": 1,
    "flow/interpreter/function_values/as_values.py": 1,
    "flow/interpreter/function_values/inner.py": 2,
    "flow/interpreter/operators.py": 1,
    "flow/interpreter/statements/diamonds.py": 1,
    "flow/interpreter/statements/plainly_made.py": 2,
    "flow/known_classes.py": 2,
    "flow/lookups/keys/carried.py": 1,
    "flow/lookups/keys/paired.py": 1,
    "flow/lookups/result_sets.py": 1,
    "flow/rows/refused_columns.py": 1,
    "flow/world.py": 1,
    "frameworks/clients/deadlines.py": 1,
    "frameworks/clients/declarative.py": 2,
    "frameworks/clients/facts.py": 1,
    "frameworks/clients/prefilter.py": 1,
    "frameworks/clients/project_clients.py": 3,
    "frameworks/clients/timing.py": 2,
    "frameworks/clients/unapplied.py": 3,
    "frameworks/configuration/binding.py": 4,
    "frameworks/configuration/providers.py": 1,
    "frameworks/field_calls.py": 1,
    "frameworks/jdbc/jdbi.py": 2,
    "frameworks/jdbc/made_objects.py": 3,
    "frameworks/jdo.py": 2,
    "frameworks/jpa/accessors.py": 4,
    "frameworks/jpa/classes.py": 7,
    "frameworks/lombok/accessors.py": 4,
    "frameworks/lombok/constructors.py": 2,
    "frameworks/lombok/of_class.py": 1,
    "frameworks/made_rows/entrances.py": 8,
    "frameworks/made_rows/filling.py": 1,
    "frameworks/made_rows/fresh.py": 1,
    "frameworks/made_rows/python_rows.py": 1,
    "frameworks/made_rows/value_forms.py": 1,
    "frameworks/made_rows/written_checks.py": 1,
    "frameworks/marshmallow.py": 1,
    "frameworks/mybatis/entities.py": 1,
    "frameworks/mybatis/statements.py": 2,
    "frameworks/plain_tables.py": 2,
    "frameworks/query_rows.py": 1,
    "frameworks/records.py": 1,
    "frameworks/row_classes/copies.py": 2,
    "frameworks/row_classes/keyed_getters.py": 4,
    "frameworks/row_classes/properties.py": 7,
    "frameworks/schema/guesses.py": 2,
    "frameworks/schema/schema.py": 1,
    "frameworks/spring_relational.py": 2,
    "frameworks/stubs/__init__.py": 1,
    "frameworks/stubs/java_mockito.py": 1,
    "frameworks/stubs/java_settings.py": 1,
    "frameworks/stubs/reading.py": 3,
    "frameworks/transfers/by_name.py": 5,
    "frameworks/transfers/conversions.py": 2,
    "frameworks/transfers/fields.py": 1,
    "frameworks/transfers/gifts.py": 1,
    "frameworks/transfers/queries.py": 4,
    "frameworks/validation.py": 1,
    "frameworks/versioned_objects.py": 1,
    "program/declarations.py": 1,
    "program/descendants.py": 2,
    "program/members.py": 2,
    "program/naming.py": 1,
    "program/plain_getters.py": 1,
    "program/unmentioned.py": 6,
}


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _goes_through_members(iterated: ast.expr) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr in ("functions", "fields") and _last_name(node.value) not in _NO_CLASSES
        for node in ast.walk(iterated)
    )


def _asks_by_name(nodes: Sequence[ast.AST], target: ast.expr) -> bool:
    """Whether the name of what is gone through is compared with one, or looked for among some."""
    return any(
        isinstance(side, ast.Attribute) and side.attr == "name" and _last_name(side.value) == _last_name(target)
        for node in nodes
        for compare in ast.walk(node)
        if isinstance(compare, ast.Compare) and isinstance(compare.ops[0], ast.Eq | ast.NotEq | ast.In | ast.NotIn)
        for side in (compare.left, *compare.comparators)
    )


def _places(text: str) -> Iterator[ast.expr]:
    """What is gone through where a source goes through all members of a class, and not for one of some names."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.For):
            loops: list[tuple[ast.expr, ast.expr, list[ast.AST]]] = [(node.target, node.iter, list(node.body))]
        elif isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp):
            loops = [(one.target, one.iter, [*one.ifs, node.elt]) for one in node.generators]
        elif isinstance(node, ast.DictComp):
            loops = [(one.target, one.iter, [*one.ifs, node.key, node.value]) for one in node.generators]
        else:
            continue
        for target, iterated, inside in loops:
            if _goes_through_members(iterated) and not _asks_by_name(inside, target):
                yield iterated


def test_every_place_that_goes_through_all_members_of_a_class_was_looked_at():
    package = Path(str(nullguard.__file__)).parent
    found: Counter[str] = Counter()
    for file in sorted(file for folder in _FOLDERS for file in (package / folder).rglob("*.py")):
        path = file.relative_to(package).as_posix()
        if not path.startswith(_OF_PYTHON) and path not in _OF_PYTHON_ALONE:
            found[path] += len(list(_places(file.read_text(encoding="utf-8"))))
    found = +found
    assert {path: count for path, count in found.items() if count > _LOOKED_AT.get(path, 0)} == {}, "look at what is new"
    assert {path: count for path, count in _LOOKED_AT.items() if count > found[path]} == {}, "shorten the list"


def test_what_counts_as_going_through_members():
    assert len(list(_places("[one for one in cls.decl.functions if one.annotations]"))) == 1
    assert len(list(_places("for field in base.decl.fields:\n    keep(field)"))) == 1
    assert len(list(_places("{f.name: f for c in facts.classes for f in (*c.fields, *c.functions)}"))) == 1


def test_who_asks_by_name_is_no_such_place():
    assert not list(_places("[one for one in cls.decl.functions if one.name == name]"))
    assert not list(_places("for one in cls.decl.fields:\n    if one.name in names:\n        keep(one)"))
    assert not list(_places("for function in member.functions:\n    keep(function)"))
    assert not list(_places("[function for function in facts.functions]"))
