"""Two names for one value: a call of a method of the object in between does not part them, unless it sets the attribute."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models
import links


class Engagement(models.Model):
    name = models.CharField(max_length=20)
    link = models.CharField(max_length=64, null=True)


class Finding(models.Model):
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE)

    def kind(self):
        return links.kind_of(self.engagement.name)

    def move(self, engagement):
        self.engagement = engagement

    def move_both(self, engagement):
        self.engagement, self.name = engagement

    def move_by_name(self, engagement):
        setattr(self, "engagement", engagement)
        print(self.engagement)

    def reload(self):
        self.refresh_from_db()
        print(self.engagement)

    def shown(self, other):
        link = self.engagement.link
        {call}
        if self.engagement.link is not None:
            return link.upper()
"""


def _uses(analyse, call: str) -> int:
    return len(analyse({"models.py": MODELS.replace("{call}", call)})["models.py"])


@pytest.mark.parametrize("call", ["pass", "self.kind()", "kind = self.kind()", "if self.kind():\n            print(other)"])
def test_a_test_of_one_tells_of_the_other(analyse, call):
    assert _uses(analyse, call) == 0


@pytest.mark.parametrize(
    "call",
    ["self.move(other)", "self.move_both(other)", "self.move_by_name(other)", "self.reload()", "self.engagement = other"],
)
def test_it_tells_no_more_once_the_attribute_was_set(analyse, call):
    assert _uses(analyse, call) == 1
