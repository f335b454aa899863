"""Which classes are models, with their options, app labels and tables, and which fields they have after inheritance.

Only what a model class inherits from model classes becomes a column: fields on a plain mixin stay plain attributes in Django.
"""

from __future__ import annotations

from dataclasses import dataclass

from nullguard.frameworks.arguments import UnknownValue, constant
from nullguard.frameworks.django.models.fields import FieldReader, ModelField
from nullguard.frameworks.django.models.labels import AppLabels
from nullguard.frameworks.django.models.serialized import cleaned_by_serializers
from nullguard.knowledge.words import library_names
from nullguard.model.syntax import Literal
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

_MODEL = frozenset({"django.db.models.Model", "django.db.models.base.Model", "django.contrib.gis.db.models.Model"})
USER_BASES = library_names("user-base")
_USER_BASE = "django.contrib.auth.get_user_model()"
DEFAULT_USER = "django.contrib.auth.models.User"

# Bases of widely used libraries whose names do not end in Model; the module must be none of the project's.
_LIBRARY_BASES = library_names("model-base")


@dataclass(frozen=True)
class InheritedField:
    """A field of a model, wherever it was declared: `owner` is the concrete model whose table has the column."""

    field: ModelField
    owner: ClassInfo


class Models:
    """The models of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.fields = FieldReader(program)
        self.labels = AppLabels(program)
        self.cleaned = cleaned_by_serializers(program)
        self._direct: dict[str, bool] = {}
        self._local: dict[str, dict[str, InheritedField]] = {}
        self._lineages: dict[str, tuple[ClassInfo, ...]] = {}
        self._users: list[ClassInfo] | None = None

    def all(self) -> list[ClassInfo]:
        """Every model in order of id, library models of the stubs too: of those that import Django, as all do that have any."""
        stubs = self.program.libraries.items()
        without = {path for path, facts in stubs if not any(is_django(item.module) for item in facts.imports)}
        return [
            cls
            for _, cls in sorted(self.program.classes.items())
            if cls.decl.bases and cls.path.endswith((".py", ".pyi")) and cls.path not in without and self.is_model(cls)
        ]

    def is_model(self, cls: ClassInfo) -> bool:
        """Whether the class descends from Django's Model, as far as anyone can see: a class with model fields and a base that is
        not part of the tree counts too."""
        return any(self._is_direct(base) for base in self.lineage(cls))

    # ---- options

    def is_abstract(self, cls: ClassInfo) -> bool:
        """`class Meta: abstract = True` in this very class; it is not inherited."""
        return self._own_option(cls, "abstract") is True

    def is_proxy(self, cls: ClassInfo) -> bool:
        return self._own_option(cls, "proxy") is True

    def option(self, cls: ClassInfo, name: str) -> Literal:
        """A constant option of the class's Meta, or of the nearest abstract ancestor's when it has no Meta of its own."""
        for base in self.lineage(cls):
            meta = self.program.classes.get(f"{base.id}.Meta")
            if meta is not None and (base is cls or (self.is_model(base) and self.is_abstract(base))):
                member = self.program.field(meta, name)
                if member is None or member.field is None or member.field.value is None:
                    return None
                holder = member.declared_in
                value = constant(self.program, holder.path, holder.decl.qualname, member.field.value)
                return None if isinstance(value, UnknownValue) else value
        return None

    def app_label(self, cls: ClassInfo) -> str:
        written = self.option(cls, "app_label")
        return written if isinstance(written, str) else self.labels.of(cls)

    def table(self, cls: ClassInfo) -> str:
        """The table of a concrete model or proxy; empty for an abstract one."""
        if self.is_abstract(cls):
            return ""
        cls = self.concrete(cls)
        meta = self.program.classes.get(f"{cls.id}.Meta")
        written = self.option(cls, "db_table") if meta is not None else None
        if isinstance(written, str):
            return written.strip('"').replace('"."', ".")
        return f"{self.app_label(cls)}_{cls.name.lower()}"

    # ---- inheritance

    def lineage(self, cls: ClassInfo) -> tuple[ClassInfo, ...]:
        """The class and its ancestors in resolution order; `class Member(User)` after `User = get_user_model()` has the user
        model's too."""
        known = self._lineages.get(cls.id)
        if known is None:
            known = self.program.ancestors(cls)
            if _USER_BASE in self.program.base_names(cls):
                users = self.users() or [user for user in (self.program.classes.get(DEFAULT_USER),) if user is not None]
                if len(users) == 1 and users[0] not in known:
                    known = (*known, *(base for base in self.program.ancestors(users[0]) if base not in known))
            self._lineages[cls.id] = known
        return known

    def users(self) -> list[ClassInfo]:
        """The project's own user models: what extends the library's abstract users and nothing else that does."""
        if self._users is None:
            found = [
                cls
                for _, cls in sorted(self.program.classes.items())
                if not cls.is_library
                and cls.decl.bases
                and any(self._is_direct(base) for base in self.program.ancestors(cls))
                and self.program.base_names(cls).intersection(USER_BASES)
                and not self.is_abstract(cls)
                and not self.is_proxy(cls)
            ]
            self._users = [cls for cls in found if not any(base in found for base in self.program.ancestors(cls)[1:])]
        return self._users

    def concrete(self, cls: ClassInfo) -> ClassInfo:
        """The model with the table: of a proxy its concrete parent."""
        if not self.is_proxy(cls):
            return cls
        for base in self.lineage(cls)[1:]:
            if self.is_model(base) and not self.is_abstract(base) and not self.is_proxy(base):
                return base
        return cls

    def concrete_parents(self, cls: ClassInfo) -> list[ClassInfo]:
        """The nearest models with tables of their own that a model extends (multi-table inheritance), in order."""
        if self.is_proxy(cls):
            return []
        found: list[ClassInfo] = []
        behind: set[str] = set()
        for base in self.lineage(cls)[1:]:
            if base.id in behind or not self.is_model(base) or self.is_abstract(base):
                continue
            if base.id in _MODEL:
                continue
            base = self.concrete(base)
            if base.id not in behind:
                found.append(base)
                behind.update(item.id for item in self.lineage(base))
        return found

    def all_fields(self, cls: ClassInfo) -> dict[str, InheritedField]:
        """The fields of a model by name, inherited ones first."""
        result: dict[str, InheritedField] = {}
        lineage = self.lineage(cls)[1:]
        for parent in reversed(lineage):
            if parent.id not in _MODEL and self.is_model(parent) and not self.is_abstract(parent) and not self.is_proxy(parent):
                result.update(self.local_fields(parent))
        local = self.local_fields(cls)
        result.update(local)
        for name, own in self.fields.own_fields(cls).items():
            if own is None and name not in local:
                result.pop(name, None)
        return result

    def local_fields(self, cls: ClassInfo) -> dict[str, InheritedField]:
        """The fields in a model's own table: its own and those of abstract ancestors that no concrete parent has already."""
        known = self._local.get(cls.id)
        if known is not None:
            return known
        result: dict[str, InheritedField] = {}
        behind = {item.id for parent in self.concrete_parents(cls) for item in self.lineage(parent)}
        for base in reversed(self.lineage(cls)):
            if base.id in behind or not self.is_model(base) or (base is not cls and self.is_proxy(base)):
                continue
            for name, own in self.fields.own_fields(base).items():
                if own is None:
                    result.pop(name, None)
                else:
                    result[name] = InheritedField(own, cls)
            for function in base.decl.functions:  # a property of the name leaves the field of an abstract class out
                if function.name not in self.fields.own_fields(base):
                    result.pop(function.name, None)
        self._local[cls.id] = result
        return result

    # ---- recognition

    def _own_option(self, cls: ClassInfo, name: str) -> Literal | UnknownValue:
        meta = self.program.classes.get(f"{cls.id}.Meta")
        if meta is None:
            return None
        for declared in meta.decl.fields:
            if declared.name == name and declared.value is not None:
                return constant(self.program, meta.path, meta.decl.qualname, declared.value)
        return None

    def _is_direct(self, cls: ClassInfo) -> bool:
        """Whether the class itself extends Model, or a base from outside the tree that must be one."""
        known = self._direct.get(cls.id)
        if known is None:
            known = self._direct[cls.id] = cls.dotted in _MODEL or self._has_model_base(cls)
        return known

    def _has_model_base(self, cls: ClassInfo) -> bool:
        scope = cls.decl.qualname.rpartition(".")[0]
        for ref in cls.decl.bases:
            symbol = self.program.resolve(cls.path, ref.name, scope)
            if isinstance(symbol, ClassInfo) and symbol is not cls:
                if symbol.dotted in _MODEL:
                    return True
                continue
            dotted = self.program.qualified(cls.path, ref.name, scope)
            if dotted in _MODEL:
                return True
            module, _, name = dotted.rpartition(".")
            if not isinstance(symbol, VariableInfo) and (
                (name in _LIBRARY_BASES and module) or (name.endswith("Model") and "models" in module.split("."))
            ):
                return True
            if not _is_foreign(dotted) and self.fields.has_own_fields(cls):
                return True
        return False


def is_django(module: str) -> bool:
    """Whether a module is one of Django's, by its name."""
    return module == "django" or module.startswith("django.")


def _is_foreign(dotted: str) -> bool:
    """Whether a base from outside the tree surely makes no model."""
    return dotted.startswith(
        (
            "builtins.",
            "typing.",
            "enum.",
            "abc.",
            "django.forms.",
            "rest_framework.",
            "graphene.",
            "django_filters.",
            "factory.",
            "django.db.migrations.",
        )
    ) or dotted in ("object",)
