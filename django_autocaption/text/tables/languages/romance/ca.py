"""Catalan."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

_UN = r"(?=\s+(?:una?|uns|unes|dos|dues|tres|diversos|diverses|molts|moltes|el|la|els|les)\b)"

CATALAN = small(
    "ca",
    image=r"(?:(?:la|aquesta|l['’])\s*)?(?:imatge|fotografia|foto|il·lustració)",
    shows=r"(?:mostra|presenta|representa|conté|capta|il·lustra)",
    on_image=r"(?:a|en)\s+(?:la|aquesta)\s+(?:imatge|fotografia|foto)",
    seen=r"(?:(?:s['’]hi|hi|es)\s+(?:veuen|veu|pot\s+veure|poden\s+veure|ha|observa|mostra|aprecia)|veiem|podem\s+veure|apareix(?:en)?)",
    photo_of=rf"(?:una\s+)?(?:imatge|fotografia|foto)\s+(?:de|d['’])(?=\s*una?\b|{_UN})",
    there_is=rf"(?:hi\s+ha|veig|veiem){_UN}",
    sure=r"és\s+clar|esclar|i\s+tant|per\s+descomptat|naturalment|és\s+clar\s+que\s+sí|gràcies|d['’]acord",
    here_is=r"aquí\s+(?:tens|teniu|hi\s+ha|està)|a\s+continuació|aquesta\s+és\s+la\s+descripció",
    labels=r"text\s+(?:alternatiu|alt)|alt|descripció(?:\s+de\s+la\s+(?:imatge|foto))?|peu\s+de\s+foto|resposta|imatge",
    describe=r"(?:si\s+us\s+plau,?\s+)?(?:descriu|escriu|genera|crea)\s+(?:(?:aquesta|la|un|una|breu)\s+){0,3}(?:imatge|text|descripció|foto|fotografia)\b",
    closings=r"(?:fes-m['’]ho|feu-m['’]ho|digue['’]m)\b|espero\s+que|(?:vols|voleu|t['’]agradaria)|si\s+(?:vols|necessites|voleu)|nota\s*:|descripció\s+generada\s+automàticament",
    sorry=r"(?:ho\s+sento|em\s+sap\s+greu|disculpa|disculpeu|perdona)(?:\s+molt)?",
    sadly=r"malauradament|lamentablement|per\s+desgràcia",
    cannot=r"(?:jo\s+)?no\s+(?:puc|veig|tinc|sóc|soc|em\s+és|hi\s+veig|sé)",
    as_model=r"com\s+(?:a\s+)?(?:un\s+)?(?:model|intel·ligència|assistent|ia\b)",
    no_image=r"no\s+(?:s['’]ha|hi\s+ha|he\s+rebut)\s+(?:\w+\s+){0,2}?(?:cap\s+)?(?:imatge|foto)|cap\s+imatge|"
    r"l['’]enllaç\s+no\s+porta",
    send=r"(?:si\s+us\s+plau|sisplau),?\s+(?:puja|pugeu|envia|envieu|adjunta|adjunteu|proporciona|carrega|comparteix)\w*",
    failed=r"s['’]ha\s+produït\s+un\s+(?:\w+\s+)?error|la\s+imatge\s+no\s+(?:s['’]ha|es\s+pot|està)",
    but=r"però|tanmateix",
    none=r"no\s+(?:hi\s+ha|es\s+veu|es\s+veuen|s['’]hi)",
    watermark=r"marca\s+d['’]aigua|filigrana",
    moods=r"en\s+general|en\s+conjunt|en\s+resum|(?:l['’]atmosfera|l['’]ambient|la\s+composició)",
    non_answers="desconegut / cap / res / sense descripció / no disponible / error",
    placeholders="imatge / foto / fotografia / sense títol / descripció / logotip",
    function_words="""
        un una uns unes el la els les i o a al als amb de del dels des en per sense sobre sota entre fins cap és són era
        que qui es se hi ha té seu seva on mentre contra
    """,
    dangling="un una uns unes el la els les i o a al als amb de del dels en per sense entre que mentre",
)
