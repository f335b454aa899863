"""A CHECK that says what is there unless a column has a certain value guards where the code has refused that value."""

from __future__ import annotations

import pytest
from checked import findings_of

SOURCE = """
from django.db import models
from django.db.models import Q

class Course(models.Model):
    DRAFT, OPEN = "draft", "open"
    kind = models.CharField(max_length=10, default=DRAFT)
    mood = models.CharField(max_length=10, null=True)
    teacher = models.CharField(null=True, max_length=10)
    place = models.CharField(null=True, max_length=10)
    link = models.CharField(null=True, max_length=10)
    tone = models.CharField(null=True, max_length=10)

    class Meta:
        constraints = [
            models.CheckConstraint(check=Q(kind="draft") | Q(teacher__isnull=False), name="teacher"),
            models.CheckConstraint(check=Q(kind__in=["draft", "open"]) | Q(place__isnull=False), name="place"),
            models.CheckConstraint(check=Q(kind="far", link__isnull=False) | Q(kind="near", link__isnull=True), name="link"),
            models.CheckConstraint(check=Q(mood="bad") | Q(tone__isnull=False), name="tone"),
        ]

    def show(self, other: "Course"):
        {body}

def shown(course: Course):
    return course.show(course)
"""


@pytest.fixture
def told(tmp_path):
    return lambda body: bool(findings_of(tmp_path, {"courses.py": SOURCE.replace("{body}", body)}))


@pytest.mark.parametrize(
    "body",
    [
        "if self.kind == self.DRAFT:\n            return None\n        return self.teacher.lower()",
        "if self.kind != 'draft':\n            return self.teacher.lower()",
        "return self.teacher.lower() if self.kind != Course.DRAFT else None",
        "if not self.kind == 'draft':\n            return self.teacher.lower()",
        "if self.kind in ('draft', 'left'):\n            return None\n        return self.teacher.lower()",
        "if self.kind not in ('draft', 'open'):\n            return self.place.lower()",
        "if self.kind == 'draft' or self.kind == 'open':\n            return None\n        return self.place.lower()",
        "if self.kind == 'near':\n            return None\n        return self.link.lower()",
        "if self.mood is not None and self.mood != 'bad':\n            return self.tone.lower()",
        "if other.kind != 'draft':\n            return other.teacher.lower()",
    ],
)
def test_a_value_that_is_refused(told, body):
    assert not told(body)


@pytest.mark.parametrize(
    "body",
    [
        "return self.teacher.lower()",
        "if self.kind != 'open':\n            return self.teacher.lower()",
        "if self.kind == 'draft':\n            return self.teacher.lower()",
        "if self.kind != 'draft':\n            return self.place.lower()",
        "if self.kind != 'draft' or self.kind != 'open':\n            return self.place.lower()",
        "if self.kind == 'draft' and other.place:\n            return None\n        return self.teacher.lower()",
        "if self.kind == 'draft':\n            self.kind = 'open'\n        return self.teacher.lower()",
        "if self.kind != 'draft':\n            self.kind = 'draft'\n            return self.teacher.lower()",
        "if self.kind != 'draft':\n            self.teacher = None\n            return self.teacher.lower()",
        "if self.kind != 'draft':\n            return other.teacher.lower()",
        "if self.kind != other.kind:\n            return self.teacher.lower()",
        "if self.kind == 'draft':\n            print()\n        return self.teacher.lower()",
        "if self.mood != 'bad':\n            return self.tone.lower()",
        "if self.kind not in ('draft', other.kind):\n            return self.place.lower()",
        "if other.kind != 'draft':\n            other = Course.objects.get(pk=1)\n            return other.teacher.lower()",
    ],
)
def test_other_tests(told, body):
    assert told(body)


FILTERED = """
def go(courses: list[Course], others: list[Course]):
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "chosen = [c for c in courses if c.kind == 'open']\n    return [c.teacher.lower() for c in chosen]",
        "chosen = [c for c in courses if c.kind != 'draft']\n    return [c.teacher.lower() for c in chosen]",
        "return [c.teacher.lower() for c in filter(lambda c: c.kind != 'draft', courses)]",
        "got = []\n    for c in courses:\n        if c.kind != 'draft':\n            got.append(c)\n    got[0].teacher.lower()",
        "got = []\n    for c in courses:\n        if c.kind == 'open':\n            got.append(c)\n    got[0].teacher.lower()",
        "return sorted([c for c in courses if c.kind == 'open'], key=lambda c: c.teacher.lower())",
    ],
)
def test_collections_that_are_filtered_by_a_value(tmp_path, body):
    source = SOURCE.replace("{body}", "return other") + FILTERED.replace("{body}", body)
    assert not findings_of(tmp_path, {"courses.py": source})


@pytest.mark.parametrize(
    "body",
    [
        "chosen = [c for c in courses if c.kind == 'draft']\n    return [c.teacher.lower() for c in chosen]",
        "chosen = [c for c in courses if c.kind != 'open']\n    return [c.teacher.lower() for c in chosen]",
        "chosen = [c for c in courses if c.kind != 'draft' or c.mood]\n    return [c.teacher.lower() for c in chosen]",
        "chosen = [c for c in courses if c.kind != 'draft']\n    return [c.place.lower() for c in chosen]",
        "chosen = [c for c in courses if c.kind != 'draft']\n    return [c.teacher.lower() for c in others] + chosen",
        "chosen = [c for c in courses if c.kind != 'draft']\n    chosen += others\n    chosen[0].teacher.lower()",
        "return [c.teacher.lower() for c in filter(lambda c: c.kind == 'draft', courses)]",
        "got = []\n    for c in courses:\n        if c.kind == 'draft':\n            got.append(c)\n    got[0].teacher.lower()",
        "got = []\n    for c in courses:\n        print(c.kind != 'draft')\n        got.append(c)\n    got[0].teacher.lower()",
    ],
)
def test_collections_that_are_filtered_otherwise(tmp_path, body):
    source = SOURCE.replace("{body}", "return other") + FILTERED.replace("{body}", body)
    assert findings_of(tmp_path, {"courses.py": source})
