"""What `clean()` and `save()` of a model refuse: used, it is no null, or only one of rows that nobody validated."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.world import World
from nullguard.frameworks.entities import declare_entities
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.knowledge.null_models import library_rules
from nullguard.manifest import build_manifest

MODELS = """
from django.core.exceptions import ValidationError
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

class Device(models.Model):
    name = models.CharField(max_length=20)

class Base(models.Model):
    class Meta:
        abstract = True
    def clean(self):
        super().clean()

class Port(Base):
    KIND = "module"
    kind = models.CharField(max_length=20)
    device = models.ForeignKey(Device, null=True, blank=True, on_delete=models.CASCADE)
    module = models.ForeignKey(Device, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(max_length=20, null=True)
    made = models.DateTimeField(null=True)
"""
EITHER = "if self.device: self.device.name.lower()\nelse: self.module.name.lower()"


def _uses(link, methods, body):
    used = "\n    def used(self):\n" + indent(dedent(body).strip("\n"), " " * 8)
    own = "\n" + indent(dedent(methods).strip("\n"), "    ") + used
    program = link({"shop/models.py": MODELS + own + "\n"})
    entities = declare_entities(program)
    world = World(program, EntitySchema(program, entities, build_manifest(entities)), (), library_rules())
    everything = frozenset(name for function in program.functions_of("shop/models.py") for name in function.decl.mentions)
    found = [use for use in analyse_source(world, "shop/models.py", everything).uses if use.symbol.endswith(".used")]
    return [(use.expression, use.origin.validated) for use in found]


def _clean(body):
    return "def clean(self):\n    super().clean()\n" + indent(dedent(body).strip("\n"), "    ")


@pytest.mark.parametrize(
    "body",
    [
        "if self.device is None and self.module is None:\n    raise ValidationError('neither')",
        "if not self.device and not self.module:\n    raise ValidationError('neither')",
        "if not (self.device or self.module):\n    raise ValidationError('neither')",
        "if not any([self.device, self.module]):\n    raise ValidationError('neither')",
        "if not (self.device_id or self.module_id):\n    raise ValidationError('neither')",
        "if self.kind and self.device:\n    raise ValidationError('both')\nelif not self.device and not self.module: raise X()",
        "if not self.device:\n    if not self.module:\n        raise ValidationError('neither')",
        "if self.device is None:\n    if self.module_id is None:\n        raise ValidationError('neither')\n    return",
        "if bool(self.device) and self.label:\n    raise ValidationError('x')\nif not self.module:\n    raise Error('x')",
    ],
)
def test_what_clean_refuses_is_known_of_validated_rows(link, body):
    assert _uses(link, _clean(body), EITHER) == [("self.module", True)]


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        "if self.device and self.module:\n    raise ValidationError('both')",
        "if not self.device and not self.module and self.label:\n    raise ValidationError('neither')",
        "if not self.device and not self.module:\n    self.label = 'neither'",
        "if self.label:\n    return\nif not self.device and not self.module:\n    raise ValidationError('neither')",
        "for x in []:\n    if not self.device and not self.module:\n        raise ValidationError('neither')",
        "if self.kind == unknown() and not self.device and not self.module:\n    raise ValidationError('neither')",
    ],
)
def test_what_clean_lets_pass_is_not(link, body):
    assert _uses(link, _clean(body), EITHER) == [("self.module", False)]


@pytest.mark.parametrize(
    ("body", "used"),
    [
        ("if self.kind == 'module' and not self.made: raise ValidationError('x')", "if self.kind == 'module': self.made.date()"),
        (
            "if self.kind == Port.KIND and not self.made: raise ValidationError('x')",
            "if self.kind == Port.KIND: self.made.date()",
        ),
        ("if self.kind in ('a', 'b') and not self.made: raise ValidationError('x')", "if self.kind == 'a': self.made.date()"),
        ("if self.kind != 'a' and not self.made: raise ValidationError('x')", "if self.kind == 'b': self.made.date()"),
        ("if self.device and not self.made: raise ValidationError('x')", "if self.device: self.made.date()"),
        ("if not self.made: raise ValidationError('x')", "self.made.date()"),
    ],
)
def test_conditions_of_clean(link, body, used):
    assert _uses(link, _clean(body), used) == [("self.made", True)]
    assert _uses(link, "", used) == [("self.made", False)]


STATES = "FREE = 'free'\nUSED = 'used'\nWITHOUT = (FREE, 'lost')\nWITH = [USED]\n"


@pytest.mark.parametrize(
    ("refused", "used"),
    [
        ("self.kind not in self.WITHOUT and not self.made", "if self.kind == Port.USED: self.made.date()"),
        ("self.kind not in Port.WITHOUT and not self.made", "if self.kind == Port.USED: self.made.date()"),
        ("not self.made and self.kind in self.WITH", "if self.kind == 'used': self.made.date()"),
    ],
)
def test_a_collection_of_constants_that_has_a_name(link, refused, used):
    save = f"{STATES}def save(self, *args):\n    if {refused}:\n        raise ValueError('x')\n    super().save(*args)"
    assert _uses(link, save, used) == []
    assert _uses(link, save, used.replace("USED", "FREE").replace("'used'", "'free'")) == [("self.made", False)]
    assert _uses(link, save, "self.made.date()") == [("self.made", False)]


@pytest.mark.parametrize("states", ["WITH = frozenset(KINDS)\n", "WITH = [unknown(), 'used']\n", "WITH = {'used': 'Used'}\n", ""])
def test_a_collection_that_is_not_known(link, states):
    save = f"{states}def save(self, *args):\n    if self.kind in self.WITH and not self.made:\n        raise ValueError('x')"
    assert _uses(link, save, "if self.kind == 'used': self.made.date()") == [("self.made", False)]


@pytest.mark.parametrize(
    "save",
    [
        "def save(self, *args, **kwargs):\n    self.full_clean()\n    super().save(*args, **kwargs)",
        "def save(self, *args, **kwargs):\n    self.clean()\n    return super().save(*args, **kwargs)",
    ],
)
def test_a_save_that_validates_leaves_no_null(link, save):
    clean = _clean("if not self.device and not self.module:\n    raise ValidationError('neither')")
    assert _uses(link, clean + "\n" + save, EITHER) == []
    assert _uses(link, save, EITHER) == [("self.module", False)]


@pytest.mark.parametrize(
    "save",
    [
        "def save(self, *args, **kwargs):\n    if self.label:\n        self.full_clean()\n    super().save(*args, **kwargs)",
        "def save(self, *args, **kwargs):\n    if self.label:\n        return\n    self.full_clean()",
        "def save(self, raw):\n    if raw:\n        with atomic():\n            return super().save()\n    self.full_clean()",
        "def save(self, *args, **kwargs):\n    super().save(*args, **kwargs)\n    self.full_clean()",
        "def store(self):\n    self.full_clean()\n    self.save()",
    ],
)
def test_a_save_that_sometimes_validates(link, save):
    clean = _clean("if not self.device and not self.module:\n    raise ValidationError('neither')")
    assert _uses(link, clean + "\n" + save, EITHER) == [("self.module", True)]


def test_a_save_that_refuses_leaves_no_null(link):
    save = "def save(self, *args):\n    if not self.made:\n        raise ValueError('x')\n    super().save(*args)"
    assert _uses(link, save, "self.made.date()") == []


def test_what_the_code_itself_set_is_not_validated_yet(link):
    clean = _clean("if not self.made: raise ValidationError('x')")
    assert _uses(link, clean, "port = Port()\nport.made = None\nport.made.date()") == [("port.made", False)]


LOOSE = "if self.device is None:\n    if self.label:\n        raise ValidationError('a label is for devices')"


@pytest.mark.parametrize("test", ["self.label", "self.label is not None"])
def test_what_is_there_counts_as_true_in_rows_that_clean_has_seen(link, test):
    assert _uses(link, _clean(LOOSE), f"if {test}:\n    self.device.name.lower()") == [("self.device", True)]


@pytest.mark.parametrize("test", ["True", "self.made", "self.label is None", "not self.label"])
def test_without_it_nothing_is_told(link, test):
    assert _uses(link, _clean(LOOSE), f"if {test}:\n    self.device.name.lower()") == [("self.device", False)]


def test_what_save_refuses_is_not_taken_so_loosely(link):
    save = "def save(self):\n" + indent(LOOSE, "    ")
    assert _uses(link, save, "if self.label is not None:\n    self.device.name.lower()") == [("self.device", False)]


GENERIC = """
    kind_of = models.ForeignKey("contenttypes.ContentType", null=True, on_delete=models.CASCADE)
    key_of = models.PositiveIntegerField(null=True)
    of = GenericForeignKey("kind_of", "key_of")
"""


@pytest.mark.parametrize("test", ["self.key_of", "self.key_of is not None"])
def test_type_and_key_of_a_generic_relation_are_set_together(link, test):
    assert _uses(link, GENERIC, f"if {test}:\n    self.kind_of.name.lower()") == [("self.kind_of", True)]


@pytest.mark.parametrize("fields", [GENERIC, GENERIC.replace('    of = GenericForeignKey("kind_of", "key_of")\n', "")])
def test_they_are_null_together_too(link, fields):
    assert _uses(link, fields, "if not self.key_of or self.label:\n    self.kind_of.name.lower()") == [("self.kind_of", False)]


def test_two_columns_without_a_generic_relation_are_set_apart(link):
    fields = GENERIC.partition("    of =")[0]
    assert _uses(link, fields, "if self.key_of:\n    self.kind_of.name.lower()") == [("self.kind_of", False)]


NEITHER = "if not self.device and not self.module:\n        raise ValidationError('neither')"
HELPER = f"def _clean_ports(self):\n    {NEITHER}\n"


@pytest.mark.parametrize(
    "body",
    [
        "self._clean_ports()",
        "if self.label == 'x':\n    self.label = 'y'\nself._clean_ports()",
        "self._clean_all()",
        "neither = not self.device and not self.module\nif neither:\n    raise ValidationError('neither')",
        "some = self.device or self.module_id\nif not some:\n    raise ValidationError('neither')",
    ],
)
def test_what_helpers_and_names_in_clean_refuse(link, body):
    methods = HELPER + "def _clean_all(self):\n    self._clean_ports()\n" + _clean(body)
    assert _uses(link, methods, EITHER) == [("self.module", True)]


@pytest.mark.parametrize(
    "body",
    [
        "if self.label:\n    self._clean_ports()",
        "if self.label:\n    return\nself._clean_ports()",
        "self.label._clean_ports()",
        "self._clean_ports",
        "self._clean_unknown()",
        "neither = unknown()\nif neither:\n    raise ValidationError('neither')",
    ],
)
def test_what_helpers_that_may_not_be_asked_refuse(link, body):
    assert _uses(link, HELPER + _clean(body), EITHER) == [("self.module", False)]


@pytest.mark.parametrize("name", ["f'_clean_{self.kind}'", "'_clean_%s' % self.kind", "'_clean_' + self.kind"])
def test_helpers_that_an_attribute_chooses(link, name):
    methods = HELPER + _clean(f"getattr(self, {name})()")
    assert _uses(link, methods, "if self.kind == 'ports':\n    " + EITHER.replace("\n", "\n    ")) == [("self.module", True)]
    assert _uses(link, methods, "if self.kind == 'other':\n    " + EITHER.replace("\n", "\n    ")) == [("self.module", False)]
    assert _uses(link, methods, EITHER) == [("self.module", False)]


@pytest.mark.parametrize(
    "name", ["f'_clean_{self.kind}s'", "f'_clean_{kind}'", "f'{self.kind}'", "self.kind", "f'_clean_{self.kind!r}'"]
)
def test_helpers_of_which_nobody_knows_which_one_is_asked(link, name):
    methods = HELPER + _clean(f"getattr(self, {name})()")
    assert _uses(link, methods, "if self.kind == 'ports':\n    " + EITHER.replace("\n", "\n    ")) == [("self.module", False)]


def test_predicates_of_the_row_tell_what_was_chosen(link):
    methods = "@property\ndef is_module(self):\n    return self.kind == self.KIND\n" + _clean(
        "getattr(self, f'_clean_{self.kind}')()"
    )
    methods += "\ndef _clean_module(self):\n    if not self.module:\n        raise ValidationError('none')\n"
    assert _uses(link, methods, "if self.is_module:\n    self.module.name.lower()") == [("self.module", True)]
