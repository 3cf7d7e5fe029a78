"""Why an image is rated so: an English sentence that whoever stores it may say in the site's language."""

from __future__ import annotations


def gettext_noop(sentence: str) -> str:
    """Have ``makemessages`` find it; this room knows no Django."""
    return sentence


class Reason(str):
    """A sentence that knows what it was made of."""

    template: str
    """With ``%(what)s`` where ``what`` stands."""
    what: str
    """An age group, or words of the caption."""

    def __new__(cls, template: str, what: str = "") -> Reason:
        reason = super().__new__(cls, template % {"what": what})
        reason.template, reason.what = template, what
        return reason
