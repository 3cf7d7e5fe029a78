"""English sentences that do not describe what is to be seen."""

from __future__ import annotations

_IMAGE = r"(?:image|picture|photo|photograph)"
_MOOD_VERB = (
    r"(?:conveys?|evokes?|exudes?|suggests?|creates?|emphasi[sz]es?|highlights?|enhances?|adds?|gives?|invites?|implies|"
    r"reflects?|contributes?)"
)
_MOOD_NOUN = (
    r"(?:atmosphere|mood|ambian?ce|ambience|vibe|tone|feel|feeling|aesthetic|essence|energy|composition|style|"
    r"narrative)"
)

#: How good the photo is, not what it shows.
_QUALITY = r"(?:quality|resolution|definition|res)"
_GRADE = (
    r"(?:sharp|blurr?y|crisp|in\s+focus|out\s+of\s+focus|well[-\s](?:lit|composed|exposed|framed|focused)|"
    r"(?:over|under)exposed|"
    rf"(?:(?:of|in)\s+)?(?:an?\s+)?(?:very\s+)?(?:high|good|great|excellent|low|poor|decent)[-\s]{_QUALITY}|"
    r"(?:good|excellent|clear|great)(?=\W*$|\s+(?:and|with)\b)|(?:a\s+)?(?:resolution|size|dimensions)\s+of\b)"
)
_TECHNICAL = rf"(?:{_IMAGE}|lighting|exposure|focus|{_IMAGE}\s+quality|quality|resolution)"

ABSENCES = (
    rf"(?:the|this)\s+(?:overall\s+)?{_TECHNICAL}\s+(?:quality\s+)?(?:itself\s+)?"
    r"(?:is|has|are|was|appears(?:\s+to\s+be)?|seems|looks)\s+"
    rf"(?:(?:very|quite|also|both|well|fairly|generally)\s+){{0,2}}{_GRADE}",
    r"(?:(?:this|it)\s+is\s+)?(?:an?\s+)?(?:[\w-]+,?\s+){0,2}?"
    rf"(?:royalty[-\s]free|stock|high[-\s]{_QUALITY}|4k|8k|hd)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{_IMAGE}|vector|illustration|footage|stock)s?\W*$",
    r"(?:(?:also|additionally|furthermore|overall|however|no),?\s+)?(?:in\s+(?:this|the)\s+\w+,?\s+)?"
    r"there\s+(?:is|are|was|were|(?:appears?|seems?)\s+to\s+be)(?:n['’]t)?\s+(?:also\s+)?(?:no|not|nothing|neither|any|nobody)\b",
    r"no\s+(?:(?:other|visible|readable|legible|additional|discernible)\s+)*(?:texts?|words|people|persons?|humans?|objects?|"
    r"animals?|writing|watermarks?|logos?|signs?|brands?|one|details?|elements?|faces?|characters|captions?|context|information)\b"
    r"[^.]{0,60}\b(?:is|are|can|visible|provided|present|shown|seen|in)\b",
    rf"(?:the|this)\s+(?:{_IMAGE}|scene|background|frame)\s+(?:does(?:\s+not|n['’]t)|contains?\s+no|has\s+no|lacks?|"
    r"is\s+(?:free|devoid)\s+of|shows?\s+no|features\s+no|includes\s+no)\b",
    r"(?:(?:an?|the|this|some)\s+|there\s+(?:is|are)\s+(?:also\s+)?(?:an?\s+|some\s+)?)?"
    r"(?:(?!with\b|has\b|of\b|in\b|on\b|holding\b|showing\b|and\b)[\w-]+\s+){0,3}?"
    r"(?:watermarks?\b(?=\W*$|[,.]|\s+(?:is|are|was|in|on|at|across|over|reads?|reading|that|which|with|covers?|can|appears?|from|by|for|of|and|"
    r"text|logo|visible|overlays?|saying|says|stating|placed|located|indicat\w+|running)\b)|copyright\s+(?:notice|text|mark|symbol))\b",
    rf"(?:the\s+|this\s+)?{_IMAGE}\s+(?:also\s+)?(?:has|contains|includes|features|shows|bears|displays)\s+(?:[\w-]+\s+){{0,4}}?watermarks?\b",
    r"(?:the|an?)\s+(?:artist|author|creator|photographer|studio|agency|website)(?:['’]s?)?\s+(?:credit|handle|initials|logo|mark|name|signature|username)\b"
    r"[^.!?]{0,80}\b(?:appears?|corner|visible|shown|seen|present|printed|overlaid|written)\b",
    r"(?:the\s+)?(?:text|word|words|name|logo)\b[^.]{0,60}\b(?:watermark|watermarked)\b",
    r"(?:an?|the|his|her|their|its)\s+[^.]{1,60}?\s(?:cannot|can['’]t|can\s+not|could\s+not|couldn['’]t)\s+be\s+(?:clearly\s+|fully\s+)?"
    r"(?:determined|identified|discerned|made\s+out|confirmed|verified|ascertained|established)\b",
    rf"(?:the\s+)?{_IMAGE}\s+(?:is|has\s+been|was|appears\s+to\s+be)\s+(?:also\s+)?(?:watermarked|copyrighted|credited)",
    r"(?:©|\(c\)|copyright\b)",
    r"all\s+rights\s+reserved",
    r"(?:it['’]s|it\s+is)\s+(?:not\s+(?:clear|possible|certain|known|visible)|unclear|unknown|difficult\s+to|hard\s+to|impossible)\b",
    r"i\s+(?:can(?:no|['’])t|can\s+not|am\s+(?:not|unable)|do\s+not|don['’]t|won['’]t)\b",
    r"i['’]m\s+(?:not|unable|sorry)\b",
    r"(?:the|his|her|their)\s+(?:(?:exact|specific|precise)\s+)?(?:identity|identities|location|context|name|gender|age)\b"
    r"[^.]{0,60}(?:\b(?:not|unknown|unclear|cannot)\b|n['’]t\b)",
    r"(?:without|due\s+to)\s+(?:more|additional|further|the\s+lack)\b",
    r"(?:(?:unfortunately|however),?\s+)?the\s+(?:text|writing|words?|lettering)\s+(?:is|are)\s+(?:(?:not|too|largely|mostly|partially)\s+)?(?:legible|illegible|clear|blurry|readable|small|visible)\b",
)

MOODS = (
    r"(?:overall|in\s+summary|in\s+conclusion|to\s+summari[sz]e|in\s+essence|ultimately|all\s+in\s+all|in\s+short|altogether)\b",
    rf"(?:the|this|its|their|an?)\s+(?:[\w-]+\s+){{0,2}}?{_MOOD_NOUN}\b",
    rf"(?:the|this)\s+(?:[\w-]+\s+){{0,2}}?(?:{_IMAGE}|scene|setting|shot|moment|lighting|light|background|combination|contrast|"
    r"artwork|colou?rs?|palette|angle|perspective|environment|arrangement|design|backdrop)s?\s+"
    r"(?:(?:also|further|effectively|likely|beautifully|perfectly)\s+|(?:seems?|appears?)\s+to\s+)?"
    rf"(?:{_MOOD_VERB}|could\s+be\s+used|may\s+be|might\s+be|is\s+(?:a\s+(?:perfect|great|testament|beautiful|reminder|"
    r"celebration)|one\s+of|well[- ](?:composed|lit|balanced)|likely|peaceful|serene|calm|tranquil|lively|cheerful|"
    r"captivating|inviting|warm\s+and|soft\s+and|visually|professionally)|"
    r"has\s+an?\s+(?:[\w-]+\s+){1,3}(?:feel|mood|quality|vibe|atmosphere|tone))\b",
    r"(?:it|this|everything)\s+(?:(?:also|further|beautifully)\s+)?"
    rf"(?:{_MOOD_VERB}|captures?\s+the\s+essence|is\s+(?:likely|possible|a\s+testament|a\s+reminder|as\s+if))\b",
    r"(?:it['’]s|there['’]s|there\s+is|one\s+can\s+feel|you\s+can\s+(?:almost\s+)?(?:feel|hear|sense))\s+(?:(?:an?|the)\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:sense|feeling|air|atmosphere|moment)\b",
    r"(?:adding|creating|evoking|conveying|enhancing|contributing)\b",
    r"(?:it|this|the\s+\w+)\s+(?:is|serves\s+as|stands\s+as|acts\s+as)\s+(?:both\s+)?an?\s+(?:[\w-]+\s+){0,2}?(?:celebration|reminder|symbol|testament|tribute)"
    r"\s+(?:for|of|that|to)\b",
    r"(?:each|every)\s+(?:element|detail|object)\b",
    r"perfect\s+for\b",
    r"(?:possibly|perhaps|maybe|presumably)\b",
)

#: The end of a sentence that adds no observation: ", creating a serene atmosphere", "with a watermark in the corner".
TRAILING = (
    r",?\s+(?:with|and)\s+(?:an?|the|some)\s+(?:[\w-]+\s+){0,3}?watermarks?\b[^.,!?]{0,80}(?=[.,!?]|$)|"
    r",\s+which\s+(?:also\s+)?(?:adds|creates|gives|lends|contributes|enhances|evokes|conveys|emphasi[sz]es|imparts|provides)\b"
    r"[^.,!?]{0,120}\b(?:atmosphere|mood|ambian?ce|ambience|sense|feel|feeling|vibe|charm|tone|warmth|essence|serenity)\b[^.!?]{0,80}(?=[.!?]|$)|"
    r",\s+(?:(?:all|thus|thereby|further|perfectly|beautifully)\s+)?(?:creating|adding|giving|evoking|conveying|contributing|"
    r"suggesting|emphasi[sz]ing|enhancing|lending|exuding|capturing|reflecting|imparting|providing|setting|making\s+it)\b"
    r"[^.,!?]{0,120}\b(?:atmosphere|mood|ambian?ce|ambience|sense|feel|feeling|vibe|charm|tone|depth|warmth|essence|beauty|"
    r"elegance|character|aesthetic|appeal|energy|drama|intimacy|tranquill?ity|serenity)\b[^.!?]{0,80}(?=[.!?]|$)"
)
