"""Ages as captions give them: patterns over folded text, any case; a space stands for spaces or hyphens.

The group ``age`` holds figures, ``spelt`` a number word below 18, ``grown`` one from 18 on, all in years; a pattern
without any of them is about a minor.
"""

from __future__ import annotations

from django_autocaption.moderation.words import contexts as context
from django_autocaption.moderation.words.more_minors import MORE_AGES
from django_autocaption.moderation.words.numbers import BELOW_18, FROM_18

_FIGURES = r"(?<![0-9])(?<![0-9][.,])(?P<age>[0-9]{1,3})(?:\.[0-9]+)?"
#: A number before a word of its own, and within a script without spaces.
_N = rf"(?:{_FIGURES}|(?<!\w)(?:(?P<grown>{FROM_18})|(?P<spelt>{BELOW_18})))"
_JOINED = rf"(?:{_FIGURES}|(?P<grown>{FROM_18})|(?P<spelt>{BELOW_18}))"
_DAYS = rf"(?<![\w.,])(?:[0-9]{{1,3}}|{BELOW_18}) ?(?:months?|weeks?|days?)"
#: German, Dutch, Polish and Russian write an age as one word: "zwölfjährig", "pięcioletnia".
_GRADES = r"(?:jähr|jar)ig\w*|letni\w*|летн\w+"
_UNDER_18 = "(?:1[0-8]|[1-9])"
_ABOUT = r"""(?:about|around|approximately|roughly|some|almost|nearly|etwa|ungefähr|rund|circa|ca\.?|fast|knapp
        |ongeveer|bijna|rond de
    |environ|près de|presque|unos|unas|aproximadamente|alrededor de|casi|circa|quasi|uns|umas|cerca de|quase|około
        |prawie
    |около|примерно|почти|حوالي|نحو|כ)"""
_TO = r"(?: ?(?:to|or|and|bis|a|à|o|ou|y|e|do|до)? ?[0-9]{1,3})?"

#: The age of somebody, or of something; each with what a text must have in it, in any case, to be looked at for it.
EXACT: tuple[tuple[str, str], ...] = (
    (r"\bolds?\b", rf"{_N}{_TO} ?(?:years?|yrs?) olds?(?!\w)"),
    (r"y\.?\s?/?\s?o\b|of age", rf"{_N} ?(?:y\.? ?/? ?o\.?|years of age)(?!\w)"),
    (r"\bage[ds]?\b", rf"(?<!\w)age[ds]?:? (?:{_ABOUT} )?{_N}(?!\w| ?%)"),
    (
        r"(?:boy|girl|child|kid|man|woman|person|lady)s? of ",
        rf"""(?<!\w)(?:boy|girl|child|kid|man|woman|person|lady)s? of (?:{_ABOUT} )?{_N}(?: years)?(?!\w)
        (?! (?:the|them|months?))""",
    ),
    (r"jährig|jarig|letni|летн", rf"{_N} ?(?:{_GRADES})(?!\w){context.NOT_A_JUBILEE}"),
    (
        r"jährig|jarig|letni|летн",
        rf"(?<!\w)(?:(?P<grown>{FROM_18})|(?P<spelt>{BELOW_18}))(?:{_GRADES})(?!\w){context.NOT_A_JUBILEE}",
    ),
    (r"jahre? alt|jaar oud", rf"{_N} ?(?:jahre? alt\w*|jaar oude?)(?!\w)"),
    (r"\bлет\b|\bгода?\b", rf"{_N} ?(?:лет|года?)(?!\w| назад| спустя)|(?<!\w)лет (?:{_ABOUT} )?{_N}(?!\w)"),
    (
        r"\bjahren\b|\bjaar\b",
        rf"(?<!\w)(?:von|alter von|mit|van|met) (?:{_ABOUT} )?{_N} (?:jahren|jaar)(?!\w)",
    ),
    (
        r"\bans?\b|\baños?\b|\banos?\b|\bann[io]\b|\blat\b|\broku\b",
        rf"""(?<!\w)(?:de|d'|com|con|di|a|w wieku) ?(?:{_ABOUT} )?(?:de )?{_N}{_TO} (?:ans?|años?|anos?|ann[io]|lat
        |roku)(?!\w)""",
    ),
    (r"[岁歲歳才살세]", rf"{_JOINED}[多几幾来來]? ?(?:岁|歲|歳|才|살|세(?![기대트]))"),
    (r"عمر|\bב[ןתנ]", rf"(?<!\w)(?:(?:ال)?عمر(?:ه|ها|هما)?|בן|בת|בני|בנות) (?:{_ABOUT} ?)?{_N}(?!\w*[0-9])"),
    (r"อายุ|วัย|ขวบ", rf"(?:อายุ|วัย) ?(?:ประมาณ|ราว)? ?{_JOINED}|{_JOINED} ?ขวบ"),
    (r"साल|वर्ष", rf"{_N} ?(?:साल|वर्ष) (?:का|की|के)(?!\w)|{_N} ?वर्षीय"),
    *(
        (r"[^\x00-\x7f]|vuoti|usia|umur|\bani\b|\banys\b|godin", rf"{before}{_N}{after}(?!\w)")
        for before, after in MORE_AGES
    ),
)
#: What says that somebody is a minor, in months or as a limit.
OF_MINORS: tuple[str, ...] = (
    rf"{_DAYS} olds?(?!\w)",
    r"(?<!\w)aged [0-9]{1,3} (?:months?|weeks?|days?)(?!\w)",
    r"(?<!\w)u-?(?:[5-9]|1[0-8])s? (?:boys|football|girls|match|players?|side|soccer|squad|teams?|tournament)(?!\w)",
    rf"(?<!\w)under (?:{_UNDER_18}s|(?:the )?age (?:of )?{_UNDER_18})(?!\w)|(?<!\w)under-{_UNDER_18}(?!\w)",
    r"(?<!\w)(?P<age>[0-9]{1,3})(?:st|nd|rd|th) birthday(?!\w)",
)
