"""From a login, a person of the roster or a bare name to the reference that an entry keeps."""

import secrets
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model

from phases.core.audit import canonical, hashing
from phases.core.audit.models import AuditActor


def refer_to(who: Model | str | None) -> str:
    """The reference of somebody; empty for nobody (a job acts on its own)."""
    if not who:
        return ""
    facts = _facts(who)
    body = canonical.spell({key: facts[key] for key in ("login", "name", "post", "unit")})
    salt = secrets.token_hex(32)
    actor, _ = AuditActor.objects.get_or_create(**facts, defaults={"salt": salt, "reference": hashing.mute(salt, body)})
    return actor.reference


def spell(actor: AuditActor) -> str:
    """The text whose salted digest is the actor's reference."""
    return canonical.spell({"login": actor.login, "name": actor.name, "post": actor.post, "unit": actor.unit})


def _facts(who: Any) -> dict[str, Any]:
    """The floor above knows users and people; here they are whatever carries a name, a post and a unit."""
    if isinstance(who, str):
        return {"user": None, "login": "", "name": who, "post": "", "unit": ""}
    user: Any = who if isinstance(who, AbstractBaseUser) else getattr(who, "user", None)
    person = user.person if user else who
    return {
        "user": user,
        "login": user.get_username() if user else "",
        "name": str(getattr(user or who, "name", who)),
        "post": person.post if person else "",
        "unit": person.unit.name if person else "",
    }
