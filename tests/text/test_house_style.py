"""Words that a site does not want are found as whole words, in any script."""

from __future__ import annotations

import pytest

from django_autocaption.text import Context, lint
from django_autocaption.text.house_style import found

ENGLISH = {"cell": "", "cell phone": "mobile", "crippled": "", "don't": "do not"}


@pytest.mark.parametrize(
    ("said", "avoided", "language", "hit"),
    [
        ("A Cell  Phone on a table.", "cell phone", "en", True),
        ("A CELL PHONE, lit.", "cell phone", "en", True),
        ("Two cell phones.", "cell phone", "en", False),
        ("Two cell phones.", "cell phone*", "en", True),
        ("An uncrippled tree.", "crippled", "en", False),
        ("A sign: don’t walk.", "don't", "en", True),
        ("A book about C++ and C#.", "c++", "en", True),
        ("Eine STRASSE im Regen.", "Straße", "de", True),
        ("Ein behinderter Mann.", "behindert", "de", False),
        ("Ein BEHINDERTER Mann.", "behindert*", "de", True),
        ("Un élève.", "e\u0301le\u0300ve", "fr", True),
        ("İSTANBUL yolu.", "istanbul", "tr", True),
        ("IRMAK kıyısı.", "irmak", "tr", False),
        ("Зелёный КРОКОДИЛ.", "крокодил", "ru", True),
        ("一只手机在桌上。", "手机", "zh", True),
        ("手机phone店。", "phone", "zh", True),
        ("古いスマートフォンを持つ人。", "スマートフォン", "ja", True),
        ("スマートフォンケース。", "スマートフォン", "ja", False),
        ("คนถือโทรศัพท์มือถือ", "มือถือ", "th", True),
        ("น้ำ", "นำ", "th", False),
        ("휴대폰을 든 여자.", "휴대폰", "ko", True),
        ("휴대폰을 든 여자.", "휴대", "ko", False),
        ("رجل مع الهاتف.", "هاتف", "ar", True),
        ("איש והטלפון.", "טלפון", "he", True),
    ],
)
def test_whole_words_of_any_script(said: str, avoided: str, language: str, hit: bool) -> None:
    assert found(said, {avoided: "x"}, language) == (((avoided.rstrip("*"), "x"),) if hit else ())


def test_the_longer_of_two_each_once_in_the_order_of_the_text() -> None:
    said = "A crippled tree, a cell phone, a cell and another cell phone."
    assert found(said, ENGLISH, "en") == (("crippled", ""), ("cell phone", "mobile"), ("cell", ""))


def test_a_word_inside_what_should_replace_it_is_none() -> None:
    avoided = {"phone": "mobile phone"}
    assert found("A mobile phone.", avoided, "en") == ()
    assert found("A mobile phone and a phone.", avoided, "en") == (("phone", "mobile phone"),)


def test_the_linter_says_both_kinds_as_warnings() -> None:
    findings = lint("A crippled man with a cell phone.", context=Context(avoided=ENGLISH))
    assert {finding.code: finding.message for finding in findings if finding.avoided} == {
        "preferred_words": "House style: say “mobile”, not “cell phone”.",
        "forbidden_words": "House style: do not say “crippled”.",
    }
    assert all(finding.level == "warning" for finding in findings)
    assert lint("A man with a mobile.", context=Context(avoided=ENGLISH)) == ()
