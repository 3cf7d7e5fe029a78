"""English answers that refuse, fail or say nothing."""

from __future__ import annotations

from django_autocaption.text.tables.base import phrases

_CANNOT = r"(?:cannot|can['’]t|can\s+not|could\s+not|couldn['’]?t)"
_IMAGE = r"(?:image|picture|photo|photograph|file|content|request|link|prompt|input|response|service|model|url)s?"
#: What an answer calls decorative in place of describing it.
_DECORATION = r"(?:image|picture|photo|photograph|graphic|element)s?"
_NOTHING = (
    r"(?:image|picture|photo|photograph|caption|description|alt[- ]?text|content|text|answer|response|output|data|"
    r"results?|"
    r"file|objects?|information)"
)
_SPOILT = (
    r"(?:blurr?y|blurred|dark|small|low[- ](?:res\w*|quality)|unclear|blank|empty|missing|corrupt\w*|unavailable|"
    r"black|white|"
    r"inappropriate|invalid|unreadable|unrecogni[sz]able|indistinct|pixelated|broken|blocked|filtered|flagged|rejected|"
    r"removed|refused|overexposed|underexposed|unable|no\s+longer|not\s+(?:clear|visible|available|provided|loaded|"
    r"supported|possible|loading|accessible|displayed|showing|attached|an?\s+valid|valid|included|able|displaying))"
)

REFUSALS = (
    r"(?:i['’]?m|i\s+am)\s+(?:really\s+|very\s+|so\s+|truly\s+|deeply\s+)?(?:sorry|afraid)\b",
    r"(?:sorry|(?:my\s+|our\s+)?(?:sincere\s+)?apologies|i\s+(?:sincerely\s+)?apologi[sz]e|we\s+apologi[sz]e)"
    r"(?:[\s.]*$|\s*[,:;–—-]\s*(?=(?:but|i|i['’]m|unable|cannot|can['’]?t|can\s+not|couldn['’]?t|this|that|the|your|my|for|there|it|not|any|"
    r"something|an?|as|please|you|image|could|failed|we\s+(?:can|could|are\s+(?:un|not)|were|did|do|don|encounter|had|have)\w*|"
    r"no\s+(?:image|picture|photo|caption|description|alt|text|content|file|data|results?)\w*)\b)|\s*[.!]\s*(?=(?:but|i|we|unable|cannot|can't|no)\b)|"
    r"\s+(?=(?:but|i|we|this|that|the|your|for|there|no|about|unable|cannot|can't|not|it|any)\b))",
    r"(?:unfortunately|regrettably|sadly)\s*,?\s+"
    rf"(?:i|we|it|no|there|your|(?:the|this)\s+{_IMAGE})\b",
    r"(?:however,\s*|but\s+|and\s+)?i\s+(?:(?:really|simply|just|currently|still|only)\s+)?"
    r"(?:can(?:no|['’])t|can\s+not|could(?:\s+not|n['’]?t)|won['’]?t|will\s+not|would\s+not|(?:must|have\s+to)\s+(?:decline|refuse)|"
    r"decline|refuse|lack|need\s+(?:more|to\s+see|the)|do(?:\s+not|n['’]?t)|did(?:\s+not|n['’]?t)|am\s+(?:not|unable|just|only|an?)|"
    r"was\s+(?:not|unable)|wasn['’]?t|have\s+(?:no|not)|haven['’]?t|process|handle)\b",
    r"i['’]?m\s+(?:currently\s+|still\s+)?(?:not|unable|just|only|an?\s+(?:ai|language|text)|having)\b",
    r"i(?:['’]d|\s+would)\s+(?:rather|prefer)\s+(?:not|to\s+not)\b|i\s+(?:see|find|have|received|got)\s+no\s+(?:image|picture|photo|attachment)\b",
    r"i\s+(?:can|could)\s+only\s+(?:describe|help|provide|answer|process|discuss)\b[^.]{0,60}\b(?:not|if|when|once)\b",
    # The asker is told what the service does or would do, or is asked.
    r"(?:for|out\s+of|due\s+to|in\s+order\s+to|to|based\s+on|per|under)\s[^.,]{0,60},?\s+i\s+(?:can(?:no|['’])t|can\s+not|do(?:\s+not|n['’]?t)|"
    r"won['’]?t|will\s+not|must|avoid|am\s+(?:not|unable)|have\s+to)\b",
    r"[^.!?\n]{0,100}\bi(?:['’]m|\s+am)\s+not\s+(?:\S+\s+)?(?:sure|certain)\b",
    r"i['’]?m\s+(?:programmed|designed|trained|instructed|required|supposed|meant)\b",
    r"my\s+(?:training|programming|instructions?|developers?|creators?|capabilities)\b",
    r"(?:which|what|could|can|would|will|do|did|have|how|are|is|should|shall)\b[^.?!]{0,120}\b(?:you|your|me|i)\b[^.?!]{0,80}\?\W*$",
    r"without\s+(?:seeing|access|being\s+able|an\s+image|the\s+image)\b[^.,]{0,60},\s*i\b",
    r"(?:since|as|because|while|although|though)\s+i\s+(?:can(?:no|['’])t|can\s+not|could|do(?:\s+not|n['’]?t)|have(?:\s+no|n['’]t)|am\s+(?:not|unable|an?\s+(?:ai|language)))",
    r"that(?:['’]s|\s+is)\s+(?:not\s+)?something\s+(?:that\s+)?i\b",
    r"let\s+me\s+(?:(?:first|just|quickly)\s+)?(?:take\s+a|have\s+a|look|analy[sz]e|examine|check|think)\b",
    r"(?:please\s+)?(?:hold\s+on|stand\s+by|bear\s+with\s+me|(?:just\s+)?(?:one|a)\s+(?:moment|second|sec|minute))\b[\s,.!…]*"
    r"(?:please|while|as\s+i|i\b|let\b|$)",
    r"(?:(?:processing|analy[sz]ing|generating|captioning)|(?:processing|analy[sz]ing|loading|generating|examining|captioning|describing)"
    r"(?:\s+(?:the|this|your|an?))?\s+(?:image|picture|photo|photograph|request|caption|description|alt[-\s]text|file)s?)\W*(?:$|please\b)",
    r"please\s+wait\b",
    r"i['’]?m\s+(?:ready|here|happy|glad)\s+to\s+(?:help|assist|describe)\b(?=.{0,80}\b(?:upload|share|provide|attach|send)\b)",
    r"to\s+(?:write|describe|provide|give|create|generate|help)\b[^.]{0,60},\s*i\s*(?:['’]ll|will|would)?\s*(?:need|require)\b",
    rf"{_NOTHING}\s+(?:(?:is|was|are)\s+)?(?:un(?:available|supported)|not\s+(?:found|available|provided|loaded|supported|accessible|generated|visible)|missing)"
    r"\W*(?:$|please|try|\d|at\s+(?:this|the)|for\s+this|yet|right)",
    rf"(?:the\s+)?{_NOTHING}\s+(?:(?:has\s+)?failed|could\s+not|couldn['’]?t|can(?:no|['’])t|did\s+not|didn['’]?t)\s+(?:to\s+)?(?:be\s+)?(?:load|process|generat|display|open|"
    r"upload|read|retriev|fetch|caption|describ|analy)\w*",
    r"[^.]{0,80}\b(?:not\s+allowed\s+by|violates?|blocked\s+by|rejected\s+(?:by|as\s+a\s+result\s+of))\s+(?:our|the)\s+(?:safety|content|usage|moderation)\b",
    r"(?:insert|add|enter|type|your|write)\s+(?:an?\s+|your\s+|the\s+)?(?:image\s+)?(?:alt[-\s]?text|caption|description|text|title)(?:\s+(?:goes\s+)?here)?\W*$",
    rf"(?:(?:this|the|an?)\s+)?(?:{_DECORATION}\s+(?:is|appears|seems)\s+(?:to\s+be\s+)?)?(?:an?\s+)?(?:purely\s+|merely\s+)?decorative"
    rf"(?:\s+{_DECORATION})?(?:\W*$|\s*[,;:.–—(-]+\s*(?:so\s+|therefore\s+|and\s+)?(?:no|it|there|alt|leave|use|needs|does)\b)",
    r"(?:no\s+alt(?:ernative)?[\s-]?text|alt(?:ernative)?[\s-]?text)\s+(?:is\s+|are\s+)?(?:not\s+)?"
    r"(?:needed|required|necessary)\b",
    r"i['’]ve\s+(?:not|been\s+(?:asked|instructed))\b",
    r"we\s+(?:can(?:no|['’])t|could(?:\s+not|n['’]?t)|are\s+unable)\b",
    r"(?:as|being)\s+an?\s+(?:ai\b(?=\s*(?:[,.]|language|model|assistant|system|developed|created|trained|i\b|it\b|my\b))|artificial|language\s+model|large\s+language|visual|text[-\s]based|assistant|multimodal|"
    r"responsible)",
    r"(?:it['’]s|it\s+is)\s+(?:not\s+possible|impossible|difficult|hard)\s+(?:for\s+me\s+)?to\s+(?:determine|tell|identify|say|describe|provide|know|"
    r"make\s+out|discern|give|recogni|ascertain|see\s+(?:what|who|any|the\s+image|anything)|be\s+(?:sure|certain)|accurately|view|process)",
    r"(?:it['’]s|it\s+is)\s+(?:unclear|not\s+clear|not\s+appropriate|inappropriate|"
    r"against)\b",
    r"(?:unable|not\s+able|failed|failure|impossible)\s+to\s+(?:identify|determine|process|generate|provide|view|see|describe|"
    r"load|recogni[sz]e|analy[sz]e|access|caption|read|answer|fetch|download|open)\b",
    rf"{_CANNOT}\s+(?:be\s+)?(?:identif|determin|process|generat|provid|view|see|describ|load|recogni|analy|access|caption|"
    r"read|answer|comply|assist|help|fulfil)",
    rf"no\s+{_NOTHING}\s+(?:(?:was|were|is|are|has\s+been|could\s+be|can\s+be)\s+)?(?:provided|available|found|detected|"
    r"attached|uploaded|given|generated|visible|supplied|returned|received)\b",
    r"there\s+(?:is|was|appears\s+to\s+be|seems\s+to\s+be)\s+(?:no|nothing|not\s+enough|insufficient)\s+"
    r"(?:image|picture|photo|photograph|attachment|file|information|detail|context|caption|description|to\s+(?:see|describe))\b",
    r"(?:please|kindly)\s+(?:provide|upload|share|attach|send|try|re-?upload|describe|submit|check|note\s+that\s+i)\b",
    r"(?:could|can|would)\s+you\s+(?:please\s+|kindly\s+)?(?:provide|upload|share|attach|send|clarify|describe|re-?upload|try)\b",
    r"(?:it\s+)?(?:seems|looks|appears)\s+(?:like\s+|that\s+|as\s+(?:if|though)\s+)?(?:the|an?|your|no|you|there)(?:['’](?:s|ve))?\s+"
    r"(?:(?:was|is|an?|no)\s+){0,2}(?:issue|error|problem|image|picture|photo|file|link|attachment|forgot|didn|haven|did\s+not|"
    r"have\s+not)\b[^.]{0,60}?(?:\b(?:not|missing|fail\w*|error|issue|problem|no|forgot|broken|corrupt\w*|unavailable|blank|"
    r"empty|with|upload\w*|attach\w*)\b|n['’]t\b)",
    rf"(?:the|this|your|that|an?)\s+(?:(?:provided|uploaded|attached|given|requested)\s+)?{_IMAGE}"
    r"(?:\s+(?:itself|you(?:['’]ve|\s+have)?\s+(?:just\s+)?(?:provided|uploaded|shared|sent|attached)|provided|data|url))?\s+"
    r"(?:(?:is|appears|seems|was|are|has\s+been|had\s+been)\s+(?:to\s+be\s+)?"
    r"(?:(?:far|way|just|also|completely|entirely|totally|currently|simply|too|very|quite)\s+){0,3}"
    rf"{_SPOILT}\b(?!\s+and\s+white)(?!\s+background)|"
    r"did(?:\s+not|n['’]?t)|does(?:\s+not|n['’]?t)\s+(?:load|appear|exist|seem|display|provide|have\s+(?:any|enough|a\s+clear))|"
    r"could(?:\s+not|n['’]?t)|can(?:no|['’])t|can\s+not|fail(?:s|ed)|(?:may\s+|might\s+|could\s+|appears\s+to\s+)?violat\w+|"
    r"contains?\s+(?:explicit|inappropriate|sensitive|sexual|graphic|nudity|nothing)|"
    r"depicts?\s+(?:explicit|inappropriate)|has\s+(?:no\s+(?:content|visible)|an?\s+(?:error|issue)))",
    r"(?:content|request|response|image|output|prompt)\s+(?:was\s+|has\s+been\s+|is\s+)?"
    r"(?:blocked|filtered|flagged|rejected|refused|moderated)\b",
    r"(?:blocked|flagged|rejected)\s+(?:by|due)\b",
    r"(?:content|safety|usage)\s+(?:policy|policies|filter|guidelines|warning|violation)\b",
    r"(?:my|our|the)\s+(?:(?:safety|content|usage|ethical)\s+)?(?:guidelines|policy|policies|programming)\b",
    r"[^.!?\n]{0,60}\b(?:(?:goes|is|would\s+(?:be|go))\s+against|conflicts?\s+with|breach(?:es)?|contrary\s+to)\s+(?:my|our|the)\s+(?:\w+\s+)?"
    r"(?:guidelines|policy|policies|principles|programming|terms|values)\b",
    r"nsfw\s+(?:content|image)",
    r"(?:insufficient|not\s+enough)\s+(?:information|detail|context|data)\b",
    r"quality\s+issues?\s+(?:is|are)\s+too\s+severe\b",
    r"(?:i\s+)?(?:have\s+)?no\s+idea\W*$",
    r"you\s+(?:have\s+not|haven['’]?t|did\s+not|didn['’]?t|need\s+to|forgot)\b"
    r"(?=[^.]{0,60}\b(?:image|picture|photo|file|upload\w*|attach\w*|provide\w*|share\w*|link|prompt)\b)",
    r"nothing\s+(?:to\s+(?:see|describe|show)|(?:is\s+)?visible|can\s+be\s+seen)\b",
    r"(?:there['’]?s|there\s+is|i\s+(?:can\s+)?see|can\s+see)\s+nothing\b\W*(?:$|here|visible|at\s+all|(?:in|on)\s+(?:the|this)\s+(?:image|picture|photo|frame)\b)",
    r"no\s+[\w ]{1,40}?\s(?:(?:were|was|are|is|have\s+been|could\s+be|can\s+be)\s+)?"
    r"(?:detected|recogni[sz]ed|identified|found)\W*$",
    r"(?:it['’]?s|it\s+is|this\s+is|that['’]?s)\s+(?:(?:just|simply|only|merely)\s+)?(?:an?|the|some)\s+"
    r"(?:image|picture|photo|photograph)\W*$",
    # One colour is no description.
    r"(?:(?:it['’]?s|it\s+is|this\s+is|that['’]?s|i\s+(?:can\s+)?see|there['’]?s|there\s+is)\s+)?(?:(?:just|only|an?|the|completely|entirely|totally|"
    r"fully|purely|mostly|solid|plain|pure|all|single)\s+){0,4}(?:blank|empty|black|white|gr[ae]y|solid[-\s]colou?r(?:ed)?)"
    r"(?:[\s,/-]+(?:or|and|blank|empty|black|white|gr[ae]y)){0,3}\s+(?:image|picture|photo|photograph|frame|background)"
    r"\W*(?:$|(?:with\s+(?:no|nothing)|without(?:\s+any)?|containing\s+(?:no|nothing))\b)",
    r"(?:(?:it['’]?s|it\s+is)\s+)?(?:all|pure|solid|completely|entirely|totally)\s+(?:black|white|blank|gr[ae]y|empty)\W*$",
    r"(?:the\s+)?(?:contents?|subjects?|details?)(?:\s+of\s+(?:this|the)\s+(?:image|picture|photo))?\s+(?:is|are)\s+"
    r"(?:not\s+(?:clear|visible|recogni|identif|discern)|unclear|too\s|unrecogni|indistinct)",
    r"(?:the|this)\s+(?:image|picture|photo)(?:['’]s)?\s+(?:contents?|subject)\s+(?:is|are|cannot|can['’]t|could)\b",
    r"(?:(?:low|insufficient)\s+confidence|confidence\s+(?:is\s+|was\s+)?(?:too\s+)?low)\b",
    r"(?:identifying|recogni[sz]ing)\s+(?:real\s+)?(?:people|individuals|persons?)\b",
    r"what\s+(?:would|do)\s+you\s+(?:like|want)\b",
    r"how\s+(?:can|may)\s+i\s+(?:help|assist)\b",
    r"(?:hello|hi|hey)\b[!,.]?\s+(?:how\s+can|i['’]?m|there[!,.])",
    r"(?:error|exception)(?:\s*\d+\s*(?:[:.–-]|$)|\s*:|\s+(?:occurred|generating|processing|code)\b)",
    r"an\s+(?:unexpected\s+|internal\s+|unknown\s+)?(?:error|issue)\s+(?:has\s+)?occurred\b",
    r"there\s+(?:was|is|has\s+been|seems\s+to\s+be|appears\s+to\s+be)\s+an?\s+(?:\w+\s+)?(?:problem|error|issue|failure)\s+"
    r"(?:with\s+(?:the|your|this)\s+(?:image|picture|photo|file|upload|request|link|url)|while|when|during|"
    r"(?:generat|process|load|fetch|read|retriev|access|analy|open|captio|describ)\w*ing)\b",
    r"(?:the\s+)?(?:model|service|server|api|system|assistant|captioner)\s+(?:(?:has\s+)?(?:produced|returned|generated|gave)\s+(?:no|an?\s+(?:empty|invalid|error))|"
    r"failed\s+to|timed\s+out|is\s+(?:currently\s+)?(?:loading|overloaded|busy|unavailable)(?=\W*(?:$|please|try|right|at\s+(?:the|this)))|"
    r"did(?:\s+not|n['’]t)\s+(?:return|produce|respond|generate|answer))\b",
    r"(?:(?:request|connection|operation|read)\s+)?(?:timed\s+out|timeout)\b(?=\W*(?:$|while|after|waiting|when|error|exceeded))",
    r"(?:upload|download|request|generation|caption(?:ing)?|description|inference|prediction|(?:image|caption|text)\s+(?:upload|download|"
    r"generation|analysis|processing|loading))\s+(?:has\s+|was\s+)?(?:failed|unsuccessful|timed\s+out|aborted)\b",
    r"(?:payment\s+required|(?:insufficient|not\s+enough|no\s+remaining|out\s+of)\s+(?:credits?|balance|funds|quota)|"
    r"you(?:['’]ve|\s+have)\s+(?:run\s+out|no\s+(?:remaining\s+)?(?:credits|quota)|exceeded|reached\s+(?:your|the)))\b",
    r"try\s+again\b(?=\W*(?:$|in\s+(?:\d|an?|some)|later|with|after))",
    rf"unsupported\s+(?:{_IMAGE}|media|format|mime)\b",
    r"(?:the|this|your|that)\s+(?:link|url)s?\s+(?:does|do|did|is|was|are|returned|returns|leads?|points?|could|can|cannot|has)\b",
    r"links?\s+(?:can(?:no|['’])t|can\s+not|cannot)\b",
    r"(?:finish|stop|block)[_\s]?reason\b",
    r"(?:cuda|gpu|device)\s+(?:error|out\s+of\s+memory)\b|out\s+of\s+memory\W*(?:$|error|tried)",
    r"(?:invalid|missing|incorrect|expired|wrong)\s+(?:api|access|authentication|authorization|credentials?|request|input|parameters?|image\s+(?:url|format|data))\b",
    r"(?:unanswerable|unsuitable)(?:\s+image)?\W*$",
    r"lorem\s+ipsum\b",
    r"(?:the|this)\s+(?:image|picture|photo|photograph|scene)\s+(?:shows|depicts|features|captures|displays|contains|is)\W*$",
)

PIVOTS = (
    r"(?:but|however|although|though|that\s+said|nevertheless|instead|nonetheless|what\s+i\s+can\s+(?:say|tell\s+you|see)\s+is)"
    r"\b[\s,:]*",
)

#: What stands between a pivot and the words: "I can tell you that", "here is what I see:".
PREAMBLES = (
    r"(?:i\s+(?:can|could|will|am\s+able\s+to)|i['’]ll|i['’]m\s+(?:able|happy)\s+to|i['’]d\s+be\s+(?:happy|glad)\s+to|let\s+me)\s+"
    r"(?:still\s+|certainly\s+|instead\s+)?(?:describe|tell|say|see|offer|provide|note|share|give|observe|help\s+describe)"
    r"(?:\s+(?:you|it|this|the\s+(?:image|picture|photo|scene|contents?)|what\s+(?:i\s+(?:can\s+)?see|is\s+(?:shown|visible))|"
    r"an?\s+(?:general\s+)?description))?(?:\s+(?:of|in|as|for)\s+(?:the\s+|this\s+|you\s*)(?:image|picture|photo|scene|follows)?)?"
    r"(?:\s+as\s+follows)?(?:\s+instead)?(?:\s+that\b|\s*[:.—–-]|,)?\s*",
    r"(?:here['’]s|here\s+is)\s+(?:what\s+i\s+(?:can\s+)?see|an?\s+(?:general\s+)?description)[^.:]{0,40}[:.]\s*",
)

NON_ANSWERS = phrases("""
    n/a
    na
    n.a
    got it
    nsfw
    explicit
    adult content
    sensitive content
    18+
    safety
    recitation
    content_filter
    prohibited_content
    blocklist
    max_tokens
    none
    null
    nil
    nan
    unknown
    undefined
    unanswerable
    unsuitable
    unsuitable image
    error
    no caption
    no caption available
    no alt text
    no description
    no description available
    no image
    no text
    no
    yes
    not available
    not applicable
    not sure
    not visible
    not found
    sure
    certainly
    of course
    absolutely
    i don't know
    i dont know
    i do not know
    idk
    no idea
    no answer
    no response
    no comment
    nothing
    blurry
    too blurry
    too dark
    empty
    blank
    true
    false
    ok
    okay
    todo
    tbd
    test
    string
    caption
    object object
    unable to determine
    unclear
    inconclusive
    indeterminate
    pending
    processing
    loading
    failed
    success
    done
    refused
    sorry
    redacted
    deleted
    decorative
    insert alt text here
    insert caption here
    description here
    alt text here
    your caption here
    a detailed caption describing the image
""")
