"""English, German and Dutch."""

from __future__ import annotations

from django_autocaption.text.tables.people.base import People

_ABOUT = "(?:around|about|roughly|approximately|approx\\.?|circa|ca\\.?)"
_TENS = "(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
_ORIGINS = r"""caucasian|hispanic|latin[oax]|african(?: american)?|afro american|asian|arab|arabic|middle eastern
    |(?:east|south|southeast) asian|indian|indigenous|native american|aboriginal|european|chinese|japanese|korean
    |vietnamese|thai|filipin[oa]|indonesian|pakistani|bangladeshi|turkish|kurdish|persian|iranian|iraqi|syrian|afghan
    |mexican|brazilian|colombian|cuban|caribbean|jamaican|nigerian|kenyan|ethiopian|somali|moroccan|egyptian|slavic
    |russian|ukrainian|polish|german|french|italian|spanish|greek|romani|jewish|muslim|islamic|christian|hindu|buddhist
    |sikh|catholic|mixed race|biracial|multiracial"""

ENGLISH = People(
    persons=r"""man|men|woman|women|persons?|people|lad(?:y|ies)|guys?|gentlem[ae]n|couples?|famil(?:y|ies)|males?
        |females?
        |adults?|individuals?|models?|brides?|grooms?|players?|students?|pupils?|child|children|kids?|bab(?:y|ies)
        |girls?
        |boys?|toddlers?|infants?|teens?|teenagers?|youths?|tourists?|chefs?|cooks?|farmers?|workers?|doctors?|nurses?
        |teachers?|dancers?|singers?|musicians?|actors?|actress(?:es)?|athletes?|runners?|cyclists?|soldiers?
        |monks?|nuns?|priests?|pilgrims?|business(?:wo)?m[ae]n|fisherm[ae]n|mothers?|fathers?|parents?|sons?|daughters?
        |grand(?:mother|father|parent)s?|friends?|vendors?|sellers?|shoppers?|passengers?|patients?|customers?
        |photographers?|artists?|painters?|engineers?|scientists?|employees?|residents?|villagers?|immigrants?
        |refugees?""",
    traits=rf"""(?:{_ORIGINS}|white|black|brown|dark skinned|light skinned|fair skinned|disabled|handicapped|blind|deaf
        |autistic|crippled|paralyzed|transgender|gay|lesbian|beautiful|pretty|handsome|attractive|sexy|hot|gorgeous|cute
        |ugly|stunning|good looking|overweight|fat|obese|chubby|plump|skinny|slim|curvy|petite|old|older|aged|bald)""",
    between=r"""(?: (?:young|younger|little|small|old|older|elderly|middle aged|male|female|adult|teenage|tall|short
        |smiling
        |laughing|bearded|business|and (?:white|black|brown|asian)))""",
    copulas=r"(?:,? (?:is|are|was|were|who is|who are|looks|appears to be))(?: (?:very|a|an))?",
    not_a_person=r"'s?(?=\W|$)|s'|'s",
    alone=rf"""african[\s-]americans?|caucasians?|asians|middle[\s-]aged|elderly|dark[\s-]skinned|light[\s-]skinned
        |overweight|obese|of (?:{_ORIGINS}|mixed) (?:descent|origin|heritage|ethnicity|appearance)
        |(?:muslims|jews|hindus|sikhs|buddhists|arabs|africans)(?= )|wheelchair users?|in (?:a|his|her
        |their) wheelchairs?
        |hijabs?|niqabs?|burqas?|yarmulkes?|kippahs?|amputees?|down syndrome|albino
        |in (?:his|her|their) (?:early |mid |late )?(?:[1-9]0s|teens|{_TENS})|(?:[2-9]0|twenty|thirty|forty|fifty
        |sixty) ?somethings?
        |(?:man|woman|person|lady|guy|couple|girl|boy),? \(?(?:(?:aged?|{_ABOUT}) )?[1-9][0-9](?=[,.)]|$)""",
)

GERMAN = People(
    persons=r"""(?!schneem)\w*(?:mann|männern?|frau|frauen|person|personen|mensch|menschen|leuten?|familien?|dame
        |damen|herr|herren
        |kind|kindern?|mädchen|babys?|jugendlichen?r?|ehepaar|brautpaar|liebespaar|koch|köche|köchin|lehrer|lehrerin
        |arzt|ärztin
        |verkäufer|verkäuferin|tourist|touristen|touristin|händler|händlerin|bauer|bäuerin|arbeiter|arbeiterin|tänzer
        |tänzerin
        |sänger|sängerin|musiker|musikerin|schüler|schülerin|schauspieler|schauspielerin|mutter|vater|oma|opa|mönche?
        |nonnen?)
        |(?-i:Jungen?)|(?-i:Paar)(?! (?-i:\p{Lu}))""",
    traits=r"""(?:schwarz|weiß|farbig|dunkelhäutig|hellhäutig|asiatisch|afrikanisch|afroamerikanisch|arabisch|türkisch
        |indisch
        |chinesisch|japanisch|koreanisch|vietnamesisch|europäisch|lateinamerikanisch|orientalisch|indigen|muslimisch
        |jüdisch
        |christlich|hinduistisch|buddhistisch|katholisch|blind|taub|gehörlos|behindert|gelähmt|hübsch|schön|attraktiv
        |gutaussehend|gut aussehend|sexy|hässlich|dick|übergewichtig|schlank|mollig|füllig|süß|niedlich|alt|älter
        |betagt)
        (?:e[nrsm]?)?""",
    between=r"""(?: (?:junge[nr]?|jüngere[nr]?|alte[nr]?|ältere[nr]?|kleine[nrs]?|lächelnde[nr]?|aussehende[nrs]?
        |wirkende[nrs]?))""",
    copulas=r"(?: (?:ist|sind|war))",
    alone=r"""asiat(?:e|en|in|innen)|afrikaner(?:in|innen)?|afroamerikaner(?:in|innen)?|muslim(?:in|innen|e|a|as)
        |jüdin(?:nen)?
        |(?-i:Juden?)|türk(?:e|en|in|innen)|inder(?:in|innen)?|chines(?:e|en|in|innen)|japaner(?:in|innen)?
        |araber(?:in|innen)?
        |rollstuhlfahrer\w*|im rollstuhl|(?-i:Blinder?)|gehörlose[rn]?|kopftuch|hijab|kippa|dunkelhäutig\w*
        |hellhäutig\w*
        |übergewichtig\w*|(?:mitte|ende|anfang) (?:[2-9]0|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig)
        |in (?:den|ihren|seinen) (?:zwanzigern|dreißigern|vierzigern|fünfzigern|sechzigern)""",
)

DUTCH = People(
    persons=r"""\w*(?:man|mannen|vrouw|vrouwen|persoon|personen|mensen|dame|dames|heer|heren|koppel|stel|familie|kind
        |kinderen
        |jongens?|meisjes?|baby'?s?|peuters?|kok|koks|leraar|lerares|arts|verkoper|verkoopster|toerist|toeristen|boer
        |boerin
        |danser|danseres|zanger|zangeres|student|studente|studenten|speler|moeder|vader|oma|opa|monnik)""",
    traits=r"""(?:zwarte|witte|blanke|donkere|getinte|aziatische|afrikaanse|arabische|turkse|marokkaanse|surinaamse
        |indiase|indische
        |chinese|japanse|koreaanse|europese|latijns amerikaanse|inheemse|moslim|islamitische|joodse|christelijke
        |hindoeïstische
        |boeddhistische|blinde|dove|gehandicapte|knappe|mooie|aantrekkelijke|sexy|lelijke|dikke|slanke|mollige
        |schattige|oude
        |oudere|bejaarde|blind|doof|zwart|aziatisch)""",
    between=r"(?: (?:jonge|oude|oudere|kleine|lachende|uitziende))",
    copulas=r"(?: (?:is|zijn|was))",
    alone=r"""moslima'?s?|moslims|aziaat|aziaten|afrikaan|afrikanen|(?-i:Jood|Joden)|marokkanen?|turken
        |rolstoelgebruikers?
        |in (?:een|zijn|haar) rolstoel|hoofddoek(?:je)?|hijab|keppel(?:tje)?|donker getinte?|slechtziende|zwaarlijvige?
        |(?:begin|midden|eind) (?:[2-9]0|twintig|dertig|veertig|vijftig|zestig)|(?:twintigers?|dertigers?|veertigers?
        |vijftigers?|zestigers?)""",
)
