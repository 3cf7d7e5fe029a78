"""Danish."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

DANISH = small(
    "da",
    image=r"(?:dette\s+|det\s+)?(?:billedet|billede|fotoet|fotografiet|illustrationen)",
    shows=r"viser|forestiller|indeholder|skildrer|afbilder",
    on_image=r"(?:på|i)\s+(?:dette\s+)?(?:billedet?|fotoet|fotografiet)",
    seen=r"(?:ser|kan)\s+(?:vi|man|du)(?:\s+se)?|(?:er|findes|vises)(?:\s+der)?|ses|står|ligger|sidder",
    seen_is_optional=False,
    photo_of=r"et\s+(?:billede|foto|fotografi)\s+af|(?:billede|foto|fotografi)\s+af(?=\s+(?:en|et|to|tre)\b)",
    there_is=r"(?:der\s+(?:er|findes|står)|(?:jeg|man|vi)\s+ser)(?=\s+(?:en|et|to|tre|fire|flere|mange|nogle)\b)",
    sure=r"selvfølgelig|selvfølgeligt|naturligvis|sikkert|gerne|absolut|tak|ok",
    here_is=r"her\s+(?:er|kommer|følger)|nedenfor\s+(?:er|følger)|herunder",
    labels=r"alt[- ]?tekst|alternativ\s+tekst|alt|billedtekst|(?:billed)?beskrivelse|svar|billede",
    describe=r"(?:venligst\s+)?(?:beskriv|skriv|lav|generer)\s+(?:(?:dette|en|et|kort|alternativ)\s+){0,3}(?:billedet?|alt-?tekst|tekst|beskrivelse|billedtekst)\b",
    closings=r"lad\s+mig\s+vide|sig\s+(?:til|endelig)|jeg\s+håber|(?:vil|ønsker)\s+du|hvis\s+du|bemærk(?:\s*:|\s+at)|automatisk\s+genereret\s+beskrivelse",
    sorry=r"(?:jeg\s+)?beklager|undskyld|desværre",
    sadly=r"desværre",
    cannot=r"(?:jeg\s+(?:kan|ser|er|har|får|finder)|(?:kan|ser|er|har|får)\s+jeg)\s+(?:\w+\s+){0,2}?(?:ikke|ingen|intet)",
    as_model=r"som\s+(?:en\s+)?(?:ai\b|kunstig|sprogmodel|ai-)\S*",
    no_image=r"(?:der\s+)?(?:er|blev|var|findes)\s+(?:der\s+)?(?:ikke\s+noget|intet)\s+billede|intet\s+billede|ingen\s+beskrivelse\s+tilgængelig",
    send=r"(?:venligst\s+)?(?:upload|vedhæft)\s+(?:venligst\s+)?(?:et\s+billede|billedet)|venligst\s+(?:upload|send|prøv|vedhæft)",
    failed=r"der\s+(?:opstod|er\s+opstået|skete)\s+en\s+(?:\w+\s+)?fejl|(?:billedet|fotoet)\s+(?:kunne|kan|er|blev)\s+(?:desværre\s+)?ikke",
    but=r"men|dog",
    none=r"der\s+(?:er|findes|ses)\s+(?:ingen|intet|ikke)|ingen\s+(?:tekst|personer|mennesker)",
    watermark=r"vandmærke",
    moods=r"alt\s+i\s+alt|samlet\s+set|overordnet|(?:atmosfæren|stemningen|kompositionen)",
    non_answers="ukendt / ingen / intet / ingen beskrivelse / ikke tilgængelig / fejl",
    placeholders="billede / foto / uden titel / beskrivelse / logo",
    function_words="""
        en et den det de og eller på i af til med uden fra for om ved under over mellem bag foran er var som har blev
        bliver sin sit sine hans hendes deres at når mens mod gennem langs der
    """,
    dangling="en et og eller på i af til med uden fra ved mellem som at mens mod",
    particles="på i af til med fra ved mod",
)
