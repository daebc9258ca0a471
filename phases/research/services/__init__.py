"""What happens to research. `move` is the one road for a topic's state; everything else calls it."""

from phases.research.services.conversions import record_conversion, remove_conversion
from phases.research.services.links import link_groups, link_opinions, unlink_opinion
from phases.research.services.moving import move
from phases.research.services.reports import exchange_reports, file_report, take_in_report, write_report
from phases.research.services.topics import add_topic, change_topic, import_titles, remove_topic
from phases.research.services.visits import change_visit, record_visit, remove_visit

__all__ = [
    "add_topic",
    "change_topic",
    "change_visit",
    "exchange_reports",
    "file_report",
    "import_titles",
    "link_groups",
    "link_opinions",
    "move",
    "record_conversion",
    "record_visit",
    "remove_conversion",
    "remove_topic",
    "remove_visit",
    "take_in_report",
    "unlink_opinion",
    "write_report",
]
