"""Finnish."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

FINNISH = small(
    "fi",
    image=r"(?:tämä\s+)?(?:kuva|valokuva|kuvitus)",
    shows=r"esittää|näyttää|kuvaa|sisältää|havainnollistaa",
    on_image=r"(?:tässä\s+)?(?:kuvassa|valokuvassa)",
    seen=r"(?:näkyy|näkyvät|on|ovat|nähdään|näemme|esiintyy|esitetään|näkyvissä\s+on)",
    photo_of=r"valokuva,\s+jossa\s+(?:on|näkyy)|kuva,\s+jossa\s+(?:on|näkyy)",
    sure=r"tietysti|totta\s+kai|toki|ilman\s+muuta|varmasti|selvä|kiitos",
    here_is=r"tässä\s+(?:on|tulee)|alla\s+on",
    labels=r"vaihtoehtoinen\s+teksti|alt[- ]?teksti|vaihtoehtoteksti|"
    r"tekstivastine|alt|kuvateksti|(?:kuvan\s+)?kuvaus|kuvailu|vastaus|kuva",
    describe=r"(?:ole\s+hyvä\s+ja\s+)?(?:kuvaile|kuvaa|kirjoita|luo|laadi)\s+(?:(?:tämä|tätä|lyhyt|lyhyesti|vaihtoehtoinen)\s+){0,3}(?:kuva|kuvaa|kuvaus|teksti|alt-?teksti|kuvateksti)\b",
    closings=r"(?:kerro|ilmoita)\s+(?:minulle|jos)|toivottavasti|haluatko|haluaisitko|jos\s+(?:haluat|tarvitset|sinulla)|huomautus\s*:|huom\.?\s*:|automaattisesti\s+luotu\s+kuvaus",
    sorry=r"pahoittelen|pahoittelut|anteeksi|olen\s+pahoillani",
    sadly=r"valitettavasti|ikävä\s+kyllä",
    cannot=r"(?:minä\s+)?(?:en\s+(?:voi|pysty|näe|osaa|kykene|saa|ole|löydä)|minulla\s+ei\s+ole)",
    as_model=r"(?:tekoälynä|kielimallina|tekoälymallina|avustajana)",
    no_image=r"(?:kuvaa|kuvausta)\s+ei\s+\w+|ei\s+(?:kuvaa|kuvausta)\b",
    send=r"(?:lataa|lähetä|liitä|jaa)\s+(?:kuva|kuvan)\b|ole\s+hyvä\s+ja\s+(?:lataa|lähetä|liitä)|yritä\s+uudelleen",
    failed=r"(?:tapahtui|ilmeni)\s+(?:\w+\s+)?virhe|virhe(?:\s*:|\s+(?:palvelimessa|ladattaessa))|kuva\s+ei\s+(?:ole|lataudu|näy)",
    but=r"mutta|kuitenkin",
    none=r"(?:kuvassa\s+)?ei\s+(?:ole|näy)",
    watermark=r"vesileima",
    moods=r"kaiken\s+kaikkiaan|kokonaisuutena|yhteenvetona|(?:tunnelma|ilmapiiri|sommittelu)",
    non_answers="tuntematon / ei mitään / ei kuvausta / ei saatavilla / virhe",
    placeholders="kuva / valokuva / nimetön / kuvaus / logo",
    function_words="""
        ja tai sekä on ovat oli joka jotka jonka jossa hän se ne kanssa ilman yli alla päällä vieressä takana edessä
        läpi kohti kun kuin että
    """,
    dangling="ja tai sekä joka jotka jonka jossa kun että kuin",
)
