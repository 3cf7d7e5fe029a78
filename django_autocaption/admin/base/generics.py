"""What admin classes and forms inherit from Django: classes that are generic in its type stubs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core import paginator

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    AdminMixin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    ModelChoiceField = forms.ModelChoiceField[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
    GenericFormSet = BaseGenericInlineFormSet[Any, Any]
    Paginator = paginator.Paginator[Any]
else:
    ModelAdmin = admin.ModelAdmin
    #: For classes that are put before a ModelAdmin.
    AdminMixin = object
    TabularInline = admin.TabularInline
    ModelForm = forms.ModelForm
    ModelChoiceField = forms.ModelChoiceField
    InlineFormSet = forms.BaseInlineFormSet
    GenericFormSet = BaseGenericInlineFormSet
    Paginator = paginator.Paginator
