"""The blank ballot in the words of its script (domain.md T-47, T-49)."""

from phases.appraisal.models import Appraisal, Option
from phases.documents.paper.ballot import Ballot, Line
from phases.documents.paper.words import Script
from phases.timeline.models import Campaign

# The words of the paper follow the campaign's script, not the language of the screen.
WORDS: dict[Script, dict[str, str]] = {
    "zh-hans": {
        "how": "每项只选一格，在方格内打√。不署名，不做记号。",
        "blank": "某一项不选，视为该项弃权。",
        "void": "有一项不选或者多选，整张作废。",
        "look": "评议时请着重看",
        "remarks": "意见和建议（可以不填）",
        "item": "测评项目",
        "choice": "评价（每项选一格）",
        "about": "整改事项",
    },
    "zh-hant": {
        "how": "每項只選一格，在方格內打勾。不署名，不做記號。",
        "blank": "某一項不選，視為該項棄權。",
        "void": "有一項不選或者多選，整張作廢。",
        "look": "評議時請着重看",
        "remarks": "意見和建議（可以不填）",
        "item": "測評項目",
        "choice": "評價（每項選一格）",
        "about": "整改事項",
    },
}


def script_of(campaign: Campaign) -> Script:
    return "zh-hant" if campaign.script == Campaign.Script.HANT else "zh-hans"


def blank_ballot(appraisal: Appraisal) -> Ballot:
    """Nothing on it tells one copy from another."""
    campaign = appraisal.campaign
    words = WORDS[script_of(campaign)]
    return Ballot(
        script=script_of(campaign),
        unit=campaign.unit.name,
        title=appraisal.title,
        how=words["how"],
        blank=words["void" if appraisal.blank == Appraisal.Blank.VOID else "blank"],
        look=words["look"] if appraisal.guidance else "",
        guidance=tuple(appraisal.guidance),
        item=words["item"],
        choice=words["choice"],
        lines=tuple(
            Line(
                question.text,
                tuple(option.word for option in question.options.all() if option.kind != Option.Kind.BLANK),
                f"{words['about']}{question.about_number or ''}　{question.about}" if question.about else "",
            )
            for question in appraisal.questions.all()
        ),
        remarks=words["remarks"],
        dated_on=appraisal.held_on,
    )
