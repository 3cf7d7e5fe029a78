"""How a caption looks in lists and forms. Everything that comes from files, services or people is escaped here."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import quote
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from django_autocaption import figures
from django_autocaption.admin.base import services
from django_autocaption.admin.base.addresses import image_url, preview_url, thumbnail_url
from django_autocaption.admin.base.editor import may_moderate
from django_autocaption.models import (
    Attempt,
    Awaits,
    Caption,
    Decision,
    ModeratedImage,
    Origin,
    Rating,
    State,
    Version,
    gate,
)


def withheld(caption: Caption) -> bool:
    """Moderation keeps the image itself from pages. The moderation queue alone shows it (``veiled``)."""
    return bool(caption.image_name) and caption.rating not in gate.IMAGES_SHOWN[_mode(caption)]


def withheld_from(request: HttpRequest, caption: Caption) -> bool:
    """The person does not get to see that image, and so decides nothing about its words."""
    return withheld(caption) and not may_moderate(request)


def images_shown() -> Q:
    """The same of rows: captions whose images may be seen."""
    try:
        return gate.images_shown()
    except ImproperlyConfigured:
        return Q(image_name="") | Q(rating=Rating.CLEAR)


def thumbnail(caption: Caption, site: AdminSite) -> SafeString:
    """A small square for lists, from a small file of its own; a note in place of an image that is withheld."""
    return _withheld(caption) or _picture(caption, thumbnail_url(caption, site), "autocaption-thumb", 72, 72)


def preview(caption: Caption, site: AdminSite) -> SafeString:
    """The image as large as a form has room for; a note in place of an image that is withheld."""
    return _withheld(caption) or _picture(
        caption, preview_url(caption, site), "autocaption-preview", caption.width, caption.height
    )


def veiled(caption: Caption, site: AdminSite, *, large: bool = False) -> SafeString:
    """For moderators only: the image, blurred until the button on it is pressed, and a link that needs no script."""
    url = image_url(caption)
    if not url:
        return _placeholder(_("No preview"))
    size = "preview" if large else "thumb"
    shown = preview_url if large else thumbnail_url
    of = {"of": f"{isolated_text(object_in_words(caption))}: {caption.field_name}"}
    return format_html(
        '<span class="autocaption-veil autocaption-veil-{size}">'
        '<img class="autocaption-{size}" src="{src}" alt="" loading="lazy" decoding="async">'
        '<button type="button" class="autocaption-reveal" aria-pressed="false" aria-label="{reveal}">'
        '<span class="autocaption-badge">{show}</span></button></span>'
        '<a class="autocaption-open" href="{url}" target="_blank" rel="noopener noreferrer" aria-label="{open_of}">'
        "{open}</a>",
        size=size,
        url=url,
        src=shown(caption, site, model=ModeratedImage),
        show=pgettext("button", "Show"),
        open=_("Open"),
        reveal=_("Show the image of %(of)s") % of,
        open_of=_("Open the image of %(of)s in a new tab") % of,
    )


def in_queue(caption: Caption, site: AdminSite) -> SafeString:
    """For moderators: a link to the page on which they decide about the image."""
    if not caption.image_name or not site.is_registered(ModeratedImage):
        return SafeString("–")
    url = reverse(f"{site.name}:autocaption_moderatedimage_change", args=[caption.pk])
    return format_html('<a href="{}">{}</a>', url, _("Look at the image and decide"))


def rating(judged: Caption | Decision) -> SafeString:
    """The rating, as a badge."""
    return _badge(f"rated-{judged.rating}", judged.get_rating_display())


def age(label: str, group: str) -> SafeString | str:
    """The label as the model wrote it, and how it was read where that differs."""
    if not label or label == group:
        return label or group
    return with_note(label, group)


def words(caption: Caption) -> SafeString:
    """What an editor is shown first: the draft, or else what is published of the present image, or why there is
    none."""
    offered = caption.offered
    if offered is None:
        return _quiet(_("No words"))
    return text_of(offered, caption.language)


def text_of(version: Version, language: str) -> SafeString:
    """The alt text of a version, or that it needs none."""
    if version.decorative:
        return _quiet(_("Decorative: screen readers skip it"))
    return format_html('<span lang="{}" dir="auto">{}</span>', language, version.alt_text)


def origin(caption: Caption) -> SafeString:
    """Who wrote the words that are shown first, and which provider."""
    if not caption.origin:
        return _quiet(_("Nobody yet"))
    return wrote(caption.offered or caption)


def wrote(said: Caption | Version) -> SafeString:
    """Who wrote a version, or the words that a row stands for, and which provider."""
    by_machine = said.origin in (Origin.PROVIDER, Origin.REUSED, Origin.RULE)
    badge = _badge("machine" if by_machine else "person", Origin(said.origin).label)
    if not by_machine or not said.provider:
        return badge
    return with_note(badge, services.name_of(said.provider))


def standing(caption: Caption) -> SafeString:
    """Are words published, does anything wait for an editor or a moderator?"""
    told = []
    if caption.current is not None:
        told.append(_badge("published", _("Published")))
    if caption.review != Awaits.NOTHING:
        told.append(_badge("review", Awaits(caption.review).label))
    if caption.rating in (Rating.REVIEW, Rating.BLOCKED):
        told.append(rating(caption))
    return format_html_join(" ", "{}", ((badge,) for badge in told))


def state_with_problem(caption: Caption, *, limit: int | None = None) -> SafeString:
    """Where the work and the words stand and what went wrong, in ``limit`` characters at most; None = in full."""
    problem = str(caption.get_error_code_display()) if caption.error_code else ""
    if not withheld(caption):  # what an error says may name the file
        problem = caption.error_message or problem
    if not problem and caption.current is not None and caption.rating not in gate.WORDS_SHOWN[_mode(caption)]:
        problem = on_no_page()
    if limit is not None:
        problem = Truncator(problem).chars(limit)
    shown = standing(caption)
    if caption.state != State.DONE or (caption.current is None and caption.review == Awaits.NOTHING):
        shown = format_html("{} {}", _badge(caption.state, State(caption.state).label), shown)
    if not problem:
        return shown
    return format_html('{} <span class="autocaption-note">{}</span>', shown, problem)


def in_short(caption: Caption) -> tuple[str, str]:
    """(kind, in words) of what matters most to an editor: ``error``, ``warning`` or ``published``."""
    if caption.rating == Rating.BLOCKED or withheld(caption):
        return "error", str(Rating(caption.rating).label)
    if caption.state == State.FAILED:
        return "error", str(State.FAILED.label)
    if caption.review != Awaits.NOTHING:
        return "warning", str(Awaits(caption.review).label)
    if caption.current is not None:
        return "published", _("Published")
    return "warning", str(_("No words") if caption.state == State.DONE else State(caption.state).label)


def on_no_page() -> str:
    """Why published words are on no page."""
    return _("On no page: moderation withholds the image.")


def cost(attempt: Attempt) -> str:
    """What a request cost, in its own unit; "" where nobody knows."""
    if attempt.part_of_id is not None:
        return _("in one request with another language")
    if attempt.cost_amount is None:
        return ""
    return figures.amount(Decimal(attempt.cost_amount), attempt.cost_unit)


def described_object(caption: Caption, site: AdminSite) -> SafeString:
    """The described object, by kind, key and image field; a link to its page in ``site`` if it has one."""
    model = caption.content_type.model_class()
    label = isolated(object_in_words(caption))
    if model is not None and site.is_registered(model):
        name = f"{site.name}:{model._meta.app_label}_{model._meta.model_name}_change"
        try:
            url = reverse(name, args=[quote(caption.object_id)])
        except NoReverseMatch:
            return format_html("{}: {}", label, caption.field_name)
        return format_html('<a href="{}">{}</a>: {}', url, label, caption.field_name)
    return format_html("{}: {}", label, caption.field_name)


def with_note(shown: str, note: str) -> SafeString:
    """Something, and a quiet line below."""
    return format_html('{} <span class="autocaption-quiet autocaption-note">{}</span>', shown, note)


def on_card(label: str, shown: str) -> SafeString:
    """A column of a list, which on a phone says itself what it is about: no heading stands above it there."""
    return format_html('<span class="autocaption-label">{}: </span>{}', capfirst(label), shown or "–")


def object_in_words(caption: Caption) -> str:
    """Kind and key: ``photo 12``."""
    return f"{caption.content_type.name} {caption.object_id}"


def isolated(name: object) -> SafeString:
    """What the site calls something, beside other text: whichever way it is written, it turns none of that around."""
    return format_html("<bdi>{}</bdi>", name)


def isolated_text(name: object) -> str:
    """The same in an attribute, and in what screen readers alone are told; what is plain ASCII turns nothing around."""
    return str(name) if str(name).isascii() else f"\u2068{name}\u2069"


def _mode(caption: Caption) -> str:
    """Of moderation; the strictest while the settings are wrong, which the system checks report."""
    try:
        return gate.mode_of(caption.content_type.model_class(), caption.field_name)
    except ImproperlyConfigured:
        return "hold"


def withheld_by_now() -> str:
    """To whoever sends words about an image that was shown when they began."""
    return _("Moderation withholds this image by now. Nothing was saved.")


def own_left(number: int) -> str:
    """To whoever approves many at once, of so many that they wrote themselves."""
    return ngettext(
        "%(number)d left alone: you wrote its draft, which somebody else has to approve.",
        "%(number)d left alone: you wrote their drafts, which somebody else has to approve.",
        number,
    ) % {"number": number}


def withheld_note() -> SafeString:
    """In place of an image that nobody but moderators may see."""
    return _placeholder(_("Held by moderation"))


def _withheld(caption: Caption) -> SafeString | None:
    if not withheld(caption):
        return None
    return _placeholder(_("Blocked") if caption.rating == Rating.BLOCKED else _("Held by moderation"))


def _picture(caption: Caption, url: str, css_class: str, width: int | None, height: int | None) -> SafeString:
    if not url:
        return _placeholder(_("No preview") if caption.image_name else _("No image"))
    size = format_html('width="{}" height="{}"', width, height) if width and height else ""
    return format_html(
        '<img class="{}" src="{}" alt="{}" {} loading="lazy" decoding="async">',
        css_class,
        url,
        _alternative(caption),
        size,
    )


def _alternative(caption: Caption) -> str:
    said = caption.offered
    return "" if said is None or said.decorative else said.alt_text


def _quiet(text: str) -> SafeString:
    return format_html('<span class="autocaption-quiet">{}</span>', text)


def _placeholder(text: str) -> SafeString:
    return format_html('<span class="autocaption-thumb autocaption-placeholder">{}</span>', text)


def _badge(kind: str, text: object) -> SafeString:
    return format_html('<span class="autocaption-badge autocaption-{}">{}</span>', kind, text)
