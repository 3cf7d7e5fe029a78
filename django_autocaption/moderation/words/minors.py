"""Words that name a minor, or a minor and a young adult alike ("girl"): patterns over folded text, any case.

``WORDS`` are whole words, safe to look for whatever the language of a text. ``OWN_WORDS`` mean something else in
another language (Dutch "kind", French "mineur") and serve only texts known to be in theirs. ``PIECES`` belong to
scripts without spaces between words and are found within longer ones. A space stands for spaces or hyphens.
"""

from __future__ import annotations

from django_autocaption.moderation.words import contexts as context
from django_autocaption.moderation.words.more_minors import MORE_WORDS

_NO_ANIMAL = context.NOT_AN_ANIMAL
_NO_EYE, _NOR_AN_EYES = context.NOT_OF_AN_EYE

WORDS: dict[str, str] = MORE_WORDS | {
    "en": rf"""child|children|childhood|boyhood|girlhood|kids?|kiddos?|kiddies?|boys?|girls?|girlies?|lads?
        |laddies?|lass(?:es)?|bab(?:y|ies){_NO_ANIMAL}{context.NOT_A_THING}|(?:choir|paper)boys?
        |newborns?|neonates?|infants?{_NO_ANIMAL}|toddlers?|pre ?school(?:ers?)?|kindergarten
        |kindergart(?:e?n)ers?|teens?|teenage[dr]?|teenagers?|teen age[dr]?|pre teens?|preteens?|tweens?
        |tweenagers?|teen(?:y|ie) ?boppers?|adolescents?{_NO_ANIMAL}
        |adolescence|minors|{context.NOT_A_NAME}minor{context.IS_A_PERSON}
        |under age[d]?|underaged?|juveniles?{_NO_ANIMAL}|youths?|youngsters?
        |(?:school|grand|step|god|foster )(?:child|children|kids?|sons?|daughters?|boys?|girls?)|daughters?
        |nephews?|nieces?|orphans?|nymphets?|{_NO_EYE}pupils?{_NOR_AN_EYES}|bairns?|rugrats?|(?:little|young) ones?
        |babes? in arms
        |young (?:person|people|lady|ladies)|very young|school (?:uniforms?|aged?|mates?)|schooluniforms?
        |sailor uniforms?|(?:elementary|primary|middle|grade|junior high|high|secondary|nursery) school(?:ers?)?
        |school (?:students?|class(?:es)?)
        |(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]+th|1st|2nd|3rd) grade(?:rs?)?
        |(?:boy|girl|cub) scouts?|first birthday|sweet sixteen|quinceañeras?|(?:bar|bat) mitzvahs?
        |(?:his|her|their|my|our|your|the|and|young|little|year old) sons?|pre ?pubescent|pubescent|jailbait
        |barely legal|lolis?|lolitas?|lolicon|shotas?|shotacon""",
    "de": r"""kinder[ns]?|kindes|(?-i:Kind)|(?:ein|dem|das|kleines) kind|kleinkind\w*
        |(?:schul|enkel|vorschul|grundschul)kind\w*|mädchen|schulmädchen|(?:schul|lauf)jungen?
        |(?-i:Jungen?s?(?!\s+\p{Lu}))|(?:ein|kleiner) junge|jungs|bube?n?|knaben?|babys|säugling\w*|jugendlich\w*
        |minderjährig\w*|halbwüchsig\w*|schüler(?:in|innen|n|uniform\w*)?
        |(?:grund|real|haupt|vor|mittel|ober|berufs|förder|gesamt|mit)schüler(?:in|innen|n)?|\w{3,8}klässler(?:in|innen|n)?
        |gymnasiast(?:in|innen|en)?|konfirmand(?:in|innen|en)?|schulklassen?
        |(?:kindergarten|kita|krippen|pflege|waisen|nachbars|straßen|geburtstags)kind\w*|neugeborene[nsr]?
        |schuluniform\w*|töchter|tochter|söhne|sohn""",
    "fr": r"""enfants?|filles?|fillettes?|garçons?|garçonnets?|bébés?|nourrissons?|bambins?|gamine?s?|gosses?
        |adolescente?s?|écoli(?:er|ère)s?|(?:une?|des|les|jeunes) ados?|collégien(?:ne)?s?|lycéen(?:ne)?s?|élèves?
        |uniformes? scolaires?
        |nouveau né(?:e?s?)|mioches?|marmots?|petits? fils|classes? de (?:maternelle|primaire|cp|ce[12]|cm[12])""",
    "es": r"""(?!(?<=(?-i:(?:El|La)\s))(?-i:Niñ[oa](?!s)))niñ[oa]s?|niñit[oa]s?|chic[oa]s?|muchach[oa]s?|bebés?
        |adolescentes?|menor(?:es)? de edad
        |colegial(?:a|as|es)?|chiquill[oa]s?|hermanit[oa]s?|chamac[oa]s?|muchachit[oa]s?|niet(?:ecit|it)[oa]s?|lactantes?
        |(?:(?:un|l)os|dos|tres|cuatro|varios|grupo de) escolares
        |(?:un|una|el|la) escolar(?! \w+ de)|uniformes? escolar(?:es)?
        |(?:un|una|unos|unas|los|las) preescolar(?:es)?
        |(?:alumn[oa]s?|estudiantes?) de (?:primaria|secundaria|bachillerato)
        |hij[oa]s?|recién nacid[oa]s?
        |(?:coros?|equipos?|grupos?|caras?|rostros?|manos?|voces) infantil(?:es)?|quinceañer[oa]s?
        |chaval(?:a|as|es)?""",
    "it": r"""bambin[oaie]|ragazz[oaie]|ragazzin[oaie]|neonat[oaie]|adolescent[ei]|fanciull[oaie]|minorenn[ei]
        |scolar[oaie]|alunn[oaie]|figli[oa]?|figlie|scolarett[oaie]
        |scolaresc(?:a|he)|liceal[ei]|nipotin[oaie]|(?:un|do|tre|quattor|quin|se)dicenn[ei]|diciassettenn[ei]
        |(?:uniforme|divisa) scolastica""",
    "pt": r"""criança?s?|criancinhas?|menin[oa]s?|garot[oa]s?|garotinh[oa]s?|bebês?|rapaz(?:es)?|moç[oa]s?
        |adolescentes?|menor(?:es)? de idade|filh[oa]s?|raparigas?|miúd[oa]s?|alun[oa]s?|recém nascid[oa]s?
        |uniformes? escolar(?:es)?|(?:estudantes?|alun[oa]s?) do ensino (?:fundamental|médio|básico)|netinh[oa]s?
        |moleques?""",
    "nl": r"""kinderen|kindje|kindjes|(?:een|het|klein|jong) kind|kleuters?|peuters?|jongens?|jongetjes?|meisjes?
        |meiden|baby's(?! breath)|tieners?|pubers?|minderjarige?n?|zuigeling(?:en)?|leerling(?:en)?|scholier(?:en?)?
        |schoolkind\w*|schooluniform\w*|dochters?
        |zoontjes?|dochtertjes?|tiener(?:meisje|jongen)s?|school(?:jongen|meisje)s?|basisschoolleerling(?:en)?
        |brugklassers?|kleuterklas(?:sen)?|kleinzoon(?:s|en)?|kleindochters?""",
    "pl": r"""dzieck\w*|dzieci(?:a\w*|om|)|dziećmi|(?:ch[óo]r|grup|twarz|głos|rącz|dło)\w* dziecięc\w+|chłop(?:iec|ca
        |cem|cu|cy|ców|cami)|chłopczyk\w*|chłopak\w*|dziewczyn\w*
        |dziewcząt\w*|niemowl\w+|nastolat\w+|nastoletni\w*|małoletni\w*|nieletni\w*|noworod\w+|ucze[ńn]\w*
        |uczni\w+|uczenni\w+|mundur(?:ek|ki|ku|kach) szkoln\w+|maluch(?:y|a|ów|em)?|córk\w*|córecz\w+|syn(?:a|ek|em
        |kiem|owie)?|przedszkola(?:k|cz)\w*|(?:gimnazja|licea)li(?:st|śc)\w+|wnu[kc]\w{0,6}|dzieciak\w*|harcer(?:z|k)\w*
        |(?:dwu|trzy|(?:cztero|pięcio|sześcio|siedmio|ośmio|dziewięcio|dziesięcio|(?:jede|dwu|trzy|czter|pięt|szes|siedem)nasto))lat\w+""",
    "ru": r"""ребен(?:ок|ка|ку|ком|ке)|дет(?:и|ей|ям|ьми|ях)|(?:рук|ручк|лиц|ног|ножк|групп|хор|команд|голос|глаз|ладо
        |портрет|силуэт)\w* детск\w+
        |детск\w+ (?:рук|ручк|лиц|ног|ножк|групп|хор|команд|голос|глаз|ладо|портрет|силуэт)\w*|детств\w+|детишк\w+
        |мальчи[кш]\w*
        |девоч(?:к\w*|ек)|девчон\w+|девушк\w*|девушек|младен\w+|малыш\w*|подрост\w+|несовершеннолетн\w+
        |школьни[кц]\w*|учени[кц]\w*|(?:перво|одно)класс?ни[кц]\w*|тинейджер\w*|новорожденн\w+|школьн\w+ форм\w+
        |дочк\w*|дочер\w+|дочь\w*
        |сын(?:а|ом|у|ок|очек|овья|ишка)?|дошкол(?:ьни[кц]|ят)\w*|внуч\w+|внук\w{0,3}|пацан\w*|(?:гимназ|лице)ист\w*
        |карапуз\w*""",
    "ar": r"""(?:و|ف)?(?:ال|بال|كال|لل|[بلك])?(?:طفل(?:ة|ه|ين|تين|ان|تان|ها|تها)?|اطفال(?:ا|ها|هم|ه)?
        |ولد(?:ين|ان|ا|ها)?|اولاد|بنت(?:ين|ان|ها)?|بنات|فتاة|فتاتين|فتاتان|فتيات|فتي|فتيان
        |صبي(?:ة|ين|ان|ا)?|صبيان|رضيع(?:ة|ا)?|مولود(?:ة)?|مراهق(?:ة|ين|ون|ات|ا)?|قاصر(?:ة|ين|ات|ا)?
        |تلميذ(?:ة|ات|ا)?|تلاميذ|طفولة)
        |زي مدرسي|الزي المدرسي|صغير(?:ة)? السن|(?:طلاب|طالبات|طالبة|طالب) (?:ال)?(?:مدرس(?:ة|ه)|مدارس)""",
    "he": r"""[ושהבלכמ]{0,3}(?:ילד(?:ה|ים|ות|ון|ונת|י|יו|יה)?|נער(?:ה|ים|ות)?|נוער|תינוק(?:ת|ות|ים)?
        |פעוט(?:ה|ים|ות)?|מתבגר(?:ת|ים|ות)?|קטינ(?:ה|ים|ות)|קטין|תלמיד(?:ה|ים|ות)?
        |נכד(?:ה|ים|ות)?|בנות|בתו|בתה|תלבושת אחידה)""",
    "hi": r"""बच्च(?:ा|े|ी|ों|ियां|ियाँ|ियों)|लड़क(?:ा|े|ी|ों|ियां|ियाँ|ियों)|शिशु(?:ओं)?
        |किशोर(?:ी|ों|ियों|ियां|ियाँ)?|बाल(?:क|िका|िकाएं|िकाओं|कों)|नाबालिग|नवजात|बेट(?:ा|े|ी|ों|ियां|ियाँ|ियों)
        |स्कूली छात्र(?:ा|ाएं|ाओं|ों)?|स्कूल(?: की)? (?:यूनिफॉर्म|ड्रेस|वर्दी)""",
    "ko": r"""(?:어린|꼬마|갓난|여자|남자)? ?(?:아이|아기|애기)(?:들)?
        (?:가|는|를|와|의|에게|도|만|랑|이|은|을|과|로|로서)?
        |꼬마(?:들)?(?:가|는|를|와|의|도)?|어린이(?:들)?(?:가|는|를|와|의|도|이|은|을|과)?""",
}

PIECES: dict[str, str] = {
    "zh": r"""儿童|兒童|孩子|小孩|孩童|男孩|女学生|女學生|女孩|婴儿|嬰兒|婴幼儿|幼儿|幼兒|幼童|宝宝|寶寶
        |(?<![多不很至减減最])少[年女]|未成年|小朋友|小学生|小學生|中学生|中學生|初中生|高中生|國中生|学童|學童
        |校服|儿子|兒子|女儿|女兒|小姑娘|小伙伴|新生儿|新生兒""",
    "ja": r"""子供|子ども|こども|児童|男の子|女の子|男児|女児|赤ちゃん|赤ん坊|赤子|幼児|乳児|園児|高校生|女子高
        |男子高[校生]|女子中|男子中|生徒|制服の学生|(?<![二三四五六七八九])十代|(?<![0-9])10代|幼い|息子|ティーン
        |学生服|学校の制服|セーラー服|ランドセル|キッズ|ベビー|ロリ(?:ータ|コン)""",
    "ko": r"""소년|소녀|(?<!\w)유아|(?<!\w)영아|십대|10대|초등학생|중학생|고등학생|여고생|남고생|여중생|여학생
        |남학생|교복|미성년|신생아|유치원생|청소년|(?<!\w)아동""",
    "th": "เด็ก|ทารก|วัยรุ่น|ชุดนักเรียน|นักเรียน|เยาวชน|ผู้เยาว์|ลูกสาว|ลูกชาย|หนูน้อย",
}

OWN_WORDS: dict[str, str] = {
    "en": "sons?|(?<!tater )tots?",
    "de": "kind|teen|enkel(?:in|innen)?",
    "fr": "ados?|mineure?s?|fils",
    "es": rf"nen[ea]s?|crí[oa]s?|alumn[oa]s?|{context.A_SMALLER} menor(?:es)?{context.NOT_LESS}",
    "it": rf"bimb[oaie]|{context.A_SMALLER} minor[ei]{context.NOT_LESS}",
    "pt": rf"(?:um|o|do|no|seu|ao) bebe|bebes|{context.A_SMALLER} menor(?:es)?{context.NOT_LESS}",
    "nl": "kind|meid|zoon|zonen",
    "tr": r"torun(?:u|lar|ları)?",
    "hr": "beb(?:a|e|i|u|om)",
    "ca": "nena?|nois?|noia|noies|criatur(?:a|es)|infants?|adolescents?",
}
