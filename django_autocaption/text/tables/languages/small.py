"""What the smaller tables have in common: the patterns of a language, put together from its words."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_WORD = r"(?=[\w\"“„«»'(])"
_UNTIL_COLON = r"[^.:!?\n\"“„«]{0,120}:\s*"
#: What an answer calls itself in these languages; "Here is the sign that says: …" leads to no answer.
_ANSWER = (
    r"(?=\s*:|[^.:!?\n]{0,100}?(?:alt|te[kx]s|metin|metni|açıklama|betim|bes[kc]riv|mô\s+tả|văn\s+bản|chú\s+thích|des[kc]rip|keterangan|опис|"
    r"текст|підпис|надпис|kuvau|kuvail|leírás|szöveg|popis|opis|περιγραφ|κείμεν|λεζάντ|descri|legend|peu\s+de\s+foto|forslag|förslag|návrh|"
    r"javaslat|gợi\s+ý|saran|öneri|ehdotu|πρότασ|propun|propost|prijedlog|предложени|пропозиц))"
)


def small(
    code: str,
    *,
    script: str = "Latin",
    image: str,
    shows: str,
    on_image: str,
    seen: str,
    seen_is_optional: bool = True,
    photo_of: str = "",
    there_is: str = "",
    sure: str,
    here_is: str,
    labels: str,
    describe: str,
    closings: str,
    sorry: str,
    sadly: str,
    cannot: str,
    as_model: str,
    no_image: str,
    send: str,
    failed: str,
    but: str,
    none: str,
    watermark: str,
    moods: str,
    non_answers: str,
    placeholders: str,
    function_words: str,
    dangling: str,
    particles: str = "",
) -> Language:
    """A table of one language; every argument but the last five is a pattern, of words that a sentence begins with.

    ``image``: names of the image, with article and pronoun, and what it does (``shows``). ``on_image``: "in the
    picture", and what is ``seen`` there, which may be missing where ``seen_is_optional``. ``photo_of``: "a photo of".
    ``cannot``: in the first person; alone it is a refusal, and behind ``sorry`` or ``sadly`` within a few words.
    ``none``: "there is no". The others are named as in ``Language``.
    """
    verb = rf"(?:(?:{seen})\s+)" + ("?" if seen_is_optional else "")
    return Language(
        code=code,
        scripts=words(script),
        full_stop=".",
        function_words=words(function_words),
        dangling=words(dangling),
        particles=words(particles),
        strong_openers=(
            rf"(?:{image})\s+(?:{shows})\s+{_WORD}",
            rf"(?:{on_image})(?:\s*[,:]\s*|\s+){verb}(?!(?:{none})\b){_WORD}",
            rf"(?:{on_image})\s*:\s*{_WORD}",
            *((rf"(?:{photo_of})\s+{_WORD}",) if photo_of else ()),
        ),
        weak_openers=(rf"(?:{there_is})\s+(?=\w)",) if there_is else (),
        askings=(rf"(?:{describe})",),
        interjections=(rf"(?:{sure})\s*(?:[!.,:]\s*|[–—-]\s+)",),
        lead_ins=(rf"(?:{here_is})(?!\w){_ANSWER}{_UNTIL_COLON}",),
        labels=(rf"(?:{labels})",),
        closings=(rf"(?:{closings})(?!\w)",),
        refusals=(
            rf"(?:{sorry})(?!\w)(?=\s*(?:[,.!:;–—-]|$)|(?:\s+[\w'’]+){{0,5}}?\s+(?:{cannot}))",
            rf"(?:{sadly})(?!\w)\s*,?\s+(?:[\w'’]+\s+){{0,4}}?(?:{cannot}|{no_image})",
            rf"(?:{cannot})(?!\w)",
            rf"(?:{as_model})(?!\w)",
            rf"(?:{no_image})",
            rf"(?:{send})(?!\w)",
            rf"(?:{failed})(?!\w)",
        ),
        pivots=(rf"(?:{but})\b[\s,:]*",),
        non_answers=phrases(non_answers.replace(" / ", "\n")),
        absences=(rf"(?:{none})(?!\w)", rf"(?:\w+\s+){{0,3}}(?:{watermark})"),
        moods=(rf"(?:{moods})(?!\w)",),
        placeholders=phrases(placeholders.replace(" / ", "\n")),
    )
