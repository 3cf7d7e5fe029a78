"""What other languages say beside an age, in the English that the vocabulary of age labels knows."""

from __future__ import annotations

import re

from django_autocaption.moderation.folding import fold

_SUFFIX = "(?:岁|歲|歳|才|세|살)?"

#: Before a number: English → what stands for it.
_BEFORE = {
    "under": """unter|jünger als|weniger als|moins de|menor(?:es)? de|menos de|meno di|sotto (?:i|gli)|jonger dan
        |onder de|minder dan|poniżej|mniej niż|młodsz\\w+ niż|младше|моложе|меньше|менее|اقل من|تحت|מתחת ל|פחות מ
        |ต่ำกว่า|น้อยกว่า""",
    "over": """über|älter als|mehr als|ab|plus de|mayor(?:es)? de|más de|maior(?:es)? de|mais de|più di|oltre(?: (?:i
    |gli))?
        |ouder dan|meer dan|boven de|powyżej|ponad|więcej niż|starsz\\w+ niż|старше|больше|более|свыше|اكثر من|فوق
        |מעל|יותר מ|มากกว่า""",
    "up to": "bis zu|höchstens|jusqu'à|hasta|até|fino a|maximaal|najwyżej|не старше|(?<![0-9] )до",
    "at least": "mindestens|wenigstens|au moins|al menos|pelo menos|almeno|minstens|minst|co najmniej|не младше",
}
#: After a number, whose unit may stand between them.
_AFTER = {
    "+": """und (?:älter|mehr)|et plus|(?:y|o) más|(?:e|ou) mais|(?:e|o) più|en ouder|i więcej|и старше|(?:及|或)?以上
        |이상""",
    " or under": "und jünger|et moins|(?:y|o) menos|en jonger|и младше|(?:及|或)?以下|이하",
}
#: What says who somebody is, or is not.
_PEOPLE = {
    "adult": """erwachsene?[nrs]?|volljährige?[nrs]?|adultes?|adult[oai]s?|majeure?s?|mayor(?:es)? de edad
        |maior(?:es)? de idade|maggiorenn[ei]|volwassene?n?|meerderjarige?|doros(?:ły|ła|li|łych)|pełnoletni\\w*
        |взросл(?:ый|ая|ые|ых)|совершеннолетн\\w+
        |доросл\\w+|vux[en]\\w{0,2}|voks[en]\\w{0,2}|aikui\\w+|täysi-ikäi\\w+
        |yetişkin\\w*|reşit|người lớn|dewasa|felnőtt\\w*|dospěl\\w+|dospel\\w+|adulți?|ενήλικ\\w+|възрастен|odrasl\\w+
        |成年人?|成人|大人|어른|성인|بالغ(?:ين|ة)?|מבוגר(?:ת|ים|ות)?|वयस्क|ผู้ใหญ่""",
    "elderly": """anzian[oaie]|ancian[oa]s?|idos[oa]s?|bejaarden?|personnes? âgées?|пожил\\w+
        |senior(?:en|es|in|er|ka|ky|ů)|rentner\\w*|pensionär\\w*|yaşlı\\w*
        |lansia|idős\\w*|ηλικιωμέν\\w*|vârstnic\\w*|vanhu\\w+|người (?:già|cao tuổi)
        |老年人?|老人|お年寄り|高齢者|シニア|노인|노년|어르신|مسن(?:ة|ين|ات)?|קשיש(?:ה|ים|ות)?|वृद्ध|बुज़ुर्ग|ผู้สูงอายุ""",
    "middle aged": "中年",
    "young": r"junge[nrs]?|jeunes?|joven(?:es)?|jovem|jovens|giovani?|jonge?|ung[at]?|młod\w+|молод\w+",
    "person": r"orang|osob[ay]|persona|personas|personne|personer|persoon|pessoa|человек",
    "minor": """mineure?s?|menor(?:es)?(?: de (?:edad|idade))?|minori|minorenn[ei]
        |minderj[äa]hrige?[nrs]?|niepełnoletni\\w*|barn|ado|ergen""",
    "not": """nicht|keine?[nrms]?|pas|niet|geen|inte|ingen|inga|ikke|nie|не|нет|sin|sans|ohne|senza|sem|zonder|utan|uten
        |uden|без|bez""",
}

_YEARS = "(?:jahren?|ans|años|anos|anni|jaar|lat|лет)"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(fold("".join(line.strip() for line in pattern.splitlines())).casefold())


_TRANSLATIONS = (
    *((_compile(rf"(?<!\w)(?:{words})[\s-]*(?=[0-9])"), f"{english} ") for english, words in _BEFORE.items()),
    *(
        (_compile(rf"(?<=[0-9])(?:\s*{_YEARS}|{_SUFFIX})\s*(?:{words})(?!\w)"), english)
        for english, words in _AFTER.items()
    ),
    (_compile(rf"([0-9]+){_SUFFIX}\s*(?:未満|未满|未滿|미만)"), r"under \1"),
    (_compile(rf"(?<=[0-9]){_SUFFIX}\s*(?:至|到|から)\s*(?=[0-9])"), "-"),
    *(
        (_compile(rf"(?<![0-9])([1-9]0)(?:代|대)(?:の|\s)?(?:{words})(?!\w)"), rf"{english} \1s")
        for english, words in (("early", "前半|初め|초반?"), ("mid", "半ば|中盤|中頃|중반?"), ("late", "後半|후반?"))
    ),
    (_compile(r"(?<![0-9])([1-9]0)(?:代|대|er)(?!\w)"), r"\1s"),
    *((_compile(rf"(?<!\w)(?:{words})(?!\w)"), english) for english, words in _PEOPLE.items()),
)


def in_english(text: str) -> str:
    """Folded, case-folded ``text`` with comparisons, decades, grown people and negations in English; the rest as it
    is."""
    for pattern, english in _TRANSLATIONS:
        text = pattern.sub(english, text)
    return text
