"""Problems, made by the same acts as in life."""

from itertools import count

from phases.analysis import services
from phases.analysis.models import Problem
from tests.factories import meetings

numbers = count(1)


def problem(of, text="", *, by=None, subject=Problem.Subject.PARTY_CADRES, **fields):
    return services.add_problem(
        campaign=of,
        phase=fields.pop("phase", None) or of.phases.all()[0],
        text=text or f"问题{next(numbers)}",
        subject=subject,
        by=by or meetings.appointed(of),
        **fields,
    )
