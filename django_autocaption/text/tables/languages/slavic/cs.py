"""Czech."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

CZECH = small(
    "cs",
    image=r"(?:(?:tento|tato|toto|ten|ta)\s+)?(?:obrázek|obraz|fotografie|fotka|snímek|ilustrace)",
    shows=r"ukazuje|zobrazuje|zachycuje|znázorňuje|obsahuje|představuje",
    on_image=r"na\s+(?:tomto\s+|této\s+|tom\s+)?(?:obrázku|obraze|fotografii|fotce|snímku|ilustraci)",
    seen=r"(?:je|jsou)(?:\s+(?:vidět|zobrazen\w*|zachycen\w*|vyobrazen\w*))?|vidíme|můžeme\s+vidět|se\s+nachází|lze\s+vidět",
    there_is=r"vidím|vidíme",
    sure=r"samozřejmě|jistě|určitě|jasně|rád|ráda|děkuji",
    here_is=r"zde\s+(?:je|jsou|najdete)|tady\s+(?:je|máte)|níže\s+(?:je|najdete)",
    labels=r"(?:navrhovaný\s+)?alternativní\s+text|návrh\s+(?:alternativního\s+textu|popisu|popisku)"
    r"|alt[- ]?text|alt|popis(?:ek)?(?:\s+(?:obrázku|fotografie))?|odpověď|obrázek",
    describe=r"(?:prosím,?\s+)?(?:popiš(?:te)?|napiš(?:te)?|vytvoř(?:te)?|vygeneruj(?:te)?)\s+(?:(?:tento|krátký|stručný|alternativní)\s+){0,3}(?:obrázek|text|popis(?:ek)?|fotografii|snímek)\b",
    closings=r"dej(?:te)?\s+mi\s+vědět|doufám|(?:chcete|chceš|přejete\s+si)|pokud\s+(?:chcete|potřebujete|máte|chceš)|poznámka\s*:|automaticky\s+vygenerovaný\s+popis",
    sorry=r"omlouvám\s+se|promiň(?:te)?|je\s+mi\s+líto|lituji",
    sadly=r"bohužel",
    cannot=r"(?:já\s+)?(?:nemohu|nemůžu|nevidím|nejsem\s+schop\w+|neumím|nedokážu|nemám|nelze)|(?:obrázek|fotografii|obraz)\s+(?:nevidím|nemohu|nelze)",
    as_model=r"jako\s+(?:ai\b|umělá|jazykový|model|asistent)",
    no_image=r"(?:žádný\s+(?:obrázek|popis)|nebyl\s+(?:\w+\s+)?(?:poskytnut|nahrán|přiložen)|obrázek\s+(?:nebyl|není|se\s+nepodařilo|chybí))",
    send=r"(?:prosím,?\s+)(?:nahraj\w*|pošl\w+|přilož\w*|poskytn\w+|zkus\w*|sdílej\w*)",
    failed=r"(?:došlo\s+k|nastala|vyskytla\s+se)\s+(?:\w+\s+)?(?:chybě|chyba)|chyba(?:\s*:|\s+(?:při|serveru))",
    but=r"ale|avšak|nicméně",
    none=r"(?:není|nejsou|chybí|není\s+vidět|žádn(?:é|ý)\s+(?:text|osoby|lidé))",
    watermark=r"vodoznak",
    moods=r"celkově|celkov[ýáé]|souhrnně|(?:atmosféra|nálada|kompozice)",
    non_answers="neznámé / žádný / nic / bez popisu / nedostupné / chyba",
    placeholders="obrázek / fotografie / foto / bez názvu / popis / logo",
    function_words="""
        a i nebo na v ve s se z ze do od po při pod nad před za mezi vedle pro bez u o je jsou byl byla který která
        které jeho její jejich to ten ta kde když podél kolem
    """,
    dangling="a i nebo na v ve s z ze do od po při pod nad před za mezi pro bez u který která které",
)
