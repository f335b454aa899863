"""What FastAPI's dependencies refuse that a route or its router only lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

TOP = """
from typing import Annotated, Optional
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

class Base(DeclarativeBase):
    pass

class Firm(Base):
    __tablename__ = "firms"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    firm_id: Mapped[Optional[int]] = mapped_column(ForeignKey("firms.id"))
    firm: Mapped[Optional[Firm]] = relationship()

def get_user(session: Session, id: int) -> User:
    return session.query(User).filter(User.id == id).one()

def get_owner(session: Session, id: int) -> User:
    return session.query(User).filter(User.id == id).one()

CurrentUser = Annotated[User, Depends(get_user)]

def require_firm(user: CurrentUser) -> None:
    if user.firm is None:
        raise HTTPException(403)

def log_firm(user: CurrentUser) -> None:
    if user.firm is None:
        print(user.id)

def require_more(asked: Annotated[None, Depends(require_firm)]) -> None:
    print("more")

router = APIRouter()
firms = APIRouter(prefix="/firm", dependencies=[Depends(require_firm)])

"""


@pytest.fixture(scope="module")
def confidence(tmp_path_factory):
    """How sure the finding of a route is."""

    def told(route: str) -> Confidence | None:
        root: Path = tmp_path_factory.mktemp("firms")
        (root / "pyproject.toml").write_text("[tool.nullguard]\n")
        (root / "routes.py").write_text(TOP + route)
        report = run(load_settings((root,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
        found = [finding.confidence for finding in report.findings if ".name" in finding.message]
        return found[0] if found else None

    return told


@pytest.mark.parametrize(
    "head",
    [
        '@router.get("/", dependencies=[Depends(require_firm)])\ndef show(user: CurrentUser):',
        '@router.get("/", dependencies=[Depends(require_more)])\ndef show(user: CurrentUser):',
        '@router.get("/", dependencies=[Depends(require_firm)])\nasync def show(user: User = Depends(get_user)):',
        '@firms.get("/")\ndef show(user: CurrentUser):',
        '@router.get("/")\ndef show(user: CurrentUser, asked: None = Depends(require_firm)):',
    ],
)
def test_what_a_dependency_has_refused(confidence, head):
    assert confidence(f"{head}\n    return user.firm.name\n") in (None, Confidence.LOW)


@pytest.mark.parametrize(
    "head",
    [
        '@router.get("/")\ndef show(user: CurrentUser):',
        '@router.get("/", dependencies=[Depends(log_firm)])\ndef show(user: CurrentUser):',
        '@router.get("/", dependencies=[Depends(require_firm)])\ndef show(user: User = Depends(get_owner)):',
    ],
)
def test_what_nobody_has_refused(confidence, head):
    assert confidence(f"{head}\n    return user.firm.name\n") is Confidence.HIGH
