"""A related row that need not exist is there where it was made or found for its owner: `Account.objects.create(patient=patient)`,
then `patient.account`."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Patient(models.Model):
    name = models.CharField(max_length=9)

class Account(models.Model):
    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="account")
    number = models.CharField(max_length=9)

class Card(models.Model):
    patient = models.OneToOneField(Patient, on_delete=models.CASCADE)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
"""

USES = """
from models import Account, Card, Patient

def show(patient: Patient, other: Patient):
    {body}
    return patient.account.number
"""


@pytest.mark.parametrize(
    "body",
    [
        "Account.objects.create(patient=patient)",
        "Account.objects.get_or_create(patient=patient)",
        "account = Account.objects.get(patient=patient)",
        "account = Account(patient=patient)\n    account.save()",
        "if not Account.objects.filter(patient=patient).exists():\n        return None",
        "if Account.objects.filter(patient=patient, number='1').first() is None:\n        return None",
        "account = Account.objects.filter(patient=patient).first()\n    if account is None:\n        return None",
    ],
)
def test_it_is_there(told, body):
    assert told(MODELS, USES.format(body=body)) == []


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        "Account.objects.create(patient=other)",
        "Card.objects.create(patient=patient, account_id=1)",
        "account = Account.objects.filter(patient=patient).first()",
        "account = Account(patient=patient)",
        "if Account.objects.filter(patient=other).exists():\n        return None",
        "Account.objects.create(patient=patient)\n    patient = other",
    ],
)
def test_it_may_be_missing(told, body):
    assert told(MODELS, USES.format(body=body)) == ["return patient.account.number"]
