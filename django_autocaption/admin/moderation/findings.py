"""What was found out about an image, in words: a row of a caption or of a decision alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import admin
from django.contrib.admin.utils import display_for_value
from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from django_autocaption import figures
from django_autocaption.admin.base import display, services
from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, Decision, Rating
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.records.decisions import findings_of

if TYPE_CHECKING:
    from django_autocaption import moderation
else:
    moderation = on_first_use("django_autocaption.moderation")

#: Where a row in memory keeps what was found in its image.
FOUND = "autocaption_found"
#: Rule → what it says. The rules of ``moderation.assess``, and a moderator's own decision.
RULE_WORDS = {
    "minor": gettext_lazy("The age model sees a minor"),
    "straddling": gettext_lazy("The age group includes minors"),
    "caption": gettext_lazy("The words mention a minor"),
    "scores": gettext_lazy("The age model does not rule out a minor"),
    "unknown": gettext_lazy("The age label cannot be read"),
    "unchecked": gettext_lazy("The age was not checked"),
    "adult_near": gettext_lazy("The age model sees a young adult"),
    "adult_clear": gettext_lazy("The age model sees an adult"),
    "nobody": gettext_lazy("No person can be seen"),
    PERSON: gettext_lazy("A moderator decided"),
}
SOURCE_WORDS = {
    PERSON: gettext_lazy("A moderator"),
    "local": gettext_lazy("The model on this site’s machine"),
    "caption": gettext_lazy("The words and what came with them"),
}


def rules() -> list[tuple[str, str]]:
    """Every rule with its words, from the strictest on."""
    return [(rule, str(RULE_WORDS[rule])) for rule in (*moderation.RULES, PERSON)]


def source_in_words(source: str) -> str:
    """Who decided; of a service its name and the model."""
    if source in SOURCE_WORDS:
        return str(SOURCE_WORDS[source])
    alias, _space, model = source.partition(" ")
    return f"{services.name_of(alias)} {model}".strip() if alias else ""


def findings(caption: Caption) -> Decision | None:
    """What a machine saw last in the image; looked for once."""
    if FOUND not in caption.__dict__:
        caption.__dict__[FOUND] = findings_of(caption)
    found: Decision | None = caption.__dict__[FOUND]
    return found


def find_all(images: Sequence[Caption]) -> None:
    """The same for the images of a list, with one query or none: where a moderator decided last, the machine's last
    findings are looked for."""
    decided = [image for image in images if image.decision is not None and image.decision.by_person]
    hashes = {image.moderated_hash for image in decided} - {""}
    about = Q(caption__in=[image.pk for image in decided]) | Q(content_hash__in=hashes)
    made = Decision.objects.using(images[0]._state.db).filter(about).exclude(source=PERSON) if decided else []
    by_caption, by_hash = {}, {}
    for decision in sorted(made, key=lambda decision: decision.pk):
        by_caption[decision.caption_id] = by_hash[decision.content_hash] = decision
    for image in images:
        last = [by_caption.get(image.pk), by_hash.get(image.moderated_hash) if image.moderated_hash else None]
        known = max(filter(None, last), key=lambda decision: decision.pk, default=None)
        image.__dict__[FOUND] = known if image in decided else image.decision


def evidence(caption: Caption, *, sees_users: bool) -> list[tuple[str, str]]:
    """(what, what is known of it) for a moderator who looks at one image: why it is here first."""
    last, found = caption.decision, findings(caption)
    if last is None:
        return [(str(_("Why")), str(_("Not checked")))]
    told = [(str(_("Why")), _why(last, sees_users=sees_users))]
    if last.by_person:
        told.append((str(_("Note")), last.reason))
    if found is not None:
        if last.by_person:
            told.append((str(_("What a machine found")), str(RULE_WORDS.get(found.rule, found.rule))))
        told.append((str(_("Reason")), found.reason))
        label = found.raw_label if found.raw_label == found.age_group else f"{found.raw_label} ({found.age_group})"
        told.append((str(_("Age label")), label if found.raw_label and found.age_group else found.raw_label))
        told.append((str(_("Confidence")), in_percent(found.confidence)))
        told.append((str(_("Unsafe for work")), yes_or_no(found.nsfw)))
        told.append((str(_("Found by")), source_in_words(found.source)))
    return [(what, known) for what, known in told if known]


def _why(last: Decision, *, sees_users: bool) -> str:
    if not last.by_person or last.rating != Rating.REVIEW:
        return str(RULE_WORDS.get(last.rule, last.rule))
    who = str(last.decided_by) if sees_users and last.decided_by is not None else _("Somebody")
    return _("%(who)s has looked at it, and left it for another look.") % {"who": who}


class FindingColumns:
    """Columns of lists and forms, for captions."""

    @admin.display(description=gettext_lazy("rating"))
    def rating_badge(self, caption: Caption) -> SafeString:
        return display.rating(caption)

    @admin.display(description=gettext_lazy("why"), empty_value="–")
    def rule_in_words(self, caption: Caption) -> str:
        rule = caption.decision.rule if caption.decision else ""
        return str(RULE_WORDS.get(rule, rule) or _("Not checked"))

    @admin.display(description=gettext_lazy("reason"))
    def reason_told(self, caption: Caption) -> str:
        return caption.decision.reason if caption.decision else ""

    @admin.display(description=gettext_lazy("reason"))
    def reason_in_short(self, caption: Caption) -> str:
        return Truncator(self.reason_told(caption)).chars(160)

    @admin.display(description=gettext_lazy("age"))
    def age(self, caption: Caption) -> SafeString:
        found = findings(caption)
        label = found.raw_label if found else ""
        read = ", ".join(filter(None, (found.age_group, in_percent(found.confidence)))) if found else ""
        return display.on_card(_("age"), display.with_note(label, read) if read else label)

    @admin.display(description=gettext_lazy("unsafe"))
    def unsafe_in_list(self, caption: Caption) -> SafeString:
        return display.on_card(_("unsafe"), self.unsafe(caption))

    @admin.display(description=gettext_lazy("rated by"))
    def decided(self, caption: Caption) -> SafeString:
        by, at = self.decided_by(caption), self.decided_at(caption)
        return display.with_note(display.with_note(display.rating(caption), by), at)

    @admin.display(description=gettext_lazy("age label"))
    def label(self, caption: Caption) -> SafeString | str:
        found = findings(caption)
        return display.age(found.raw_label, found.age_group) if found else ""

    @admin.display(description=gettext_lazy("confidence"))
    def confidence(self, caption: Caption) -> str:
        found = findings(caption)
        return in_percent(found.confidence) if found else ""

    @admin.display(description=gettext_lazy("unsafe"))
    def unsafe(self, caption: Caption) -> str:
        found = findings(caption)
        return yes_or_no(found.nsfw if found else None)

    @admin.display(description=gettext_lazy("decided by"))
    def decided_by(self, caption: Caption) -> str:
        return decider(caption.decision.source, caption.decision.decided_by) if caption.decision else ""

    @admin.display(description=gettext_lazy("decided at"))
    def decided_at(self, caption: Caption) -> str:
        return display_for_value(caption.decision.decided_at if caption.decision else None, "")


class DecisionColumns:
    """The same for the history of decisions."""

    @admin.display(description=gettext_lazy("rating"))
    def rating_badge(self, decision: Decision) -> SafeString:
        note = _("Taken back") if hasattr(decision, "undone_by") else ""
        note = note or (_("Holds again") if decision.undoes_id is not None else "")
        return display.with_note(display.rating(decision), note) if note else display.rating(decision)

    @admin.display(description=gettext_lazy("why"))
    def rule_in_words(self, decision: Decision) -> str:
        return str(RULE_WORDS.get(decision.rule, decision.rule))

    @admin.display(description=gettext_lazy("age label"))
    def label(self, decision: Decision) -> SafeString | str:
        return display.age(decision.raw_label, decision.age_group)

    @admin.display(description=gettext_lazy("confidence"))
    def confidence_in_percent(self, decision: Decision) -> str:
        return in_percent(decision.confidence)

    @admin.display(description=gettext_lazy("unsafe"))
    def unsafe(self, decision: Decision) -> str:
        return "" if decision.by_person else yes_or_no(decision.nsfw)

    @admin.display(description=gettext_lazy("decided by"))
    def who(self, decision: Decision) -> str:
        return decider(decision.source, decision.decided_by)


def in_percent(confidence: float | None) -> str:
    """``79.65 %``; "" where nobody looked at ages."""
    if confidence is None:
        return ""
    return figures.percent(round(confidence * 100, 2))


def yes_or_no(nsfw: bool | None) -> str:
    """None is no "no"."""
    return _("Not checked") if nsfw is None else pgettext("answer", "Yes") if nsfw else pgettext("answer", "No")


def decider(source: str, person: object) -> str:
    """The moderator by name, or the machine."""
    return str(person) if source == PERSON and person is not None else source_in_words(source)
