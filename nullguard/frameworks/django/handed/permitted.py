"""Objects that permissions of the Django REST framework are asked about: rows of the one model of the views that name a
permission (`permission_classes = [IsOwner]`).

Source: the Django REST framework, "Permissions" ("Custom permissions"): `has_object_permission` gets what a view looked up.
"""

from __future__ import annotations

from nullguard.frameworks.django.handed.conventions import Conventions
from nullguard.knowledge.words import library_names
from nullguard.model.nodes import dotted_name, nodes
from nullguard.model.syntax import Attribute, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_ASKED = library_names("permission-asked")
_NAMING = library_names("permission-holder")
_PLACE = 2
"""The parameters before the object: the request and the view."""


class Permitted:
    """What the views of a program say of their permissions."""

    def __init__(self, program: Program, conventions: Conventions) -> None:
        self._program = program
        self._conventions = conventions
        self._views: dict[str, list[ClassInfo]] | None = None

    def object_of(self, owner: ClassInfo, method: str, names: list[str]) -> tuple[str, str]:
        """The parameter of a permission's method that gets an object, and the model whose rows all of its views hand it; empty
        where there is none."""
        if method not in _ASKED or len(names) <= _PLACE:
            return "", ""
        kin = (owner, *self._program.subclasses(owner))
        found = {self._conventions.row_model(view) for cls in kin for view in self._by_permission().get(cls.id, ())}
        return (names[_PLACE], found.pop()) if len(found) == 1 else ("", "")

    def basis(self) -> str:
        """What answers depend on besides the sources that they are drawn from."""
        return repr([(key, [view.id for view in views]) for key, views in sorted(self._by_permission().items())])

    def _by_permission(self) -> dict[str, list[ClassInfo]]:
        if self._views is None:
            self._views = self._named()
        return self._views

    def _named(self) -> dict[str, list[ClassInfo]]:
        """The views by the ids of the permissions that they name."""
        found: dict[str, list[ClassInfo]] = {}
        for _, view in sorted(self._program.classes.items()):
            field = next((field for field in view.decl.fields if field.name in _NAMING), None) if not view.is_library else None
            for node in nodes((field.value,)) if field is not None and field.value is not None else ():
                dotted = dotted_name(node) if isinstance(node, (Name, Attribute)) else ""
                cls = self._program.class_named(view.path, dotted) if dotted else None
                if cls is not None and not cls.is_library:
                    found.setdefault(cls.id, []).append(view)
        return found
