import pytest
from django.core.exceptions import ImproperlyConfigured

from campaign import env


def test_text_is_as_written(monkeypatch):
    monkeypatch.setenv("SITE", "here")
    assert env.text("SITE") == "here"
    assert env.text("ELSEWHERE", "there") == "there"


@pytest.mark.parametrize("value", [None, ""])
def test_required_text_that_is_missing_says_what_to_do(monkeypatch, value):
    monkeypatch.delenv("SITE", raising=False)
    if value is not None:
        monkeypatch.setenv("SITE", value)
    with pytest.raises(ImproperlyConfigured, match=r"^SITE is not set\. Write its name\.$"):
        env.text("SITE", required=True, hint="Write its name.")


@pytest.mark.parametrize(
    ("value", "meant"), [("1", True), ("TRUE", True), ("on", True), ("0", False), ("No", False), ("", False)]
)
def test_boolean_in_the_words_people_write(monkeypatch, value, meant):
    monkeypatch.setenv("SWITCH", value)
    assert env.boolean("SWITCH", default=not meant) is meant


def test_boolean_that_is_not_set_is_the_default():
    assert env.boolean("NO_SUCH_SWITCH", default=True) is True


def test_boolean_in_other_words_is_refused(monkeypatch):
    monkeypatch.setenv("SWITCH", "maybe")
    with pytest.raises(ImproperlyConfigured, match="SWITCH is 'maybe'; write 1 or 0"):
        env.boolean("SWITCH", default=True)


def test_integer(monkeypatch):
    assert env.integer("NO_SUCH_NUMBER", 7) == 7
    monkeypatch.setenv("NUMBER", "12")
    assert env.integer("NUMBER", 7) == 12


@pytest.mark.parametrize("value", ["-1", "0", "1.5", "many"])
def test_integer_that_makes_no_sense_is_refused(monkeypatch, value):
    monkeypatch.setenv("NUMBER", value)
    with pytest.raises(ImproperlyConfigured, match=f"NUMBER is '{value}'; write a whole number of at least 1"):
        env.integer("NUMBER", 7, least=1)


def test_words_are_written_with_commas(monkeypatch):
    monkeypatch.setenv("HOSTS", "a.example, b.example ,,")
    assert env.words("HOSTS") == ["a.example", "b.example"]
    assert env.words("NO_SUCH_LIST", "x,y") == ["x", "y"]
