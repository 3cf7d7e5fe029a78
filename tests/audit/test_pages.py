"""Rendered pages: which images count, what text they have, and what is wrong with it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.audit.pages import PageImage, PageReport, read_page
from django_autocaption.audit.quality import Quality
from tests.watch import Watch

BOAT = "A red boat on a calm lake."


def page(html: str) -> PageReport:
    return read_page(html, name="page.html", language="en")


def only(html: str) -> PageImage:
    """The one image of a page."""
    (image,) = page(html).images
    return image


def codes(image: PageImage) -> set[str]:
    return {finding.code for finding in image.findings}


@pytest.mark.parametrize(
    ("html", "quality"),
    [
        (f'<img src="a.jpg" alt="{BOAT}">', Quality.GOOD),
        (f"<IMG SRC=a.jpg ALT='{BOAT}' />", Quality.GOOD),
        ('<img src="a.jpg">', Quality.MISSING),
        ('<img src="a.jpg" alt=" ">', Quality.MISSING),
        ('<img src="a.jpg" alt="">', Quality.DECORATIVE),
        ('<img src="a.jpg" alt>', Quality.DECORATIVE),
        ('<img src="a.jpg" role="presentation">', Quality.DECORATIVE),
        ('<img src="a.jpg" role="none" alt="x">', Quality.DECORATIVE),
        ('<img src="a.jpg" role="img">', Quality.MISSING),
        ('<img src="a.jpg" aria-hidden="true">', Quality.DECORATIVE),
        ('<img src="a.jpg" aria-hidden="false">', Quality.MISSING),
        ('<div aria-hidden="true"><p><img src="a.jpg"></p></div>', Quality.DECORATIVE),
        ('<div aria-hidden="true"><div></div><img src="a.jpg"></div>', Quality.DECORATIVE),
        ('<div aria-hidden="true"></div><img src="a.jpg">', Quality.MISSING),
        ('<p aria-hidden="true">x<p><img src="a.jpg">', Quality.MISSING),
        ('<span hidden><img src="a.jpg"></span>', Quality.DECORATIVE),
        ('<img src="/m/IMG_1234.jpg" alt="IMG_1234.jpg">', Quality.FILE_NAME),
        ('<img src="/m/red%20boat.jpg?v=2" alt="red boat">', Quality.FILE_NAME),
        ('<img src="a.jpg" alt="photo">', Quality.FILE_NAME),
        ('<img src="a.jpg" alt="Image of a red boat.">', Quality.REDUNDANT),
        ('<img src="a.jpg" alt="&lt;b&gt;A red boat&lt;/b&gt; on a lake.">', Quality.UNFIT),
        (f'<img src="a.jpg" aria-label="{BOAT}">', Quality.GOOD),
        ('<p id="x">Boat</p><img src="a.jpg" aria-labelledby="x">', Quality.GOOD),
        ('<img src="a.jpg" title="A red boat.">', Quality.MISSING),
        ('<input type="image" src="go.png">', Quality.MISSING),
        ('<input type="image" src="go.png" alt="">', Quality.MISSING),
        ('<input type="IMAGE" src="go.png" alt="Search">', Quality.GOOD),
        ('<map><area href="/n"></map>', Quality.MISSING),
        ('<map><area href="/n" alt="North"></map>', Quality.GOOD),
        ('<img alt="first" alt="Second one." src="a.jpg">', Quality.GOOD),
        ('<section lang="de"><img src="a.jpg" alt="Лодка на озере."></section>', Quality.UNFIT),
        ('<section lang="ru"><img src="a.jpg" alt="Лодка на озере."></section>', Quality.GOOD),
        ("<img src='a.jpg' alt='A <script>alert(1)</script> boat.'>", Quality.UNFIT),
    ],
)
def test_the_class_of_one_image(html: str, quality: Quality) -> None:
    assert only(html).quality is quality


@pytest.mark.parametrize(
    "html",
    [
        '<input type="text">',
        '<map><area shape="rect"></map>',
        "<svg><image href='a.svg'/><circle r='1'/></svg>",
        '<!-- <img src="a.jpg"> -->',
        '<script>document.write("<img src=x>")</script>',
        "<style>img { color: red } /* <img> */</style>",
        '<template><img src="a.jpg"></template>',
        '<textarea><img src="a.jpg"></textarea>',
        "",
        "<",
    ],
)
def test_what_is_no_image_of_the_page(html: str) -> None:
    assert page(html).images == []


def test_a_text_that_stands_for_several_images_is_a_duplicate() -> None:
    first, second, same, other = page(
        f'<img src="a.jpg" alt="{BOAT}"><img src="b.jpg" alt="{BOAT.upper()}">'
        '<img src="c.jpg" alt="A tree."><img src="d.jpg" alt="A house.">'
    ).images
    assert "duplicate" in codes(first) & codes(second)
    assert "duplicate" not in codes(same) | codes(other)


def test_one_image_twice_is_no_duplicate() -> None:
    for image in page(f'<img src="a.jpg" alt="{BOAT}">' * 2).images:
        assert "duplicate" not in codes(image)


def test_a_caption_that_says_the_same_makes_the_text_redundant() -> None:
    image = only(
        f'<figure><img src="a.jpg" alt="{BOAT}"><figcaption>A red <b>boat</b> on a calm lake</figcaption></figure>'
    )
    assert (image.quality, codes(image)) == (Quality.REDUNDANT, {"same_as_caption"})
    image = only(f'<figure><img src="a.jpg" alt="{BOAT}"><figcaption>Summer 2024</figcaption></figure>')
    assert image.quality is Quality.GOOD


def test_each_figure_has_its_own_caption() -> None:
    first, second = page(
        f'<figure><img src="a.jpg" alt="{BOAT}"><figcaption>One</figcaption></figure>'
        f'<figure><figcaption>{BOAT}</figcaption><img src="b.jpg" alt="A tree."></figure>'
    ).images
    assert first.quality is second.quality is Quality.GOOD


def test_lines_and_sources_tell_where() -> None:
    image = only('<html>\n<body>\n  <img\n src="data:image/png;base64,AAAA">')
    assert (image.line, image.src) == (3, "")


def test_numbers_of_a_page() -> None:
    tally = page(f'<img src=a><img src=b alt=""><img src=c alt="{BOAT}"><img src=d alt="d.jpg">').tally
    assert (tally.images, tally.published, tally.coverage, tally.quality) == (4, 3, 75.0, 50.0)


@pytest.mark.parametrize(
    "piece", ["<b>", "</b>", "<figure>", "<p lang=x>", "<img alt=a ", "<!--", "<![CDATA[", "<a <", "<a b='"]
)
def test_a_hostile_page_takes_no_long_time(piece: str) -> None:
    watch = Watch()
    page(piece * 20_000)
    page(piece * 20_000 + ">")
    assert watch.spent < 10


def test_deep_nesting_hides_nothing_that_follows() -> None:
    images = page("<div>" * 2_000 + "</div>" * 2_000 + '<img src="a.jpg">').images
    assert Counter(image.quality for image in images) == {Quality.MISSING: 1}


@given(st.text(alphabet=st.sampled_from(list("<>/=\"'! abgimfiuresrclt-")), max_size=200))
def test_no_page_raises(html: str) -> None:
    tally = page(html).tally
    assert tally.images == sum(tally.classes.values())
