"""Calls of libraries that never return: what stands behind them is only met on the other ways."""

from __future__ import annotations

import pytest

IMPORTS = """
import argparse, optparse, sys, os
import click
from argparse import ArgumentParser
from rest_framework import serializers
from rest_framework.serializers import ModelSerializer
"""
CHOSEN = """
name = None
if options.name:
    name = options.name
else:
    {stop}
return name.lower()  # {mark}
"""


@pytest.mark.parametrize(
    ("made", "stop"),
    [
        ("argparse.ArgumentParser()", "parser.error('no name')"),
        ("ArgumentParser(description='x')", "parser.exit(1)"),
        ("optparse.OptionParser()", "parser.error('no name')"),
        ("optparse.OptionParser()", "parser.exit(1, 'no name')"),
        ("click.get_current_context()", "parser.fail('no name')"),
        ("click.get_current_context()", "parser.exit(1)"),
        ("None", "sys.exit(1)"),
        ("None", "os._exit(1)"),
    ],
)
def test_the_program_ends(python, made, stop):
    python(f"parser = {made}\n" + CHOSEN.format(stop=stop, mark="x"), IMPORTS, signature="options")


@pytest.mark.parametrize("type", ["argparse.ArgumentParser", "ArgumentParser", "optparse.OptionParser"])
def test_a_parser_that_is_declared(python, type):
    python(CHOSEN.format(stop="parser.error('no name')", mark="x"), IMPORTS, signature=f"options, parser: {type}")


def test_a_parser_of_the_project(python):
    before = "class Parser(argparse.ArgumentParser):\n    def parse(self):\n        return self.parse_args()\n"
    body = "parser = Parser()\noptions = parser.parse()\n" + CHOSEN.format(stop="parser.error('no name')", mark="x")
    python(body, IMPORTS, before, signature="")


@pytest.mark.parametrize("stop", ["parser.warning('no name')", "parser.print_help()", "log.error('no name')", "errors.append(1)"])
def test_calls_that_return(python, stop):
    body = "parser = argparse.ArgumentParser()\n" + CHOSEN.format(stop=stop, mark="null")
    python(body, IMPORTS, signature="options, log, errors")


def test_a_parser_of_the_project_that_goes_on(python):
    before = "class Parser(argparse.ArgumentParser):\n    def error(self, message):\n        print(message)\n"
    body = "parser = Parser()\n" + CHOSEN.format(stop="parser.error('no name')", mark="null")
    python(body, IMPORTS, before, signature="options")


@pytest.mark.parametrize("base", ["serializers.Serializer", "ModelSerializer", "serializers.CharField"])
@pytest.mark.parametrize(("stop", "mark"), [("self.fail('invalid')", "x"), ("self.failed('invalid')", "null")])
def test_a_serializer_fails(analyse, base, stop, mark):
    body = CHOSEN.format(stop=stop, mark=mark).strip().replace("\n", "\n        ")
    text = f"{IMPORTS}\nclass OrderSerializer({base}):\n    def validate(self, options):\n        {body}\n"
    assert bool(analyse({"shop/views.py": text})["shop/views.py"]) == (mark == "null")


@pytest.mark.parametrize("call", ["Exit.exit(1);", "exit(2);", "this.exit(1, order.getNumber());"])
def test_what_is_named_like_the_end_of_the_program_and_given_a_status_ends_it(java, call):
    java(f"if (order.getReference() == null) {{ {call} }}\norder.getReference().trim();", members="void exit(int status) {}")


@pytest.mark.parametrize("call", ["machine.exit(order);", "exit();", "int left = exit(1);", "enter(1);"])
def test_what_ends_something_else_goes_on(java, call):
    java(f"if (order.getReference() == null) {{ {call} }}\norder.getReference().trim(); // null", members="int exit(int s) {}")


def test_the_same_of_helpers_of_python(python):
    python("if not order.reference:\n    console.exit(1)\norder.reference.upper()")
    python("if not order.reference:\n    console.exit(order)\norder.reference.upper()  # null")


@pytest.mark.parametrize(
    ("imported", "stop"),
    [
        ("from pylons.controllers.util import abort", "abort(404)"),
        ("from pylons.controllers.util import redirect_to", "redirect_to('/')"),
        ("from pylons.controllers import util", "util.redirect('/')"),
        ("import tg", "tg.redirect('/')"),
        ("from tg import abort", "abort(404)"),
        ("import pecan", "pecan.abort(404)"),
        ("import ckan.plugins as p", "p.toolkit.abort(404)"),
        ("import ckan.plugins.toolkit as tk", "tk.abort(404)"),
        ("import ckan.lib.base as base", "base.abort(404)"),
        ("from werkzeug import abort", "abort(404)"),
        ("from flask.ext.restful import abort", "abort(404)"),
        ("from flask_restplus import abort", "abort(404)"),
        ("from bottle import redirect", "redirect('/')"),
        ("import webapp2", "webapp2.abort(404)"),
    ],
)
def test_the_request_ends(python, imported, stop):
    python(CHOSEN.format(stop=stop, mark="x"), f"{IMPORTS}{imported}\n", signature="options")


@pytest.mark.parametrize(
    ("imported", "stop"),
    [
        ("from flask import redirect", "redirect('/')"),
        ("from django.shortcuts import redirect", "redirect('/')"),
        ("import webapp2", "webapp2.redirect('/')"),
        ("import transaction", "transaction.abort()"),
    ],
)
def test_answers_that_are_made_only(python, imported, stop):
    python(CHOSEN.format(stop=stop, mark="null"), f"{IMPORTS}{imported}\n", signature="options")
