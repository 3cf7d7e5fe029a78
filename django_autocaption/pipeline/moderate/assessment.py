"""From evidence to a decision: what every source says of one image is judged together, and the most cautious wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.conf import LOCAL
from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, Decision, Rating, Version, gate
from django_autocaption.models.decision import BY_WORDS, LOOKED, PERSON, UNCHECKED, WORDS
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.records.ledger import storable_text
from django_autocaption.types import AgeGuess, CaptionResult

if TYPE_CHECKING:
    from django_autocaption import moderation
else:
    moderation = on_first_use("django_autocaption.moderation")

#: Where a service's answer, or words that are stored, say something of the image: whatever a version has of words.
SAID = ("text", *(name for name in WORD_FIELDS if name != "decorative"))
#: Between two texts that are judged together: no word of one goes with a word of the next.
SEPARATOR = " | "


def policy() -> moderation.Policy:
    """The site's thresholds."""
    chosen = conf.current().moderation
    return moderation.Policy(
        minor_upper_limit=chosen.MINOR_UPPER_LIMIT,
        minor_band_floor=chosen.MINOR_BAND_FLOOR,
        near_adult_below=chosen.NEAR_ADULT_BELOW,
        straddling="minor" if chosen.STRADDLING == "minor" else "review",
        nsfw_unchecked="clear" if chosen.NSFW_UNCHECKED == "clear" else "review",
    )


def before_words(
    caption: Caption,
    content_hash: str,
    *,
    age: AgeGuess | None,
    nsfw: bool | None,
    source: str,
    nobody: bool = False,
) -> Decision:
    """What an age model or a check for nudity says of an image before any words are asked for."""
    judged = _assess(age, nsfw, caption.language, nobody=nobody)
    return _decision(caption, content_hash, judged, nsfw=nsfw, source=source)


def of_words(job: Job, words: Mapping[str, Any], result: CaptionResult | None = None) -> Decision | None:
    """What was said of the image, and what came with it, mean for it; None where moderation is off or a person decided.

    ``words``: as they are to be stored, by field ({} = none were fit to), without those that a person wrote, which are
    a remark for whoever approves them; ``result``: the answer that they are from.
    """
    caption = job.caption
    person = caption.decision is not None and caption.decision.by_person
    person = person and caption.moderated_hash in ("", job.content_hash)
    if job.captioned.options.moderation_mode == "off" or person:
        return None
    said = everything_said(words, result, language=caption.language)
    if result is None:
        return after_words(caption, job.content_hash, said=said, age=None, nsfw=None)
    return after_words(caption, job.content_hash, said=said, age=result.age, nsfw=result.nsfw, nobody=result.nobody)


def stricter(one: Decision | None, other: Decision | None) -> Decision | None:
    """The stricter one of two, the first of equals; None where neither is there."""
    if one is None or other is None:
        return one or other
    return one if gate.strictest(one.rating, other.rating) == one.rating else other


def everything_said(
    words: Mapping[str, Any], result: CaptionResult | None = None, *, language: str
) -> Mapping[str, str]:
    """All texts of these words, and of the raw answer that they are from, by the language that they should be in.

    The raw ones too: what was cut off tells of the image as well.
    """
    said = [*_texts(words), *(_texts(vars(result)) if result is not None else ())]
    found = {language: SEPARATOR.join(said)}
    for tag, other in result.translations.items() if result is not None else ():
        for own, text in everything_said({}, other, language=tag).items():
            found[own] = SEPARATOR.join(filter(None, (found.get(own, ""), text)))
    return found


def _texts(given: Mapping[str, Any]) -> Iterator[str]:
    for name in SAID:
        value = given.get(name) or ""
        yield from filter(None, (value,) if isinstance(value, str) else value)


def stops(job: Job, decision: Decision | None) -> bool:
    """No further service may see the image. That nobody knew anything yet is no reason: the next one may."""
    if decision is None or (decision.rule == UNCHECKED and not decision.nsfw):
        return False
    return decision.rating in gate.PARKED[job.captioned.options.moderation_mode]


def after_words(
    caption: Caption,
    content_hash: str,
    *,
    said: Mapping[str, str],
    age: AgeGuess | None,
    nsfw: bool | None,
    nobody: bool = False,
) -> Decision:
    """What the words that came, and what came with them, add to what the caption's row knows of these bytes.

    ``said``: texts by language. Never milder than what was decided before them, but for what this caption's own earlier
    words led to, which these take the place of.
    """
    known = _known(caption, content_hash)
    nsfw = _either(known.nsfw if known else None, nsfw)
    earlier = known if known is not None and known.rule != LOOKED else None
    lapsed = earlier is not None and lapses(earlier, caption)
    if earlier is not None and lapsed:
        said = _with_others(said, caption, content_hash)
        age = age or _guess_of(earlier)
        earlier = _before_words(earlier)
    found: list[tuple[moderation.Assessment, str]] = []
    if earlier is not None:
        found.append((_earlier(earlier), earlier.source))
        guess = _guess_of(earlier)
        # Where no label is left (a failed check, RETENTION) words and nudity alone can still make it stricter.
        for language, text in said.items():
            if guess or moderation.mentions_minor(text, language) or (nsfw and not earlier.nsfw):
                found.append((_assess(guess, nsfw, language, text), WORDS))
    if earlier is None or age is not None:
        found += [(_assess(age, nsfw, language, text, nobody=nobody), WORDS) for language, text in said.items()]
    judged = moderation.most_cautious([assessment for assessment, _source in found])
    source = next(s for a, s in found if (a.rating, a.rule) == (judged.rating, judged.rule))
    if lapsed:  # the new words decide that the earlier ones no longer do
        source = WORDS
    return _decision(caption, content_hash, judged, nsfw=nsfw, source=source)


def lapses(decision: Decision, caption: Caption) -> bool:
    """It was made from words of this caption, and lapses when others take their place."""
    return decision.rule == BY_WORDS and decision.source == WORDS and decision.caption_id == caption.pk


def _before_words(decision: Decision) -> Decision | None:
    """What a machine found in the same bytes before, without any words."""
    about = Decision.objects.using(decision._state.db).filter(content_hash=decision.content_hash, pk__lt=decision.pk)
    return about.exclude(content_hash="").exclude(source__in=(WORDS, PERSON)).exclude(rule=LOOKED).first()


def _with_others(said: Mapping[str, str], caption: Caption, content_hash: str) -> Mapping[str, str]:
    """With what machines said of the same bytes at other captions, and what stands there."""
    found = dict(said)
    others = Caption.objects.using(caption._state.db).filter(content_hash=content_hash).exclude(pk=caption.pk)
    for other in others.with_words() if content_hash else ():
        for version in filter(None, (other.published, other.draft)):
            texts = SEPARATOR.join(_texts(by_machines(version)))
            found[other.language] = SEPARATOR.join(filter(None, (found.get(other.language, ""), texts)))
    return found


def by_machines(version: Version) -> dict[str, Any]:
    """The words of a version that no person wrote, by field."""
    return {name: value for name, value in version.words.items() if name not in version.by_people}


def _guess_of(decision: Decision) -> AgeGuess | None:
    return AgeGuess(label=decision.raw_label, confidence=decision.confidence) if decision.raw_label else None


def unchecked(caption: Caption, content_hash: str, reason: str, *, source: str) -> Decision:
    """A check could not be made, which is not a pass. ``reason`` names the service and what is wrong."""
    known = _known(caption, content_hash)
    nsfw = known.nsfw if known else None
    decision = _decision(caption, content_hash, _assess(None, nsfw, caption.language), nsfw=nsfw, source=source)
    told = _("The image could not be checked. %(reason)s") if reason else _("Nobody checked this image.")
    decision.reason = storable_text(told % {"reason": reason} if reason else told)
    return decision


def looked(caption: Caption, content_hash: str, *, nsfw: bool, by: Sequence[str] = (LOCAL,)) -> Decision:
    """What those who only look for nudity saw, where others are to be asked yet: kept for them, and no rating.

    ``by``: who they are, LOCAL or aliases of providers; ``lookers`` reads them back.
    """
    return Decision(
        caption=caption,
        content_hash=content_hash,
        rating=Rating.UNCHECKED,
        rule=LOOKED,
        source=storable_text(", ".join(by), 320),
        nsfw=nsfw,
    )


def lookers(decision: Decision | None) -> tuple[str, ...]:
    """Who has looked at the image, by a decision that is no rating yet; () for any other."""
    return tuple(decision.source.split(", ")) if decision is not None and decision.rule == LOOKED else ()


def by_person(decision: Decision, content_hash: str) -> Decision:
    """What a moderator decided at a row before any worker had read its file, now that its bytes are known."""
    known = copy(decision)
    known.pk, known.content_hash = None, content_hash
    return known


def _assess(
    age: AgeGuess | None, nsfw: bool | None, language: str, text: str = "", *, nobody: bool = False
) -> moderation.Assessment:
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


def _known(caption: Caption, content_hash: str) -> Decision | None:
    """What the row knows of these bytes."""
    return caption.decision if caption.moderated_hash == content_hash else None


def _earlier(decision: Decision) -> moderation.Assessment:
    return moderation.Assessment(
        rating=str(decision.rating),  # type: ignore[arg-type]  # as it was stored
        rule=decision.rule,  # type: ignore[arg-type]  # as above
        age_group=decision.age_group,
        age_min=decision.age_min,
        age_max=decision.age_max,
        confidence=decision.confidence,
        minor_upper=1.0,
        reasons=(decision.reason,) if decision.reason else (),
        raw_label=decision.raw_label,
    )


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Unsafe if either says so; not checked only if neither did."""
    return one or other if other is not None else one


def _decision(
    caption: Caption, content_hash: str, judged: moderation.Assessment, *, nsfw: bool | None, source: str
) -> Decision:
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
        reason=storable_text(" ".join(map(_told, judged.reasons))),
    )


def _told(reason: str) -> str:
    """In the site's language; one that was stored before is in it."""
    return _(reason.template) % {"what": reason.what} if isinstance(reason, moderation.Reason) else reason
