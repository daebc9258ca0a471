"""Topics and visits, made by the same acts as in life."""

from itertools import count

from phases.meetings.models import Meeting
from phases.research import services
from phases.research.models import Conversion
from tests.factories import meetings, organisation

numbers = count(1)

# The six topics of source S (domain.md S-31).
SIX = (
    "新兴产业支撑高新技术产业跨越发展对策研究",
    "发酵床养殖技术的推广现状及前景展望",
    "科技公共服务平台建设成效分析与发展思路",
    "军品生产企业产学研现状及思考",
    "知识产权质押的可行性研究与思考",
    "加强科技系统机关作风建设的对策建议",
)


def topic(of, title="", *, by=None, department=None, **fields):
    return services.add_topic(
        campaign=of,
        phase=fields.pop("phase", None) or of.phases.all()[0],
        title=title or f"课题{next(numbers)}",
        department=department or organisation.department(of.unit, f"处室{next(numbers)}"),
        by=by or meetings.appointed(of),
        **fields,
    )


def six(of, *, by=None):
    by = by or meetings.appointed(of)
    return [topic(of, title, by=by) for title in SIX]


def reported(made, *, by=None, text="调研情况和建议。"):
    """The topic with its report filed."""
    services.take_in_report(topic=made, text=text, by=by or meetings.appointed(made.campaign))
    made.refresh_from_db()
    return made


def converted(made, *, by=None, kind=Conversion.Kind.ITEM, what="开展专利质押试点"):
    return services.record_conversion(topic=made, kind=kind, what=what, by=by or meetings.appointed(made.campaign))


def exchange_meeting(of, **fields):
    return meetings.meeting(of, kind=Meeting.Kind.RESULT_EXCHANGE, title="调研成果交流会", **fields)


def visit(of, *, by=None, people=(), place="新区光伏企业", on=meetings.DAY, **fields):
    phase = fields.pop("phase", None) or of.phases.all()[0]
    return services.record_visit(
        campaign=of, phase=phase, visited_on=on, place=place, people=people, by=by or meetings.appointed(of), **fields
    )
