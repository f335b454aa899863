"""What a function tests of the row that a framework calls it for is known of the parameter (`Depends(team_member)`), and a row
that its repository was asked for is found there."""

from __future__ import annotations

import pytest

MODELS = """
from typing import Optional
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase): ...

class Team(Base):
    __tablename__ = "teams"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("teams.id"))
    team: Mapped[Optional[Team]] = relationship()
"""

PROVIDED = """
from fastapi import APIRouter, Depends
from models import Team, User

router = APIRouter()

def current(session) -> User:
    return session.get_one(User, 1)

def member(user: User = Depends(current)){returns}:
    {body}
    return {given}

@router.get("/team")
def show(user: User = Depends({provider})):
    return user.team.name
"""

TESTED = "if user.team is None:\n        raise ValueError"


def _told(told, body: str, given: str = "user", provider: str = "member", returns: str = " -> User") -> list[str]:
    return told(MODELS, PROVIDED.format(body=body, given=given, provider=provider, returns=returns))


@pytest.mark.parametrize("body", [TESTED, "if not user.team:\n        raise ValueError", "print(user.team_id + 1)"])
@pytest.mark.parametrize("returns", ["", " -> User"])
def test_tested_by_the_provider(told, body, returns):
    assert "return user.team.name" not in _told(told, body, returns=returns)


@pytest.mark.parametrize(
    "how",
    [
        {"body": "pass"},
        {"body": TESTED, "provider": "current"},
        {"body": TESTED, "given": "current(user.session)"},
        {"body": "if user.team is None:\n        print(user)"},
    ],
)
def test_not_tested(told, how):
    assert "return user.team.name" in _told(told, **how)
