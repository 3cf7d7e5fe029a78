"""From evidence to a decision: what every source says of one image is judged together, and the most cautious wins."""

from __future__ import annotations

from dataclasses import asdict

from django.utils import timezone
from django.utils.translation import gettext as _

from django_autocaption import conf, moderation
from django_autocaption.models import Caption, Decision, Rating, gate
from django_autocaption.models.decision import PERSON
from django_autocaption.moderation import Assessment, Policy
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.records.decisions import UNCHECKED
from django_autocaption.pipeline.records.ledger import storable_text
from django_autocaption.types import AgeGuess, CaptionResult

#: ``Decision.source`` of the model on this machine, and of a caption's own words and structured answer.
LOCAL, WORDS = "local", "caption"


def policy() -> Policy:
    """The site's thresholds."""
    chosen = conf.current().moderation
    return Policy(
        minor_upper_limit=chosen.MINOR_UPPER_LIMIT,
        minor_band_floor=chosen.MINOR_BAND_FLOOR,
        near_adult_below=chosen.NEAR_ADULT_BELOW,
        straddling="minor" if chosen.STRADDLING == "minor" else "review",
        nsfw_unchecked="clear" if chosen.NSFW_UNCHECKED == "clear" else "review",
    )


def before_words(
    caption: Caption, content_hash: str, *, age: AgeGuess | None, nsfw: bool | None, source: str
) -> Decision:
    """What an age model or the local check says of an image before any words are asked for."""
    return _decision(caption, content_hash, _assess(age, nsfw, caption.language), nsfw=nsfw, source=source)


def of_words(job: Job, text: str, result: CaptionResult | None = None) -> Decision | None:
    """What the words, and what came with them, mean for the image; None where moderation is off or a person decided."""
    caption = job.caption
    person = caption.moderation_source == PERSON and caption.moderated_hash in ("", job.content_hash)
    if job.captioned.options.moderation_mode == "off" or person:
        return None
    if result is None:
        return after_words(caption, job.content_hash, text=text, age=None, nsfw=None)
    return after_words(caption, job.content_hash, text=text, age=result.age, nsfw=result.nsfw, nobody=result.nobody)


def stops(job: Job, decision: Decision | None) -> bool:
    """No further service may see the image. That nobody knew anything yet is no reason: the next one may."""
    if decision is None or (decision.rule == UNCHECKED and not decision.nsfw):
        return False
    return decision.rating in gate.PARKED[job.captioned.options.moderation_mode]


def after_words(
    caption: Caption, content_hash: str, *, text: str, age: AgeGuess | None, nsfw: bool | None, nobody: bool = False
) -> Decision:
    """What the words that came, and what came with them, add to what the caption's row knows of these bytes.

    Never milder than what was decided before them.
    """
    knows = caption.moderated_hash == content_hash
    nsfw = _either(caption.nsfw if knows else None, nsfw)
    earlier = _earlier(caption) if knows and caption.rating != Rating.UNCHECKED else None
    found: list[tuple[Assessment, str]] = []
    if earlier is not None:
        found.append((earlier, caption.moderation_source))
        guess = AgeGuess(label=caption.age_label, confidence=caption.age_confidence) if caption.age_label else None
        # Where no label is left (a failed check, RETENTION) words and nudity alone can still make it stricter.
        if guess or moderation.mentions_minor(text, caption.language) or (nsfw and not caption.nsfw):
            found.append((_assess(guess, nsfw, caption.language, text), WORDS))
    if earlier is None or age is not None:
        found.append((_assess(age, nsfw, caption.language, text, nobody=nobody), WORDS))
    judged = moderation.most_cautious([assessment for assessment, _source in found])
    source = next(s for a, s in found if (a.rating, a.rule) == (judged.rating, judged.rule))
    return _decision(caption, content_hash, judged, nsfw=nsfw, source=source)


def unchecked(caption: Caption, content_hash: str, reason: str, *, source: str) -> Decision:
    """A check could not be made, which is not a pass. ``reason`` names the service and what is wrong."""
    nsfw = caption.nsfw if caption.moderated_hash == content_hash else None
    decision = _decision(caption, content_hash, _assess(None, nsfw, caption.language), nsfw=nsfw, source=source)
    told = _("The image could not be checked. %(reason)s") if reason else _("Nobody checked this image.")
    decision.reason = storable_text(told % {"reason": reason} if reason else told)
    return decision


def by_person(caption: Caption, content_hash: str) -> Decision:
    """What a moderator decided at this row before any worker had read its file, now that its bytes are known."""
    return Decision(
        caption=caption,
        content_hash=content_hash,
        rating=caption.rating,
        rule=PERSON,
        source=PERSON,
        reason=caption.moderation_reason,
        decided_by_id=caption.moderated_by_id,
        decided_at=caption.moderated_at or timezone.now(),
    )


def _assess(
    age: AgeGuess | None, nsfw: bool | None, language: str, text: str = "", *, nobody: bool = False
) -> Assessment:
    return moderation.assess(
        age_label=age.label if age else None,
        confidence=age.confidence if age else None,
        scale=age.scale if age else "fraction",
        scores=age.scores if age else None,
        nsfw=nsfw,
        nobody=nobody,
        caption=text,
        language=language,
        policy=policy(),
    )


def _earlier(caption: Caption) -> Assessment:
    return Assessment(
        rating=str(caption.rating),  # type: ignore[arg-type]  # as it was stored
        rule=caption.moderation_rule or UNCHECKED,  # type: ignore[arg-type]  # as above
        age_group=caption.age_group,
        age_min=caption.age_min,
        age_max=caption.age_max,
        confidence=caption.age_confidence,
        minor_upper=1.0,
        reasons=(caption.moderation_reason,) if caption.moderation_reason else (),
        raw_label=caption.age_label,
    )


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Unsafe if either says so; not checked only if neither did."""
    return one or other if other is not None else one


def _decision(caption: Caption, content_hash: str, judged: Assessment, *, nsfw: bool | None, source: str) -> Decision:
    return Decision(
        caption=caption,
        content_hash=content_hash,
        rating=Rating(judged.rating),
        rule=judged.rule,
        source=storable_text(source, 320),
        raw_label=storable_text(judged.raw_label, 200),
        age_group=storable_text(judged.age_group, 50),
        age_min=judged.age_min,
        age_max=judged.age_max,
        confidence=judged.confidence,
        nsfw=nsfw,
        thresholds=asdict(policy()),
        reason=storable_text(" ".join(judged.reasons)),
        decided_at=timezone.now(),
    )
