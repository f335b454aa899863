"""CHECKs that name an enum's members as SQLAlchemy keeps them, by their names, where code reads their values (Python)."""

from __future__ import annotations

import pytest

SOURCE = """
import enum
from sqlalchemy import CheckConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class State(str, enum.Enum):
    NEW = "new"
    STORED = "stored"


class Parcel(Base):
    __tablename__ = "parcels"
    __table_args__ = (CheckConstraint("state <> 'STORED' OR stored_at IS NOT NULL"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[State]
    stored_at: Mapped[int | None]

    def hours(self):
        {test}
            return self.stored_at + 1
"""


@pytest.mark.parametrize(
    "test", ["if self.state == State.STORED:", "if self.state is State.STORED:", 'if self.state == "stored":']
)
def test_the_member_of_the_check_is_known(analyse, test):
    assert analyse({"models.py": SOURCE.format(test=test)})["models.py"] == []


@pytest.mark.parametrize("test", ["if self.state == State.NEW:", "if self.state != State.STORED:", 'if self.state == "store":'])
def test_others_are_not(analyse, test):
    assert [use.line for use in analyse({"models.py": SOURCE.format(test=test)})["models.py"]] == [25]
