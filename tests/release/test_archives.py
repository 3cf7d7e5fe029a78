"""The look at what is published notices what it is there for; CI builds both and looks."""

from __future__ import annotations

from tests.release import archives, extras

FILES = ["django_autocaption/apps.py", "django_autocaption/locale/de/LC_MESSAGES/django.mo"]
PAGE = "Name: x\nProject-URL: Documentation, https://x.example\nProject-URL: Changelog, https://x.example\n\n"


def test_a_wheel_lacks_nothing_and_has_nothing_else() -> None:
    assert list(archives.of_wheel([*FILES, "x-1.dist-info/RECORD"], FILES)) == []
    assert list(archives.of_wheel(FILES[:1], FILES)) == [f"The wheel lacks {FILES[1]}."]
    assert "The wheel has tests/settings.py." in list(archives.of_wheel([*FILES, "tests/settings.py"], FILES))
    swap = "django_autocaption/.apps.py.swp"
    assert any("no kind of file" in problem for problem in archives.of_wheel([*FILES, swap], [*FILES, swap]))


def test_links_of_the_page_lead_somewhere() -> None:
    assert list(archives.of_metadata(f"{PAGE}[Docs](https://x.example/y.html) [here](#install)")) == []
    (problem,) = archives.of_metadata(f"{PAGE}[Docs](docs/settings.md)")
    assert problem.endswith("docs/settings.md")
    assert any("Documentation" in problem for problem in archives.of_metadata("Name: x\n\nText"))


def test_an_sdist_has_what_tests_read() -> None:
    whole = [*archives.NEEDED, *archives.in_repository()]
    assert list(archives.of_sdist(whole)) == []
    assert list(archives.of_sdist(whole[1:])) == [f"The sdist lacks {whole[0]}."]


def test_each_extra_has_a_piece_of_work() -> None:
    assert set(extras.WORK) == {"", *extras.extras()}
