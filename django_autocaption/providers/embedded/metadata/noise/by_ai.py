"""What is said of a picture that a model made, in many languages."""

from __future__ import annotations

import regex

#: Who made it is no person: "AI generated image of…", "Créé avec l'IA". Painters and teachers do not say so of AI.
_AI = (
    r"(?:(?-i:\b(?:AI|A\.I\.|IA|KI|ИИ|ШІ|AIが?|YZ)(?!\p{L}))|\b(?:dall[-·]?e|gpt|midjourney|stable diffusion)\b"
    r"|artificial intelligence|intelligence artificielle|intelig[eê]ncia artificial|intelligenza artificiale"
    r"|künstliche[rn]? intelligenz"
    r"|kunstmatige intelligentie|artificiell intelligens|kunstig intelligens|sztuczn\p{L} inteligencj\p{L}"
    r"|uměl\p{L} inteligenc\p{L}"
    r"|mesterséges intelligencia|inteligenț\p{L} artificial\p{L}|tekoäly\p{L}*|yapay zek[aâ]\p{L}*|kecerdasan buatan"
    r"|trí tuệ nhân tạo"
    r"|искусственн\p{L}+ интеллект\p{L}*|нейросет\p{L}+|нейромереж\p{L}+|штучн\p{L}+ інтелект\p{L}*"
    r"|τεχνητή\p{L}? νοημοσύνη\p{L}?"
    r"|人工智[能慧]|人工知能|生成AI|인공\s?지능|الذكاء الاصطناعي|هوش مصنوعی|בינה מלאכותית|ปัญญาประดิษฐ์|एआई)"
)
_MADE_BY_AI = (
    r"(?:\b(?:assisted|created|drawn|edited|enhanced|generated|imagined|made|painted|produced|rendered|upscaled"
    r"|bearbeitet|erschaffen|erstellt\p{L}*|erzeugt\p{L}*|gemacht|generiert\p{L}*|cré[ée]{1,2}s?|généré\p{L}*"
    r"|réalisée?s?"
    r"|cread[oa]s?|generad[oa]s?|hech[oa]s?|criad[oa]s?|feit[oa]s?|gerad[oa]s?|creat[oaie]|fatt[oa]|generat[oaie]"
    r"|realizzat[oaie]"
    r"|gemaakt|gegenereerd\p{L}*|gecreëerd|stworzon\p{L}|utworzon\p{L}|wygenerowan\p{L}|vytvořen\p{L}*"
    r"|vygenerován\p{L}*|genererad\p{L}*"
    r"|genereret|generert|skapad\p{L}*|skapt|lavet|luotu|generált|készült|készített|genera[tț]\p{L}*|oluşturul\p{L}+"
    r"|üretil\p{L}+"
    r"|dibuat|dihasilkan|tạo|создан\p{L}*|сделан\p{L}*|сгенерирован\p{L}*|створен\p{L}*|згенерован\p{L}*"
    r"|δημιουργ\p{L}+"
    r"|content|contenu|contenido|conteúdo|contenuto|inhalte?|художеств\p{L}+)\b"
    r"|生成|作成|制作|創作|创作|创建|製作|생성|제작|만든|만들|إنشا\p{L}+|توليد\p{L}*|مول[دّ]\p{L}*|تولید|ساخته"
    r"|נוצר\p{L}*|สร้าง|बनाया|निर्मित)"
)
BY_AI = regex.compile(
    rf".*{_AI}.{{0,40}}?{_MADE_BY_AI}|.*{_MADE_BY_AI}.{{0,40}}?{_AI}"
    rf"|\W*{_AI}[ -]?(?:art|artwork|image|picture|photo|bild|kunst|画像|图[像片]|繪圖|绘画|이미지)\W*$",
    regex.I | regex.DOTALL,
)
