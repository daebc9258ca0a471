"""A form as text, one question a line."""

import pytest

from phases.appraisal import wording
from phases.appraisal.wording import Word, WordingError
from tests.factories import appraisal as make
from tests.factories import timeline


def test_question_has_words_weights_and_what_is_not_counted():
    (asked,) = wording.read("整改满意吗 #12 公布办事电话：满意=100、基本满意=75，不满意=55、（不了解）")
    assert (asked.text, asked.about_number, asked.about) == ("整改满意吗", 12, "公布办事电话")
    assert asked.words == (
        Word("满意", weight=100), Word("基本满意", weight=75), Word("不满意", weight=55), Word("不了解", "unknown"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "at least one question"),
        ("满意吗", "Line 1: a colon"),
        ("好：一、二\n坏：一", "Line 2: a question has 2 to 6 words"),
        ("多：一、二、三、四、五、六、七", "not 7"),
        ("重：好、好", "twice"),
        ("空：好、（不了解）", "at least two words are counted"),
        ("长" * 201 + "：好、坏", "too long"),
    ],
)
def test_mistake_names_its_line(text, said):
    with pytest.raises(WordingError, match=said):
        wording.read(text)


@pytest.mark.django_db
def test_form_that_is_written_out_reads_as_itself():
    form = "一 #3 电话：好=100、中=75、差=55、（不了解）\n二：深刻、比較深刻、一般、不深刻"
    appraisal = make.planned(timeline.campaign(), form)
    assert wording.written(make.whole(appraisal).questions.all()) == form
    assert wording.read(form) == wording.read(wording.written(make.whole(appraisal).questions.all()))


def test_classes_of_voters_stand_one_a_line_with_their_number():
    assert wording.read_classes("黨員 23\n入黨積極分子5名\n\n群眾代表") == [
        ("黨員", 23), ("入黨積極分子", 5), ("群眾代表", None),
    ]  # fmt: skip
