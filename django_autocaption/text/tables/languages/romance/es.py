"""Spanish."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_MEDIUM = r"(?:imagen|foto|fotografía|imágenes|fotos|fotografías)"
_UN = r"(?=(?:un|una|unos|unas|el|la|los|las|dos|tres|cuatro|cinco|varios|varias|muchos|muchas|algunos|algunas|\d+)\b)"
_VER = r"(?:ver|ve|ven|observar|observa|observan|apreciar|aprecia|aprecian|distinguir|distingue|distinguen|muestran?)"
_MUESTRA = r"(?:muestra|presenta|representa|ilustra|retrata|captura|contiene)n?"

SPANISH = Language(
    code="es",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=words("muy casi bora cha no sí ja la"),
    function_words=words("""
        un una unos unas el la los las lo de del al a y e o u con sin en sobre bajo por para entre desde hacia hasta
        tras ante junto es
        son está están era fue ha su sus que se este esta estos estas
    """),
    dangling=words(
        "un una unos unas el los las de del al a y e o u con sin en por para entre desde hacia hasta que su sus"
    ),
    dangling_when_cut=words(
        "la lo sobre bajo tras ante junto es son está están se este esta estos estas muy más mientras"
    ),
    strong_openers=(
        rf"(?:la|esta)\s+{_MEDIUM}\s+(?:es|parece\s+ser)\s+(?=una?\b)",
        rf"(?:(?:la|esta|una)\s+){_MEDIUM}\s+{_MUESTRA}\s+(?:a\s+{_UN})?(?=\w)",
        rf"en\s+(?:la|esta)\s+{_MEDIUM}\s*,?\s+(?:(?:se\s+(?:puede\s+|pueden\s+)?{_VER}|podemos\s+(?:ver|observar|apreciar)|vemos|observamos|hay|aparece|aparecen)\s+)?(?:a\s+)?{_UN}",
        rf"(?:en\s+(?:el\s+centro|(?:el\s+)?primer\s+plano)|al\s+fondo)\s+de\s+(?:la|esta)\s+{_MEDIUM}\s*,?\s+(?:se\s+(?:puede\s+|pueden\s+)?{_VER}|podemos\s+ver|vemos|hay|se\s+encuentra|se\s+encuentran)\s+(?:a\s+)?{_UN}",
        rf"(?:(?:una|la)\s+)?{_MEDIUM}\s+(?:de|del|que\s+muestra|mostrando)\s+(?=\w)",
        rf"(?:esta|esto|se\s+trata)\s+(?:es|de)\s+una\s+{_MEDIUM}\s+(?:de|del|que\s+muestra)\s+",
        rf"(?:se\s+(?:puede\s+|pueden\s+)?(?!muestra){_VER}|podemos\s+ver|puedo\s+ver|vemos|veo|observo)\s+(?:a\s+)?{_UN}",
        rf"en\s+(?:la|esta)\s+{_MEDIUM}\s*:\s*(?=\w)",
    ),
    weak_openers=(rf"hay\s+{_UN}", rf"(?:aquí\s+hay|este\s+es|esta\s+es|esto\s+es)\s+{_UN}"),
    askings=(
        r"(?:por\s+favor,?\s+)?(?:describe|describa|escribe|escriba|genera|genere|redacta|crea|proporciona|dame)\s+(?:(?:la|esta|el|este|un|una|breve|corto|corta|concisa|texto)\s+){0,4}(?:imagen|foto|fotografía|texto\s+alternativo|alternativo|descripción|leyenda)\b",
    ),
    interjections=(
        r"(?:veamos|vamos\s+a\s+ver|a\s+ver|déjame\s+(?:ver|pensar))\s*[.!,:…]+\s*",
        r"¡?(?:claro(?:\s+que\s+sí)?|por\s+supuesto|desde\s+luego|con\s+gusto|seguro|vale|de\s+acuerdo|perfecto|gracias)\s*(?:[!.,:]\s*|[–-]\s+)",
    ),
    lead_ins=(r"(?:aquí\s+(?:tienes|está|tiene|va)|a\s+continuación|este\s+es)\b[^.:!?\n\"«]{0,120}:\s*",),
    labels=(
        r"(?:(?:propuesta|sugerencia)\s+de\s+)?(?:texto\s+alternativo|texto\s+alt|alt|descripción(?:\s+de\s+la\s+imagen)?|leyenda|pie\s+de\s+foto|respuesta|imagen|foto)",
    ),
    closings=(
        r"espero\s+que\b",
        r"¿?(?:te|le)\s+gustaría\b",
        r"¿(?:quieres|quiere|deseas|desea|prefieres)\s+que\b",
        r"si\s+(?:necesitas|necesita|quieres|desea|deseas|tienes)\b",
        r"no\s+dudes?\b",
        r"(?:avísame|déjame\s+saber|házmelo\s+saber)\b",
        r"descripción\s+generada\s+automáticamente",
        r"nota\s*:",
    ),
    refusals=(
        r"lo\s+(?:siento|lamento)\b",
        r"(?:lo\s+)?(?:disculpa|disculpe|perdón|perdona)\s*[,.!:]",
        r"(?:yo\s+)?no\s+(?:puedo|soy\s+capaz|es\s+posible|tengo|me\s+es\s+posible|podemos)\b",
        r"(?:lamentablemente|desafortunadamente)\s*,?\s+(?:no|la|yo)\b",
        r"como\s+(?:una?\s+)?(?:ia\b|inteligencia|modelo\s+(?:de\s+(?:lenguaje|ia\b)|lingüístico|multimodal)|asistente)",
        r"no\s+(?:se\s+(?:proporcionó|ha\s+proporcionado|encontró|puede)|hay\s+(?:ninguna\s+)?imagen)\b",
        r"por\s+favor,?\s+(?:proporciona|proporcione|sube|suba|comparte|envía|adjunta)",
        r"lamento\s+(?:no|que|mucho|pero|informar)\b",
        r"no\s+(?:veo|logro|consigo|pude|encuentro|pudimos)\b",
        r"(?:la|esta|tu|su)\s+imagen\s+(?:no\s+(?:se|pudo|está|fue|ha)|está\s+(?:vacía|dañada|demasiado)|es\s+demasiado)\b",
        r"(?:ha\s+ocurrido|ocurrió|se\s+(?:ha\s+producido|produjo))\s+un\s+(?:error|problema)|error(?:\s*:|\s+(?:al|interno|de\s+(?:servidor|carga)))",
        r"(?:esta|tu|su)\s+solicitud\s+(?:no|infringe|viola|ha\s+sido)\b",
    ),
    pivots=(r"(?:pero|sin\s+embargo|no\s+obstante)\b[\s,:]*",),
    continuations=(_UN,),
    non_answers=phrases(
        "desconocido\nninguno\nninguna\nnada\nsin descripción\nno disponible\nerror\nno hay imagen\nno aplica"
    ),
    absences=(
        r"no\s+(?:hay|se\s+(?:ve|ven|observa|observan|aprecia|aprecian|puede|distingue))\b",
        r"la\s+imagen\s+no\s+(?:contiene|muestra|tiene)\b",
        r"(?:\w+\s+){0,4}marca\s+de\s+agua\b",
        r"(?:en\s+la\s+(?:esquina|parte)|abajo|arriba|a\s+la\s+(?:derecha|izquierda))\b[^.!?]{0,50}\bmarca\s+de\s+agua\b",
    ),
    moods=(
        r"(?:en\s+general|en\s+resumen|en\s+conjunto|en\s+definitiva)\b",
        r"(?:la|el|una?)\s+(?:\w+\s+){0,2}?(?:atmósfera|ambiente|estado\s+de\s+ánimo|composición)\b",
        r"(?:la\s+escena|la\s+imagen)\s+(?:transmite|evoca|sugiere|crea)\b",
    ),
    trailing=r",\s+lo\s+que\s+(?:crea|da|evoca|aporta|transmite|genera|añade|sugiere)\b[^.!?]{0,80}?"
    r"\b(?:impresión|sensación|atmósfera|ambiente|toque|encanto)\b[^.!?]{0,80}(?=[.!?]|$)|"
    r",\s+(?:creando|dando|evocando|aportando|transmitiendo|generando|añadiendo)\b[^.!?]{0,80}?\b(?:impresión|sensación|atmósfera|ambiente|toque|encanto)\b[^.!?]{0,80}(?=[.!?]|$)",
    placeholders=phrases("imagen\nfoto\nlogo\nsin título\nfotografía\ndescripción"),
)
