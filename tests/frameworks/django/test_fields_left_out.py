"""What users may leave out of forms and serializers is None in what these have validated."""

from __future__ import annotations

import pytest

MODELS = """
from django.db import models

class Customer(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    number = models.CharField(max_length=20)
    code = models.CharField(max_length=20, null=True, blank=True)
    note = models.TextField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    paid = models.DateField(null=True)
    buyer = models.ForeignKey(Customer, null=True, blank=True, on_delete=models.SET_NULL)
"""

FORM = """
from django import forms
from models import Customer, Order

class Search(forms.Form):
    text = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=(), required=False)
    since = forms.DateField(required=False)
    until = forms.DateField()
    limit = forms.IntegerField(required=False)
    shown = forms.IntegerField(required=False, disabled=True)
    buyer = forms.ModelChoiceField(queryset=Customer.objects.all(), required=False)
    seller = forms.ModelChoiceField(queryset=Customer.objects.all())
    many = forms.ModelMultipleChoiceField(queryset=Customer.objects.all(), required=False)
{methods}
    def shown(self):
        found = self.cleaned_data
        {use}
"""


def _shown(told, use: str, methods: str = "") -> bool:
    return bool(told(MODELS, FORM.replace("{use}", use).replace("{methods}", methods)))


@pytest.mark.parametrize(
    "use",
    [
        "return found['since'].month",
        "return found.get('limit') + 1",
        "return self.cleaned_data['buyer'].name",
        "return found['since'] < found['until']",
    ],
)
def test_fields_that_need_not_be_filled(told, use):
    assert _shown(told, use)


@pytest.mark.parametrize(
    "use",
    [
        "return found['text'].strip() + found['kind'].strip()",
        "return found['until'].month",
        "return found['shown'] + 1",
        "return found['seller'].name",
        "return [each.name for each in found['many']]",
        "return found['since'].month if found['since'] else None",
        "return found['buyer'] and found['buyer'].name",
        "if found.get('limit') is not None:\n            return found['limit'] + 1",
        "found['since'] = found['since'] or 3\n        return found['since'].month",
    ],
)
def test_fields_that_are_filled_or_tested(told, use):
    assert not _shown(told, use)


@pytest.mark.parametrize(
    "method",
    [
        "def clean(self):\n        if not self.cleaned_data.get('since'):\n            raise forms.ValidationError('when?')",
        "def clean(self):\n        it = self.cleaned_data['since']\n        if it is None:\n            raise ValueError",
        "def clean_since(self):\n        return self.cleaned_data['since'] or today()",
        "def __init__(self, *args):\n        super().__init__(*args)\n        self.fields['since'].required = True",
        "def clean_since(self):\n        return first_day(self.cleaned_data)",
        "def clean_since(self):\n        since = first_day(self.cleaned_data)\n        return since",
        "def clean(self):\n        self.ask()\n\n    def ask(self):\n        return self.cleaned_data['since'] or fail()",
        "def __init__(self, *args):\n        super().__init__(*args)\n        self.fields['since'] = forms.DateField()",
        "def __init__(self, *args):\n        for field in self.fields.values():\n            field.required = True",
    ],
)
def test_what_the_form_itself_asks_for(told, method):
    assert not _shown(told, "return found['since'].month", f"\n    {method}\n")


@pytest.mark.parametrize(
    "method",
    [
        "def clean(self):\n        if not self.cleaned_data.get('limit'):\n            raise forms.ValidationError('how many?')",
        "def __init__(self, *args):\n        super().__init__(*args)\n        self.fields['limit'].required = True",
        "def __init__(self, *args):\n        super().__init__(*args)\n        self.fields['since'].required = False",
        "def __init__(self, *args):\n        super().__init__(*args)\n        self.fields['until'] = forms.DateField()",
        "def clean_since(self):\n        return self.cleaned_data['since']",
        "def check(self):\n        return self.cleaned_data['since'] is None",
    ],
)
def test_what_the_form_asks_of_other_fields(told, method):
    assert _shown(told, "return found['since'].month", f"\n    {method}\n")


def test_columns_that_a_form_takes_over(told):
    source = """
from django import forms
from models import Order

class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["code", "note", "due", "paid", "buyer"]

    def clean(self):
        data = super().clean()
        data["code"].strip()  # null
        data["note"].strip()
        data["due"].isoformat()  # null
        data["paid"].isoformat()
        data["buyer"].name  # null
        return data

class WithoutDue(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["code"]

    def clean(self):
        return self.cleaned_data["due"].isoformat()

class OwnField(forms.ModelForm):
    due = forms.DateField()

    class Meta:
        model = Order
        exclude = ["buyer"]

    def clean(self):
        return self.cleaned_data["due"].isoformat(), self.cleaned_data["buyer"].name

def save(request):
    form = OrderForm(request.POST)
    if form.is_valid():
        return form.cleaned_data["buyer"].name  # null
"""
    assert told(MODELS, source) == [line.strip() for line in source.splitlines() if "# null" in line]


@pytest.mark.parametrize(
    "column",
    [
        "ArrayField(models.CharField(max_length=5), null=True, blank=True)",
        "HStoreField(null=True, blank=True)",
        "models.FilePathField(null=True, blank=True)",
        "models.GenericIPAddressField(null=True, blank=True)",
        "RichTextField(null=True, blank=True)",
    ],
)
def test_columns_whose_fields_give_what_is_empty(told, column):
    source = f"""
from ckeditor.fields import RichTextField
from django import forms
from django.contrib.postgres.fields import ArrayField, HStoreField
from django.db import models

class Page(models.Model):
    content = {column}

class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ["content"]

    def count(self):
        return self.cleaned_data["content"].count("a")
"""
    assert told(MODELS, source) == []


def test_fields_of_serializers_that_admit_null(told):
    source = """
from rest_framework import serializers
from models import Customer, Order

class Plan(serializers.Serializer):
    buyer = serializers.PrimaryKeyRelatedField(queryset=Customer.objects.all(), allow_null=True)
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField()
    pause = serializers.DateField(required=False)
    hours = serializers.IntegerField(allow_null=True, source="minutes")
    shown = serializers.IntegerField(allow_null=True, read_only=True)

    def validate_start(self, value):
        return value.replace(day=1)  # null

    def validate_end(self, value):
        return value.replace(day=1)

    def create(self, validated_data):
        validated_data["end"].isoformat()
        validated_data["pause"].isoformat()
        validated_data["shown"].bit_count()
        validated_data["hours"].bit_count()
        validated_data["minutes"].bit_count()  # null
        if validated_data["buyer"]:
            validated_data["buyer"].name
        return validated_data["buyer"].name  # null

class Checked(serializers.Serializer):
    start = serializers.DateField(allow_null=True)

    def validate(self, attrs):
        if attrs["start"] is None:
            raise serializers.ValidationError("when?")
        return attrs

    def create(self, validated_data):
        return validated_data["start"].isoformat()

class NoSerializer:
    start = serializers.DateField(allow_null=True)

    def create(self, validated_data):
        return validated_data["start"].isoformat()
"""
    assert told(MODELS, source) == [line.strip() for line in source.splitlines() if "# null" in line]


def test_columns_that_a_serializer_refuses(told):
    source = """
from rest_framework import serializers
from models import Order

class Strict(serializers.ModelSerializer):
    class Meta:
        model = Order

    def validate(self, attrs):
        if not attrs.get("code"):
            raise serializers.ValidationError("code?")
        if attrs["due"]:
            attrs["paid"] = attrs["due"]
        return attrs

    def validate_buyer(self, buyer):
        if buyer is None:
            raise serializers.ValidationError("who?")
        return buyer

    def create(self, validated_data):
        validated_data["code"].strip()
        validated_data["buyer"].name
        validated_data["due"].isoformat()  # null
        return super().create(validated_data)

def view(request):
    strict = Strict(data=request.data)
    strict.is_valid(raise_exception=True)
    return strict.validated_data["code"].strip(), strict.validated_data["note"].strip()  # null
"""
    assert told(MODELS, source) == [line.strip() for line in source.splitlines() if "# null" in line]


def test_a_form_with_many_reads_is_gone_through_once(told):
    reads = "".join(f"        x = self.cleaned_data['f{i}']\n        if x:\n            x.month\n" for i in range(25))
    methods = "".join(f"    def clean_f{i}(self):\n{reads}        return self.cleaned_data['f{i}']\n" for i in range(40))
    fields = "".join(f"    f{i} = forms.DateField(required=False)\n" for i in range(40))
    last = "    def shown(self):\n        return self.cleaned_data['f24'].month  # asked for above\n"
    assert told(MODELS, f"from django import forms\n\nclass Search(forms.Form):\n{fields}{methods}{last}") == []


OF_ONE_FIELD = """
from django import forms

class Search(forms.Form):
    since = forms.DateField(required=False)

    def clean_since(self):
        {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "since = self.cleaned_data['since']\n        return since.replace(day=1)  # null",
        "since = self.cleaned_data.get('since')\n        return since.year  # null",
        "since = self.cleaned_data['since']\n        if since.year < 2000:  # null\n            raise Old\n        return since",
        "return self.cleaned_data['since'].year  # null",
        "since = self.cleaned_data.get('since', today())\n        return since.year  # null",
    ],
)
def test_what_the_method_of_a_field_makes_of_it(told, body):
    source = OF_ONE_FIELD.format(body=body)
    assert told(MODELS, source) == [line.strip() for line in source.splitlines() if "# null" in line]


@pytest.mark.parametrize(
    "body",
    [
        "since = self.cleaned_data['since']\n        if since:\n            since = since.replace(day=1)\n        return since",
        "since = self.cleaned_data['since'] or today()\n        return since.year",
        "since = self.cleaned_data['since']\n        return since.year if since else None",
        "since = self.cleaned_data['since']\n        if since is None:\n            since = today()\n        return since.year",
        "since = self.cleaned_data['since']\n        since = first_day(since)\n        return since.year",
    ],
)
def test_what_the_method_of_a_field_asks_for(told, body):
    assert told(MODELS, OF_ONE_FIELD.format(body=body)) == []
