"""Norwegian, Bokmål; for Nynorsk and plain ``no`` as well."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

NORWEGIAN = small(
    "nb",
    image=r"(?:dette\s+|det\s+)?(?:bildet|biletet|fotoet|fotografiet|illustrasjonen)",
    shows=r"viser|forestiller|inneholder|skildrer|avbilder|syner",
    on_image=r"(?:på|i)\s+(?:dette\s+)?(?:bildet|biletet|fotoet|fotografiet)",
    seen=r"(?:ser|kan)\s+(?:vi|man|du|en)(?:\s+se)?|(?:er|finnes|vises)\s+(?:det\s+)?|ses|sees|står|ligger|sitter",
    seen_is_optional=False,
    photo_of=r"(?:(?:et|eit)\s+)?(?:bilde|bilete|foto|fotografi)\s+av",
    there_is=r"(?:det\s+(?:er|finnes|står)|(?:jeg|man|vi)\s+ser)(?=\s+(?:en|ei|et|eit|to|tre|fire|flere|mange|noen)\b)",
    sure=r"selvfølgelig|selvsagt|sikkert|klart|gjerne|absolutt|takk|ok",
    here_is=r"her\s+(?:er|kommer|følger)|nedenfor\s+(?:er|følger)",
    labels=r"alt[- ]?tekst|alternativ\s+tekst|alt|bildetekst|(?:bilde)?beskrivelse|svar|bilde",
    describe=r"(?:vennligst\s+)?(?:beskriv|skriv|lag|generer)\s+(?:(?:dette|en|et|kort|alternativ)\s+){0,3}(?:bildet|alt-?tekst|tekst|beskrivelse|bildetekst)\b",
    closings=r"gi\s+meg\s+beskjed|si\s+(?:ifra|gjerne)|jeg\s+håper|(?:vil|ønsker|trenger)\s+du|hvis\s+du|merk(?:\s*:|\s+at)|automatisk\s+generert\s+beskrivelse",
    sorry=r"beklager|(?:jeg\s+)?beklager|unnskyld|dessverre",
    sadly=r"dessverre",
    cannot=r"(?:jeg\s+(?:kan|klarer|ser|er|har|får|fikk|finner)|(?:kan|klarer|ser|er|har|får|fikk)\s+jeg)\s+(?:\w+\s+){0,2}?(?:ikke|ingen|ikkje)",
    as_model=r"som\s+(?:en\s+)?(?:ai\b|ki\b|kunstig|språkmodell|ai-|ki-)\S*",
    no_image=r"(?:det\s+)?(?:er|ble|finnes|var)\s+(?:ikke\s+noe|ikke|ingen|ingen\s+)\s*(?:bilde|beskrivelse)(?:\s+\w+)?|ingen\s+(?:bilde|beskrivelse)\w*\s+(?:\w+\s+)?(?:tilgjengelig|vedlagt|lastet)",
    send=r"(?:vennligst\s+)?(?:last|send|legg|del)\s+(?:inn\s+|opp\s+|ved\s+)?(?:et\s+|bildet?\s+)(?:bilde\b|på\b|opp\b|inn\b|igjen\b)|vennligst\s+(?:last|send|prøv)",
    failed=r"(?:det\s+)?(?:oppsto|oppstod|har\s+oppstått|skjedde)\s+(?:det\s+)?en\s+(?:\w+\s+)?feil|(?:bildet|fotoet)\s+(?:kunne|kan|er|ble)\s+(?:dessverre\s+)?ikke",
    but=r"men|imidlertid",
    none=r"det\s+(?:er|finnes)\s+(?:ingen|ikke)|ingen\s+(?:tekst|personer|mennesker)",
    watermark=r"vannmerke",
    moods=r"totalt\s+sett|alt\s+i\s+alt|oppsummert|(?:atmosfæren|stemningen|komposisjonen)",
    non_answers="ukjent / ingen / ingenting / ingen beskrivelse / ikke tilgjengelig / feil",
    placeholders="bilde / foto / uten tittel / beskrivelse / logo",
    function_words="""
        en ei et den det de og eller på i av til med uten fra for om ved under over mellom bak foran er var som har ble
        blir sin sitt sine hans hennes deres at når mens mot gjennom langs
    """,
    dangling="en et og eller på i av til med uten fra ved mellom som at mens mot",
    particles="på i av til med fra ved mot",
)
