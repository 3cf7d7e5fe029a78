"""django-filer: images of its library, private ones among them, get words; its other files are left alone."""

from __future__ import annotations

from tests.sites.running import told_by


def test_images_of_the_library_get_words_and_no_other_file_does() -> None:
    told = told_by("filer", "filer")
    assert told["files"] == 3
    assert told["captions"] == ["image done", "image done"]
    assert all(told["alt"])
    assert told["pages"] == [200, 200]
    assert told["shown"] == [True, True], "on filer's own form of the image"
    assert told["private"]["shown"] == ["image/jpeg", "image/jpeg"], (
        "to who may see it, by small images of the app's own"
    )
    assert told["private"]["strangers"] == [302, 302], "who are asked to sign in"
    assert told["made_public"] == {"captions": ["image done", "image done"], "alt": told["alt"][1]}


def test_the_app_for_it_leaves_private_images_out_until_they_are_public() -> None:
    told = told_by("filer", "filer", AUTOCAPTION_TEST_FILER="contrib")
    assert told["captions"] == ["image done", "image excluded condition"]
    assert told["alt"][0]
    assert not told["alt"][1]
    assert told["shown"] == [True]
    assert told["made_public"]["captions"] == ["image done", "image done"]
    assert told["made_public"]["alt"]
    below_alt_text, draft, messages, approved, stays = told["form"]
    assert (below_alt_text, draft, approved, stays) == (True, True, True, True), "on filer's form of the image"
    assert "The words are approved and published." in messages
    offered, asked, (message,), requested = told["asked"]
    assert (offered, asked, requested) == (True, 2, 2), "no PDF and no private image"
    assert message.startswith("Asked for the words of 2 captions. <a href="), "to the bulk request"


def test_what_the_site_says_of_the_field_leaves_the_rest_as_it_suits_filer() -> None:
    told = told_by("filer", "filer", AUTOCAPTION_TEST_FILER="open")
    assert told["captions"] == ["image done", "image done"], "private ones too, as their condition is taken off"
    assert all(told["alt"])
