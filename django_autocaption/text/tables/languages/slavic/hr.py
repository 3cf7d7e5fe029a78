"""Croatian."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

CROATIAN = small(
    "hr",
    image=r"(?:(?:ova|ovaj|ta)\s+)?(?:slika|fotografija|ilustracija|prikaz)",
    shows=r"prikazuje|pokazuje|predstavlja|sadrži|sadržava",
    on_image=r"na\s+(?:ovoj\s+|toj\s+)?(?:slici|fotografiji|ilustraciji)",
    seen=r"(?:se\s+(?:vidi|vide|nalazi|nalaze|može\s+vidjeti)|vidimo|možemo\s+vidjeti|(?:je|su)(?:\s+prikazan\w*)?)",
    there_is=r"vidim|vidimo",
    sure=r"naravno|svakako|rado|sigurno|dakako|hvala",
    here_is=r"evo|u\s+nastavku|ispod\s+je",
    labels=r"alternativni\s+tekst|zamjenski\s+tekst|alt[- ]?tekst|alt|opis(?:\s+(?:slike|fotografije))?|odgovor|slika",
    describe=r"(?:molim,?\s+)?(?:opiši(?:te)?|napiši(?:te)?|izradi(?:te)?|generiraj(?:te)?)\s+(?:(?:ovu|kratak|kratki|alternativni)\s+){0,3}(?:sliku|tekst|opis|fotografiju)\b",
    closings=r"(?:javi|javite|recite|reci)\s+mi|nadam\s+se|(?:želite|želiš)\s+li|ako\s+(?:želite|trebate|imate|želiš)|napomena\s*:|automatski\s+generirani\s+opis",
    sorry=r"žao\s+mi\s+je|oprosti(?:te)?|ispričavam\s+se|izvini(?:te)?",
    sadly=r"nažalost",
    cannot=r"(?:ja\s+)?(?:ne\s+(?:mogu|vidim|znam)|nisam\s+u\s+mogućnosti|nemam|nije\s+moguće)",
    as_model=r"kao\s+(?:ai\b|umjetna|jezični|model|asistent)",
    no_image=r"(?:nema\s+(?:slike|opisa)\b|slika\s+(?:nije|nedostaje|se\s+ne)|nijedna\s+slika)\w*",
    send=r"molim(?:o)?(?:\s+vas)?,?\s+(?:učitaj\w*|pošalji\w*|priloži\w*|dostavi\w*|podijeli\w*|pokušaj\w*)",
    failed=r"(?:došlo\s+je\s+do|pojavila\s+se)\s+(?:\w+\s+)?(?:pogreške|greške|pogreška|greška)|(?:po)?greška(?:\s*:|\s+(?:pri|poslužitelja))",
    but=r"ali|no|međutim",
    none=r"(?:nema|ne\s+vid[ie]|nisu\s+vidljiv\w+)",
    watermark=r"vodeni\s+žig",
    moods=r"općenito|sveukupno|ukratko|(?:atmosfera|ugođaj|kompozicija)",
    non_answers="nepoznato / nema / ništa / nema opisa / nedostupno / pogreška",
    placeholders="slika / fotografija / bez naslova / opis / logotip",
    function_words="""
        i a ili na u s sa iz do od po pri pod nad pred za između pokraj kraj uz bez o je su bio bila koji koja koje
        njegov njezin to taj ta gdje kada kroz prema se
    """,
    dangling="i a ili na u s sa iz do od po pri pod nad pred za između uz bez koji koja koje kroz prema",
)
