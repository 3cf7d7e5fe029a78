"""English openings that say only that an image is an image, and the noun phrases that they are made of.

Media that inform (painting, map, chart, screenshot, close-up, poster, x-ray…) are missing on purpose: they stay.
"""

from __future__ import annotations

_EMPTY_ADJECTIVES = (
    r"(?:(?:beautiful|stunning|gorgeous|amazing|lovely|nice|great|striking|captivating|vibrant|vivid|colou?rful|digital|"
    r"single|colou?r|full[- ]colou?r|high[- ](?:quality|resolution|res|definition)|hd|detailed|cropped|blurr?y|blurred|"
    r"vertical|horizontal|square|crisp|sharp|stock|professional|"
    r"product|promotional|advertising|marketing|editorial|commercial|catalog(?:ue)?|royalty[-\s]free|provided|given|uploaded|attached|following|above|current|first|main|same|general|still),?\s+(?:and\s+)?){0,3}"
)
MEDIUM = r"(?:images?|pictures?|photos?|photographs?|pics?|snapshots?|imagery)"
SCENE = rf"(?:{MEDIUM}|scene|visual|video|frame|footage|depiction|shot)"
_GIVEN = (
    r"(?:\s+(?:here|above|below|provided|given|attached|"
    r"you(?:['’]ve|\s+have)?\s+(?:provided|shared|uploaded|sent|attached)))?"
)
NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
DETERMINER = (
    rf"(?:an?|the|{NUMBER}|several|many|some|multiple|various|numerous|lots|plenty|people|someone|somebody|another|both|"
    r"arr?aff?\w+)\b"
)
_DETERMINED = rf"(?={DETERMINER})"
_ADVERB = (
    r"(?:\s+(?:clearly|mainly|primarily|prominently|vividly|simply|beautifully|also|just|likely|actually|currently|only|"
    r"mostly|essentially|perfectly))?"
)
_SHOWS = (
    r"(?:shows?|showing|showed|depicts?|depicting|depicted|features?|featuring|captures?|capturing|captured|displays?|"
    r"displaying|portrays?|portraying|presents?|presenting|contains?|containing|includes?|including|illustrates?|"
    r"illustrating|showcases?|showcasing|represents?|representing|reveals?|revealing|highlights?|consists?\s+of|comprises?|"
    r"focuses\s+on|offers|provides|gives|"
    r"is\s+(?:showing|depicting|featuring|displaying|about|of(?!\s+(?:an?\s+)?(?:very\s+)?"
    r"(?:high|good|great|excellent|low|poor|decent)[-\s](?:quality|resolution|res|definition)))|"
    r"(?:appears?|seems?)\s+to\s+(?:show|depict|feature|capture|display|portray|contain|be\s+of))"
)
#: "captures a quiet moment of a …", but not what the moment is when something happens
_MOMENT = rf"(?:an?\s+(?:[\w-]+\s+){{0,2}}?moment\s+(?:in\s+which|of|when|where)\s+{_DETERMINED})?"
_SEE = r"(?:(?:can|could)\s+)?(?:clearly\s+|also\s+)?(?:see|observe|notice|find|spot)"
_IS = r"(?:\s+(?:is|are|was|were|(?:appears?|seems?)\s+to\s+be|looks?\s+like|looks?\s+to\s+be)|['’]s)"
_WORD = r"(?=[^\W_]|[\"“‘'«(])"

#: Not where the photo is itself a thing in the image.
_NO_OBJECT = (
    r"(?![^.,;]{1,60}?\s(?:hangs?|hung|(?:is|are|was|were)\s+(?:pinned|taped|stuck|projected|displayed|printed|held\s+up|framed|"
    r"hanging)|(?:hanging|pinned|taped|projected|printed|displayed)\s+(?:on|to|onto|above|over|across|in))\b)"
)

#: Openings after which a description certainly follows; they may continue a refusal.
STRONG = (
    # As you can see, …
    r"as\s+(?:(?:you|we)\s+can\s+see|can\s+be\s+seen|shown|seen|depicted)(?:\s+(?:in|on|from)\s+(?:this|the)\s+\w+)?,\s*",
    # In this image, we can see … / In the photo there is … / Based on the image, …
    rf"(?:in|on|from|within|throughout|across|based\s+on|judging\s+by|looking\s+at)\s+(?:this|the|that|your)\s+"
    rf"{_EMPTY_ADJECTIVES}{SCENE}{_GIVEN}"
    rf"(?:\s*[,:]\s*|\s+(?=(?:there|we|you|i|one|is|are|an?|the|{NUMBER}|several|many|some|it)\b))"
    rf"(?:there{_IS}\s+(?!no\b|not\b|nothing\b|nobody\b)|(?:we|you|i|one|it)\s+{_SEE}\s+(?:that\s+)?|"
    rf"(?:we|you)\s+are\s+(?:looking\s+at|shown|presented\s+with)\s+|(?:is|are)\s+{_DETERMINED}|"
    rf"(?:it\s+)?{_SHOWS}\s+(?:that\s+)?)?(?!I\b(?!-))",
    # In the center of the image, there is … / At the top of this picture we can see …
    r"(?:in|at|on|near|towards?|along|across)\s+the\s+(?:very\s+)?"
    r"(?:(?:cent(?:er|re)|middle|foreground|background|top|bottom|left|right|front|upper|lower|far|hand|side|half|part|corner|"
    rf"third|edge)[\s-]+){{1,4}}of\s+(?:this|the|that)\s+{_EMPTY_ADJECTIVES}{SCENE}{_GIVEN}\s*,?\s+"
    rf"(?:there{_IS}\s+(?!no\b|not\b|nothing\b|nobody\b)|(?:we|you|i|one)\s+{_SEE}\s+|(?:is|are)\s+{_DETERMINED}|(?={DETERMINER}))",
    # The image shows … / This photo features … / Image depicting …
    rf"(?:(?:this|the|that|these|your)\s+)?{_EMPTY_ADJECTIVES}{SCENE}{_GIVEN}{_ADVERB}\s+{_SHOWS}{_ADVERB}\s+(?:us\s+)?"
    rf"(?:that\s+)?{_MOMENT}{_WORD}(?!(?:off|up|no|nothing)\b)",
    # The image is a … / The picture appears to be …
    rf"(?:this|the|that)\s+{_EMPTY_ADJECTIVES}{MEDIUM}{_GIVEN}{_ADVERB}(?:\s+has|{_IS}){_ADVERB}\s+{_DETERMINED}"
    r"(?!(?:an?|the)\s+(?:bit|little|lot|same|result|product|part)\b)",
    # A photo of … / Pictures of …; "A photo of a bride hangs on the wall" is about the photo
    rf"(?:(?:an?|the|this|these)\s+)?{_EMPTY_ADJECTIVES}{MEDIUM}\s+(?:taken\s+)?(?:of:?(?!\s+the\s+(?:day|week|month|year)\b){_NO_OBJECT}|"
    rf"depicting|showing|featuring|capturing|displaying|portraying|containing|that\s+{_SHOWS})\s+{_WORD}",
    # This is a photo of … / It is an image showing …
    rf"(?:this|it|these){_IS}\s+(?:(?:an?|the)\s+)?{_EMPTY_ADJECTIVES}{MEDIUM}\s+"
    rf"(?:of|showing|depicting|featuring|capturing|that\s+{_SHOWS})\s+{_WORD}",
    # Here we see … / I can see …
    rf"here,?\s+(?:we|you|i)\s+{_SEE}\s+(?:that\s+)?",
    rf"(?:i|we|you|one)\s+{_SEE}\s+(?:that\s+)?(?:there{_IS}\s+)?{_DETERMINED}",
    rf"it\s+{_SHOWS}\s+{_DETERMINED}",
    # Pictured is … / Shown here: …
    rf"(?:pictured|captured|shown|seen|depicted|featured|visible)(?:\s+(?:here|above|below|in\s+(?:this|the)\s+{SCENE}))?"
    rf"(?:{_IS}\s+{_DETERMINED}|:\s*)",
    # What we have here is … / What you see in this photo is …
    rf"what\s+(?:we|you|i)\s+(?:have|(?:can\s+)?see|are\s+(?:seeing|looking\s+at))"
    rf"(?:\s+(?:here|in\s+(?:this|the)\s+{SCENE}))?{_IS}\s+{_DETERMINED}",
    # The main subject of the image is …
    r"the\s+(?:main\s+|primary\s+|central\s+)?(?:subject|focus|focal\s+point|cent(?:re|er)piece)\s+of\s+(?:this|the)\s+"
    rf"{SCENE}{_IS}\s+{_DETERMINED}",
)

#: Openings that are only openings.
WEAK = (
    # There is a … / There are two … / There are cars …; "There is Hope, a dog" stays
    rf"there{_IS}{_ADVERB}\s+{_DETERMINED}",
    r"there\s+(?:are|were)\s+(?=(?-i:[a-z]{3,}s|children|men|women|sheep|deer|fish|geese|cattle|police|mice|teeth)\s)",
    # Here is a …
    rf"here{_IS}\s+{_DETERMINED}(?!(?:[\w-]+\s+){{0,5}}(?:alt|captions?|descriptions?|options?|versions?)\b)",
    # This is a …
    rf"(?:this|these){_IS}\s+{_DETERMINED}",
    # I think this is a …
    rf"i\s+(?:think|believe|guess|suppose)\s+(?:that\s+)?(?:this|it|these){_IS}\s+{_DETERMINED}",
    rf"it\s+(?:(?:appears|seems)\s+to\s+be|looks\s+like)\s+{_DETERMINED}",
)
