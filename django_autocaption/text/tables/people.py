"""Words about people that an editor should see: attributes that alt text leaves out, and minors."""

from __future__ import annotations

import re

_PERSON = (
    r"(?:man|men|woman|women|person|people|girls?|boys?|lady|ladies|guys?|couple|family|male|female|child|children|kids?|baby|babies|"
    r"individuals?|model|bride|groom|player|students?|teen|teenagers?|gentleman|adults?)"
)

#: Race, religion, disability, attractiveness, body and age of people.
ATTRIBUTES = re.compile(
    r"\b(?:caucasian|hispanic|latin[oax]|african[- ]american|asian|arab|middle[- ]eastern|east\s+asian|south\s+asian|"
    r"white|black|brown|indian|"
    r"indigenous|native\s+american|dark[- ]skinned|light[- ]skinned|fair[- ]skinned|biracial|muslim|jewish|christian|"
    r"hindu|buddhist|sikh|catholic|"
    rf"disabled|handicapped|blind|deaf|autistic|crippled|transgender|gay|lesbian|"
    r"beautiful|pretty|handsome|attractive|sexy|hot|gorgeous|cute|ugly|good[- ]looking|overweight|fat|obese|chubby|"
    r"skinny|slim|curvy|petite|"
    rf"elderly|old|older|aged|middle[- ]aged)\s+(?:[\w-]+\s+)?{_PERSON}\b|"
    r"\b(?:african[- ]american|caucasian|middle[- ]aged|elderly|dark[- ]skinned|light[- ]skinned|overweight|obese)\b|"
    r"\b(?:in\s+(?:his|her|their)\s+(?:early\s+|mid[- ]?|late\s+)?(?:\d0s|teens|twenties|thirties|forties|fifties|"
    r"sixties|seventies|eighties)|"
    r"\d{1,3}[- ]years?[- ]olds?|aged\s+\d{1,3}|of\s+(?:asian|african|european|indian|latin|"
    r"middle[- ]eastern)\s+descent)\b|"
    r"\b(?:dunkelhäutig|hellhäutig|behindert|asiatisch\w*\s+(?:mann|frau)|hübsche?\s+frau|alte[rn]?\s+(?:mann|frau)|personne\s+âgée|"
    r"vieil\s+homme|vieille\s+femme|homme\s+noir|femme\s+noire|anciano|anciana|mujer\s+hermosa|hombre\s+negro)\b",
    re.IGNORECASE,
)

MINORS = re.compile(
    r"\b(?:child|children|kids?|bab(?:y|ies)|toddlers?|infants?|newborns?|girls?|boys?|teen(?:ager)?s?|teenage|adolescents?|minors?|"
    r"school\s?(?:girl|boy|children|kids?|uniforms?)s?|preschoolers?|pupils|youngsters?|"
    r"kind|kinder|baby|mädchen|junge|jungen|jugendliche\w*|enfants?|fille|fillette|garçons?|bébés?|niñ[oa]s?|chic[oa]s?|beb[eé]s?|"
    r"bambin[oaie]|ragazz[oaie]|neonat[oi]|crianças?|menin[oa]s?|meisjes?|jongens?|kinderen|dzieck[oa]|dzieci|dziewczyn\w+|chłop(?:iec|ców)|"
    r"ребён\w+|ребен\w+|дет(?:и|ей)|девочк\w+|мальчик\w*|девушк\w+|طفل\w*|أطفال|فتاة|ولد|ילד\w*|תינוק\w*)\b|"
    r"孩子|儿童|兒童|小孩|男孩|女孩|婴儿|嬰兒|少年|少女|学生|子供|子ども|赤ちゃん|女の子|男の子|아이|어린이|소녀|소년|아기|बच्च|लड़क|शिशु|เด็ก|ทารก",
    re.IGNORECASE,
)
