"""Lookups by the foreign key of what a function is given that changes or removes stored rows (Python)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Column, ForeignKey, Integer, Text

db = SQLAlchemy()


class Shop(db.Model):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    owner_id = Column(Integer, nullable=False)


class Page(db.Model):
    __tablename__ = "page"
    id = Column(Integer, primary_key=True)
    shop_id = Column(Integer, ForeignKey("shop.id", ondelete="CASCADE"), nullable=False)
    origin_id = Column(Integer, ForeignKey("shop.id"))
    number = Column(Integer, nullable=False)
    text = Column(Text)


class Shops:
    def get(self, id):
        return db.session.query(Shop).get(id)
"""

PERMISSIONS = """
from models import Page, Shop, Shops, db


class Permissions:
    def __init__(self, shops: Shops):
        self.shops = shops

    def can(self, user, action, page=None, shop_id=None):
        return getattr(self, "_" + action)(user, page, shop_id)

    def _create(self, user, page=None, shop_id=None):
        return self._shop(page, shop_id).owner_id == user.id

    def _update(self, user, page, shop_id=None):
        shop = self._shop(page, shop_id)
        return shop.owner_id == user.id

    def _delete(self, user, page, shop_id=None):
        return self._shop(page, page.shop_id).owner_id == user.id

    def can_edit(self, user, page):
        return self.shops.get(page.shop_id).owner_id == user.id

    def has_delete_permission(self, user, page):
        shop = Shop.query.filter_by(id=page.shop_id).first()
        return shop.owner_id == user.id

    def archive_page(self, user, old_page):
        shop = db.session.query(Shop).get(old_page.shop_id)
        return shop.owner_id

    def update_with_session(self, user, page):
        shop = db.session.get(Shop, page.shop_id)
        return shop.owner_id

    def update_tested(self, user, page=None, shop_id=None):
        if page is None:
            return False
        return self._shop(page, shop_id).owner_id == user.id

    def view(self, user, page):
        return self.shops.get(page.shop_id).owner_id == user.id

    def _only_owner(self, user, page):
        return self.shops.get(page.shop_id).owner_id == user.id

    def create_or_update(self, user, page):
        return self.shops.get(page.shop_id).owner_id == user.id

    def save_edited(self, user, page):
        page.shop_id = user.shop_id
        return self.shops.get(page.shop_id).owner_id == user.id

    def edit_moved(self, user, page):
        page.shop_id = user.shop_id
        return self.shops.get(page.shop_id).owner_id == user.id

    def update_by_nullable_key(self, user, page):
        return self.shops.get(page.origin_id or 0).owner_id == user.id

    def update_by_number(self, user, page):
        return self.shops.get(page.number).owner_id == user.id

    def update_leaf(self, user, leaf):
        return self.shops.get(leaf.shop_id).owner_id == user.id

    def update_of_request(self, user, shop_id):
        return self.shops.get(shop_id).owner_id == user.id

    def update_perhaps(self, user, page=None, shop_id=None):
        return self._shop(page, shop_id).owner_id == user.id

    def update_new(self, user, number):
        page = Page(shop_id=user.shop_id, number=number)
        return self._shop(page, None).owner_id == user.id

    def update_found_perhaps(self, user, key, shop_id):
        page = db.session.query(Page).filter_by(number=key).first()
        return self._shop(page, shop_id).owner_id == user.id

    def update_open(self, user, page):
        shop = Shop.query.filter_by(id=page.shop_id, owner_id=user.id).first()
        return shop.owner_id

    def _shop(self, page, shop_id):
        if page is not None:
            return self.shops.get(page.shop_id)
        return self.shops.get(shop_id)
"""

STORED = [
    "_update",
    "_delete",
    "can_edit",
    "has_delete_permission",
    "archive_page",
    "update_with_session",
    "update_tested",
]
PERHAPS_NOT = [
    "_create",
    "view",
    "_only_owner",
    "create_or_update",
    "save_edited",
    "edit_moved",
    "update_by_nullable_key",
    "update_by_number",
    "update_leaf",
    "update_of_request",
    "update_perhaps",
    "update_new",
    "update_found_perhaps",
    "update_open",
]


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[str, Confidence]:
    root: Path = tmp_path_factory.mktemp("pages")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "models.py").write_text(MODELS)
    (root / "permissions.py").write_text(PERMISSIONS)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    report = run(settings, lambda stage, done, total: None)
    return {finding.symbol.rpartition(".")[2]: finding.confidence for finding in report.findings if finding.rule == "NG103"}


@pytest.mark.parametrize("function", STORED)
def test_a_stored_row_has_what_it_refers_to(confidences, function: str) -> None:
    assert confidences.get(function, Confidence.LOW) is Confidence.LOW


@pytest.mark.parametrize("function", PERHAPS_NOT)
def test_what_is_no_stored_row_may_refer_to_none(confidences, function: str) -> None:
    assert confidences[function] > Confidence.LOW
