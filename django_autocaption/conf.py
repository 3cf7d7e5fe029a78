"""The site's AUTOCAPTION setting: read lazily, checked whole, the same frozen value until the setting changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any

from django.conf import settings as django_settings

from django_autocaption.house_style import WordList, read_styles, read_word_lists
from django_autocaption.languages import of_language, tags_of
from django_autocaption.options import read_options

REVIEW_CHOICES = ("auto", "always")
DELIVERIES = ("celery", "command", "at_once", "off")
MODERATION_MODES = ("off", "flag", "hold")
#: In NSFW, and as the source of a decision: the model on this machine.
LOCAL = "local"
#: Days: a century. A larger number is a slip, or seconds.
LONGEST_KEPT = 36_500
#: Packages that may make the admin's small images; "" = none.
THUMBNAILERS = ("", "easy_thumbnails", "sorl", "imagekit")
REDIS_SCHEMES = ("redis://", "rediss://", "unix://")
MEDIA_FILES = "autocaption.MediaFile.file"
EMBEDDED = "django_autocaption.providers.embedded.EmbeddedProvider"
#: What SPOT_CHECKS may be.
_SPOT_CHECKS = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s?%|(?P<weekly>\d{1,6})/week")
#: An address, or a dotted path: whether something is there is for a check to say, which may import it.
_SITE_URL = re.compile(r"https?://|[^\W\d]\w*(\.[^\W\d]\w*)+$")
#: In ``redis://user:password@host/0?password=…``.
_PASSWORD = re.compile(r"(?<=://).*(?=@)|(?<=[?&]password=)[^&#]*")
#: Seconds, and as a share of CLAIM_TIMEOUT, where a site set that to much more.
LONGEST_WAVE, WAVE = 480.0, 0.8
_POSITIVE = (
    *("BACKGROUND_MESSAGES", "CLAIM_TIMEOUT", "CONCURRENCY", "DECODING_MEMORY", "JOB_TIMEOUT"),
    *("MAX_ATTEMPTS", "MAX_EDGE"),
    *("MAX_FILE_SIZE", "MAX_PIXELS", "RESEND_AFTER", "RETRY_DELAY"),
)


def _embedded_only() -> Mapping[str, Any]:
    return {"default": {"BACKEND": EMBEDDED}}


@dataclass(frozen=True, kw_only=True)
class SpotChecks:
    """How many of the words that publish themselves people look at afterwards."""

    share: float = 0
    """0-1, of all of them."""
    weekly: int = 0
    """Or a number a week, of each field, provider and prompt."""

    @classmethod
    def parse(cls, text: object) -> SpotChecks:
        """``"5%"``, ``"20/week"``; "" = none. Raises ValueError."""
        found = _SPOT_CHECKS.fullmatch(text) if isinstance(text, str) else None
        if text == "":
            return cls()
        if found is None or float(found["percent"] or 0) > 100:
            raise ValueError(f"must be a share such as '5%' or a number such as '20/week', not {text!r}.")
        return cls(share=float(found["percent"] or 0) / 100, weekly=int(found["weekly"] or 0))

    def __bool__(self) -> bool:
        return bool(self.share or self.weekly)


@dataclass(frozen=True, kw_only=True)
class ModerationSettings:
    """AUTOCAPTION["MODERATION"]: who looks at images before their words are shown, and what becomes of doubt."""

    PROVIDER: str = ""
    """Alias of the provider that is asked for age groups before any words are; "" = none."""
    NSFW: str | Sequence[str] = ""
    """Who looks for nudity beforehand, in this order: ``local`` is the model of [local], before anything leaves the
    site; others are aliases of providers. One or a list; "" = nobody."""
    MODE: str = ""
    """``off``, ``flag`` or ``hold``; "" = ``hold`` where PROVIDER or NSFW is set, else ``off``."""
    RETENTION: int = 0
    """Days after which ages, labels and raw answers are deleted; ratings and rules stay. 0 = they are kept."""
    NSFW_THRESHOLD: float = 0.8
    """Score of the local model (above 0, up to 1) from which an image counts as unsafe for work."""
    MINOR_UPPER_LIMIT: float = 0.20
    """0–1. An adult is clear only if the chance of being under 18 is at most this."""
    MINOR_BAND_FLOOR: float = 0.05
    """0–1. A score of at least this for a band that starts below 18 counts as a minor."""
    NEAR_ADULT_BELOW: int = 25
    """Years. Adult bands that start below this get the rule ``adult_near``, others ``adult_clear``."""
    STRADDLING: str = "minor"
    """A band on both sides of 18: ``minor`` rates it like a minor, ``review`` never blocks it by itself."""
    NSFW_UNCHECKED: str = "review"
    """An adult whose image nobody checked for nudity: ``review`` holds it, ``clear`` takes it as safe."""

    def __post_init__(self) -> None:
        sources = (self.NSFW,) if isinstance(self.NSFW, str) else self.NSFW
        if not isinstance(sources, list | tuple) or not all(isinstance(source, str) for source in sources):
            raise ValueError(f"'NSFW' must be 'local', the alias of a provider, or a list of these, not {self.NSFW!r}.")
        for name in ("PROVIDER", "MODE"):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name!r} must be a string, not {getattr(self, name)!r}.")
        for name, choices in (
            ("MODE", ("", *MODERATION_MODES)),
            ("STRADDLING", ("minor", "review")),
            ("NSFW_UNCHECKED", ("clear", "review")),
        ):
            if getattr(self, name) not in choices:
                raise ValueError(
                    f"{name!r} must be one of {', '.join(map(repr, choices))}, not {getattr(self, name)!r}."
                )
        for name in ("MINOR_UPPER_LIMIT", "MINOR_BAND_FLOOR", "NSFW_THRESHOLD"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
                raise ValueError(f"{name!r} must be a number from 0 to 1, not {value!r}.")
        if not self.NSFW_THRESHOLD:
            raise ValueError("'NSFW_THRESHOLD' must be above 0.")
        for name in ("RETENTION", "NEAR_ADULT_BELOW"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                raise ValueError(f"{name!r} must be a whole number, 0 or more, not {value!r}.")

    @property
    def nsfw_local(self) -> bool:
        """The model of [local] looks for nudity."""
        return LOCAL in self._nsfw_sources

    @property
    def nsfw_services(self) -> tuple[str, ...]:
        """Aliases of providers that look for nudity alone."""
        return tuple(dict.fromkeys(s for s in self._nsfw_sources if s not in ("", LOCAL, self.PROVIDER)))

    @property
    def services(self) -> tuple[str, ...]:
        """Aliases of all providers that look at images, in the order in which they are asked."""
        return (*self.nsfw_services, *filter(None, (self.PROVIDER,)))

    @property
    def _nsfw_sources(self) -> Sequence[str]:
        return (self.NSFW,) if isinstance(self.NSFW, str) else self.NSFW

    @property
    def mode(self) -> str:
        """``off``, ``flag`` or ``hold``, for fields that choose none."""
        return self.MODE or ("hold" if self.PROVIDER or self.NSFW else "off")


@dataclass(frozen=True, kw_only=True)
class AutocaptionSettings:
    """Every key of AUTOCAPTION with its default. A site that sets nothing gets the embedded provider."""

    PROVIDERS: Mapping[str, Any] = field(default_factory=_embedded_only, repr=False)
    """Alias → {"BACKEND": dotted path, "OPTIONS": {…}}; the alias ``default`` serves fields that name none."""
    FIELDS: Mapping[str, Any] = field(default_factory=dict)
    """``"app.Model.field"`` → options, see FieldOptions; {} takes every default."""
    MEDIA_FOLDERS: Sequence[str] = ()
    """Folders of the default storage (``"uploads/articles"``) into which editors upload images for rich text, which no
    model knows: these are captioned too, as ``FIELDS["autocaption.MediaFile.file"]`` says."""
    LANGUAGES: Sequence[str | tuple[str, str]] = ()
    """Language tags that every image gets words in, or pairs as in Django's own LANGUAGES; () = the site's
    LANGUAGE_CODE."""
    LANGUAGE_FALLBACK: bool = True
    """A page for whose language there are no words shows those in the first of LANGUAGES; False = the tags'
    ``default`` instead."""
    PROVENANCE: bool = False
    """Images whose words are a machine's and approved by nobody say so, in their tags and in JSON-LD."""
    REVIEW: str = "auto"
    """``auto`` publishes words that pass the linter and moderation; ``always`` holds them for an editor."""
    APPROVE_OWN: bool = True
    """Whoever may publish words publishes their own, too; False = nobody approves what they wrote themselves: it waits
    as a draft for somebody else."""
    SPOT_CHECKS: str = ""
    """Of the words that publish themselves, a share (``"5%"``), or a number for each image field, provider and prompt
    (``"20/week"``), is drawn at random and waits for an editor, while pages show it; "" = none."""
    SCORES_BY_PERSON: bool = False
    """The scoreboard shows the decisions of each person to all who may view it; False = everybody's sums, and one's
    own."""
    AUTHOR_WORDS: bool = True
    """Words that its author wrote into the file are published as the author's, and no provider is asked, in the
    languages that they are in; False = the providers are asked, and the author's words name who is in the picture."""
    MODERATION: Mapping[str, Any] = field(default_factory=dict)
    """Age groups and unsafe images: {"PROVIDER", "NSFW", "MODE", …}, see ModerationSettings; {} = off."""
    THUMBNAILS: str = ""
    """Who makes the small images of the admin's lists: "easy_thumbnails", "sorl", "imagekit", or the dotted path of a
    function that takes a file and the pixels of its longer side, and gives an address; "" = this app, once each."""
    SITE_NAME: str = ""
    """What prompts call this site, ``{site}``."""
    HOUSE_STYLE: str | Mapping[str, str] = ""
    """How alt text is written here, a few sentences for editors and for ``{style}`` of prompts; one text, or one for
    each language (``{"en": "…", "de": "…"}``)."""
    WORD_LIST: Mapping[str, Any] = field(default_factory=dict)
    """Words that are not to be said: {"preferred": {"cell phone": "mobile"}, "forbidden": ["…"]}, see WordList; or
    such a dict for each language."""
    SITE_URL: str = ""
    """``https://…`` of this site as services reach it, for webhooks, or the dotted path of a function that gives it, as
    where each tenant has a host; "" = none are asked for."""
    BUDGETS: Sequence[Mapping[str, Any]] = ()
    """Caps on what is spent: {"LIMIT", "UNIT", "PERIOD", "PROVIDER", "PER_USER", "PRICE"}, see Budget."""
    DELIVERY: str = "celery"
    """How the workers hear of what is to be done: ``celery`` messages; ``command``, not at all, as somebody runs
    ``manage.py autocaption work``; ``at_once``, it is done by whoever saves; ``off``, saves ask for nothing."""
    QUEUE: str | None = None
    """Celery queue of the messages; None = Celery's default queue."""
    REDIS_URL: str = field(default="", repr=False)
    """``redis://…``, ``rediss://…`` or ``unix://…``: where rate limits that all workers share are kept; "" = in the
    database. Each site needs a database number of its own."""
    BACKGROUND_QUEUE: str | None = None
    """Celery queue of what is asked for in bulk; None = QUEUE. Workers of a queue of its own do nothing else."""
    BACKGROUND_MESSAGES: int = 4
    """Messages of bulk requests, 100 captions each, that are on their way to workers at once: a fresh upload waits
    behind no more of them."""
    CONCURRENCY: int = 64
    """Images that one worker process has in flight at once."""
    MAX_ATTEMPTS: int = 5
    """Tries of one image before a transient error becomes FAILED; failures in an outage of its service are none."""
    RETRY_DELAY: float = 30
    """Seconds before the second try, sooner where the service may be down for a moment; doubled for each further one,
    one hour at most."""
    JOB_TIMEOUT: float = 3600
    """Seconds after which the job of a service that answers later is given up."""
    CLAIM_TIMEOUT: float = 100
    """Seconds without a sign of life after which a worker counts as dead; it gives one in each quarter of them. With
    the sweep's minute, what it had claimed is with another one within three minutes."""
    RESEND_AFTER: float = 100
    """Seconds after which the sweep sends a second message for an image that no worker has claimed: a lost one is made
    good within three minutes, and one that only waited finds nothing left to do."""
    SWEEP_IMAGES: bool | None = None
    """The sweep also asks for images without a caption (``bulk_create``, a save that was cut short). None: but for many
    from before the app was installed that a service bills; True: for these as well; False leaves all to ``autocaption
    backfill`` and ``autocaption.request``. Replaced ones are asked about anyway."""
    KEEP_ATTEMPTS: int = 0
    """Days after which requests to services leave the history, but for those that still count; 0 = none does."""
    KEEP_VERSIONS: int = 0
    """Days after which words that only machines made, and nobody decided about, leave it; 0 = none do."""
    MAX_FILE_SIZE: int = 50 * 1024 * 1024
    """Bytes; larger files are excluded."""
    MAX_PIXELS: int = 89_000_000
    """Width × height; larger images are excluded. Pillow's own ``MAX_IMAGE_PIXELS`` (89 million) holds as well."""
    DECODE_IN_CHILDREN: bool = True
    """Workers decode images in child processes with limits on memory and time, where the system has such limits (not
    on Windows; macOS limits the time only); False = in their own process."""
    DECODING_MEMORY: int = 1024**3
    """Bytes that the images of over 4 megapixels which one worker process decodes at once may take together; one that
    needs more goes alone."""
    DECODING_PYTHON: str = ""
    """The interpreter that those children run; "" = that of the worker."""
    MAX_EDGE: int = 1024
    """Pixels of the long edge of what is sent to a service."""
    MIN_EDGE: int | None = None
    """Pixels of the shorter edge: nobody is asked about smaller images, but by Re-caption; None = what the service says
    that it needs, 24 where it says nothing. 0 = none is too small."""
    ALLOW_NETWORKS: Sequence[str] = ()
    """Networks (``"10.0.0.0/8"``) that ``ask`` and ``audit`` may fetch addresses from, besides the public internet."""
    DATABASES: Sequence[str] = ()
    """Database aliases that the sweep visits; () = those that hold captions and registered models by the routers."""

    def __post_init__(self) -> None:
        for name in _POSITIVE:
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
                raise ValueError(f"{name!r} must be a number above 0, not {value!r}.")
        for name in ("KEEP_ATTEMPTS", "KEEP_VERSIONS"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LONGEST_KEPT:
                raise ValueError(f"{name!r} must be a whole number of days, 0 to {LONGEST_KEPT}, not {value!r}.")
        least = self.MIN_EDGE
        if least is not None and (not isinstance(least, int) or isinstance(least, bool) or least < 0):
            raise ValueError(f"'MIN_EDGE' must be a whole number of pixels, 0 or more, or None, not {least!r}.")
        if self.DELIVERY not in DELIVERIES:
            raise ValueError(f"'DELIVERY' must be one of {', '.join(map(repr, DELIVERIES))}, not {self.DELIVERY!r}.")
        if self.REVIEW not in REVIEW_CHOICES:
            raise ValueError(f"'REVIEW' must be one of {', '.join(map(repr, REVIEW_CHOICES))}, not {self.REVIEW!r}.")
        try:
            SpotChecks.parse(self.SPOT_CHECKS)
        except ValueError as error:
            raise ValueError(f"'SPOT_CHECKS' {error}") from None
        if self.THUMBNAILS not in THUMBNAILERS and "." not in str(self.THUMBNAILS):
            names = ", ".join(repr(name) for name in THUMBNAILERS if name)
            raise ValueError(f"'THUMBNAILS' must be '', {names}, or a dotted path, not {self.THUMBNAILS!r}.")
        if self.SITE_URL and not _SITE_URL.match(str(self.SITE_URL)):
            raise ValueError(f"'SITE_URL' must begin with https://, or be a dotted path, not {self.SITE_URL!r}.")
        read_options(ModerationSettings, self.MODERATION, where="AUTOCAPTION['MODERATION']")
        if self.REDIS_URL and not str(self.REDIS_URL).startswith(REDIS_SCHEMES):
            raise ValueError(f"'REDIS_URL' must begin with one of {', '.join(REDIS_SCHEMES)}.")
        for name in ("PROVIDERS", "FIELDS"):
            if not isinstance(getattr(self, name), Mapping):
                raise ValueError(f"{name!r} must be a dict.")
        for name in ("LANGUAGES", "DATABASES", "BUDGETS", "ALLOW_NETWORKS", "MEDIA_FOLDERS"):
            value = getattr(self, name)
            if isinstance(value, str) or not isinstance(value, Sequence):
                raise ValueError(f"{name!r} must be a list, not {value!r}.")
        if "default" not in self.PROVIDERS:
            raise ValueError("'PROVIDERS' needs an alias 'default'.")
        _folders(self.MEDIA_FOLDERS)
        tags_of(self.LANGUAGES)
        read_styles(self.HOUSE_STYLE)
        read_word_lists(self.WORD_LIST)
        _networks(self.ALLOW_NETWORKS)

    @property
    def allowed_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """ALLOW_NETWORKS, read."""
        return _networks(self.ALLOW_NETWORKS)

    @property
    def media_folders(self) -> tuple[str, ...]:
        """MEDIA_FOLDERS, without slashes at their ends."""
        return _folders(self.MEDIA_FOLDERS)

    @property
    def fields(self) -> Mapping[str, Any]:
        """FIELDS, and that of the images in MEDIA_FOLDERS."""
        return {**({MEDIA_FILES: {}} if self.MEDIA_FOLDERS else {}), **self.FIELDS}

    @property
    def longest_wave(self) -> float:
        """Seconds after which a worker gives a request up, and within which those of rows that it claimed together have
        to be answered; its signs of life keep its claims so long."""
        return max(LONGEST_WAVE, self.CLAIM_TIMEOUT * WAVE)

    @property
    def languages(self) -> tuple[str, ...]:
        """Language tags, in lower case, of the captions of one image, at least one."""
        return self._tags or (django_settings.LANGUAGE_CODE.lower(),)

    @cached_property
    def spot_checks(self) -> SpotChecks:
        """SPOT_CHECKS, read."""
        return SpotChecks.parse(self.SPOT_CHECKS)

    def house_style(self, language: str) -> str:
        """HOUSE_STYLE for this language; "" = there is none."""
        return of_language(self._styles, language) or ""

    def word_list(self, language: str) -> WordList:
        """WORD_LIST for this language; an empty one where there is none."""
        return of_language(self._word_lists, language) or WordList()

    @cached_property
    def _styles(self) -> Mapping[str, str]:
        return read_styles(self.HOUSE_STYLE)

    @cached_property
    def _word_lists(self) -> Mapping[str, WordList]:
        return read_word_lists(self.WORD_LIST)

    @cached_property
    def _tags(self) -> tuple[str, ...]:
        return tags_of(self.LANGUAGES)

    @cached_property
    def moderation(self) -> ModerationSettings:
        """MODERATION, read."""
        return read_options(ModerationSettings, self.MODERATION, where="AUTOCAPTION['MODERATION']")


def _folders(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        parts = name.strip("/").split("/") if isinstance(name, str) and not name.startswith("/") else [""]
        if any(part in ("", ".", "..") for part in parts):
            raise ValueError(f"'MEDIA_FOLDERS' must list folders such as 'uploads/articles', not {name!r}.")
    return tuple(dict.fromkeys(name.strip("/") for name in names))


def _networks(texts: Sequence[str]) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(map(ip_network, texts))
    except ValueError as error:
        raise ValueError(f"'ALLOW_NETWORKS' must list networks such as '10.0.0.0/8': {error}.") from None


@lru_cache(maxsize=1)
def current() -> AutocaptionSettings:
    """The site's settings. Raises ConfigurationError; an error is not remembered."""
    return read_options(AutocaptionSettings, getattr(django_settings, "AUTOCAPTION", {}), where="AUTOCAPTION")


class _Address(str):
    """An address whose repr shows no password: Django's debug page shows settings by their repr."""

    def __repr__(self) -> str:
        return repr(_PASSWORD.sub("…", str(self)))


def hide_passwords() -> None:
    """Have the site's own setting show no password, as Django sees to for values whose name tells that they are
    secret (``api_key``)."""
    site = getattr(django_settings, "AUTOCAPTION", None)
    if isinstance(site, dict) and isinstance(site.get("REDIS_URL"), str):
        site["REDIS_URL"] = _Address(site["REDIS_URL"])


def reset() -> None:
    """Forget what was read, so that the next look sees the setting as it is now."""
    current.cache_clear()
