"""Rows that forms have validated, and models that only a view's methods name."""

from __future__ import annotations


def test_fields_that_choose_rows(told_in_rooms):
    told_in_rooms(
        """
from django import forms
from django.views.generic import FormView

class Choice(forms.Form):
    one = forms.ModelChoiceField(queryset=Exam.objects.all())
    many = forms.ModelMultipleChoiceField(Exam.objects.all())
    visit = forms.ModelChoiceField(queryset=Visit.objects.all())
    text = forms.CharField()

    def clean_one(self):
        chosen = self.cleaned_data["one"]
        return chosen.room.name if chosen.room else chosen.spare.name  # null

    def clean(self):
        data = self.cleaned_data
        print(data["visit"].room.name, data["text"].room)
        return [each.room.name for each in data["many"]]  # null

class Chosen(FormView):
    form_class = Choice

    def form_valid(self, form):
        it = form.cleaned_data.get("one")
        other = form.cleaned_data["visit"]
        print(other.room.name)
        return it.spare.name  # null

class Unknown(FormView):
    def form_valid(self, form):
        return form.cleaned_data["one"].room.name

def choose(request):
    form = Choice(request.POST)
    if form.is_valid():
        print(form.cleaned_data["one"].room.name)  # null
        print(form.cleaned_data["two"].room.name)
"""
    )


def test_relations_of_a_forms_model(told_in_rooms):
    told_in_rooms(
        """
from django import forms
from django.db import models

class Paper(models.Model):
    exam = models.ForeignKey(Exam, on_delete=models.CASCADE)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE)

class PaperForm(forms.ModelForm):
    class Meta:
        model = Paper
        fields = "__all__"

    def clean_exam(self):
        return self.cleaned_data["exam"].room.name  # null

    def clean_visit(self):
        return self.cleaned_data["visit"].room.name
"""
    )


def test_models_that_methods_of_a_view_name(told_in_rooms):
    told_in_rooms(
        """
from rest_framework import serializers, viewsets

class ExamSerializer(serializers.ModelSerializer):
    class Meta:
        model = Exam

class ExamViews(viewsets.ModelViewSet):
    def get_queryset(self):
        return Exam.objects.exclude(spare=None)

    def show(self, request):
        one = self.get_object()
        print(one.spare.name)
        return one.room.name  # null

class SavedViews(viewsets.ModelViewSet):
    def get_serializer_class(self):
        return ExamSerializer

    def perform_create(self, serializer):
        return serializer.save().room.name  # null

class VisitViews(viewsets.ModelViewSet):
    def get_queryset(self):
        return Visit.objects.all()

    def show(self, request):
        return self.get_object().room.name

class BothViews(viewsets.ModelViewSet):
    def get_queryset(self):
        if self.kwargs["exam"]:
            return Exam.objects.all()
        return Visit.objects.all()

    def show(self, request):
        return self.get_object().room.name

class OtherViews(viewsets.ModelViewSet):
    def get_queryset(self):
        return Search(Exam).run()

    def show(self, request):
        return self.get_object().room.name

class Search:
    def __init__(self, model): ...
"""
    )


def test_the_row_that_a_form_is_made_for(told_in_rooms):
    told_in_rooms(
        """
from django import forms

class ExamForm(forms.ModelForm):
    class Meta:
        model = Exam

    def __init__(self, *args, **kwargs):
        exam = kwargs.get("instance")
        if exam:
            kwargs["initial"] = {"room": exam.room.name}  # null
        super().__init__(*args, **kwargs)

class Tested(ExamForm):
    def __init__(self, *args, **kwargs):
        it = kwargs.pop("instance", None)
        if it is not None and it.room:
            print(it.room.name)
        if it and it.spare is not None:
            print(it.spare.name, it.room.name)  # null
        super().__init__(*args, **kwargs)

class VisitForm(forms.ModelForm):
    class Meta:
        model = Visit

    def __init__(self, *args, **kwargs):
        it = kwargs.get("instance")
        if it:
            print(it.room.name)

class NoForm:
    def __init__(self, *args, **kwargs):
        it = kwargs.get("instance")
        print(it.room.name, kwargs.get("exam").room.name)

class Other(forms.ModelForm):
    class Meta:
        model = Exam

    def __init__(self, options, **kwargs):
        it = options.get("instance")
        one = kwargs.get("initial")
        print(it.room.name, one.room.name)

def run(**kwargs):
    return kwargs.get("instance").room.name
"""
    )


def test_forms_for_what_a_view_asks_for(told_in_rooms):
    told_in_rooms(
        """
from django import forms
from django.views.generic import UpdateView

class ExamForm(forms.ModelForm):
    class Meta:
        model = Exam
        fields = ["date"]

class Change(UpdateView):
    form_class = ExamForm

    def get_queryset(self):
        return Exam.objects.filter(room__isnull=False)

    def form_valid(self, form):
        print(form.instance.spare.name)  # null
        return form.instance.room.name

class ChangeAny(UpdateView):
    form_class = ExamForm

    def form_valid(self, form):
        return form.instance.room.name  # null
"""
    )
