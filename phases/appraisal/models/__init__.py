"""An appraisal: what is asked and of whom, and what was counted. The sealed urn stands in `models/urn.py`."""

from phases.appraisal.models.appraisals import Appraisal, VoterClass
from phases.appraisal.models.forms import Option, OptionGroup, Question
from phases.appraisal.models.tallies import BallotRemark, ResultCorrection, SecondCount, Tally
from phases.appraisal.models.urn import SecretUrn

__all__ = [
    "Appraisal",
    "BallotRemark",
    "Option",
    "OptionGroup",
    "Question",
    "ResultCorrection",
    "SecondCount",
    "SecretUrn",
    "Tally",
    "VoterClass",
]
