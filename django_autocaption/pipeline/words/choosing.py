"""Words that were asked for beside a caption's own, of which a person has chosen some: a service's, approved."""

from __future__ import annotations

from django_autocaption.models import Caption, Verb, Version
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.words import reviews, versions
from django_autocaption.pipeline.words.deciding import Decides, Planned
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.words.versions import Offer

#: What a person sees and chooses; of the other fields people's words stay.
_CHOSEN = frozenset({"alt_text", "decorative"})


@Decides
def choose(caption: Caption, offer: Offer, *, seen: Seen, by: By) -> Planned:
    """Publish these words as they are."""
    return reviews.published(caption, _version(caption, offer), Verb.APPROVE, by=by, kept=100)


def _version(caption: Caption, offer: Offer) -> Version:
    """The version that was made of this answer before, if one was and says the same; else a new one."""
    current = caption.current
    kept = current.by_people - _CHOSEN if current is not None else frozenset[str]()
    words = {name: getattr(current, name) if name in kept else offer.words[name] for name in WORD_FIELDS}
    made = None
    if offer.attempt is not None:
        versions_of = Version.objects.using(caption._state.db).filter(caption=caption, attempt=offer.attempt)
        made = versions_of.first()
        if made is not None and made.image_no == caption.image_no and made.words == versions.tidied(words):
            return made
    return versions.based_on(
        caption,
        None,
        **words,
        origin=offer.origin,
        human_fields=sorted(kept, key=WORD_FIELDS.index),
        provider=offer.provider,
        model=offer.model,
        prompt_id=offer.prompt_id,
        attempt=offer.attempt if made is None else None,
    )
