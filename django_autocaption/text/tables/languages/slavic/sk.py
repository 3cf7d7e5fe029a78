"""Slovak."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

SLOVAK = small(
    "sk",
    image=r"(?:(?:tento|táto|toto|ten|tá)\s+)?(?:obrázok|obraz|fotografia|fotka|snímka|ilustrácia)",
    shows=r"ukazuje|zobrazuje|zachytáva|znázorňuje|obsahuje|predstavuje",
    on_image=r"na\s+(?:tomto\s+|tejto\s+|tom\s+)?(?:obrázku|obraze|fotografii|fotke|snímke|ilustrácii)",
    seen=r"(?:je|sú)(?:\s+(?:vidieť|vidno|zobrazen\w*|zachyten\w*))?|vidíme|vidno|môžeme\s+vidieť|sa\s+nachádza",
    there_is=r"vidím|vidíme",
    sure=r"samozrejme|iste|určite|jasné|jasne|rád|rada|ďakujem",
    here_is=r"tu\s+(?:je|sú|nájdete)|nižšie\s+(?:je|nájdete)",
    labels=r"alternatívny\s+text|alt[- ]?text|alt|popis(?:ok)?(?:\s+(?:obrázka|obrázku|fotografie))?|odpoveď|obrázok",
    describe=r"(?:prosím,?\s+)?(?:opíš(?:te)?|popíš(?:te)?|napíš(?:te)?|vytvor(?:te)?|vygeneruj(?:te)?)\s+(?:(?:tento|krátky|stručný|alternatívny)\s+){0,3}(?:obrázok|text|popis(?:ok)?|fotografiu|snímku)\b",
    closings=r"daj(?:te)?\s+mi\s+vedieť|dúfam|(?:chcete|chceš|prajete\s+si)|ak\s+(?:chcete|potrebujete|máte|chceš)|poznámka\s*:|automaticky\s+vygenerovaný\s+popis",
    sorry=r"ospravedlňujem\s+sa|prepáč(?:te)?|je\s+mi\s+(?:to\s+)?ľúto|mrzí\s+ma\s+to|ľutujem",
    sadly=r"žiaľ|bohužiaľ|nanešťastie",
    cannot=r"(?:ja\s+)?(?:nemôžem|nevidím|nie\s+som\s+schop\w+|neviem|nedokážem|nemám|nedá\s+sa)|(?:obrázok|fotografiu|obraz)\s+(?:nevidím|nemôžem|sa\s+nedá)",
    as_model=r"ako\s+(?:ai\b|umelá|jazykový|model|asistent)",
    no_image=r"(?:žiadny\s+(?:obrázok|popis)|nebol\s+(?:\w+\s+)?(?:poskytnutý|nahraný|priložený)|obrázok\s+(?:nebol|nie\s+je|sa\s+nepodarilo|chýba))",
    send=r"(?:prosím,?\s+)(?:nahraj\w*|pošl\w+|prilož\w*|poskytn\w+|skús\w*|zdieľaj\w*)",
    failed=r"(?:došlo\s+k|nastala|vyskytla\s+sa)\s+(?:\w+\s+)?(?:chybe|chyba)|chyba(?:\s*:|\s+(?:pri|servera))",
    but=r"ale|avšak|no",
    none=r"(?:nie\s+(?:je|sú)|chýba|žiadn(?:e|y)\s+(?:text|osoby|ľudia))",
    watermark=r"vodoznak|vodotlač",
    moods=r"celkovo|celkov[ýáé]|súhrnne|(?:atmosféra|nálada|kompozícia)",
    non_answers="neznáme / žiadny / nič / bez popisu / nedostupné / chyba",
    placeholders="obrázok / fotografia / fotka / bez názvu / popis / logo",
    function_words="""
        a aj i alebo na v vo s so z zo do od po pri pod nad pred za medzi vedľa pre bez u o je sú bol bola ktorý ktorá
        ktoré jeho jej ich to ten tá kde keď pozdĺž okolo sa
    """,
    dangling="a aj alebo na v vo s so z zo do od po pri pod nad pred za medzi pre bez u ktorý ktorá ktoré",
)
