import gettext

from campaign import catalogues

SOURCE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "session"
msgstr "学习"

#, fuzzy
msgid "report"
msgstr "猜的"

msgid "{n} hour"
msgid_plural "{n} hours"
msgstr[0] "{n}学时"
"""


def test_compiled_catalogue_is_what_gettext_reads(tmp_path):
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(SOURCE)
    assert catalogues.compile_all(tmp_path) == [folder / "django.mo"]
    with (folder / "django.mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("session") == "学习"
    assert words.ngettext("{n} hour", "{n} hours", 3) == "{n}学时"
    assert words.gettext("report") == "report"
