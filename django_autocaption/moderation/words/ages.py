"""The vocabulary of age labels: patterns over folded, case-folded text."""

from __future__ import annotations

import re

from django_autocaption.moderation.words.translations import in_english

#: What stands between the two ends of a range; several languages, as models follow the prompt's.
RANGE = r"(?:-|~|\.{2,3}|to|thru|through|until|till|bis|tot|do|до|à|a|至|到)"

_YEARS = r"(?:years?|yrs?|yo?|jahren?|jahre|ans|años|anos|anni|jaar|lat|лет|года?|岁|歲|歳|才|세|살)"
_OLD = r"(?:[\s-]*(?:olds?|of\s+age|alt|oud))?"
_UNIT = rf"(?:[\s-]*{_YEARS}{_OLD})"

_UNDER = r"not\s+yet|under|below|less\s+than|younger\s+than|fewer\s+than|before|lt\b|<(?!=)"
_UP_TO = r"up\s+to|at\s+most|(?:no|not)\s+(?:older|more)\s+than|max(?:imum)?|<=|≤"
_OVER = r"over|above|more\s+than|older\s+than|greater\s+than|at\s+least|min(?:imum)?|gt\b|>=?|≥"
_AND_UP = r"\+|plus|(?:and|or|&)\s+(?:over|above|older|up|more)|upwards?|onwards?"
_AND_DOWN = r"(?:and|or|&)\s+(?:under|below|younger|less)"

AGE = re.compile(
    rf"""
    (?<![\w.])
    (?: (?:(?P<part>early|mid|middle|late) [\s-]*)? (?<!\w)
        (?: (?P<decade>1?[0-9]0) (?:'?s|[\s-]*somethings?) | (?P<teens>teens) )
    |   (?P<compared> (?: (?P<up_to>{_UP_TO}) | (?P<under>{_UNDER}) | (?P<over>{_OVER}) )
        [\s-]* (?: (?:the\s+)? age[sd]? (?:\s+of)? \s+ )? )?
        (?<![\w.]) (?P<years>[0-9]{{1,3}}) (?:\.[0-9]+)? (?![0-9]|\.[0-9])
        (?(compared) (?:'?s)? )
        (?P<unit>{_UNIT})?
        (?: \s* (?: (?P<and_up>{_AND_UP}) | (?P<and_down>{_AND_DOWN}) ) {_UNIT}? )?
        (?! \s*-\s* (?:$|[^\w\s]) )
    )
    (?!\w)
    """,
    re.VERBOSE,
)
"""A decade, or one age with its comparison. A dash that ends nothing could mean "or more" or "or less": no match."""

#: First and last year of the named part of a decade.
DECADE_PARTS = {"early": (0, 4), "mid": (3, 7), "middle": (3, 7), "late": (6, 9), None: (0, 9)}

#: Words with the years that they stand for where no number is given; the longer phrase first.
BANDS = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), ends)
    for pattern, ends in (
        (r"young[\s-]+adults?", (18, 25)),
        (r"(?:older|elder|senior)[\s-]+(?:adults?|citizens?|person|people)", (60, None)),
        (r"middle(?:[\s-]*aged?)?(?:[\s-]+adults?)?", (40, 64)),
        (r"newborns?|neonates?", (0, 0)),
        (r"infants?|bab(?:y|ies)|toddlers?", (0, 3)),
        (r"pre-?schoolers?", (2, 6)),
        (r"child|children|kids?|kind", (0, 12)),
        (r"pre-?teens?|pre-?teenagers?|tweens?", (9, 12)),
        (r"teen|teenagers?|teenaged?|adolescents?", (13, 19)),
        (r"youths?|young", (13, 24)),
        (r"adults?|grown[\s-]?ups?", (18, None)),
        (r"seniors?|elderly|elders?|old|aged|pensioners?", (60, None)),
    )
)

#: Words and signs beside an age that leave its meaning alone.
FILLER = re.compile(
    r"""(?<!\w)(?:ages?|group|agegroup|range|agerange|band|category|bracket|estimated?|approx(?:imately)?|about|around
    |circa|ca|roughly|probably|likely|apparent(?:ly)?|appears?|looks?|like|seems?|to|be|is|are|being|in|the|his|her|their
    |of|an?|with|who|persons?|people|individuals?|subject|faces?|m[ae]n|wom[ae]n|males?|females?|gender|lad(?:y|ies)
    |gentlem[ae]n|human|years?|yrs?|and|or|from|between|both|all|image|photo|picture|this|that|only|early|mid|late
    |mature|von|zwischen|und|de|entre|et)(?!\w)|[\s\-:()\[\]{}'".,~=*`!]""",
    re.VERBOSE,
)

#: "Young (18-35)": figures are more precise, and no word says that it is a minor.
YOUNG = (13, 24)
#: Beside an age of a minor they change nothing.
HEDGES = frozenset({"maybe", "perhaps", "possibly", "could", "may", "might", "would", "say", "vs", "versus"})

#: A leading word that is one of these takes back what follows.
NEGATIONS = frozenset(
    {"not", "no", "non", "never", "neither", "nor", "cannot", "without", "except", "unlikely", "hardly", "impossible"}
    | {
        "pre",
        "almost",
        "nearly",
        "barely",
        "unknown",
        "unsure",
        "uncertain",
        "undetermined",
        "error",
        "invalid",
        "none",
        "null",
        "false",
    }
)

SEPARATOR = re.compile(r"[,;/|\n\r\t]")

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

#: English number words below twenty, in order.
NUMBER_WORDS = (*_ONES, *_TEENS)

_SPELT = re.compile(
    rf"(?<!\w)(?:(?P<tens>{'|'.join(_TENS)})(?:[\s-]*(?P<ones>{'|'.join(_ONES[1:])}))?|(?P<low>{'|'.join(NUMBER_WORDS)}))(?!\w)"
)
_DECADE_WORD = re.compile(rf"(?<!\w)({'|'.join(word[:-1] for word in _TENS)})ies(?!\w)")
_NOT_YEARS = re.compile(
    rf"(?<![\w.])([0-9]{{1,3}})(?:\s*{RANGE}\s*([0-9]{{1,3}}))?[\s-]*(month|mo|week|wk|day)s?(?:[\s-]*olds?)?(?!\w)"
)
#: How many there are: "2 adults". Ten and more could be an age that lost its unit.
_COUNT = re.compile(
    r"""(?<![\w.-])(?:[2-9]\s+(?=(?:(?:young|older|elderly)\s+)?(?:adults|seniors|women|men|people|persons|faces|males
    |females|individuals|subjects|children|kids|teens|teenagers|boys|girls|babies|infants|toddlers)(?!\w))
    |1\s+(?=(?:adult|senior|woman|man|person|face|child|kid|teen|teenager|boy|girl|baby|infant|toddler)(?!\w)))""",
    re.VERBOSE,
)
_ABOUT = re.compile(
    rf"""(?<!\w)(?:about|around|approx(?:imately)?\.?|circa|ca\.?|roughly|(?<![\w)])~)
    (?:\s+(?:the\s+)?age(?:\s+of)?)?\s*([0-9]{{1,3}})(?![0-9.]|'?s|\s*\+|\s*{RANGE}\s*[0-9])
    |(?<![\w.-])([0-9]{{1,3}})[\s-]?ish(?!\w)""",
    re.VERBOSE,
)
#: Years on either side of an age that is only about right.
_ABOUT_YEARS = 2
_PER_YEAR = {"month": 12, "mo": 12, "week": 52, "wk": 52, "day": 365}

#: Not the first number of a band: "child: 0-12".
_NO_BAND = rf"(?![\w./]|\s*{RANGE}\s*[0-9])"
_YES, _NO = (rf"\s*[:=(]\s*(?:{words}){_NO_BAND}\s*\)?" for words in ("yes|y|true|1", "no|none|n|false|0"))
_NOT = r"(?<!\w)(?:not|no|non|nor|never|neither|without|isn't|aren't)(?:\s+|-)(?:(?:es|is|ist|est|yet|an?|any)\s+)*"
_IS = r"(?<!\w)(?:(?:is|has)\s*)?"
_MINOR = r"(?:minors?|under\s?aged?|(?:under|below)[\s-]*18)"
_GROWN = r"(?:adults?|grown[\s-]?ups?|over[\s-]*18|18\s*\+)"
#: Who is none of these may still be a minor.
_YOUNG = r"(?:child|children|kids?|kind(?:er)?|teens?|teenagers?|toddlers?|bab(?:y|ies)|infants?)"

_REWRITES = (
    (re.compile("ー"), "-"),
    (re.compile(r"[⁓〜]"), "~"),
    (re.compile(r"[⩽≦]"), "≤"),
    (re.compile(r"[⩾≧]"), "≥"),
    (re.compile(r"(?<=[0-9])\s*(?:\.{2,3}|-{2,3})\s*(?=[0-9])"), "-"),
    (re.compile(r"y\s?/\s?o\b|\by\.\s?o\b\.?"), "yo"),
    (re.compile(r"(?<=[0-9])_(?=[0-9])"), "-"),
    (re.compile(r"_"), " "),
    (re.compile(r"(?<=[0-9])(?:to|bis)(?=[0-9])"), "-"),
    (re.compile(r"(?<!\w)u[\s-]?(?=[0-9]{1,2}(?!\w))"), "under "),
    # "F 14", "M27", "w: 35"
    (re.compile(r"(?<!\w)[fmw][\s:,/]*(?=[0-9]{1,3}(?!\w))"), " "),
    # What is said by yes and no, and what somebody is not: "minor: no", "not an adult", "not under 25".
    (re.compile(r"(?<!\w)(?:not|no)\s+(?:under|below|(?:younger|less)\s+than)(?!\w)"), "at least"),
    (re.compile(rf"{_IS}{_MINOR}{_NO}|{_NOT}{_MINOR}(?!\w)"), " adult "),
    (re.compile(rf"{_IS}{_GROWN}{_NO}|{_NOT}{_GROWN}(?!\w)"), " minor "),
    (re.compile(rf"{_IS}{_YOUNG}{_NO}|{_NOT}{_YOUNG}(?!\w)"), " "),
    (re.compile(rf"{_IS}({_MINOR}|{_GROWN}|{_YOUNG}){_YES}"), r" \1 "),
    # Percentages are confidences, not ages.
    (re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]+)?\s*%"), " "),
    # So are fractions behind a label.
    (re.compile(r"(?<=[\w+])(?<!age)(?<!aged)\s*[:=(]\s*[01]?\.[0-9]+(?![0-9])\s*\)?"), " "),
    # Which face it is: "face 1: 21-44".
    (re.compile(r"(?<!\w)(?:face|person|subject|individual|human)\s*#?\s*[0-9]{1,2}\s*[:=]"), " "),
    # Adience writes its bands as tuples: https://talhassner.github.io/home/projects/Adience/Adience-data.html
    (re.compile(r"[(\[]\s*([0-9]{1,3})\s*,\s*([0-9]{1,3})\s*[)]"), r" \1-\2 "),
    (re.compile(r"(?:between|zwischen|entre)\s+([0-9]{1,3})\s+(?:and|und|y|et|e)\s+([0-9]{1,3})"), r"\1-\2"),
)


def plain(text: str) -> str:
    """Folded, case-folded ``text`` in English, numbers in digits, ages in years, one dash and no percentages."""
    text = in_english(text)
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    text = _DECADE_WORD.sub(lambda found: f"{_tens(found[1] + 'y')}s", text)
    text = _SPELT.sub(_digits, text)
    text = _COUNT.sub(" ", text)
    return _ABOUT.sub(_widened, _NOT_YEARS.sub(_in_years, text))


def _tens(word: str) -> int:
    return 20 + 10 * _TENS.index(word)


def _digits(found: re.Match[str]) -> str:
    if found["low"]:
        return str(NUMBER_WORDS.index(found["low"]))
    return str(_tens(found["tens"]) + (_ONES.index(found["ones"]) if found["ones"] else 0))


def _in_years(found: re.Match[str]) -> str:
    per_year = _PER_YEAR[found[3]]
    return "-".join(str(int(number) // per_year) for number in found.group(1, 2) if number) + " years"


def _widened(found: re.Match[str]) -> str:
    years = int(found[1] or found[2])
    return f" {max(years - _ABOUT_YEARS, 0)}-{years + _ABOUT_YEARS} "
