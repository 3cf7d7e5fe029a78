"""German."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_MEDIUM = r"(?:bild|foto|photo|fotografie|aufnahme|abbildung|bilder|fotos|aufnahmen)"
_EIN = (
    r"(?=(?:ein|eine|einen|einem|einer|der|die|das|den|dem|zwei|drei|vier|fünf|mehrere|viele|einige|"
    r"verschiedene|\d+)\b)"
)

GERMAN = Language(
    code="de",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=words("die das der sie ihr den wir la tuk bora"),
    function_words=words("""
        ein eine einen einem einer eines der die das den dem des und oder mit ohne auf in im an am bei beim von vom zu
        zum zur aus
        für unter über vor hinter neben zwischen durch um ist sind war wird werden hat haben sein seine ihr ihre sich
    """),
    dangling=words(
        "ein eine einen einem eines der die das den des und oder mit ohne auf in im am bei beim von vom zum zur "
        "aus für sowie"
    ),
    particles=words("auf aus bei ein mit"),
    dangling_when_cut=words(
        "einer dem an zu unter über vor hinter neben zwischen durch um ist sind wird sein seine ihr ihre sich das "
        "während"
    ),
    strong_openers=(
        rf"(?:das|dieses|die|diese)\s+{_MEDIUM}\s+(?:ist|scheint)\s+(?=ein)",
        rf"(?:das|dieses|ein|die|diese|eine)\s+(?:\w+\s+)?{_MEDIUM}\s+(?:zeigt|zeigen|stellt|enthält|präsentiert)\s+(?:uns\s+)?(?=\w)",
        rf"(?:das|dieses|die|diese)\s+{_MEDIUM},\s+(?:das|die)\s[^,.!?]{{3,60}},\s+zeigt\s+(?=\w)",
        rf"hier\s+(?:sehen\s+wir|sieht\s+man)\s+{_EIN}",
        rf"(?:auf|in)\s+(?:dem|diesem|der|dieser)\s+{_MEDIUM}\s+(?![^.!?]*\bzu\s+(?:sehen|erkennen)\s*(?:[,.!?]|$))(?:(?:ist|sind|sieht\s+man|sehen\s+wir|kann\s+man|wird|werden)\s+)?{_EIN}",
        rf"(?:in\s+der\s+mitte|im\s+(?:zentrum|vordergrund|hintergrund))\s+(?:des|der|dieses|dieser)\s+{_MEDIUM}(?:e?s)?\s+(?:befinde[nt]\s+sich|ist|sind|sieht\s+man|sehen\s+wir)\s+{_EIN}",
        rf"im\s+{_MEDIUM}\s+(?:(?:ist|sind|sieht\s+man)\s+)?{_EIN}",
        rf"(?:(?:ein|eine|das|die)\s+)?{_MEDIUM}\s+(?:von|vom|einer|eines|mit\s+dem\s+titel)\s+(?=\w)",
        rf"(?:dies|das|es|hier)\s+(?:ist|sind)\s+(?:ein|eine|das)\s+{_MEDIUM}\s+(?:von|mit|einer|eines)\s+",
        rf"(?:ich|man|wir)\s+(?:sehen?|sieht|erkenn(?:e|en|t))\s+(?:hier\s+)?(?:(?:auf|in|im)\s+(?:(?:dem|diesem|der|dieser)\s+)?{_MEDIUM}\s+)?{_EIN}",
        rf"(?:auf|in|im)\s+(?:(?:dem|diesem|der|dieser)\s+)?{_MEDIUM}\s*:\s*(?=\w)",
        rf"zeigt\s+(?:das|dieses|die|diese)\s+{_MEDIUM}\s+(?=\w)",
        rf"zu\s+sehen\s+(?:ist|sind)\s+{_EIN}",
    ),
    weak_openers=(rf"es\s+gibt\s+{_EIN}", rf"(?:hier|dies|das)\s+(?:ist|sind|sieht\s+man)\s+{_EIN}"),
    frames=(
        rf"^(?:auf|in)\s+(?:dem|diesem|der|dieser)\s+{_MEDIUM}\s+(?:ist|sind)\s+(?P<words>{_EIN}[^.!?]{{3,300}}?)\s+zu\s+(?:sehen|erkennen)(?=[,.!?]|$)",
    ),
    askings=(
        r"(?:bitte\s+)?(?:beschreib(?:e|en\s+sie)?|erstell(?:e|en\s+sie)|schreib(?:e|en\s+sie)?|generier(?:e|en\s+sie)|gib|geben\s+sie)\s+(?:mir\s+)?(?:bitte\s+)?(?:(?:das|dieses|den|diesen|die|diese|ein|eine|einen|was|kurz\w*|knapp\w*|prägnant\w*|alternativ\w*)\s+){0,4}(?:bild|foto|alternativtext|alt-?text|bildbeschreibung|beschreibung|bildunterschrift)\b",
    ),
    interjections=(
        r"(?:mal\s+(?:sehen|schauen|überlegen)|lass(?:en\s+sie)?\s+(?:mich|uns)\s+(?:mal\s+)?(?:sehen|schauen|überlegen))\s*[.!,:…]+\s*",
        r"(?:natürlich|gerne?|klar|selbstverständlich|sicher|okay|vielen\s+dank)\s*(?:[!.,:]\s*|[–-]\s+)",
    ),
    lead_ins=(
        r"(?:hier\s+ist|hier\s+sind|hier\s+kommt|nachfolgend|unten)\b[^.:!?\n\"„]{0,120}:\s*",
        r"(?:hier\s+)?(?:(?:ein|eine|der|die|das|meine?|ihre?|deine?)\s+)?(?:\w+\s+){0,3}"
        r"(?:alternativ|alt[- ]?text|bildbeschreib|beschreib|bildunter)\w*[^.:!?\n\"„]{0,60}:\s*",
        r"(?:kurz|kurzfassung|kurzversion|zusammengefasst)\s*:\s*",
    ),
    labels=(
        r"(?:alt[- ]?text|alternativtext|bildbeschreibung|beschreibung(?:\s+des\s+(?:bildes|fotos))?|symbolbild|"
        r"bildunterschrift|bildtext|antwort|bild|foto)",
    ),
    closings=(
        r"(?:bitte\s+)?(?:lass|lassen\s+sie)\s+(?:mich|es\s+mich)\b",
        r"ich\s+hoffe\b",
        r"(?:möchten|wünschen)\s+sie\b",
        r"(?:soll|darf)\s+ich\b",
        r"(?:möchtest|willst)\s+du\b",
        r"(?:wenn|falls)\s+(?:sie|du)\b",
        r"gerne\s+(?:kann|helfe)\b",
        r"(?:sagen|geben)\s+sie\s+(?:mir\s+)?(?:gerne\s+)?bescheid\b",
        r"(?:\w+\s+)?automatisch\s+generierte",
        r"hinweis\s*:",
    ),
    refusals=(
        r"(?:es\s+)?tut\s+mir\s+(?:sehr\s+)?leid\b",
        r"(?:entschuldigung|entschuldige|verzeihung|sorry)\s*[,.!:]\s*(?:aber\s+|ich|das|leider|dies)",
        r"(?:leider\s+)?(?:kann|darf|konnte)\s+ich\b",
        r"ich\s+(?:kann|darf|konnte|bin)\s+(?:(?:das|dieses|die|diese|leider|keine|das\s+bild|dir|ihnen|dabei)\s+)*(?:\w+\s+)?(?:nicht|keine|leider|kein)\b",
        r"leider\s+(?:kann|ist|war|wurde|habe)\b",
        r"als\s+(?:eine?\s+)?(?:ki(?=[\s,]|-modell|-assistent|-sprach|-system)|künstliche|sprachmodell)",
        r"(?:kein|es\s+wurde\s+kein)\s+bild\s+(?:vorhanden|gefunden|bereitgestellt|hochgeladen|verfügbar|angehängt)",
        r"(?:bitte\s+)(?:laden|lade|stellen|senden)\b",
        r"(?:das|dieses|ihr|dein)\s+bild\s+(?:konnte|kann|ist|wurde|war|scheint)\s+(?:leider\s+)?(?:nicht|leer|beschädigt|zu\s+(?:unscharf|dunkel))\b",
        r"(?:keine?|kein)\s+(?:bildbeschreibung|beschreibung|alternativtext|bild|ergebnis\w*)\s+(?:verfügbar|vorhanden|möglich|gefunden|erkannt)",
        r"(?:ein\s+)?(?:unerwarteter\s+|interner\s+)?fehler(?:\s*:|\s+(?:ist\s+)?aufgetreten|\s+beim\b)",
        r"ich\s+sehe\s+(?:hier\s+|leider\s+)?(?:kein|keine|nichts)\b",
        r"(?:diese|ihre|deine|die)\s+(?:anfrage|bitte|aufforderung)\s+(?:verstößt|kann|wurde|entspricht)\b",
    ),
    pivots=(r"(?:aber|jedoch|allerdings)\b[\s,:]*",),
    continuations=(_EIN, rf"(?:auf|in)\s+(?:dem|diesem|der|dieser)\s+{_MEDIUM}\s+(?:ist|sind)\s+{_EIN}"),
    non_answers=phrases(
        "unbekannt\nkeine beschreibung\nkein bild\nkeine angabe\nkeine\nnicht verfügbar\nnichts\nfehler\n"
        "keine bildbeschreibung verfügbar"
    ),
    absences=(
        r"es\s+(?:gibt|ist|sind|befinde\w+\s+sich)\s+(?:kein|keine|keinen|nichts)\b",
        r"(?:das|im)\s+bild\s+(?:enthält|sind|ist|zeigt)\s+(?:kein|keine|keinen)\b",
        r"(?:\w+\s+){0,3}wasserzeichen\b",
        r"(?:unten|oben|rechts|links|am\s+(?:\w+\s+)?rand|im\s+bild|in\s+der\s+(?:\w+\s+){0,2}ecke)\b[^.!?]{0,50}\bwasserzeichen\b",
    ),
    moods=(
        r"(?:insgesamt|zusammenfassend|alles\s+in\s+allem)\b",
        r"(?:die|das|eine?)\s+(?:\w+\s+){0,2}?(?:atmosphäre|stimmung|ambiente|komposition)\b",
        r"(?:die\s+szene|das\s+bild)\s+(?:vermittelt|strahlt|wirkt|erzeugt)\b",
    ),
    trailing=r",\s+was\s+(?:\w+\s+){0,3}?(?:eine?n?|das|dem\s+\w+)\s[^.!?]{0,80}?"
    r"\b(?:atmosphäre|stimmung|gefühl|eindruck|charme|flair)\b[^.!?]{0,60}\b(?:vermittelt|erzeugt|verleiht|schafft|hervorruft|gibt)(?=[.!?]|$)",
    placeholders=phrases("bild\nfoto\nlogo\nohne titel\nunbenannt\nabbildung\nplatzhalter\nbeschreibung"),
)
