"""App labels, because string references (`'orders.Order'`) and default table names are made of them."""

from __future__ import annotations

from collections.abc import Iterable

from nullguard.frameworks.arguments import constant
from nullguard.model.syntax import Constant, Expr
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_APP_CONFIGS = frozenset({"django.apps.AppConfig", "django.apps.config.AppConfig"})


def migrated_folders(program: Program) -> frozenset[str]:
    """The folders with migrations of their own."""
    return frozenset(
        path.rpartition("/")[0].rpartition("/")[0]
        for path, facts in program.sources.items()
        if "/migrations/" in path or any(cls.name == "Migration" for cls in facts.classes)
    )


def called_configs(program: Program) -> list[ClassInfo]:
    """The classes below something that is called as configurations of apps are, in order of id."""
    own = (cls for _, cls in sorted(program.classes.items()) if not cls.is_library and cls.path.endswith(".py"))
    return [cls for cls in own if any(ref.name.endswith("Config") for ref in cls.decl.bases)]


class AppLabels:
    """The app label of every model: its AppConfig's where one stands in the app's folder, else the folder's name.

    A folder of models without migrations of its own, in a tree that has migrations, is part of the app above it.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._by_folder: dict[str, str] = {}
        self._migrated = migrated_folders(program)
        for cls in called_configs(program):
            if program.base_names(cls) & _APP_CONFIGS:
                self._add(cls)

    def of(self, cls: ClassInfo) -> str:
        """The label of the app that a model class belongs to."""
        if cls.is_library:
            module = cls.dotted.split(".")
            return module[module.index("models") - 1] if "models" in module[1:] else module[-2]
        folders = cls.path.split("/")[:-1]
        app = app_folder(cls.path)
        for length in range(len(folders), 0, -1):
            folder = "/".join(folders[:length])
            label = self._by_folder.get(folder)
            if label:
                return label
            if folder == app and _names_models(cls.path) and (folder in self._migrated or not self._migrated):
                break
        name = app.rpartition("/")[2]
        if name:
            return name
        return cls.dotted.split(".")[0]

    def of_folder(self, folder: str) -> str:
        """The label of the app whose folder that is."""
        return self._by_folder.get(folder) or folder.rpartition("/")[2]

    def _add(self, cls: ClassInfo) -> None:
        folder = cls.path.rpartition("/")[0]
        if not folder:
            return
        label, name = self._text(cls, "label"), self._text(cls, "name").rpartition(".")[2]
        if name and name != folder.rpartition("/")[2] and not label and folder in self._by_folder:
            return
        if label or name:
            self._by_folder[folder] = label or name

    def _text(self, cls: ClassInfo, name: str) -> str:
        member = self._program.field(cls, name)
        if member is None or member.field is None or member.field.value is None or member.declared_in.is_library:
            return ""
        holder = member.declared_in
        value = constant(self._program, holder.path, holder.decl.qualname, member.field.value)
        return value if isinstance(value, str) else ""


def app_folder(path: str) -> str:
    """The folder of the app that a source belongs to: the one that holds `models.py`, `models/` or `migrations/`."""
    folders = path.split("/")[:-1]
    for marker in ("models", "migrations"):
        if marker in folders:
            return "/".join(folders[: len(folders) - 1 - folders[::-1].index(marker)])
    return "/".join(folders)


def nearest(path: str, candidates: Iterable[ClassInfo]) -> ClassInfo | None:
    """The candidate whose source shares most folders with `path`; None when there is none or two are equally near."""
    folders = path.split("/")
    ranked = sorted(
        ((_common(folders, cls.path.split("/")), cls.id, cls) for cls in candidates), key=lambda item: (-item[0], item[1])
    )
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0] and not ranked[1][2].is_library:
        return None
    return ranked[0][2]


def shared_folders(one: str, other: str) -> int:
    """How many folders two paths of folders have in common, from the root on."""
    return _common([*one.split("/"), ""], [*other.split("/"), ""])


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one[:-1], other[:-1], strict=False):
        if left != right:
            break
        count += 1
    return count


def _names_models(path: str) -> bool:
    parts = path.split("/")
    return "models" in parts[:-1] or "migrations" in parts[:-1] or parts[-1] == "models.py"


def label_in(arguments: Iterable[Expr]) -> str:
    """The label that a call is given in one text or in two: `"shop.Order"`, `"shop", "Order"`."""
    texts = [node.value for node in arguments if isinstance(node, Constant)]
    return ".".join(text for text in texts[:2] if isinstance(text, str))
