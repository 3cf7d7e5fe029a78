"""The images of a rendered page, judged by the text that screen readers get for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from django_autocaption import conf
from django_autocaption.audit.quality import Quality, Tally, quality_of
from django_autocaption.text import Context, Finding, Level, lint

#: Elements without an end tag (https://html.spec.whatwg.org/multipage/syntax.html#void-elements).
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
#: Elements whose content is text, or is shown by no browser that runs scripts and frames.
_INERT = frozenset(["template", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "svg"])
#: Elements that the next one of their kind ends.
_ENDED_BY_NEXT = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option"])
#: Elements nested deeper are not told apart; browsers stop at 512, too.
_DEEPEST = 512


@dataclass(kw_only=True)
class PageImage:
    """One ``img``, ``input type=image`` or ``area`` with a link."""

    element: str
    src: str
    """As the page writes it; "" for an ``area``, and for an image that is part of the page itself (``data:``)."""
    alt: str | None
    """The text that screen readers get: ``aria-label``, else ``alt``; None if there is neither."""
    line: int
    language: str
    decorative: bool
    """Empty or hidden on purpose."""
    labelled: bool
    """Other elements name it (``aria-labelledby``); their text is not looked at."""
    findings: tuple[Finding, ...] = ()

    @property
    def quality(self) -> Quality:
        """Its class."""
        return Quality.DECORATIVE if self.decorative else quality_of(self.findings)


@dataclass(kw_only=True)
class PageReport:
    """The images of one page."""

    name: str
    """File or address."""
    images: list[PageImage] = field(default_factory=list)
    problem: str = ""
    """Why the page could not be read; "" if it was."""

    @property
    def tally(self) -> Tally:
        """Numbers by class; "published" are images with a text, or with none on purpose."""
        tally = Tally()
        for image in self.images:
            tally.add(image.quality, published=image.quality is not Quality.MISSING)
        return tally


def read_page(html: str, *, name: str, language: str) -> PageReport:
    """Judge every image of a page. ``language``: BCP 47 tag, for what no ``lang`` attribute speaks of.

    Judged is the markup alone: style sheets, scripts and inline SVG are not.
    """
    reader = _Reader(language)
    # An unfinished tag at the end is none, but older versions of html.parser take quadratic time to find that out.
    reader.feed(html[: html.rfind(">") + 1])
    reader.close()
    repeated = _repeated(reader.images)
    captions = {id(image): figure.text for figure in reader.figures for image in figure.images}
    for image in reader.images:
        _judge(image, is_repeated=_fold(image.alt) in repeated, caption=_fold(captions.get(id(image))))
    return PageReport(name=name, images=reader.images)


def _judge(image: PageImage, *, is_repeated: bool, caption: str) -> None:
    if image.labelled:
        return
    others = (image.alt or "",) if is_repeated else ()
    avoided = conf.current().word_list(image.language).avoided
    context = Context(decorative=image.decorative, others=others, avoided=avoided)
    findings = lint(image.alt, src=image.src, language=image.language, context=context)
    if not image.decorative and caption and _fold(image.alt) == caption:
        message = "The figure's caption says the same: describe what the caption does not say."
        findings = (*findings, Finding(code="same_as_caption", level=Level.ERROR, message=message))
    image.findings = findings


def _repeated(images: Iterable[PageImage]) -> set[str]:
    """Texts, folded, that stand for several different images."""
    sources: dict[str, set[str]] = {}
    for image in images:
        if image.src and not image.decorative and (folded := _fold(image.alt)):
            sources.setdefault(folded, set()).add(image.src)
    return {text for text, different in sources.items() if len(different) > 1}


def _fold(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


@dataclass(kw_only=True, eq=False)
class _Figure:
    images: list[PageImage] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What the elements around a place of the page say about it."""

    language: str
    hidden: bool = False
    inert: bool = False
    figure: _Figure | None = None
    in_caption: bool = False


class _Reader(HTMLParser):
    """Collects images and figures, never failing on broken markup."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.images: list[PageImage] = []
        self.figures: list[_Figure] = []
        self._page = _Around(language=language)
        self._open: list[tuple[str, _Around]] = []

    @property
    def _around(self) -> _Around:
        return self._open[-1][1] if self._open else self._page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # of a repeated attribute the first counts
        if tag in _ENDED_BY_NEXT and self._open and self._open[-1][0] == tag:
            self._open.pop()
        around = self._inside(tag, given)
        if tag in _VOID:
            self._see(tag, given, around)
        elif len(self._open) < _DEEPEST:
            self._open.append((tag, around))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # HTML ignores the slash

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth][0] == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        around = self._around
        if around.in_caption and around.figure is not None and not around.hidden:
            around.figure.parts.append(data)

    def _inside(self, tag: str, given: dict[str, str]) -> _Around:
        around = self._around
        if given.get("lang", "").strip():
            around = replace(around, language=given["lang"])
        if "hidden" in given or given.get("aria-hidden", "").strip().lower() == "true":
            around = replace(around, hidden=True)
        if tag in _INERT:
            around = replace(around, inert=True)
        if tag == "figure":
            figure = _Figure()
            self.figures.append(figure)
            around = replace(around, figure=figure, in_caption=False)
        elif tag == "figcaption":
            around = replace(around, in_caption=True)
        return around

    def _see(self, tag: str, given: dict[str, str], around: _Around) -> None:
        is_input = tag == "input" and given.get("type", "").strip().lower() == "image"
        if around.inert or not (tag == "img" or is_input or (tag == "area" and "href" in given)):
            return
        label = given.get("aria-label", "").strip() or None
        labelled = bool(given.get("aria-labelledby", "").strip())
        alt = given.get("alt")
        roles = given.get("role", "").lower().split()
        empty = alt == "" and not label and not labelled
        skipped = tag == "img" and (empty or roles[:1] in (["presentation"], ["none"]))
        src = given.get("src", "")
        image = PageImage(
            element=tag,
            src="" if src.strip().lower().startswith("data:") else src,
            alt=label or alt,
            line=self.getpos()[0],
            language=around.language,
            decorative=around.hidden or skipped,
            labelled=labelled,
        )
        self.images.append(image)
        if around.figure is not None:
            around.figure.images.append(image)
