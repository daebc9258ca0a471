"""Loading the two example campaigns through the real services, and taking them out again."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from phases.core import audit
from phases.core.jobs.models import Job
from phases.demonstration import facts as files
from phases.demonstration import records, removal
from phases.demonstration.analysis.play import play_analysis
from phases.demonstration.cast import Cast, assemble
from phases.demonstration.opinions import play_opinions
from phases.demonstration.rectification import hand_out, play_rectification
from phases.demonstration.stage import Stage, on_the_day
from phases.demonstration.work import play_work
from phases.documents import services as documents
from phases.gates import selectors as gate
from phases.gates import services as gates
from phases.jobs import services as jobs
from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.organisation.services.accounts import random_password
from phases.reports import services as reports
from phases.reports.selectors import inbox_of
from phases.timeline import services as phases
from phases.timeline.models import Campaign, Phase
from phases.timeline.template import available

KEPT_IN = "demonstration_password"
ADMINISTRATOR = "guanliyuan"
LAST = 3


def load() -> bool:
    """Both campaigns; False when they stand already. What an interrupted load left is taken out first.

    Not one transaction: printing the museum's reports takes seconds, and nobody else could write meanwhile.
    """
    if password_file().exists() and Campaign.objects.filter(is_demonstration=True).exists():
        return False
    removal.remove_all()
    password = random_password()
    by = User.objects.create_user(
        ADMINISTRATOR, password, name="演示管理员", is_administrator=True, is_demonstration=True
    )
    for name in files.NAMES:
        facts = files.read(name)
        with override(facts["campaign"]["script"]):
            load_one(facts, by=by, password=password)
    path = password_file()
    path.touch(mode=0o600)
    path.write_text(password)
    return True


def password_file() -> Path:
    """One random password for all demonstration accounts, kept beside the keys; it says that the load was whole."""
    return Path(settings.VAR) / KEPT_IN


def accounts() -> list[str]:
    """The accounts as the start prints them: one per role, login and password."""
    users = User.objects.filter(is_demonstration=True, is_active=True).order_by("pk")
    if not users or not password_file().exists():
        return []
    parts = {}
    campaigns = Campaign.objects.filter(is_demonstration=True).prefetch_related("appointments__user")
    for campaign in campaigns:
        for appointment in campaign.appointments.all():
            role = Role(appointment.role).label
            parts[appointment.user_id] = f"{campaign.unit.short_name} {role}"
    lines = [f"  {user.username:<12} {user.name}  {parts.get(user.pk, '管理员')}" for user in users]
    return [f"Demonstration accounts, all with the password  {password_file().read_text()}", *lines]


def load_one(facts: dict[str, Any], *, by: User, password: str) -> Campaign:
    cast = assemble(facts, by=by, password=password)
    template = available()[facts["template"]]
    superior = phases.create_campaign(
        template=template,
        unit=cast.superior,
        by=by,
        slug=facts["superior"]["slug"],
        name=f"{cast.superior.name}",
        short_name=facts["campaign"]["short_name"],
        year=facts["campaign"]["year"],
        script=facts["campaign"]["script"],
        is_demonstration=True,
        stands_still_on=facts["stands_still_on"],
    )
    campaign = phases.create_campaign(
        template=template,
        unit=cast.unit,
        by=by,
        slug=facts["slug"],
        parent=superior,
        superior_name=cast.superior.name,
        is_demonstration=True,
        stands_still_on=facts["stands_still_on"],
        **facts["campaign"],
    )
    appoint_all(facts, cast, campaign=campaign, superior=superior, by=by)
    office = cast.users[Role.OFFICE]
    records.lay_out_materials(facts, campaign=campaign, by=office)
    phases.move(phase=superior.phases.all()[0], act="start", by=cast.users[Role.SUPERIOR])
    with on_the_day(campaign, facts["begins_on"]):
        phases.move(phase=campaign.phases.all()[0], act="start", by=cast.users[Role.HEAD])
    play(facts, cast, campaign=campaign)
    with transaction.atomic():
        audit.append(chain=audit.INSTALLATION, act="demonstration.loaded", by=by, on=campaign)
    return campaign


def appoint_all(facts: dict[str, Any], cast: Cast, *, campaign: Campaign, superior: Campaign, by: User) -> None:
    for _login, name, role, department in facts["accounts"]:
        unit = cast.departments.get(department) if department else None
        phases.appoint(campaign=campaign, user=cast.logins[name], role=role, by=by, department=unit)
    phases.appoint(campaign=superior, user=cast.users[Role.SUPERIOR], role=Role.OFFICE, by=by)


def play(facts: dict[str, Any], cast: Cast, *, campaign: Campaign) -> None:
    """What happened, phase after phase, as far as the file goes."""
    office = cast.users[Role.OFFICE]
    endings = {line["phase"]: line for line in facts.get("transitions", [])}
    for phase in campaign.phases.all():
        phase.refresh_from_db()
        if phase.state == "not_started":
            return
        phase.campaign = campaign
        records.record_meetings(facts, phase=phase, cast=cast, by=office)
        records.record_study(facts, phase=phase, cast=cast, by=office)
        records.file_documents(facts, phase=phase, by=office)
        stage = Stage(phase, cast)
        if phase.order == 1:
            records.plan_study(facts["work"], phase=phase, cast=cast, by=office)
            play_work(facts["work"], stage=stage)
        play_opinions(facts["opinions"], phase=phase, by=office)
        if facts["analysis"]:
            play_analysis(facts["analysis"], stage=stage)
        if phase.order == LAST and facts["rectification"]:
            play_rectification(facts["rectification"], stage=stage)
            with stage.on(facts["rectification"]["bound_on"]):
                work_off(campaign)
                hand_out(stage)
        if phase.order in endings:
            bring_through(phase, endings[phase.order], cast=cast)


def bring_through(phase: Phase, ending: dict[str, Any], *, cast: Cast) -> None:
    """Report drafted, approved, delivered and acknowledged; the meeting held; the phase closed."""
    office, head = cast.users[Role.OFFICE], cast.users[Role.HEAD]
    gates.record_review(phase=phase, by=office)
    document = reports.ask_for_draft(phase=phase, by=office)
    documents.change(document=document, by=office, dated_on=ending["review_on"], number=ending.get("number", ""))
    work_off(phase.campaign)
    document.refresh_from_db()
    documents.submit(document=document, by=office)
    document.refresh_from_db()
    version = document.versions.all()[0]
    reports.approve(document=document, version=version, seen_hash=version.sha256, by=head)
    work_off(phase.campaign)
    delivery = inbox_of(phase.campaign.parent).get(version=version) if phase.campaign.parent else None
    if delivery:
        reports.acknowledge(delivery=delivery, by=cast.users[Role.SUPERIOR])
    records.record_ending(ending, phase=phase, cast=cast, by=office)
    with on_the_day(phase.campaign, ending["meeting_on"]):
        phase = gates.request_transition(phase=phase, by=office)
        waive_what_is_short(phase, head)
        gates.close_phase(phase=phase, by=head)


def waive_what_is_short(phase: Phase, head: User) -> None:
    """What the source tells of but this version cannot record yet is waived, and says so."""
    for row in gate.assess(phase).short:
        gates.waive(requirement=row.requirement, reason="演示：此項另有記錄，本系統暫未登記。", by=head)


def work_off(campaign: Campaign) -> None:
    """Carry out what the acts above asked for, here and now, as the worker would; printing asks for delivery."""
    asked = Job.objects.filter(scope=str(campaign.audit_chain), state=Job.State.WAITING).order_by("pk")
    while job := asked.first():
        jobs.run(job.pk)
        job.refresh_from_db()
        if job.state == Job.State.WAITING:  # put off: a demonstration has nothing to wait for
            raise RuntimeError(f"{job.kind}: {job.last_error}")


def remove() -> None:
    """Take both campaigns out with their units, people and accounts; the trail keeps that they were there."""
    removal.remove_all()
    password_file().unlink(missing_ok=True)
