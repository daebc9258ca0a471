"""What is hashed with what. The words in front keep one use of SHA-256 from passing for another."""

import hashlib
import hmac

from django.conf import settings

VERSION = b"phases.audit.v1\n"
GENESIS = b"phases.audit.v1 genesis\n"


def genesis(chain: str) -> str:
    """What the first entry of a chain follows; every chain begins differently."""
    return hashlib.sha256(GENESIS + chain.encode()).hexdigest()


def link(previous: str, content: str) -> str:
    """The hash of an entry: its canonical content tied to the hash of the entry before."""
    return hashlib.sha256(VERSION + bytes.fromhex(previous) + content.encode()).hexdigest()


def mute(salt: str, body: str) -> str:
    """A digest that says nothing about the body once the 256-bit salt is gone."""
    return hashlib.sha256(bytes.fromhex(salt) + body.encode()).hexdigest()


def seal(entry_hash: str) -> str:
    """Made with a key outside the database: whoever can only write SQL cannot make one."""
    return hmac.new(settings.AUDIT_KEY.encode(), bytes.fromhex(entry_hash), "sha256").hexdigest()
