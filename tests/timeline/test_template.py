"""Campaign templates: the sources' numbers as data, and errors that name file and place."""

from copy import deepcopy

import pytest
import yaml

from phases.timeline import template

GOOD = {
    "key": "small",
    "version": 1,
    "name": "小模板",
    "mode": "sequential",
    "phases": [
        {
            "key": "study",
            "name": "学习调研",
            "steps": [{"key": "prepare", "name": "准备", "tasks": [{"key": "plan", "name": "制定方案"}]}],
            "requirements": [{"key": "mobilised", "text": "召开动员大会", "criterion": "meeting_held"}],
        }
    ],
}


def requirements_of(key):
    return {line["key"]: line for phase in template.available()[key].phases for line in phase["requirements"]}


def test_every_template_of_the_folder_reads():
    assert {found.mode for found in template.available().values()} == set(template.MODES)


@pytest.mark.trace("S-16", "S-17")
def test_bureau_asks_for_three_sessions_and_twenty_hours():
    asked = requirements_of("study-practice-2009-bureau")
    assert (asked["pg_sessions"]["value"], asked["member_hours"]["value"]) == (3, 20)


@pytest.mark.trace("S-04", "S-55")
def test_bureau_has_five_groups_of_tasks_and_a_report_with_the_same_five_headings():
    phase = template.available()["study-practice-2009-bureau"].phases[0]
    assert [step["name"] for step in phase["steps"]] == ["准备", "学习培训", "调查研究", "解放思想讨论", "组织领导"]
    assert [section["key"] for section in phase["report"]["sections"]] == [step["key"] for step in phase["steps"]]


@pytest.mark.trace("T-05")
def test_museum_has_four_tasks_and_ten_requirements_in_phase_one():
    phase = template.available()["study-practice-2008-museum"].phases[0]
    tasks = [task for step in template.all_steps(phase["steps"]) for task in step["tasks"]]
    announced = [line for line in phase["requirements"] if line.get("severity", "gate") == "gate"]
    assert (len(tasks), len(announced)) == (4, 10)
    assert {line["task"] for line in phase["requirements"]} <= {task["key"] for task in tasks}


@pytest.mark.trace("T-09")
def test_museum_lists_eleven_duties_of_each_leader():
    assert len(template.available()["study-practice-2008-museum"].rules["leader_checklist"]) == 11


@pytest.mark.trace("T-14")
def test_what_study_must_not_lack_is_data_four_items_here_and_three_there():
    lists = {key: found.rules.get("study_checklist", []) for key, found in template.available().items()}
    assert len(lists["study-practice-2009-bureau"]) == 4
    assert [one["name"] for one in lists["study-practice-2008-museum"]] == ["學習人員", "學習時間", "學習任務"]


@pytest.mark.trace("T-65")
def test_summary_report_has_three_chapters_and_seven_parts():
    sections = template.available()["study-practice-2008-museum"].phases[2]["report"]["sections"]
    assert (len(sections), len(sections[0]["parts"])) == (3, 7)


def broken(**changes):
    return deepcopy(GOOD) | changes


def with_requirement(**changes):
    data = deepcopy(GOOD)
    data["phases"][0]["requirements"][0] |= changes
    return data


TWICE = deepcopy(GOOD)
TWICE["phases"][0]["steps"] *= 2


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ([], "a template is a mapping"),
        (broken(version="one"), "version"),
        (broken(mode="circular"), "mode “circular”"),
        (broken(phases=[{"key": "study"}]), "phase 1 needs a key and a name"),
        (TWICE, "phase 1, step “prepare” stands there twice"),
        (with_requirement(key=""), "phase 1, requirement needs a key"),
        (with_requirement(criterion=""), "phase 1, requirement “mobilised” needs “criterion”"),
        (with_requirement(severity="heavy"), "requirement “mobilised”: severity"),
        (with_requirement(every="week"), "requirement “mobilised”: every"),
        (with_requirement(value=-1), "requirement “mobilised”: value"),
    ],
)
def test_error_names_the_file_and_the_place(data, place):
    with pytest.raises(template.TemplateError) as error:
        template.read(data, "office.yaml")
    assert "office.yaml" in str(error.value)
    assert place in str(error.value)


def test_file_that_is_no_yaml_is_named(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("key: [")
    with pytest.raises(template.TemplateError, match=r"broken\.yaml cannot be read"):
        template.load(path)


def test_template_counts_its_tasks_and_requirements(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump(GOOD))
    found = template.load(path)
    assert (found.tasks, found.requirements, found.script) == (1, 1, "zh-hans")
