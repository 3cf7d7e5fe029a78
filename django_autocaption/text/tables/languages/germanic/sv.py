"""Swedish."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

SWEDISH = small(
    "sv",
    image=r"(?:den\s+här\s+|denna\s+)?(?:bilden|bild|fotot|fotografiet|illustrationen)",
    shows=r"visar|föreställer|innehåller|skildrar|avbildar",
    on_image=r"(?:på|i)\s+(?:den\s+här\s+|denna\s+|detta\s+)?(?:bilden?|fotot?|fotografiet)",
    seen=r"(?:ser|kan)\s+(?:vi|man|du)(?:\s+se)?|(?:är|finns|visas|syns|ses)(?:\s+det)?|står|ligger|sitter",
    seen_is_optional=False,
    photo_of=r"(?:en|ett)\s+(?:bild|foto|fotografi)\s+(?:på|av)|(?:foto|fotografi)\s+(?:på|av)(?=\s+(?:en|ett|två|tre)\b)",
    there_is=r"(?:det\s+(?:är|finns|står)|jag\s+ser|man\s+ser|vi\s+ser)(?=\s+(?:en|ett|två|tre|fyra|flera|många|några)\b)",
    sure=r"självklart|visst|absolut|naturligtvis|javisst|tack|okej|ok",
    here_is=r"här\s+(?:är|kommer|följer)|nedan\s+(?:är|följer)",
    labels=r"alt[- ]?text(?:en)?|alternativ\s*text|alt|bildtext|(?:bild)?beskrivning|svar|bild",
    describe=r"(?:vänligen\s+)?(?:beskriv|skriv|skapa|generera)\s+(?:(?:den|här|denna|en|kort|alternativ)\s+){0,3}(?:bilden?|alt-?text|text|beskrivning|bildtext)\b",
    closings=r"låt\s+mig\s+veta|säg\s+(?:till|gärna)|hör\s+av\s+dig|jag\s+hoppas|(?:vill|önskar|behöver)\s+du|om\s+du|obs(?:\s*:|ervera\s+att)|automatiskt\s+genererad\s+beskrivning",
    sorry=r"(?:jag\s+)?(?:beklagar|ber\s+om\s+ursäkt)|ursäkta|förlåt|ledsen|tyvärr",
    sadly=r"tyvärr",
    cannot=r"(?:jag\s+(?:kan|ser|är|har|får|lyckas|hittar)|(?:kan|ser|är|har|får|lyckas|hittar)\s+jag)\s+(?:\w+\s+){0,2}?(?:inte|ingen|inget|inga)",
    as_model=r"som\s+(?:en\s+|ett\s+)?(?:ai\b|artificiell|språkmodell|ai-)\S*",
    no_image=r"(?:det\s+)?(?:finns|fanns|har)\s+(?:ingen|inte\s+någon)\s+bild|ingen\s+(?:bild|beskrivning)\s+(?:\w+\s+){0,2}?(?:hittades|tillgänglig|bifoga\w+|ladda\w+)",
    send=r"(?:var\s+god\s+(?:och\s+)?|vänligen\s+)(?:ladda|skicka|bifoga|dela|försök)|ladda\s+upp\s+(?:en\s+bild|bilden)",
    failed=r"(?:det\s+)?(?:uppstod|inträffade|har\s+uppstått)\s+ett\s+(?:\w+\s+)?fel|ett\s+(?:\w+\s+)?fel\s+(?:uppstod|inträffade|har)|(?:bilden|fotot)\s+(?:kunde|kan|är|gick)\s+(?:tyvärr\s+)?inte",
    but=r"men|däremot",
    none=r"det\s+(?:är|finns|syns)\s+(?:ingen|inget|inga|inte)|(?:ingen|inga)\s+(?:text|personer|människor)",
    watermark=r"vattenstämpel|vattenmärke",
    moods=r"sammantaget|sammanfattningsvis|på\s+det\s+hela\s+taget|(?:atmosfären|stämningen|kompositionen)|bilden\s+(?:förmedlar|utstrålar|ger\s+en\s+känsla)",
    non_answers="okänd / okänt / ingen / inget / ingenting / ingen beskrivning / ej tillgänglig / fel",
    placeholders="bild / foto / utan titel / namnlös / beskrivning / logotyp",
    function_words="""
        en ett den det de och eller på i av till med utan från för om vid under över mellan bakom framför är var som har
        blir sin sitt sina hans hennes deras att när medan mot genom längs
    """,
    dangling="en ett och eller på i av till med utan från vid mellan som att medan mot",
    particles="på i av till med från vid mot",
)
