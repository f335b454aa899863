"""Hooks that are handed to a Flask application where it is made, and keys that are refused for rows (Python)."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Team(db.Model):
    __tablename__ = "teams"
    id = db.Column(db.Integer, primary_key=True)
    slug = db.Column(db.String(40), nullable=False)


class Member(db.Model):
    __tablename__ = "members"
    id = db.Column(db.Integer, primary_key=True)
    team_id = db.Column(db.Integer, db.ForeignKey("teams.id"), nullable=True)
    mentor_id = db.Column(db.Integer, db.ForeignKey("teams.id"), nullable=True)
    team = db.relationship("Team", foreign_keys=[team_id])
    mentor = db.relationship("Team", foreign_keys=[mentor_id])
"""

HOOKS = """
from functools import wraps
from flask import abort, g, request, session
from models import Member, Team


def load_team():
    if request.view_args and "slug" in request.view_args:
        if Team.query.filter_by(slug=request.view_args["slug"]).first() is None:
            abort(404)


def load_member():
    g.member = Member.query.get_or_404(session["member"])


def demand_team():
    if g.member.team_id is None:
        abort(403)


def look_only():
    print(g.member.team_id)


def team_required(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        if g.member.team is None:
            abort(403)
        return view(*args, **kwargs)

    return wrapper
"""

VIEWS = """
from flask import Blueprint, g
from hooks import team_required
from models import Member, Team

teams = Blueprint("teams", __name__)
others = Blueprint("others", __name__)


@teams.route("/<slug>")
def show(slug):
    return Team.query.filter_by(slug=slug).first().slug  # lookup


@teams.route("/mine")
def mine():
    return g.member.team.slug  # relation


@others.route("/<slug>")
def other(slug):
    return Team.query.filter_by(slug=slug).first().slug  # other


@teams.route("/held")
@team_required
def held():
    team = g.member.team
    return team.slug  # held


@teams.route("/mentor")
@team_required
def mentor():
    team = g.member.mentor
    return team.slug  # mentor
"""

APP = """
from flask import Blueprint, Flask
from hooks import demand_team, load_team, look_only
from views import others, teams


def make():
    app = Flask(__name__)
{registering}
    app.register_blueprint(teams)
    app.register_blueprint(others)
    return app
"""


@pytest.fixture
def told(tmp_path, monkeypatch):
    """The comments of the lines that are told where an application registers hooks so."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))

    def tell(registering: str) -> set[str]:
        lines = "\n".join("    " + line for line in registering.split("\n"))
        for name, text in {"models": MODELS, "hooks": HOOKS, "views": VIEWS, "app": APP.format(registering=lines)}.items():
            (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n", encoding="utf-8")
        report = run(load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low"}), lambda stage, done, total: None)
        places = [place for f in report.findings if f.confidence is not Confidence.LOW for place in (f.place, *f.siblings)]
        return {VIEWS.split("\n")[place.line - 1].rpartition("# ")[2] for place in places if place.path == "views.py"}

    return tell


@pytest.mark.parametrize(
    "registering", ["app.before_request(load_team)", "app.before_request(load_team)\napp.before_request(look_only)"]
)
def test_an_application_lets_them_run_before_all(told, registering):
    assert not {"lookup", "other"} & told(registering)


@pytest.mark.parametrize(
    "registering",
    [
        "app.before_request(look_only)",
        "app.after_request(load_team)",
        "app.register(load_team)",
        "part = Blueprint('part', __name__)\npart.before_request(load_team)",
        "print(load_team)",
    ],
)
def test_others_do_not(told, registering):
    assert {"lookup", "other"} <= told(registering)


def test_a_blueprint_lets_them_run_before_its_own(told):
    assert told("teams.before_request(load_team)") & {"lookup", "other"} == {"other"}
    assert not told("teams.before_app_request(load_team)") & {"lookup", "other"}


def test_who_refuses_the_key_refuses_the_row(told):
    assert "relation" in told("app.before_request(look_only)")
    assert "relation" not in told("app.before_request(demand_team)")


def test_a_variable_that_holds_what_a_decorator_refuses(told):
    assert told("app.before_request(look_only)") & {"held", "mentor"} == {"mentor"}
