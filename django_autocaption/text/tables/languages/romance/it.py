"""Italian."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_MEDIUM = r"(?:immagine|foto|fotografia|immagini|fotografie)"
_UN = (
    r"(?=(?:un|uno|una|il|lo|la|i|gli|le|due|tre|quattro|cinque|diversi|diverse|alcuni|alcune|molti|"
    r"molte|\d+)\b|un['’]|l['’])"
)
_MOSTRA = r"(?:mostra|mostrano|presenta|raffigura|rappresenta|ritrae|illustra|cattura)"

ITALIAN = Language(
    code="it",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=words("piano quasi così bora cha no sì mano via appena"),
    function_words=words("""
        un uno una il lo la i gli le di del dello della dei degli delle a al allo alla ai alle e o con senza su sul
        sulla in nel nella per
        tra fra da dal dalla è sono era ha suo sua suoi sue che si questo questa
    """),
    dangling=words(
        "un uno una il lo i gli di del dello della dei degli delle al allo alla ai alle e o con su sul sulla in "
        "nel nella per tra fra da dal dalla che"
    ),
    dangling_when_cut=words("la le a senza è sono suo sua suoi sue si questo questa molto più mentre"),
    strong_openers=(
        rf"(?:l['’]|la\s+|questa\s+|quest['’])\s*{_MEDIUM}\s+(?:è|sembra\s+essere)\s+(?=un)",
        rf"(?:l['’]|la\s+|questa\s+|quest['’]|una\s+|un['’])\s*{_MEDIUM}\s+{_MOSTRA}\s+(?=\w)",
        rf"(?:nell['’]|nella\s+|in\s+questa\s+|in\s+quest['’])\s*{_MEDIUM}\s*,?\s+(?:(?:si\s+(?:può\s+|possono\s+)?(?:vede|vedono|vedere|notare|osserva)|possiamo\s+vedere|vediamo|c['’]è|ci\s+sono)\s+)?{_UN}",
        rf"(?:(?:una\s+|un['’]|l['’]|la\s+)\s*)?{_MEDIUM}\s+(?:di|del|della|dei|che\s+mostra|raffigurante)\s+(?=\w)",
        rf"(?:questa|si\s+tratta)\s+(?:è|di)\s+(?:una\s+|un['’])\s*{_MEDIUM}\s+(?:di|del|della|che\s+mostra)\s+",
        rf"(?:si\s+(?:vede|vedono|può\s+vedere)|possiamo\s+vedere|posso\s+vedere|vediamo|vedo)\s+{_UN}",
        rf"(?:nell['’]|nella\s+|in\s+questa\s+|in\s+quest['’])\s*{_MEDIUM}\s*:\s*(?=\w)",
    ),
    weak_openers=(rf"(?:c['’]è|ci\s+sono)\s+{_UN}", rf"(?:ecco|questo\s+è|questa\s+è)\s+{_UN}"),
    askings=(
        r"(?:per\s+favore,?\s+)?(?:descrivi|descriva|descrivere|scrivi|genera|crea|fornisci)\s+(?:(?:la|questa|il|un|una|breve|testo|quest['’]|l['’])\s*){0,4}(?:immagine|foto|fotografia|alternativo|descrizione|didascalia)\b",
    ),
    interjections=(r"(?:certo|certamente|naturalmente|ovviamente|volentieri|grazie)\s*(?:[!.,:]\s*|[–-]\s+)",),
    lead_ins=(r"(?:ecco|di\s+seguito)\b[^.:!?\n\"«]{0,120}:\s*",),
    labels=(
        r"(?:(?:proposta|suggerimento)\s+(?:di|per\s+il)\s+)?(?:testo\s+alternativo|testo\s+alt|alt|descrizione(?:\s+dell['’]immagine)?|didascalia|risposta|immagine|foto)",
    ),
    closings=(
        r"spero\s+che\b",
        r"(?:vuoi|desideri|vorresti)\b.{0,80}\?",
        r"se\s+(?:hai|vuoi|desideri|ha)\b",
        r"fammi\s+sapere\b",
        r"non\s+esitare\b",
        r"descrizione\s+generata\s+automaticamente",
        r"nota\s*:",
    ),
    refusals=(
        r"mi\s+dispiace\b",
        r"(?:il|questo)\s+link\s+non\s+porta\b",
        r"(?:scusa|scusi|spiacente|sono\s+spiacente|chiedo\s+scusa)\b\s*[,.!:ma]",
        r"non\s+(?:posso|sono\s+in\s+grado|riesco|è\s+possibile|ho\s+accesso|mi\s+è\s+possibile)\b",
        r"(?:purtroppo|sfortunatamente)\s*,?\s+(?:non|l['’]immagine|io)\b",
        r"(?:come|in\s+quanto)\s+(?:un['’]?\s*)?(?:ia\b|intelligenza|modello\s+(?:linguistico|di\s+(?:linguaggio|ia\b)|multimodale)|assistente)",
        r"(?:nessuna\s+(?:immagine|descrizione)\s+(?:disponibile|fornita|trovata|è\s+stata)|nessuna\s+immagine|non\s+è\s+stata\s+fornita)\b",
        r"(?:per\s+favore|si\s+prega\s+di),?\s+(?:fornisci|fornire|carica|caricare|condividi|invia)",
        r"non\s+(?:vedo|sono\s+(?:autorizzato|capace)|è\s+stato\s+possibile|possiamo)\b",
        r"(?:carica|carichi|invia)\s+(?:l['’]|un['’]?\s*)immagine\b",
        r"impossibile\s+(?:caricare|descrivere|elaborare|identificare|analizzare|visualizzare)\b",
        r"(?:l['’]|questa\s+)immagine\s+(?:non\s+(?:è\s+(?:stata|disponibile|leggibile)|può|si\s+è)|è\s+(?:troppo|vuota|danneggiata))\b",
        r"(?:si\s+è\s+verificato|c['’]è\s+stato)\s+un\s+(?:errore|problema)|errore(?:\s*:|\s+(?:durante|interno|nel))",
        r"(?:questa|la\s+tua)\s+richiesta\s+(?:non|viola|è\s+stata)\b",
    ),
    pivots=(r"(?:ma|però|tuttavia)\b[\s,:]*",),
    continuations=(_UN,),
    non_answers=phrases("sconosciuto\nnessuno\nnessuna\nniente\nnulla\nnessuna descrizione\nnon disponibile\nerrore"),
    absences=(
        r"non\s+(?:ci\s+sono|c['’]è|si\s+(?:vede|vedono|notano|nota)|sono\s+(?:presenti|visibili))\b",
        r"l['’]immagine\s+non\s+(?:contiene|mostra|presenta)\b",
        r"(?:[\w’']+\s+){0,3}filigrana\b",
        r"(?:in\s+(?:basso|alto)|nell['’]angolo|a\s+(?:destra|sinistra))\b[^.!?]{0,50}\bfiligrana\b",
    ),
    moods=(
        r"(?:nel\s+complesso|in\s+sintesi|in\s+generale|complessivamente)\b",
        r"(?:l['’]|un['’])(?:atmosfera|ambiente)\b",
        r"(?:la\s+scena|l['’]immagine)\s+(?:trasmette|evoca|suggerisce|crea)\b",
    ),
    trailing=r",\s+(?:il\s+che\s+|che\s+)?(?:crea|dà|evoca|conferisce|trasmette|creando|dando|evocando|conferendo|trasmettendo)\b[^.!?]{0,80}?"
    r"\b(?:impressione|sensazione|atmosfera|tocco|fascino)\b[^.!?]{0,80}(?=[.!?]|$)",
    placeholders=phrases("immagine\nfoto\nlogo\nsenza titolo\nfotografia\ndescrizione"),
)
