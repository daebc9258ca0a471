"""Every act that the trail knows, with its wording. `thing.done`; only words, so no floor is crossed.

A new act is one line in a file of this package and one in the translations. An act is never renamed: old entries keep
its name.
"""

from django.utils.functional import Promise

from phases.core.audit.acts import common, life, rectification

ACTS: dict[str, Promise] = common.ACTS | life.ACTS | rectification.ACTS
