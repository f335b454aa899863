"""What Flask's hooks have looked up or refused before a function answers a request."""

from __future__ import annotations

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Shop(db.Model):
    __tablename__ = "shops"
    id = db.Column(db.Integer, primary_key=True)
    slug = db.Column(db.String(40), nullable=False)
    name = db.Column(db.String(40), nullable=False)
    owner = db.Column(db.String(40), nullable=True)
"""

VIEWS = """
from flask import Blueprint, abort, g, redirect, request, session
from flask.views import MethodView
from models import Shop, db

shops = Blueprint("shops", __name__)
others = Blueprint("others", __name__)
late = Blueprint("late", __name__)
paths = Blueprint("paths", __name__)
pulled = Blueprint("pulled", __name__)


@shops.before_request
def load_shop():
    g.shop = Shop.query.filter_by(slug=session["shop"]).first()
    if not g.shop:
        return redirect("/")


@shops.route("/one")
def same_key():  # found
    return Shop.query.filter_by(slug=session["shop"]).first().name


@shops.post("/two")
def by_method():  # found
    shop = Shop.query.filter(Shop.slug == session["shop"]).first()
    return shop.name


@shops.route("/three")
def another_key():  # perhaps
    return Shop.query.filter_by(slug=session["other"]).first().name


@shops.route("/four")
def asks_more():  # perhaps
    return Shop.query.filter_by(slug=session["shop"], owner="x").first().name


@others.route("/one")
def of_another_blueprint():  # perhaps
    return Shop.query.filter_by(slug=session["shop"]).first().name


@shops.errorhandler(404)
def answers_no_request(error):  # perhaps
    return Shop.query.filter_by(slug=session["shop"]).first().name


@late.before_request
def load_for_some():
    if request.endpoint == "late.one":
        return
    shop = Shop.query.filter_by(slug=session["shop"]).first()
    if shop is None:
        abort(404)


@late.route("/one")
def let_on_before():  # perhaps
    return Shop.query.filter_by(slug=session["shop"]).first().name


@others.before_request
def only_loads():
    shop = Shop.query.filter_by(slug=session["third"]).first()
    if shop is None:
        return


@others.route("/three")
def not_refused():  # perhaps
    return Shop.query.filter_by(slug=session["third"]).first().name


@others.after_request
def afterwards(response):
    if Shop.query.filter_by(slug=session["fourth"]).first() is None:
        abort(404)
    return response


@others.route("/four")
def asked_too_late():  # perhaps
    return Shop.query.filter_by(slug=session["fourth"]).first().name


@paths.before_request
def load_of_path():
    if "shop_id" in request.view_args:
        shop = db.session.get(Shop, request.view_args["shop_id"])
        if shop is None:
            abort(404)


@paths.route("/<shop_id>")
def by_part_of_path(shop_id):  # found
    return db.session.get(Shop, shop_id).name


@paths.route("/other/<number>")
def by_other_part(number):  # perhaps
    return db.session.get(Shop, number).name


@pulled.url_value_preprocessor
def pull(endpoint, values):
    if values and "slug" in values:
        g.shop = Shop.query.filter_by(slug=values["slug"]).first_or_404()


@pulled.route("/<slug>")
def by_pulled_part(slug):  # found
    return Shop.query.filter_by(slug=slug).first().name


class ShopView(MethodView):
    def dispatch_request(self, shop_id):
        self.shop = Shop.query.get(shop_id)
        if self.shop is None:
            abort(404)
        return super().dispatch_request(shop_id)

    def get(self, shop_id):  # found
        return Shop.query.get(shop_id).name

    def put(self, shop_id, other_id):  # perhaps
        return Shop.query.get(other_id).name


class OpenView(MethodView):
    def dispatch_request(self, shop_id):
        response = super().dispatch_request(shop_id)
        if Shop.query.get(shop_id) is None:
            abort(404)
        return response

    def get(self, shop_id):  # perhaps
        return Shop.query.get(shop_id).name
"""


LISTED = """
from functools import wraps
from flask import abort
from flask.views import MethodView
from flask_restful import Resource
from models import Shop


def shop_required(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        if Shop.query.get(kwargs["shop_id"]) is None:
            abort(404)
        return f(*args, **kwargs)
    return wrapper


def logged(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        print(Shop.query.get(kwargs["shop_id"]))
        return f(*args, **kwargs)
    return wrapper


class Listed(MethodView):
    decorators = [logged, shop_required]

    def get(self, shop_id):  # found
        return Shop.query.get(shop_id).name

    def put(self, other_id):  # perhaps
        return Shop.query.get(other_id).name


class OnlyLogged(MethodView):
    decorators = [logged]

    def get(self, shop_id):  # perhaps
        return Shop.query.get(shop_id).name


class ByName(Resource):
    method_decorators = {"get": [shop_required]}

    def get(self, shop_id):  # found
        return Shop.query.get(shop_id).name

    def post(self, shop_id):  # perhaps
        return Shop.query.get(shop_id).name
"""


def test_rows_that_listed_decorators_have_found(tmp_path):
    told = confidences_of_lookups(tmp_path, {"models.py": MODELS, "listed.py": LISTED}, "listed.py")
    assert [line for line in begins(LISTED, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []
    assert [line for line in begins(LISTED, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return confidences_of_lookups(tmp_path_factory.mktemp("hooks"), {"models.py": MODELS, "views.py": VIEWS}, "views.py")


def test_rows_that_hooks_have_found_are_doubtful(told):
    assert [line for line in begins(VIEWS, "found") if told.get(line, Confidence.LOW) is not Confidence.LOW] == []


def test_other_rows_are_told(told):
    assert [line for line in begins(VIEWS, "perhaps") if told.get(line, Confidence.LOW) is Confidence.LOW] == []


COLUMNS = """
from flask import Blueprint, abort, g
from models import Shop

shops = Blueprint("shops", __name__)
others = Blueprint("others", __name__)


@shops.before_request
def only_owned():
    g.shop = Shop.query.filter_by(slug="one").one()
    if g.shop.owner is None:
        abort(403)


@shops.route("/one")
def refused():
    shop: Shop = g.shop
    return shop.owner.upper()


@others.route("/one")
def of_another_blueprint():
    shop: Shop = g.shop
    return shop.owner.upper()  # told
"""


def test_columns_that_hooks_refuse_are_doubtful(tmp_path):
    reported = findings_of(tmp_path, {"models.py": MODELS, "views.py": COLUMNS})
    lines = [finding.place.line for finding in reported if finding.rule == "NG101"]
    assert lines == begins(COLUMNS, "told")
