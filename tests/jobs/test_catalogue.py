import re

from django.conf import settings

from phases.jobs.catalogue import JOBS

ASKED = re.compile(r"""\bask\(\s*(?:kind=)?["']([a-z]+\.[a-z_]+)["']""")


def test_every_kind_that_is_asked_for_has_somebody_who_does_it():
    sources = (settings.BASE_DIR / "phases").rglob("*.py")
    asked = {kind for source in sources for kind in ASKED.findall(source.read_text())}
    assert asked
    assert asked <= set(JOBS)


def test_every_kind_has_a_label_and_runs():
    for key, kind in JOBS.items():
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", key), key
        assert str(kind.label), key
        assert callable(kind.run), key
