"""Sentences that count what is in an image and say nothing of it: "The image is divided into two parts."."""

from __future__ import annotations

import re

_EN = (
    r"(?:(?:the|this)\s+(?:image|picture|photo|photograph|scene|illustration|graphic|composition|collage)\s+"
    r"(?:is|has\s+been|consists|contains|has|features|includes|shows|comprises)|there\s+are|it\s+is)\s+"
    r"(?:(?:divided|split|separated|arranged|organi[sz]ed|composed|made\s+up)\s+)?(?:into\s+|in\s+|of\s+|up\s+of\s+)?"
    r"(?:two|three|four|five|six|several|multiple|many|various|numerous|different|a\s+(?:few|number|variety|lot)\s+of)\s+"
    r"(?:(?:distinct|different|main|separate|equal|vertical|horizontal|small|large|key|visible)\s+)*"
    r"(?:parts?|sections?|panels?|halves|images?|pictures?|elements?|things|objects?|items?|components?|areas?|details?)"
    r"(?:\s+(?:in|within|of)\s+(?:the|this)\s+(?:image|picture|photo|scene))?"
)
_DE = (
    r"(?:(?:das|dieses)\s+(?:bild|foto)|die\s+(?:abbildung|szene|grafik))\s+"
    r"(?:ist|besteht|enthält|zeigt|umfasst)\s+(?:aus\s+|in\s+)?"
    r"(?:zwei|drei|vier|mehrere[nr]?|verschiedene[nr]?|viele[nr]?)\s+(?:\w+e[nr]?\s+)?"
    r"(?:teile[n]?|bereiche[n]?|hälften|bilder[n]?|elemente[n]?|dinge[n]?|objekte[n]?|abschnitte[n]?)"
    r"(?:\s+(?:geteilt|unterteilt|aufgeteilt|gegliedert))?"
)
_FR = (
    r"(?:l['’]image|la\s+photo(?:graphie)?|cette\s+(?:image|photo)|la\s+scène)\s+"
    r"(?:est\s+(?:divisée|séparée|composée)|se\s+compose|contient|comporte|montre|présente)\s+(?:en\s+|de\s+)?"
    r"(?:deux|trois|quatre|plusieurs|différent[e]?s|divers(?:es)?)\s+(?:\w+\s+)?"
    r"(?:parties|sections|panneaux|moitiés|images|éléments|choses|objets)(?:\s+distinct[e]?s)?"
)
_ES = (
    r"(?:la|esta)\s+(?:imagen|foto|fotografía|escena)\s+"
    r"(?:está\s+(?:dividida|separada|compuesta)|se\s+(?:divide|compone)|contiene|muestra|tiene)\s+(?:en\s+|por\s+|de\s+)?"
    r"(?:dos|tres|cuatro|varias|varios|múltiples|diferentes|distintas|distintos)\s+(?:\w+\s+)?"
    r"(?:partes|secciones|paneles|mitades|imágenes|elementos|cosas|objetos)(?:\s+distint[ao]s)?"
)
_PT = (
    r"(?:a|esta)\s+(?:imagem|foto|fotografia|cena)\s+"
    r"(?:está\s+(?:dividida|separada|composta)|divide-se|é\s+composta|contém|mostra|tem)\s+(?:em\s+|por\s+|de\s+)?"
    r"(?:duas|dois|três|quatro|várias|vários|múltiplas|diferentes)\s+(?:\w+\s+)?"
    r"(?:partes|seções|secções|painéis|metades|imagens|elementos|coisas|objetos)(?:\s+distint[ao]s)?"
)
_IT = (
    r"(?:l['’]immagine|la\s+(?:foto|fotografia|scena)|questa\s+(?:immagine|foto))\s+"
    r"(?:è\s+(?:divisa|suddivisa|composta)|si\s+(?:divide|compone)|contiene|mostra|presenta)\s+(?:in\s+|da\s+|di\s+)?"
    r"(?:due|tre|quattro|varie|vari|diversi|diverse|più)\s+(?:\w+\s+)?"
    r"(?:parti|sezioni|pannelli|metà|immagini|elementi|cose|oggetti)(?:\s+distint[ei])?"
)
_NL = (
    r"(?:de|deze)\s+(?:afbeelding|foto|scène)\s+(?:is|bestaat|bevat|toont|heeft)\s+(?:verdeeld\s+|uit\s+|in\s+)*"
    r"(?:twee|drie|vier|meerdere|verschillende|diverse)\s+(?:\w+e\s+)?"
    r"(?:delen|secties|panelen|helften|afbeeldingen|elementen|dingen|objecten)(?:\s+verdeeld)?"
)
_JA = (
    r"(?:この)?(?:画像|写真|イラスト)(?:は|には)(?:二つ|2つ|三つ|3つ|四つ|4つ|いくつか|複数)の"
    r"(?:部分|要素|セクション|画像|パネル|もの|物)(?:に|から|で)?"
    r"(?:分かれて|分割されて|構成されて|写って|あり|なって)?(?:います|いる|ます|ある)?"
)
_ZH = (
    r"(?:这张|这幅|该|此)?(?:图片|图像|照片|画面)(?:被|由|中)?(?:分为|分成|包含|有|展示了|显示了)?"
    r"(?:两|三|四|几|多|若干)(?:个|张|幅)?(?:不同的)?(?:部分|元素|区域|物体|东西|图片)(?:组成|构成)?"
)

#: The whole of a sentence, in any language: services mix them.
EMPTY = re.compile(
    "|".join(f"(?:{pattern})" for pattern in (_EN, _DE, _FR, _ES, _PT, _IT, _NL, _JA, _ZH)), re.IGNORECASE
)
