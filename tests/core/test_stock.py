"""A sentence of the framework that it no longer says would be translated in vain."""

from django import forms
from django.core import validators
from django.utils import translation

from phases.core import stock

FIELDS = (forms.CharField, forms.DateField, forms.IntegerField, forms.DecimalField, forms.ModelChoiceField)


def test_every_sentence_is_one_that_the_framework_says():
    with translation.override("en"):
        said = {str(words) for field in FIELDS for words in field.default_error_messages.values()}
        said |= {str(forms.Field.default_error_messages["required"])}
        said |= {str(validators.MinValueValidator.message), str(validators.MaxValueValidator.message)}
    assert set(stock.SAID) <= said
