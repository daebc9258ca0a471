"""What the database itself refuses, whoever writes: named guards, as triggers on SQLite and on PostgreSQL.

A guard is one line of GUARDS. `when` is SQL that both databases read alike, with OLD and NEW; empty means always.
SQLite drops a table's triggers when a migration rebuilds the table: such a migration lays the guards again with
`restore` (tests/core/audit/test_guards.py notices a missing one).
"""

from dataclasses import dataclass

from django.db import migrations


@dataclass(frozen=True)
class Guard:
    """Refuses `event` on `table` when `when` holds. TRUNCATE exists on PostgreSQL alone."""

    name: str
    table: str
    event: str
    message: str
    when: str = ""

    def laid(self, vendor):
        if vendor == "postgresql":
            return self._postgresql()
        return [] if self.event == "TRUNCATE" else [self._sqlite()]

    def lifted(self, vendor):
        if vendor == "postgresql":
            return [f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}", f"DROP FUNCTION IF EXISTS {self.name}()"]
        return [f"DROP TRIGGER IF EXISTS {self.name}"]

    def _sqlite(self):
        when = f"WHEN {self.when} " if self.when else ""
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW {when}"
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def _postgresql(self):
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        row = {"TRUNCATE": "NULL", "DELETE": "OLD"}.get(self.event, "NEW")
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {self.when or 'true'} THEN RAISE EXCEPTION '{self.message}' USING ERRCODE = '23000'; END IF;"
            f" RETURN {row}; END $$",
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table}"
            f" FOR EACH {each} EXECUTE FUNCTION {self.name}()",
        ]


ENTRY, HEAD, DETAIL, ACTOR = (f"phases_audit{part}" for part in ("entry", "head", "detail", "actor"))
CREDIT = "phases_studycredit"
MESSAGE, ENVELOPE, BOX_KEY = (f"phases_{table}" for table in ("opinionmessage", "envelope", "boxkey"))
DOCUMENT, VERSION = "phases_document", "phases_documentversion"
CAMPAIGN, PHASE, REVIEW, WAIVER = (f"phases_{table}" for table in ("campaign", "phase", "gatereview", "waiver"))
SEQUENTIAL = f"EXISTS (SELECT 1 FROM {CAMPAIGN} c WHERE c.id = NEW.campaign_id AND c.mode = 'sequential')"
CLOSED_ON_NO_REVIEW = (
    f"NOT EXISTS (SELECT 1 FROM {REVIEW} r WHERE r.id = NEW.closing_review_id AND r.phase_id = NEW.id"
    f" AND (r.passed OR NOT {SEQUENTIAL}))"
)
REVIEW_OF_AN_OFFICE = (
    f"EXISTS (SELECT 1 FROM {PHASE} p JOIN {CAMPAIGN} c ON c.id = p.campaign_id"
    " WHERE p.id = OLD.phase_id AND NOT c.is_demonstration)"
)
WAIVER_OF_AN_OFFICE = (
    f"OLD.granted_at IS NOT NULL AND EXISTS (SELECT 1 FROM phases_requirement r JOIN {PHASE} p ON p.id = r.phase_id"
    f" JOIN {CAMPAIGN} c ON c.id = p.campaign_id WHERE r.id = OLD.requirement_id AND NOT c.is_demonstration)"
)
# What was invented for a demonstration may be removed; what an office wrote may not.
OF_AN_OFFICE = (
    f"EXISTS (SELECT 1 FROM {DOCUMENT} d JOIN phases_campaign c ON c.id = d.campaign_id"
    " WHERE d.id = OLD.document_id AND NOT c.is_demonstration)"
)
APPROVED_OTHERWISE = (
    "NEW.approved_version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM phases_documentversion v"
    " WHERE v.id = NEW.approved_version_id AND v.document_id = NEW.id AND v.sha256 = NEW.approved_hash)"
)
# Several make-ups of one person for one session stand together, beside no attendance of it.
SAME = (
    f"FROM {CREDIT} c WHERE c.session_id = NEW.session_id AND c.person_id = NEW.person_id"
    " AND c.cancelled_at IS NULL AND c.id IS DISTINCT FROM NEW.id"
)
SIZE = "(SELECT s.half_hours FROM phases_studysession s WHERE s.meeting_id = NEW.session_id)"
MADE_UP = (
    "NEW.mode = 'make_up' AND NEW.cancelled_at IS NULL AND"
    f" NEW.half_hours + COALESCE((SELECT SUM(c.half_hours) {SAME} AND c.mode = 'make_up'), 0)"
)
MIXED = (
    "NEW.cancelled_at IS NULL AND NEW.mode IN ('attended', 'make_up')"
    f" AND EXISTS (SELECT 1 {SAME} AND c.mode IN ('attended', 'make_up') AND c.mode <> NEW.mode)"
)

OPINION, GATHERED, CONSOLIDATED = "phases_opinion", "phases_membership", "phases_opiniongroup"
HELD = f"EXISTS (SELECT 1 FROM {GATHERED} m WHERE m.opinion_id = NEW.id)"
TAKEN = f"EXISTS (SELECT 1 FROM {OPINION} o WHERE o.id = NEW.opinion_id AND o.fate NOT IN ('waiting', 'gathered'))"
MERGED_AWAY = f"EXISTS (SELECT 1 FROM {CONSOLIDATED} g WHERE g.id = NEW.group_id AND g.merged_into_id IS NOT NULL)"

APPRAISAL, QUESTION, OPTION, TALLY = (f"phases_{table}" for table in ("appraisal", "question", "option", "tally"))
CORRECTION = "phases_resultcorrection"
FINAL, COUNTED = "('locked', 'reported')", "('ballots_entered', 'checked', 'locked', 'reported')"
SECURED = "('checked', 'locked', 'reported')"


def appraisal_of_option(row, states, also=""):
    return (
        f"EXISTS (SELECT 1 FROM {OPTION} o JOIN {QUESTION} q ON q.id = o.question_id JOIN {APPRAISAL} a"
        f" ON a.id = q.appraisal_id JOIN {CAMPAIGN} c ON c.id = a.campaign_id"
        f" WHERE o.id = {row}.option_id AND a.state IN {states}{also})"
    )


def appraisal_of_question(key, states, also=""):
    return (
        f"EXISTS (SELECT 1 FROM {QUESTION} q JOIN {APPRAISAL} a ON a.id = q.appraisal_id JOIN {CAMPAIGN} c"
        f" ON c.id = a.campaign_id WHERE q.id = {key} AND a.state IN {states}{also})"
    )


def appraisal_is(key, states, also=""):
    return (
        f"EXISTS (SELECT 1 FROM {APPRAISAL} a JOIN {CAMPAIGN} c ON c.id = a.campaign_id"
        f" WHERE a.id = {key} AND a.state IN {states}{also})"
    )


def votes_of(column):
    return f"(SELECT SUM(t.{column}) FROM {TALLY} t JOIN {OPTION} o ON o.id = t.option_id WHERE o.question_id = q.id)"


NOT_PLAYED = " AND NOT c.is_demonstration"
# A row that nobody counted (a result that came as percentages) sums to nothing and is left alone.
ROW_DISAGREES = (
    f"EXISTS (SELECT 1 FROM {QUESTION} q WHERE q.appraisal_id = NEW.id AND"
    f" ({votes_of('paper_entered')} <> NEW.valid OR {votes_of('online')} <> NEW.online_valid))"
)
COUNTS_DIFFER = (
    "NEW.checked_how = 'entered' AND (EXISTS"
    f" (SELECT 1 FROM {TALLY} t JOIN {OPTION} o ON o.id = t.option_id JOIN {QUESTION} q ON q.id = o.question_id"
    " WHERE q.appraisal_id = NEW.id AND t.paper_entered IS DISTINCT FROM t.paper_checked)"
    " OR NOT EXISTS (SELECT 1 FROM phases_secondcount s WHERE s.appraisal_id = NEW.id"
    " AND s.issued IS NOT DISTINCT FROM NEW.issued AND s.returned IS NOT DISTINCT FROM NEW.returned"
    " AND s.valid IS NOT DISTINCT FROM NEW.valid AND s.void IS NOT DISTINCT FROM NEW.void))"
)
URN, VOTERS = "phases_secreturn", "phases_voterclass"
VOTED_ON = "('open', 'closed', 'opened', 'checked', 'locked')"


def urn_holds(key):
    """Ballots lie, or lay, in the urn of that appraisal."""
    return f"EXISTS (SELECT 1 FROM {URN} u WHERE u.appraisal_id = {key} AND u.state IN {VOTED_ON})"


def urn_of_question(key):
    return (
        f"EXISTS (SELECT 1 FROM {QUESTION} q JOIN {URN} u ON u.appraisal_id = q.appraisal_id"
        f" WHERE q.id = {key} AND u.state IN {VOTED_ON})"
    )


# Slips were printed, one for each voter.
ON_ROLL = "('slips', 'open', 'closed', 'opened', 'checked', 'locked')"


def roll_stands(key, also=""):
    return (
        f"EXISTS (SELECT 1 FROM {URN} u JOIN {APPRAISAL} a ON a.id = u.appraisal_id JOIN {CAMPAIGN} c"
        f" ON c.id = a.campaign_id WHERE u.appraisal_id = {key} AND u.state IN {ON_ROLL}{also})"
    )


# The table of phases/appraisal/urn_states.py, as the database knows it.
URN_STEPS = {
    "prepared": ("keyed",),
    "keyed": ("tried",),
    "tried": ("keyed", "slips"),
    "slips": ("open", "destroyed"),
    "open": ("closed",),
    "closed": ("open", "opened", "destroyed"),
    "opened": ("checked", "destroyed"),
    "checked": ("locked", "destroyed"),
    "locked": ("opened", "destroyed"),
}
URN_LEAPS = (
    "NEW.state <> OLD.state AND NOT ("
    + " OR ".join(
        f"OLD.state = '{source}' AND NEW.state IN ({', '.join(repr(target) for target in targets)})"
        for source, targets in URN_STEPS.items()
    )
    + ")"
)
NUMBERS = ("participants", "issued", "returned", "valid", "void")
ONLINE_NUMBERS = tuple(f"online_{name}" for name in NUMBERS[1:])
NUMBERS_MOVED = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in (*NUMBERS, *ONLINE_NUMBERS))
ITEM, PUBLICATION = "phases_item", "phases_planpublication"
PARTS_OPEN = f"EXISTS (SELECT 1 FROM {ITEM} i WHERE i.parent_id = NEW.id AND i.state NOT IN ('closed', 'handed_over'))"
WHOLE_SETTLED = (
    f"EXISTS (SELECT 1 FROM {ITEM} i WHERE i.id = NEW.parent_id"
    " AND i.state IN ('claimed', 'checked', 'closed', 'handed_over'))"
)
PART_OF_A_PART = (
    f"NEW.parent_id IS NOT NULL AND (EXISTS (SELECT 1 FROM {ITEM} i WHERE i.id = NEW.parent_id"
    f" AND i.parent_id IS NOT NULL) OR EXISTS (SELECT 1 FROM {ITEM} i WHERE i.parent_id = NEW.id))"
)
NOTE_OF_AN_OFFICE = (
    f"EXISTS (SELECT 1 FROM {ITEM} i JOIN phases_campaign c ON c.id = i.campaign_id"
    " WHERE i.id = OLD.item_id AND NOT c.is_demonstration)"
)


def only_added_to(table, what):
    """What is written about an item is neither changed nor taken away."""
    return [
        Guard(f"{table}_unchanged", f"phases_{table}", "UPDATE", f"{what} is never changed: add another one."),
        Guard(f"{table}_kept", f"phases_{table}", "DELETE", f"{what} is never deleted.", when=NOTE_OF_AN_OFFICE),
    ]


MEETING = "phases_meeting"
SPEECH_VERSION, SPEECH_REVIEW, MINUTES_CORRECTION = (
    f"phases_{table}" for table in ("speechversion", "speechreview", "minutescorrection")
)
IN_LOCKED_MINUTES = f"EXISTS (SELECT 1 FROM {MEETING} m WHERE m.id = {{row}}.meeting_id AND m.locked_at IS NOT NULL)"
OF_AN_OFFICES_MEETING = (
    f"EXISTS (SELECT 1 FROM {MEETING} m JOIN {CAMPAIGN} c ON c.id = m.campaign_id"
    " WHERE m.id = {meeting} AND NOT c.is_demonstration)"
)
DRAFTED_FOR = "(SELECT d.meeting_id FROM phases_speechdraft d WHERE d.id = OLD.draft_id)"
REVIEWED_FOR = (
    f"(SELECT d.meeting_id FROM phases_speechdraft d JOIN {SPEECH_VERSION} v ON v.draft_id = d.id"
    " WHERE v.id = OLD.version_id)"
)


def _of_minutes(table, words):
    """What belongs to the minutes of a meeting is written, changed and taken out while they are open."""
    message = f"The minutes are locked: {words} stays as it was closed."
    gone = f"{IN_LOCKED_MINUTES.format(row='OLD')} AND {OF_AN_OFFICES_MEETING.format(meeting='OLD.meeting_id')}"
    return [
        Guard(f"{table}_not_added", f"phases_{table}", "INSERT", message, when=IN_LOCKED_MINUTES.format(row="NEW")),
        Guard(f"{table}_not_changed", f"phases_{table}", "UPDATE", message, when=IN_LOCKED_MINUTES.format(row="OLD")),
        Guard(f"{table}_not_taken_out", f"phases_{table}", "DELETE", message, when=gone),
    ]


NAMED_VERSION, SAID, ROUND = "phases_stagemark", "phases_point", "phases_circulation"
NAMED_BY_AN_OFFICE = (
    "EXISTS (SELECT 1 FROM phases_analysisreport r JOIN phases_campaign c ON c.id = r.campaign_id"
    " WHERE r.id = OLD.report_id AND NOT c.is_demonstration)"
)
PUBLISHED_ROUND = f"EXISTS (SELECT 1 FROM {ROUND} r WHERE r.id = NEW.circulation_id AND r.closed_on IS NOT NULL)"

GUARDS = [
    # The trail: entries stay as written, heads only move on, details and names are erased or left alone.
    Guard("audit_entry_unchanged", ENTRY, "UPDATE", "An entry of the trail is never changed."),
    Guard("audit_entry_kept", ENTRY, "DELETE", "An entry of the trail is never deleted."),
    Guard("audit_entry_not_truncated", ENTRY, "TRUNCATE", "An entry of the trail is never deleted."),
    Guard(
        "audit_entry_follows_head",
        ENTRY,
        "INSERT",
        "An entry of the trail follows the head of its chain.",
        # The second half stops SQLite's REPLACE, which deletes the old row without asking a DELETE trigger.
        when=f"NOT EXISTS (SELECT 1 FROM {HEAD} h WHERE h.chain = NEW.chain AND h.seq = NEW.seq - 1"
        f" AND h.hash = NEW.prev) OR EXISTS (SELECT 1 FROM {ENTRY} e WHERE e.id = NEW.id)",
    ),
    Guard(
        "audit_head_moves_on",
        HEAD,
        "UPDATE",
        "The head of a chain only moves to the entry after it.",
        when=f"NEW.chain <> OLD.chain OR NEW.seq <> OLD.seq + 1 OR NOT EXISTS (SELECT 1 FROM {ENTRY} e"
        " WHERE e.chain = NEW.chain AND e.seq = NEW.seq AND e.hash = NEW.hash)",
    ),
    Guard("audit_head_kept", HEAD, "DELETE", "The head of a chain is never deleted."),
    Guard("audit_head_not_truncated", HEAD, "TRUNCATE", "The head of a chain is never deleted."),
    Guard("audit_head_begins_at_zero", HEAD, "INSERT", "A chain begins without entries.", when="NEW.seq <> 0"),
    Guard("audit_detail_unchanged", DETAIL, "UPDATE", "Details of the trail are erased or left as they are."),
    Guard(
        "audit_actor_unchanged",
        ACTOR,
        "UPDATE",
        "A name in the trail is erased or left as it is.",
        when=" OR ".join(
            f"NEW.{column} <> OLD.{column}" for column in ("reference", "salt", "login", "name", "post", "unit")
        )
        + " OR (NEW.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id)",
    ),
    # The hour ledger: a line is cancelled, never rewritten; make-ups give no more than their session had.
    Guard(
        "study_credit_not_rewritten",
        CREDIT,
        "UPDATE",
        "A line of the hour ledger is cancelled, never rewritten.",
        when="NEW.half_hours <> OLD.half_hours OR NEW.person_id <> OLD.person_id OR NEW.mode <> OLD.mode"
        " OR NEW.session_id IS DISTINCT FROM OLD.session_id",
    ),
    Guard(
        "study_make_up_within_session",
        CREDIT,
        "INSERT",
        "Make-ups give no more hours than their session had.",
        when=f"{MADE_UP} > {SIZE}",
    ),
    Guard(
        "study_make_up_restored_within_session",
        CREDIT,
        "UPDATE",
        "Make-ups give no more hours than their session had.",
        when=f"OLD.cancelled_at IS NOT NULL AND {MADE_UP} > {SIZE}",
    ),
    Guard(
        "study_credit_attended_or_made_up",
        CREDIT,
        "INSERT",
        "Who attended a session does not make it up.",
        when=MIXED,
    ),
    Guard(
        "study_credit_restored_attended_or_made_up",
        CREDIT,
        "UPDATE",
        "Who attended a session does not make it up.",
        when=f"OLD.cancelled_at IS NOT NULL AND {MIXED}",
    ),
    # Opinions: words stay as they were given; an outcome and what holds the opinion never disagree.
    Guard(
        "opinion_words_unchanged",
        OPINION,
        "UPDATE",
        "The words of an opinion are never changed: strike it and enter it again.",
        when="NEW.text <> OLD.text",
    ),
    Guard(
        "opinion_begins_ungathered",
        OPINION,
        "INSERT",
        "An opinion begins ungathered.",
        when="NEW.fate = 'gathered'",
    ),
    Guard(
        "opinion_gathered_while_held",
        OPINION,
        "UPDATE",
        "An opinion is gathered exactly while a consolidated one holds it.",
        when=f"NEW.fate = 'gathered' AND NOT {HELD} OR NEW.fate <> 'gathered' AND {HELD}",
    ),
    Guard(
        "opinion_group_gathers_what_waits",
        GATHERED,
        "INSERT",
        "What was put aside is taken up again before it is gathered.",
        when=f"{TAKEN} OR {MERGED_AWAY}",
    ),
    Guard("opinion_membership_not_rewritten", GATHERED, "UPDATE", "A membership is removed and made, never rewritten."),
    Guard(
        "opinion_group_merged_empty",
        CONSOLIDATED,
        "UPDATE",
        "A consolidated opinion that was merged away holds nothing.",
        when=f"NEW.merged_into_id IS NOT NULL AND EXISTS (SELECT 1 FROM {GATHERED} m WHERE m.group_id = NEW.id)",
    ),
    # Versions: what somebody wrote, and what was approved, stays as it was.
    Guard("document_version_unchanged", VERSION, "UPDATE", "A version is never changed: save a new one."),
    Guard(
        "document_version_not_replaced",
        VERSION,
        "INSERT",
        "A version is never changed: save a new one.",
        when=f"EXISTS (SELECT 1 FROM {VERSION} v WHERE v.id = NEW.id)",
    ),
    Guard("document_version_kept", VERSION, "DELETE", "A version is never deleted.", when=OF_AN_OFFICE),
    Guard(
        "document_approved_as_written",
        DOCUMENT,
        "UPDATE",
        "An approval binds the hash of a version of this document.",
        when=APPROVED_OTHERWISE,
    ),
    Guard(
        "document_begins_unapproved",
        DOCUMENT,
        "INSERT",
        "A document begins without an approval.",
        when="NEW.approved_version_id IS NOT NULL",
    ),
    # The box: nothing turns an opinion without a giver into another one, or an envelope into another.
    Guard(
        "opinion_keeps_what_the_box_promised",
        OPINION,
        "UPDATE",
        "Where an opinion came from is never changed.",
        when="NEW.from_box <> OLD.from_box OR NEW.emptied_on IS DISTINCT FROM OLD.emptied_on"
        " OR (NEW.receipt_tag IS NOT NULL AND NEW.receipt_tag IS DISTINCT FROM OLD.receipt_tag)",
    ),
    Guard("opinion_message_unchanged", MESSAGE, "UPDATE", "What was written under a receipt is never changed."),
    Guard("envelope_unchanged", ENVELOPE, "UPDATE", "An envelope is never changed."),
    Guard("box_key_unchanged", BOX_KEY, "UPDATE", "A key of a box is never changed: a new one follows it."),
    # Appraisals: each row sums to the valid ballots, two counts agree, and what is locked stays (domain.md T-50, T-67).
    Guard(
        "appraisal_begins_uncounted", APPRAISAL, "INSERT", "An appraisal begins uncounted.", f"NEW.state IN {COUNTED}"
    ),
    Guard(
        "appraisal_rows_sum_to_the_valid_ballots",
        APPRAISAL,
        "UPDATE",
        "The votes of each question sum to the valid ballots.",
        when=f"NEW.state IN {COUNTED} AND {ROW_DISAGREES}",
    ),
    Guard(
        "appraisal_checked_when_both_counts_agree",
        APPRAISAL,
        "UPDATE",
        "A count is checked when the second agrees with the first.",
        when=f"NEW.state = 'checked' AND OLD.state <> 'checked' AND {COUNTS_DIFFER}",
    ),
    Guard(
        "appraisal_locked_when_checked",
        APPRAISAL,
        "UPDATE",
        "A result is locked after it was checked.",
        when=f"NEW.state IN {FINAL} AND OLD.state NOT IN {SECURED}"
        " OR NEW.state = 'locked' AND OLD.state = 'checked' AND NEW.locks <> OLD.locks + 1",
    ),
    Guard(
        "appraisal_unlocked_with_a_correction",
        APPRAISAL,
        "UPDATE",
        "A locked result is unlocked only when what stood there is kept.",
        when=f"OLD.state IN {FINAL} AND NEW.state NOT IN {FINAL} AND NOT EXISTS (SELECT 1 FROM {CORRECTION} k"
        " WHERE k.appraisal_id = NEW.id AND k.lock = OLD.locks)",
    ),
    Guard(
        "appraisal_locked_numbers_stay",
        APPRAISAL,
        "UPDATE",
        "A locked result is not changed: unlock it with a reason.",
        when=f"OLD.state IN {FINAL} AND (NEW.result_hash <> OLD.result_hash AND NEW.state IN {FINAL} OR {NUMBERS_MOVED})",
    ),
    Guard(
        "appraisal_kept",
        APPRAISAL,
        "DELETE",
        "An appraisal that was counted is never deleted.",
        when=f"OLD.state IN {COUNTED} AND EXISTS (SELECT 1 FROM {CAMPAIGN} c WHERE c.id = OLD.campaign_id{NOT_PLAYED})",
    ),
    Guard(
        "tally_locked_votes_stay",
        TALLY,
        "UPDATE",
        "A locked result is not changed: unlock it with a reason.",
        when=f"NEW.online IS DISTINCT FROM OLD.online AND {appraisal_of_option('OLD', FINAL)}"
        " OR NEW.option_id <> OLD.option_id",
    ),
    Guard(
        "tally_checked_votes_stay",
        TALLY,
        "UPDATE",
        "Votes that were checked are not changed: have them counted again.",
        when="(NEW.paper_entered IS DISTINCT FROM OLD.paper_entered OR NEW.paper_checked IS DISTINCT FROM"
        f" OLD.paper_checked) AND {appraisal_of_option('OLD', SECURED)}",
    ),
    Guard(
        "tally_begins_before_the_check",
        TALLY,
        "INSERT",
        "Votes that were checked are not changed: have them counted again.",
        when=appraisal_of_option("NEW", SECURED),
    ),
    Guard(
        "tally_kept",
        TALLY,
        "DELETE",
        "Votes that were counted are never deleted.",
        when=appraisal_of_option("OLD", COUNTED, NOT_PLAYED),
    ),
    Guard(
        "question_unchanged_once_counted",
        QUESTION,
        "UPDATE",
        "The form stays as it was filled in.",
        when=f"(NEW.text <> OLD.text OR NEW.appraisal_id <> OLD.appraisal_id) AND"
        f" {appraisal_is('OLD.appraisal_id', COUNTED)}",
    ),
    Guard(
        "question_added_before_the_count",
        QUESTION,
        "INSERT",
        "The form stays as it was filled in.",
        when=appraisal_is("NEW.appraisal_id", COUNTED),
    ),
    Guard(
        "question_kept",
        QUESTION,
        "DELETE",
        "The form stays as it was filled in.",
        when=appraisal_is("OLD.appraisal_id", COUNTED, NOT_PLAYED),
    ),
    Guard(
        "option_unchanged_once_counted",
        OPTION,
        "UPDATE",
        "The form stays as it was filled in.",
        when=appraisal_of_question("OLD.question_id", COUNTED),
    ),
    Guard(
        "option_added_before_the_count",
        OPTION,
        "INSERT",
        "The form stays as it was filled in.",
        when=appraisal_of_question("NEW.question_id", COUNTED),
    ),
    Guard(
        "option_kept",
        OPTION,
        "DELETE",
        "The form stays as it was filled in.",
        when=appraisal_of_question("OLD.question_id", COUNTED, NOT_PLAYED),
    ),
    Guard("result_correction_unchanged", CORRECTION, "UPDATE", "What stood in a locked result is never changed."),
    Guard(
        "result_correction_kept",
        CORRECTION,
        "DELETE",
        "What stood in a locked result is never deleted.",
        when=appraisal_is(
            "OLD.appraisal_id", "('locked', 'reported', 'ballots_entered', 'checked', 'voided')", NOT_PLAYED
        ),
    ),
    # The sealed urn: step by step, keys and roll stay, boxes come while it is open and go all together.
    Guard(
        "urn_begins_empty", URN, "INSERT", "An urn begins empty.", "NEW.state <> 'prepared' OR length(NEW.sealed) > 0"
    ),
    Guard("urn_moves_step_by_step", URN, "UPDATE", "An urn moves step by step.", URN_LEAPS),
    Guard(
        "urn_keys_stay",
        URN,
        "UPDATE",
        "The key of an urn stays once it was tried.",
        when="(NEW.public_key <> OLD.public_key OR NEW.key_check <> OLD.key_check)"
        " AND OLD.state NOT IN ('prepared', 'keyed', 'tried')",
    ),
    Guard(
        "urn_roll_stays",
        URN,
        "UPDATE",
        "Slips and form stay while ballots lie in the urn.",
        when="(NEW.issued <> OLD.issued AND NEW.state <> 'destroyed' OR NEW.form <> OLD.form)"
        f" AND OLD.state IN {VOTED_ON} OR NEW.appraisal_id <> OLD.appraisal_id",
    ),
    Guard(
        "urn_takes_ballots_while_open",
        URN,
        "UPDATE",
        "An urn takes ballots while it is open, and gives none back.",
        when="(NEW.spent <> OLD.spent OR NEW.sealed <> OLD.sealed AND NEW.state <> 'destroyed')"
        " AND (OLD.state <> 'open' OR NEW.state <> 'open' OR length(NEW.spent) < length(OLD.spent))",
    ),
    Guard(
        "urn_kept",
        URN,
        "DELETE",
        "An urn with ballots is never deleted.",
        when=f"OLD.state IN {VOTED_ON} AND EXISTS (SELECT 1 FROM {APPRAISAL} a JOIN {CAMPAIGN} c ON c.id = a.campaign_id"
        f" WHERE a.id = OLD.appraisal_id{NOT_PLAYED})",
    ),
    Guard(
        "urn_roll_of_the_appraisal_stays",
        APPRAISAL,
        "UPDATE",
        "Slips are printed for this roll.",
        when="(NEW.blank <> OLD.blank OR NEW.online <> OLD.online OR NEW.on_paper <> OLD.on_paper)"
        f" AND {roll_stands('OLD.id')}",
    ),
    *(
        Guard(f"urn_voters_{event.lower()}", VOTERS, event, "Slips are printed for this roll.", when=when)
        for event, when in (
            ("INSERT", roll_stands("NEW.appraisal_id")),
            (
                "UPDATE",
                "(NEW.name <> OLD.name OR NEW.category <> OLD.category OR NEW.eligible IS DISTINCT FROM OLD.eligible"
                f" OR NEW.appraisal_id <> OLD.appraisal_id) AND {roll_stands('OLD.appraisal_id')}",
            ),
            ("DELETE", roll_stands("OLD.appraisal_id", NOT_PLAYED)),
        )
    ),
    *(
        Guard(
            f"urn_question_{event.lower()}",
            QUESTION,
            event,
            "Ballots on this form lie in the urn.",
            when=urn_holds(f"{row}.appraisal_id"),
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"))
    ),
    *(
        Guard(
            f"urn_option_{event.lower()}",
            OPTION,
            event,
            "Ballots on this form lie in the urn.",
            when=urn_of_question(f"{row}.question_id"),
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"))
    ),
    # Gates: no road leads around them (domain.md 6.3).
    Guard(
        "phase_closed_on_a_review",
        PHASE,
        "UPDATE",
        "A phase closes on a review of its own gate; in sequence on one that passed.",
        when=f"NEW.state = 'closed' AND {CLOSED_ON_NO_REVIEW}",
    ),
    Guard("phase_begins_open", PHASE, "INSERT", "A phase does not begin closed.", when="NEW.state = 'closed'"),
    Guard(
        "phase_opens_in_order",
        PHASE,
        "UPDATE",
        "In sequence a phase opens when those before it have closed.",
        when=f"OLD.state = 'not_started' AND NEW.state <> 'not_started' AND {SEQUENTIAL} AND EXISTS (SELECT 1 FROM"
        f' {PHASE} p WHERE p.campaign_id = NEW.campaign_id AND p."order" < NEW."order" AND p.state <> \'closed\')',
    ),
    Guard("campaign_keeps_its_mode", CAMPAIGN, "UPDATE", "A campaign keeps its mode.", when="NEW.mode <> OLD.mode"),
    Guard("gate_review_unchanged", REVIEW, "UPDATE", "A review of a gate is never changed: make a new one."),
    Guard(
        "gate_review_not_replaced",
        REVIEW,
        "INSERT",
        "A review of a gate is never changed: make a new one.",
        when=f"EXISTS (SELECT 1 FROM {REVIEW} r WHERE r.id = NEW.id)",
    ),
    Guard("gate_review_kept", REVIEW, "DELETE", "A review of a gate is never deleted.", when=REVIEW_OF_AN_OFFICE),
    Guard(
        "waiver_keeps_its_reason",
        WAIVER,
        "UPDATE",
        "A waiver keeps its requirement and its reason.",
        when="NEW.reason <> OLD.reason OR NEW.requirement_id <> OLD.requirement_id",
    ),
    Guard(
        "waiver_keeps_who_granted_it",
        WAIVER,
        "UPDATE",
        "A waiver that was granted is revoked, never rewritten.",
        when="OLD.granted_at IS NOT NULL AND (NEW.granted_at IS DISTINCT FROM OLD.granted_at"
        " OR NEW.granted_by_id IS DISTINCT FROM OLD.granted_by_id OR NEW.asked_by_id IS DISTINCT FROM OLD.asked_by_id)"
        " OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at",
    ),
    Guard(
        "waiver_not_replaced",
        WAIVER,
        "INSERT",
        "A waiver that was granted is revoked, never rewritten.",
        when=f"EXISTS (SELECT 1 FROM {WAIVER} w WHERE w.id = NEW.id)",
    ),
    Guard("waiver_kept", WAIVER, "DELETE", "A waiver that was granted is never deleted.", when=WAIVER_OF_AN_OFFICE),
    # Rectification: an item is settled after its parts, and parts have no parts; notes are only ever added.
    Guard(
        "item_settled_after_its_parts",
        ITEM,
        "UPDATE",
        "An item is settled after all of its parts.",
        when=f"NEW.state IN ('claimed', 'checked', 'closed', 'handed_over') AND {PARTS_OPEN}",
    ),
    *(
        Guard(
            f"item_part_open_under_what_is_settled_{event.lower()}",
            ITEM,
            event,
            "A part is not open under an item that is settled.",
            when=f"NEW.parent_id IS NOT NULL AND NEW.state NOT IN ('closed', 'handed_over') AND {WHOLE_SETTLED}",
        )
        for event in ("INSERT", "UPDATE")
    ),
    *(
        Guard(f"item_part_has_no_parts_{event.lower()}", ITEM, event, "A part has no parts.", when=PART_OF_A_PART)
        for event in ("INSERT", "UPDATE")
    ),
    *only_added_to("progress", "A note of progress"),
    *only_added_to("evidence", "A file of evidence"),
    *only_added_to("extension", "An extension"),
    Guard(
        "publication_says_what_was_published",
        PUBLICATION,
        "UPDATE",
        "What was published is never changed: publish anew.",
        when="NEW.sha256 <> OLD.sha256 OR NEW.content <> OLD.content OR NEW.plan_id <> OLD.plan_id",
    ),
    # The analysis report: what a version was named it was named; the table of a closed round stands as published.
    Guard("stage_mark_unchanged", NAMED_VERSION, "UPDATE", "A version keeps the name that it was given."),
    Guard(
        "stage_mark_kept",
        NAMED_VERSION,
        "DELETE",
        "A version keeps the name that it was given.",
        when=NAMED_BY_AN_OFFICE,
    ),
    Guard("point_of_a_closed_round_unchanged", SAID, "UPDATE", "The round is closed.", when=PUBLISHED_ROUND),
    Guard("point_not_added_to_a_closed_round", SAID, "INSERT", "The round is closed.", when=PUBLISHED_ROUND),
    Guard(
        "campaign_stays_a_demonstration_or_none",
        CAMPAIGN,
        "UPDATE",
        "What is a demonstration stays one, and nothing else becomes one.",
        when="NEW.is_demonstration <> OLD.is_demonstration",
    ),
    # Minutes: once locked they stay; a correction stands beside them.
    Guard(
        "meeting_locked_stays",
        MEETING,
        "UPDATE",
        "The minutes are locked: write a correction beside them.",
        when="OLD.locked_at IS NOT NULL",
    ),
    *_of_minutes("agendaitem", "the agenda"),
    *_of_minutes("attendance", "the attendance"),
    *_of_minutes("speech", "a speech"),
    *_of_minutes("mutualcomment", "a comment"),
    *_of_minutes("superiorpoint", "a point of the superior"),
    *_of_minutes("lifemeeting", "the summing up"),
    Guard("minutes_correction_unchanged", MINUTES_CORRECTION, "UPDATE", "A correction of minutes is never changed."),
    Guard(
        "minutes_correction_kept",
        MINUTES_CORRECTION,
        "DELETE",
        "A correction of minutes is never deleted.",
        when=OF_AN_OFFICES_MEETING.format(meeting="OLD.meeting_id"),
    ),
    # Speech drafts: what was handed in and what was decided about it stay as they were.
    Guard("speech_version_unchanged", SPEECH_VERSION, "UPDATE", "A version is never changed: save a new one."),
    Guard(
        "speech_version_kept",
        SPEECH_VERSION,
        "DELETE",
        "A version is never deleted.",
        when=OF_AN_OFFICES_MEETING.format(meeting=DRAFTED_FOR),
    ),
    Guard("speech_review_unchanged", SPEECH_REVIEW, "UPDATE", "A review is never changed."),
    Guard(
        "speech_review_kept",
        SPEECH_REVIEW,
        "DELETE",
        "A review is never deleted.",
        when=OF_AN_OFFICES_MEETING.format(meeting=REVIEWED_FOR),
    ),
    Guard(
        "speech_draft_approved_on_a_review",
        "phases_speechdraft",
        "UPDATE",
        "A speech draft is approved in a version of its own that a reviewer approved.",
        when="NEW.state = 'approved' AND NOT EXISTS (SELECT 1 FROM phases_speechreview r"
        f" JOIN {SPEECH_VERSION} v ON v.id = r.version_id WHERE v.id = NEW.approved_version_id"
        " AND v.draft_id = NEW.id AND r.decision = 'approved')",
    ),
]


def lay(apps, schema_editor, guards=GUARDS):
    for guard in guards:
        for statement in guard.laid(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def lift(apps, schema_editor, guards=GUARDS):
    for guard in reversed(guards):
        for statement in guard.lifted(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


def restore(apps, schema_editor):
    lift(apps, schema_editor)
    lay(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("phases", "0001_initial")]

    operations = [migrations.RunPython(lay, lift)]
