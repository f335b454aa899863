"""What flow asks of the join of classes and manifest; `frameworks.schema` implements it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from nullguard.model.implications import Premise
from nullguard.model.schema import MappedAttribute
from nullguard.model.syntax import Parameter
from nullguard.program.symbols import ClassInfo


class SchemaAttribute(msgspec.Struct, frozen=True):
    """A mapped attribute with the manifest's verdict: `nullable` None when no evidence says. `is_key`: it refers to another
    row; `key_of` is the class of that row, empty where it is unknown. `names_nothing`: the attribute is an object whatever the
    column holds (Django's file of a FileField), and the column may be null."""

    owner: str
    mapped: MappedAttribute
    nullable: bool | None
    is_key: bool = False
    key_of: str = ""
    names_nothing: bool = False

    @property
    def subject(self) -> str:
        return f"{self.owner}.{self.mapped.name}"


class Schema(Protocol):
    """The join of classes and manifest."""

    def mapped_ids(self) -> Iterable[str]:
        """The ids of the classes that are mapped or take over columns of such, without those that only inherit it."""

    def is_entity(self, class_id: str) -> bool:
        """Whether rows of a table become instances of the class (or of its one implementation)."""

    def table(self, class_id: str) -> str:
        """The table whose rows become instances of the class; empty where there is none."""

    def framework(self, class_id: str) -> str:
        """Which framework maps the class: django, sqlalchemy, jpa, …; empty where none does."""

    def table_named(self, name: str) -> str:
        """The table of the mapped classes that are called so, whatever the case; empty where there is none, or several."""

    def class_prefix(self) -> str:
        """The letters before the names of most mapped classes of Java (`XX` of XXOrder); empty where there are none."""

    def class_of_table(self, name: str) -> str:
        """The id by which rows of a table are known, whether or not a class is mapped to it; empty: none."""

    def columns_of_tables(self) -> frozenset[str]:
        """The names of the columns of all tables to which no class is mapped."""

    def class_called(self, name: str) -> str:
        """The id of the one mapped class of a simple name; empty where there is none, or several."""

    def is_filled_with_rows(self, class_id: str) -> bool:
        """Whether code makes objects of the class of the rows that it reads, and no framework does."""

    def has_rows(self, class_id: str) -> bool:
        """Whether objects of the class may be rows: it is mapped, or a class below it is."""

    def attribute(self, class_id: str, name: str) -> SchemaAttribute | None:
        """The mapped attribute, inherited ones too."""

    def attributes(self, class_id: str) -> Sequence[MappedAttribute]:
        """All mapped attributes of an entity, in their order."""

    def guessed(self, called: str, name: str) -> tuple[SchemaAttribute, str] | None:
        """The mapped attribute of an object of unknown class that is called `called` (empty: nothing), and how it is known.

        By the name of the object, when every entity of that name that has the attribute lets it be null; else because every
        class of the program that has such an attribute is an entity that lets it be null.
        """

    def row_called(self, called: str) -> str:
        """The only entity that an object of unknown class is called after, all words of its name (`latest_order` is an Order);
        empty: none."""

    def guessed_item(self, called: str, name: str) -> bool:
        """Whether an item `called["name"]` of an object of unknown class is taken for the mapped attribute: by the object's name,
        for entities whose rows are read by key, too."""

    def implications(self, class_id: str, name: str) -> tuple[tuple[Premise, ...], ...]:
        """The premises under which CHECKs say that the attribute of a row is there: when all of one of them hold."""

    def validated(self, class_id: str, name: str, always: bool) -> tuple[tuple[Premise, ...], ...]:
        """The same for what methods of the class refuse: whenever a row is saved, or where code asks them before it saves one."""

    def is_checked(self, class_id: str) -> bool:
        """Whether `implications` or `validated` may have an answer for an attribute of the class."""

    def excluding(self, class_id: str) -> frozenset[str]:
        """The attributes of which `implications` and `validated` ask that they are none of some values."""

    def accessor(self, class_id: str, method: str) -> str | None:
        """The attribute that the method merely returns."""

    def mutator(self, class_id: str, method: str) -> str | None:
        """The attribute that the method merely sets."""

    def constructors(self, cls: ClassInfo) -> Sequence[Sequence[Parameter]]:
        """The parameters of each constructor that the class has though no source writes it."""

    def names(self) -> frozenset[str]:
        """Every attribute and accessor name that can be null: what makes a function worth interpreting."""
