"""Rows that a function may not find and that tells a list of errors so: whoever asks the list knows, and graphene's nodes."""

from __future__ import annotations

FINDING = """
import graphene

class Finding:
    @classmethod
    def find(cls, pk, errors):
        exam = None
        try:
            exam = Exam.objects.filter(pk=pk).first()
        except ValueError as error:
            errors.append(str(error))
        else:
            if exam is None:
                errors.append("none")
        return exam

    @classmethod
    def node(cls, info, key, errors):
        exam = graphene.Node.get_node_from_global_id(info, key, Exam)
        if exam is None:
            cls.add_error(errors, key)
        return exam

    @classmethod
    def add_error(cls, errors, text):
        errors.append(text)
"""


def test_lists_that_are_asked(told_in_rooms):
    told_in_rooms(
        FINDING
        + """
def asked(pk):
    errors = []
    exam = Finding.find(pk, errors)
    if errors:
        return errors
    exam.delete()

def asked_by_name(pk):
    mistakes = []
    errors = []
    exam = Finding.find(pk, errors=errors)
    if len(errors) > 0:
        return errors
    exam.delete()

def compared(pk):
    errors = []
    exam = Finding.find(pk, errors)
    if errors != []:
        return errors
    exam.delete()

def asked_of_node(info, key):
    errors = []
    exam = Finding.node(info, key, errors)
    if not errors:
        exam.delete()
    return errors
"""
    )


def test_lists_that_are_not_asked(told_in_rooms):
    told_in_rooms(
        FINDING
        + """
def before(pk):
    errors = []
    exam = Finding.find(pk, errors)
    exam.delete()  # null
    if errors:
        return errors

def other(pk, errors):
    mistakes, marks = [], []
    exam = Finding.find(pk, mistakes)
    if marks:
        return marks
    exam.delete()  # null

def of_node(info, key):
    errors = []
    exam = Finding.node(info, key, errors)
    exam.delete()  # null
    return errors

def of_graphene(info, key):
    return graphene.relay.Node.get_node_from_global_id(info, key).pk  # null
"""
    )
