"""Hungarian."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

HUNGARIAN = small(
    "hu",
    image=r"(?:(?:a|ez\s+a|az)\s+)?(?:kép|fotó|fénykép|felvétel)",
    shows=r"azt\s+(?:mutatja|ábrázolja),\s+(?:hogy|ahogy)|(?:mutatja|ábrázolja|bemutatja|mutat|ábrázol)",
    on_image=r"(?:a|ezen\s+a)\s+(?:képen|fotón|fényképen|felvételen)",
    seen=r"(?:láthatunk|látható|láthatóak|láthatók|látunk|látszik)",
    photo_of=r"(?:egy\s+)?(?:kép|fotó|fénykép),\s+amelyen",
    sure=r"természetesen|persze|rendben|szívesen|köszönöm",
    here_is=r"íme|itt\s+(?:van|található)|alább|az\s+alábbi",
    labels=r"alternatív\s+szöveg|alt[- ]?szöveg|helyettesítő\s+szöveg|"
    r"alt|(?:kép)?leírás|a\s+kép\s+leírása|képaláírás|válasz|kép",
    describe=r"(?:kérlek,?\s+|kérem,?\s+)?(?:írd\s+le|írja\s+le|írj|írjon|készíts|készítsen|jellemezd)\s+(?:(?:ezt|a|az|egy|rövid|alternatív)\s+){0,4}(?:képet|szöveget|leírást|fotót)\b",
    closings=r"(?:kérlek\s+)?(?:szólj|jelezd|jelezze)|remélem|(?:szeretnéd|szeretné|szeretne|kívánod)|ha\s+(?:szeretnéd|szeretne|kérdésed|bármi)|megjegyzés\s*:|automatikusan\s+(?:generált|létrehozott)\s+leírás",
    sorry=r"sajnálom|elnézést(?:\s+kérek)?|bocsánat|bocsánatot\s+kérek",
    sadly=r"sajnos",
    cannot=r"(?:én\s+)?nem\s+(?:tudok|tudom|látok|látom|vagyok|áll\s+módomban|lehetséges)|nincs\s+lehetőségem",
    as_model=r"(?:mint\s+(?:egy\s+)?(?:ai\b|mesterséges|nyelvi|modell)|(?:nyelvi|ai-?)\s*modellként|mesterséges\s+intelligenciaként)",
    no_image=r"(?:nincs|nem\s+található|nem\s+érkezett)\s+(?:\w+\s+)?(?:kép|leírás|fotó)|a\s+kép\s+nem\s+\w+",
    send=r"(?:kérem|kérlek|kérjük),?\s+(?:töltse?d?|küldje?d?|csatolja|csatold|adja|add|próbálja|próbáld|ossza)\b",
    failed=r"(?:hiba\s+(?:történt|lépett)|(?:\w+\s+)?hiba\s*:)",
    but=r"de|azonban|viszont",
    none=r"(?:nincs|nincsenek|nem\s+látható)",
    watermark=r"vízjel",
    moods=r"összességében|összefoglalva|(?:a\s+)?(?:hangulat|légkör|kompozíció)\w*",
    non_answers="ismeretlen / nincs / semmi / nincs leírás / nem elérhető / hiba",
    placeholders="kép / fotó / fénykép / névtelen / leírás / logó",
    function_words="""
        a az egy és vagy is van vannak volt amely ami aki ahol hogy között mellett alatt felett fölött előtt mögött
        nélkül felé miközben mint körül
    """,
    dangling="a az egy és vagy amely ami aki ahol hogy miközben mint",
)
