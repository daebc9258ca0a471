"""Forms of research: what a field can check."""

import pytest

from phases.research import forms
from tests.factories import opinions, research, timeline


@pytest.mark.trace("S-31")
def test_titles_are_read_without_numbers_and_closing_signs():
    assert forms.read_titles("1、甲研究；\n（2）乙；丙。\n三、丁\n\n") == ["甲研究", "乙", "丙", "丁"]


@pytest.mark.django_db
def test_numbers_find_consolidated_opinions_and_name_those_that_do_not_exist():
    campaign = timeline.campaign()
    group = opinions.group(campaign)
    field = forms.GroupNumbersField(campaign=campaign)
    assert field.clean(f"{group.number}、{group.number}") == [group]
    assert field.prepare_value([group]) == str(group.number)
    with pytest.raises(forms.forms.ValidationError, match="99"):
        field.clean(f"{group.number}，99")


@pytest.mark.django_db
def test_same_title_is_refused_with_the_way_out():
    campaign = timeline.campaign()
    research.topic(campaign, "甲")
    form = forms.TopicForm({"title": "甲", "phase": campaign.phases.all()[0].pk}, campaign=campaign)
    assert not form.is_valid()
    assert list(form.errors) == ["title"]


@pytest.mark.django_db
def test_title_of_a_novel_is_refused():
    campaign = timeline.campaign()
    form = forms.TitlesForm({"titles": "长" * 201, "phase": campaign.phases.all()[0].pk}, campaign=campaign)
    assert "titles" in form.errors
