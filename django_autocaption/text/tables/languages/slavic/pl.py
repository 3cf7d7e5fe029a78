"""Polish."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_MEDIUM = r"(?:obraz|obrazek|zdjęcie|fotografia|zdjęcia|ilustracja)"
_ON = r"(?:obrazie|obrazku|zdjęciu|fotografii|ilustracji)"

POLISH = Language(
    code="pl",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=words("bardzo no bora tak"),
    function_words=words("""
        i oraz a lub na w we z ze do od po przy pod nad przed za między obok dla bez u jest są był była było się jego
        jej ich który która
        które to ten ta
    """),
    dangling=words("i oraz a lub na w we z ze do od po przy pod nad przed za między dla bez u który która które"),
    dangling_when_cut=words("obok jest są się jego jej ich to ten ta podczas"),
    strong_openers=(
        rf"(?:(?:ten|to|ta)\s+)?{_MEDIUM}\s+(?:przedstawia|przedstawiają|pokazuje|ukazuje|prezentuje|zawiera)\s+(?=\w)",
        rf"na\s+(?:tym\s+|tej\s+)?{_ON}\s*,?\s+(?:(?:jest|są|widać|widzimy|widoczn[yaei](?:\s+(?:jest|są))?|(?:jest|są)\s+widoczn[yaei]|przedstawion[oya](?:\s+(?:jest|są))?|znajduje\s+się|znajdują\s+się|można\s+zobaczyć)\s+)?"
        r"(?!nie\b)(?=\w)",
        rf"(?:{_MEDIUM})\s+(?:przedstawiając[yea]|pokazując[yea])\s+(?=\w)",
        rf"(?:to\s+jest|to)\s+{_MEDIUM}\s+(?:przedstawiając[yea]|pokazując[yea])\s+",
    ),
    weak_openers=(
        r"(?:widać|widzę|widzimy)\s+(?=\w)",
        rf"na\s+(?:tym\s+|tej\s+)?{_ON}\s*:\s*(?=\w)",
    ),
    askings=(
        r"(?:proszę\s+)?(?:opisz|opisać|napisz|wygeneruj|stwórz|podaj)\s+(?:(?:ten|to|krótki|zwięzły|tekst)\s+){0,4}(?:obraz|obrazek|zdjęcie|alternatywny|opis|podpis)\b",
    ),
    interjections=(r"(?:oczywiście|jasne|pewnie|z\s+przyjemnością|dziękuję)\s*(?:[!.,:]\s*|[–-]\s+)",),
    lead_ins=(r"(?:oto|poniżej)\b[^.:!?\n\"„]{0,120}:\s*",),
    labels=(
        r"(?:tekst\s+alternatywny|propozycja\s+(?:tekstu\s+alternatywnego|opisu|podpisu)|tekst\s+alt|alt|opis(?:\s+(?:obrazu|zdjęcia))?|podpis|odpowiedź|obraz|zdjęcie)",
    ),
    closings=(
        r"(?:daj|proszę\s+dać)\s+(?:mi\s+)?znać\b",
        r"mam\s+nadzieję\b",
        r"(?:czy\s+)?chcesz\b",
        r"jeśli\s+(?:chcesz|potrzebujesz|masz)\b",
        r"opis\s+wygenerowany\s+automatycznie",
        r"uwaga\s*:",
    ),
    refusals=(
        r"(?:bardzo\s+)?(?:przepraszam|przykro\s+mi|wybacz)\b",
        r"(?:ja\s+)?nie\s+(?:mogę|jestem\s+w\s+stanie|potrafię|mam|da\s+się|można|widzę)\b",
        r"niestety\s*,?\s+(?:nie|obraz|zdjęcie)\b",
        r"jako\s+(?:model|sztuczna|ai\b|asystent)",
        r"(?:brak\s+(?:obrazu|zdjęcia|opisu)|nie\s+podano)\b",
        r"proszę\s+(?:o\s+)?(?:przesłać|przesłanie|załączyć|udostępnić|podać)\b",
        r"nie\s+(?:udało\s+się|można|podano|przesłano|znaleziono)\b",
        r"(?:wystąpił|pojawił\s+się)\s+(?:\w+\s+)?(?:błąd|problem)|błąd(?:\s*:|\s+(?:podczas|serwera|wewnętrzny))",
        r"(?:ten\s+)?(?:obraz|zdjęcie)\s+(?:nie\s+(?:został|może|jest\s+(?:dostępn|widoczn))|jest\s+zbyt\s+(?:ciemn|rozmazan))\w*",
    ),
    pivots=(r"(?:ale|jednak|natomiast)\b[\s,:]*",),
    non_answers=phrases("nieznane\nnieznany\nbrak\nbrak opisu\nnic\nniedostępne\nbłąd\nnie dotyczy"),
    absences=(
        r"nie\s+(?:ma|widać|znajduje\s+się)\b",
        r"(?:obraz|zdjęcie)\s+nie\s+(?:zawiera|przedstawia)\b",
        r"(?:\w+\s+){0,3}znak\s+wodny\b",
        r"(?:w\s+(?:\w+\s+){0,2}rogu|na\s+dole|u\s+góry|po\s+(?:prawej|lewej))\b[^.!?]{0,50}\bznak\s+wodny\b",
    ),
    moods=(
        r"(?:ogólnie|podsumowując|w\s+sumie|całość)\b",
        r"(?:atmosfera|nastrój|klimat|kompozycja)\b",
        r"(?:scena|obraz|zdjęcie)\s+(?:emanuje|tworzy|wywołuje|sugeruje)\b",
    ),
    placeholders=phrases("obraz\nobrazek\nzdjęcie\nlogo\nbez tytułu\nopis"),
)
