"""English words that models put before and after an answer."""

from __future__ import annotations

_ALT = r"(?:alt(?:ernative)?[- ]?texts?|captions?|descriptions?)"
_IMAGE = r"(?:image|picture|photograph|photo)"

INTERJECTIONS = (
    r"(?:sure(?:\s+thing)?|certainly|of\s+course|absolutely|definitely|gladly|okay|ok|alright|all\s+right|great"
    r"|got\s+it|"
    r"understood|no\s+problem|happy\s+to\s+help|thank\s+you(?:\s+for\s+[^.!?\n]{1,80})?|"
    rf"great\s+(?:image|photo|question|shot)|what\s+an?\s+[^.!?\n]{{1,40}}{_IMAGE})\s*(?:[!.,:;]\s*|[–—-]\s+)",
    r"(?:hello|hi|hey)(?:\s+there)?\s*!\s*|thanks[!.]\s+|yes[,.!]\s+(?=(?:there|it|this|i|the\s+image)\b)",
    r"let['’]?s\s+(?:break\s+(?:down|it)|take\s+a\s+(?:closer\s+)?look|describe|analy[sz]e|examine|look\s+at"
    r"|see\s+what|dive)\b"
    r"[^.:!?\n]{0,100}[.:!]\s*",
    r"(?:i['’]d|i\s+would|i['’]ll|i\s+will)\s+(?:be\s+)?(?:happy|glad|love|describe|help"
    r"|provide)[^.!?:\n]{0,120}[.!:]\s*",
)

LEAD_INS = (
    # Here's a concise alt text for the image: …
    r"(?:(?:based\s+on|given|after\s+(?:analy[sz]ing|reviewing)|looking\s+at)\s+[^.:,\n]{1,60},\s*)?"
    r"(?:here(?:['’]s|\s+is|\s+are|\s+you\s+(?:go|are))|below\s+(?:is|are)|(?:the\s+)?following\s+(?:is|are))\b"
    r"[^.:!?\n\"“]{0,160}:\s*",
    rf"(?:here(?:['’]s|\s+is|\s+are)|below\s+(?:is"
    rf"|are))\s+(?:[\w'’-]+\s+){{0,6}}?{_ALT}\b[^.:!?\n]{{0,120}}[.!]\s+(?=\S)",
    # A suitable alt text would be "…" / The alt text for this image is: …
    rf"(?:(?:an?|the|one|my|your|possible|suggested)\s+)?(?:[\w,-]+\s+){{0,4}}?{_ALT}"
    rf"(?:\s+(?:for|of)\s+(?:this|the|your)\s+{_IMAGE})?(?:\s+(?:here|could|would|might|may|can|should)){{0,2}}\s+"
    r"(?:is|be|reads?)\s*(?:something\s+like|as\s+follows)?\s*(?::\s*|(?=[\"“‘']))",
    r"(?:i['’]d|i\s+would|i['’]ll|i\s+will|let['’]s)\s+(?:write|say|go\s+with|put)\s*:\s*",
    rf"(?:the\s+|this\s+)?{_IMAGE}\s+(?:can|could|may|might)\s+be\s+(?:described|captioned)\s+(?:as"
    rf"|like\s+this)\s*:?\s*",
    r"(?:you\s+(?:could|can|may|might|should)\s+use|i(?:\s+would|['’]d)?\s+(?:suggest|recommend|propose)|(?:consider"
    r"|try)\s+(?:using|this)|use)\b"
    r"(?=[^.:!?\n]{0,60}(?:alt|caption|description|following|this|:))[^.:!?\n\"“]{0,100}:\s*",
    r"here\s+you\s+(?:go|are)\s*(?:[!.,]|\s[–—-])\s*(?=\S)|i\s+(?:can\s+)?see\s*:\s*",
    r"the\s+(?:(?:correct|best|final)\s+)?answer\s+is\s*:\s*",
    r"(?:as\s+(?:you\s+)?(?:requested|asked|instructed)|(?:in|under|within"
    r"|at)\s+(?:[\w-]+\s+){0,3}\d{2,3}\s+(?:characters|chars|words))\b"
    r"[^.:!?\n\"“]{0,60}:\s*",
    r"(?:i\s+would|i['’]d|you\s+(?:could|can|might))\s+(?:describe|caption)\s+(?:this|the)\s+"
    rf"{_IMAGE}\s+(?:as|like\s+this)\s*:?\s*",
)

LABELS = (
    r"(?:(?:an?|the|one|my|your|possible|potential|sample|example|new|alternative|simple|accurate|good|best|improved"
    r"|updated|suggested|proposed|recommended|generated|final|concise|short|brief|detailed|long|image|descriptive"
    r"|accessible|"
    r"optimi[sz]ed|english|revised|seo(?:[- ](?:friendly|optimi[sz]ed))?)\s+){0,4}"
    r"(?:alt[-_ ]?(?:text|tag|attribute|description)(?:\s+(?:suggestion|proposal|idea|option|candidate|draft))?"
    r"|alternative\s+text|alt|captions?|description|summary)",
    r"(?:(?:the|my|your|a)\s+)?(?:revised|final|improved|updated|corrected|shortened|polished|refined|better"
    r"|short(?:er)?|concise|brief|"
    r"medium|long(?:er)?|detailed|standard|extended)(?:\s+(?:and\s+)?(?:short(?:er)?|concise))?(?:\s+(?:version|one"
    r"|draft|option|attempt|text|answer)"
    r"|(?=\s*(?:\(|[:：]\s*(?-i:[\"“A-Z]))))",
    r"(?:(?:the|my|your)\s+)?(?:final[\s_]+)?(?:answer|response|output|result)",
    rf"(?:(?:(?:the|this)\s+)?{_IMAGE}(?:\s+#?\d)?|text)",
    r"(?:overall\s+impression|(?:general\s+|scene\s+)?overview|(?:general|overall)\s+description|main\s+subject)",
)

CLOSINGS = (
    r"(?:please\s+)?let\s+me\s+know\b",
    r"(?:i\s+)?hope\s+(?:this|that|it)\b",
    r"would\s+you\s+like\b",
    r"do\s+you\s+(?:want|need|have)\b",
    r"(?:please\s+)?feel\s+free\b",
    r"is\s+there\s+(?:anything|something)\b.*(?:\byou\b|\?)",
    r"(?:what\s+else\s+(?:would|do|can)|would\s+(?:an?|this|that|it)\s)[^.!]*\?",
    r"(?:enjoy|cheers|you['’]re\s+welcome)\s*[!.]?$",
    r"(?:please\s+)?(?:don['’]t|do\s+not)\s+hesitate\b",
    r"if\s+you(?:['’]d|\s+would)?\s+(?:like|need|want|have|prefer|require)\b",
    r"(?:i['’]m\s+|i\s+am\s+)?(?:happy|glad)\s+to\b",
    r"i\s+(?:can|could)\s+(?:also|provide|help|make|adjust|offer|write|refine)\b",
    r"can\s+i\s+help\b",
    r"thank\s+you\s+for\b",
    r"(?:this|these|the\s+above|the)\s+(?:[\w-]+\s+)?(?:alt(?:ernative)?[- ]?texts?|descriptions?|captions?)\s+"
    r"(?:is|are|provides?|captures?|describes?|accurately|concisely|aims?|focus(?:es)?|effectively|should|can"
    r"|includes?|"
    r"highlights?|conveys?|succinctly|uses?|has|contains?|keeps?|stays?)\b",
    r"(?:please\s+)?note(?:\s+that|\s*:)",
    r"(?:word|character)\s+count\b",
    r"[(\[]?\s*(?:~|approx\.?\s*|about\s+)?\d{1,4}\s+(?:characters?|chars?|words?)\b.{0,30}$",
    r"(?:image\s+|alt\s+text\s+|photo\s+)?description\s+(?:automatically|auto)[- ]?generated\b",
    r"(?:this\s+)?ai[- ]generated\s+(?:content|text|description|caption)\b",
    r"(?:alt\s+text|caption|description|content|text)\s+(?:was\s+)?generated\s+(?:by|with|using)\b",
    r"generated\s+(?:by|with|using)\s+(?:ai|chatgpt|gpt)\b",
    r"(?:photo|image|picture)\s+(?:credits?\s*:|(?:taken\s+)?by\s+[^.:]{1,60}(?:\s+(?:on|from|via)\s|\s*/\s*\w)[^:]*$)",
    r"(?:key\s*words?|tags|hashtags|explanation|rationale|justification|reasoning|confidence(?:\s+(?:score|level))?"
    r"|source|tips?|length)\s*:",
    r"why\s+(?:this|it)\s+works\b",
    r"the\s+end\W*$",
)
