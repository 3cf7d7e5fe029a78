"""Dutch."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_MEDIUM = r"(?:afbeelding|foto|plaatje|beeld|afbeeldingen|foto['’]s)"
#: What follows the verb: the sentence's end, or a clause about what is seen ("te zien die slaapt").
_END = r"(?:\s*(?:[,.!?]|$)|\s+(?:die|dat|waar\w*)\b)"
_EEN = r"(?=(?:een|de|het|twee|drie|vier|vijf|meerdere|verschillende|veel|enkele|\d+)\b)"

DUTCH = Language(
    code="nl",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=words("die dat heel zo bora"),
    function_words=words("""
        een de het en of met zonder op in aan bij van voor achter naast tussen onder boven door over uit naar tot om
        is zijn was wordt worden
        heeft hebben haar hun die dat deze dit
    """),
    dangling=words("een de het en of met zonder bij van tussen naar tot onder"),
    particles=words("bij onder"),
    dangling_when_cut=words(
        "op in aan voor achter naast boven door over uit om is zijn wordt worden heeft haar hun die dat deze dit "
        "terwijl"
    ),
    strong_openers=(
        rf"(?:de|deze|het|dit)\s+{_MEDIUM}\s+(?:is|lijkt)\s+(?=een\b)",
        rf"(?:de|deze|het|dit|een)\s+{_MEDIUM}\s+(?:toont|laat|bevat|geeft)\s+(?=\w)",
        rf"(?:op|in)\s+(?:de|deze|het|dit)\s+{_MEDIUM}\s+(?![^.!?]*\bte\s+zien{_END})(?:(?:is|zijn|zien\s+we|zie\s+je|staat|staan)\s+)?{_EEN}",
        rf"(?:in\s+het\s+(?:midden|centrum)|op\s+de\s+(?:voor|achter)grond)\s+van\s+(?:de|deze|het|dit)\s+{_MEDIUM}\s+(?:is|zijn|zien\s+we|zie\s+je|bevindt\s+zich|bevinden\s+zich)\s+{_EEN}",
        rf"(?:(?:een|de|het)\s+)?(?!beeld\s){_MEDIUM}\s+(?:van|met\s+daarop)\s+(?=\w)",
        rf"(?:dit|het|hier)\s+is\s+een\s+{_MEDIUM}\s+(?:van|met)\s+",
        rf"(?:ik\s+zie|je\s+ziet|we\s+zien|te\s+zien\s+(?:is|zijn))\s+{_EEN}",
        rf"(?:op|in)\s+(?:de|deze|het|dit)\s+{_MEDIUM}\s*:\s*(?=\w)",
        rf"toont\s+(?:de|deze|het|dit)\s+{_MEDIUM}\s+(?=\w)",
    ),
    weak_openers=(rf"er\s+(?:is|zijn|staat|staan)\s+{_EEN}", rf"(?:hier|dit)\s+(?:is|zijn|zien\s+we)\s+{_EEN}"),
    frames=(
        rf"^(?:op|in)\s+(?:de|deze|het|dit)\s+{_MEDIUM}\s+(?:is|zijn)\s+(?P<words>{_EEN}[^.!?]{{3,300}}?)\s+te\s+zien(?={_END})",
    ),
    askings=(
        r"(?:beschrijf|schrijf|genereer|maak|geef)\s+(?:(?:de|deze|het|dit|een|korte|beknopte|alternatieve)\s+){0,4}(?:afbeelding|foto|beeld|tekst|alt-?tekst|beschrijving|bijschrift)\b",
    ),
    interjections=(r"(?:natuurlijk|zeker|uiteraard|graag|prima|bedankt)\s*(?:[!.,:]\s*|[–-]\s+)",),
    lead_ins=(r"(?:hier\s+(?:is|zijn|volgt|een|de)|hieronder|hierbij)\b[^.:!?\n\"„]{0,120}:\s*",),
    labels=(
        r"(?:(?:voorstel|suggestie)\s+voor\s+(?:de\s+)?)?"
        r"(?:alt[- ]?tekst|alternatieve\s+tekst|beschrijving|bijschrift|onderschrift|antwoord|afbeelding|foto)",
    ),
    closings=(
        r"laat\s+(?:het\s+)?me\s+weten\b",
        r"ik\s+hoop\b",
        r"(?:wil\s+je|wilt\s+u)\b",
        r"als\s+(?:je|u)\b",
        r"automatisch\s+gegenereerde\s+beschrijving",
        r"opmerking\s*:",
    ),
    refusals=(
        r"(?:het\s+)?spijt\s+me\b",
        r"(?:sorry|excuses|mijn\s+excuses)\s*[,.!:]\s*(?:maar|ik|dat|dit|helaas)",
        r"ik\s+(?:kan|mag|ben|kon)\s+(?:\w+\s+){0,4}?(?:niet|geen)\b",
        r"helaas\s+(?:kan|is|heb|was|ben)\b",
        r"als\s+(?:een\s+)?(?:ai\b|kunstmatige|taalmodel|ai-)",
        r"(?:er\s+is\s+)?geen\s+(?:afbeelding|foto|beschrijving)\s+(?:gevonden|beschikbaar|meegestuurd|geüpload|bijgevoegd)",
        r"(?:upload|stuur|deel)\s+(?:alstublieft|de\s+afbeelding|een\s+afbeelding)\b",
        r"ik\s+zie\s+(?:hier\s+|helaas\s+)?(?:geen|niets)\b",
        r"(?:de|deze|uw|je)\s+(?:afbeelding|foto)\s+(?:kon|kan|is|wordt|werd|lijkt)\s+(?:helaas\s+)?(?:niet|leeg|beschadigd|te\s+(?:wazig|donker))\b",
        r"(?:er\s+is\s+)?een\s+(?:onverwachte\s+)?fout\s+(?:is\s+)?opgetreden|fout(?:\s*:|\s+bij)",
        r"(?:dit|uw|je)\s+verzoek\s+(?:kan|is|schendt|voldoet)\b",
    ),
    pivots=(r"(?:maar|echter)\b[\s,:]*",),
    continuations=(_EEN, rf"(?:op|in)\s+(?:de|deze|het|dit)\s+{_MEDIUM}\s+(?:is|zijn)\s+{_EEN}"),
    non_answers=phrases("onbekend\ngeen\nniets\ngeen beschrijving\ngeen afbeelding\nniet beschikbaar\nfout"),
    absences=(
        r"er\s+(?:is|zijn)\s+(?:geen|niets)\b",
        r"(?:de|het)\s+(?:afbeelding|foto|beeld)\s+bevat\s+geen\b",
        r"(?:\w+\s+){0,3}watermerk\b",
        r"(?:(?:links|rechts)(?:onder|boven)?|onderaan|bovenaan|in\s+de\s+(?:\w+\s+)?hoek)\b[^.!?]{0,50}\bwatermerk\b",
    ),
    moods=(
        r"(?:over\s+het\s+algemeen|al\s+met\s+al|samengevat|kortom)\b",
        r"(?:de|een)\s+(?:\w+\s+){0,2}?(?:sfeer|stemming|compositie)\b",
        r"(?:de\s+scène|het\s+beeld|de\s+foto|de\s+afbeelding)\s+(?:straalt|roept|wekt|creëert)\b",
    ),
    trailing=r",\s+wat\s+(?:een|het)\s[^.!?]{0,80}?\b(?:sfeer|gevoel|indruk|uitstraling)\b[^.!?]{0,60}(?=[.!?]|$)",
    placeholders=phrases("afbeelding\nfoto\nlogo\nzonder titel\nnaamloos\nbeschrijving"),
)
