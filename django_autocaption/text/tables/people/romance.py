"""French, Spanish, Italian and Portuguese: the trait stands behind the person, a few before it."""

from __future__ import annotations

from django_autocaption.text.tables.people.base import People

FRENCH = People(
    persons=r"""hommes?|femmes?|personnes?|gens|dames?|messieurs|monsieur|couples?|familles?|enfants?|filles?
        |fillettes?|garçons?
        |bébés?|adolescente?s?|individus?|modèles?|mannequins?|mariée?s?|touristes?|chefs?|cuisinie(?:r|rs|re|res)
        |étudiante?s?
        |médecins?|infirmi(?:er|ère)s?|ouvri(?:er|ère)s?|agriculteurs?|vendeurs?|vendeuses?|danseu(?:r|rs|se|ses)
        |chanteu(?:r|rs|se|ses)|musicien(?:ne)?s?|act(?:eur|rice)s?|joueu(?:r|rs|se|ses)|mères?|pères?|moines?
        |jeunes""",
    traits=r"""noire?s?|blanc(?:he)?s?|métis(?:se)?s?|asiatiques?|africaine?s?|arabes?|maghrébine?s?|indien(?:ne)?s?
        |chinoise?s?
        |japonaise?s?|coréen(?:ne)?s?|latino(?:américaine?s?|s)?|européen(?:ne)?s?|caucasien(?:ne)?s?|turc(?:que)?s?
        |turques?
        |musulmane?s?|juif|juifs|juives?|chrétien(?:ne)?s?|hindoue?s?|bouddhistes?|voilée?s?|aveugles?|sourde?s?
        |handicapée?s?
        |malvoyante?s?|obèses?|rondes?|minces?|attirante?s?|séduisante?s?|sexy|belles?|beaux?|bel|jolie?s?|laide?s?
        |mignon(?:ne)?s?
        |grosse?s?|vieux|vieil|vieilles?|âgée?s?(?! d[e'])""",
    between=r"(?: (?:jeunes?|âgée?s?|adultes?|souriante?s?|barbue?s?|petite?s?|homme|femme))",
    copulas=r"(?: (?:est|sont|très|d'origine|de type|à la peau|à l'apparence))+",
    not_a_person=r"""(?:sacs?|robes?|vêtements?|chaussures?|bottes?|chapeaux?|manteaux?|vestes?|montres?|parfums?
        |gants?|lingerie) (?:de |d'|pour )$""",
    alone=r"""musulmane?s?(?= \w)|(?-i:Asiatiques?|Africaine?s?|Arabes?|Noire?s)(?= \w)|en fauteuil roulant
        |à mobilité réduite
        |malvoyante?s?|hijab|kippa|foulard islamique|à la peau (?:noire|foncée|claire|mate)|trentenaires?
        |quadragénaires?|quinquagénaires?
        |sexagénaires?|septuagénaires?|octogénaires?|(?:la|une) (?:vingtaine|trentaine|quarantaine|cinquantaine
        |soixantaine)(?: d'années)?
        (?! de | d')""",
    after=True,
)

SPANISH = People(
    persons=r"""hombres?|mujer(?:es)?|personas?|gente|señor(?:a|as|es)?|parejas?|familias?|niñ[oa]s?|chic[oa]s?
        |muchach[oa]s?|bebés?
        |adolescentes?|jóvenes|joven|individuos?|modelos?|novi[oa]s?|turistas?|chef|cociner[oa]s?|estudiantes?
        |médic[oa]s?
        |enfermer[oa]s?|trabajador(?:a|as|es)?|agricultor(?:a|es)?|campesin[oa]s?|vendedor(?:a|as|es)?|bailar(?:ín|ina
        |ines|inas)
        |cantantes?|músic[oa]s?|actor(?:es)?|actri(?:z|ces)|jugador(?:a|as|es)?|madres?|padres?|monjes?""",
    traits=r"""negr[oa]s?|blanc[oa]s?|moren[oa]s?|mestiz[oa]s?|mulat[oa]s?|asiátic[oa]s?|african[oa]s?|árabes?
        |indígenas?|indi[oa]s?
        |chin[oa]s?|japones(?:a|as|es)?|japonés|corean[oa]s?|latin[oa]s?|europe[oa]s?|caucásic[oa]s?
        |afroamerican[oa]s?|gitan[oa]s?
        |musulman(?:a|as|es)|musulmán|judí[oa]s?|cristian[oa]s?|hindúe?s?|budistas?|cieg[oa]s?|sord[oa]s?
        |discapacitad[oa]s?
        |obes[oa]s?|gord[oa]s?|gordit[oa]s?|delgad[oa]s?|guap[oa]s?|atractiv[oa]s?|bell[oa]s?|hermos[oa]s?|sexys?
        |fe[oa]s?
        |ancian[oa]s?|viej[oa]s?|mayor(?:es)?|de edad avanzada""",
    between=r"(?: (?:joven|jóvenes|adult[oa]s?|sonrientes?|mayor(?:es)?|muy|alt[oa]s?))",
    copulas=r"(?: (?:es|son|está|muy|de origen|de rasgos|de piel|de aspecto))+",
    not_a_person=r"""(?:bolsos?|vestidos?|ropa|zapatos?|botas?|sombreros?|abrigos?|chaquetas?|reloj(?:es)?|perfumes?
        |guantes?) (?:de |para )$""",
    alone=r"""(?:un|una|el|la|los|las|dos) (?:musulman(?:a|as|es)|musulmán|asiátic[oa]s?|african[oa]s?|ancian[oa]s?)
        |en sillas? de ruedas
        |invidentes?|hiyab|hijab|kipá|de piel (?:oscura|negra|clara|morena)|de (?:raza|etnia) \w+|treintañer[oa]s?
        |cuarent(?:ón|ona)
        |(?:cincuent|sesent)(?:ón|ona)|septuagenari[oa]s?|octogenari[oa]s?|en (?:sus|los) (?:veinte|treinta|cuarenta
        |cincuenta|sesenta)(?! \w+s(?!\w))""",
    after=True,
)

ITALIAN = People(
    persons=r"""uom(?:o|ini)|donn[ae]|person[ae]|gente|signor[aei]|coppi[ae]|famigli[ae]|bambin[oaie]|ragazz[oaie]
        |ragazzin[oaie]|neonat[oi]
        |adolescent[ei]|giovan[ei]|individu[oi]|modell[aei]|spos[oaie]|turist[aie]|chef|cuoc(?:o|a|hi|he)|student(?:e
        |i|essa|esse)
        |medic[oi]|infermier[aei]|lavorator[ei]|contadin[oaie]|venditor[ei]|venditric[ei]|ballerin[oaie]|cantant[ei]
        |musicist[aie]
        |attor[ei]|attric[ei]|giocator[ei]|giocatric[ei]|madr[ei]|padr[ei]|monac[oi]""",
    traits=r"""ner[oaie]|bianc(?:o|a|hi|he)|di colore|asiatic(?:o|a|i|he)|african[oaie]|arab[oaie]|indian[oaie]
        |cines[ei]|giappones[ei]
        |corean[oaie]|latin[oaie]|europe[oaie]|caucasic(?:o|a|i|he)|afroamerican[oaie]|rom|musulman[oaie]|ebre[oaie]
        |cristian[oaie]
        |indù|buddist[aie]|ciec(?:o|a|hi|he)|sord[oaie]|disabil[ei]|obes[oaie]|grass[oaie]|magr[oaie]|snell[oaie]
        |bell[oaie]|bel
        |bellissim[oaie]|attraent[ei]|affascinant[ei]|carin[oaie]|sexy|brutt[oaie]|anzian[oaie]|vecchi[oaie]?""",
    between=r"(?: (?:giovan[ei]|adult[oaie]|sorrident[ei]|molto|anzian[oaie]))",
    copulas=r"(?: (?:è|sono|molto|di origine|dai tratti|di aspetto))+",
    not_a_person=r"""(?:bors[ae]|vestit[oi]|abit[oi]|abbigliamento|scarp[ae]|stival[ei]|cappell[oi]|cappott[oi]
        |giacc(?:a|he)|orolog(?:io|i)|profum[oi]|guanti) (?:da |di |per )$""",
    alone=r"""(?:un|una|un'|il|la|i|gli|le|due) ?(?:musulman[oaie]|asiatic(?:o|a|i|he)|african[oaie]|anzian[oaie]
        |ebre[oaie])|in sedia a rotelle
        |in carrozzina(?= )|non vedent[ei]|ipovedent[ei]|velo islamico|hijab|kippah|dalla pelle (?:scura|nera|chiara)
        |di carnagione \w+
        |(?:trent|quarant|cinquant|sessant|settant|ottant|vent)enn[ei]|sull[ae] (?:ventina|trentina|quarantina
        |cinquantina|sessantina)""",
    after=True,
)

PORTUGUESE = People(
    persons=r"""home(?:m|ns)|mulher(?:es)?|pessoas?|gente|senhor(?:a|as|es)?|casa(?:l|is)|famílias?|crianças?
        |menin[oa]s?|garot[oa]s?|rapaz(?:es)?
        |raparigas?|moç[oa]s?|bebês?|adolescentes?|jove(?:m|ns)|indivíduos?|modelos?|noiv[oa]s?|turistas?|chef
        |cozinheir[oa]s?|estudantes?
        |médic[oa]s?|enfermeir[oa]s?|trabalhador(?:a|as|es)?|agricultor(?:a|es)?|vendedor(?:a|as|es)?|dançarin[oa]s?
        |cantor(?:a|as|es)?
        |músic[oa]s?|ator(?:es)?|atri(?:z|zes)|jogador(?:a|as|es)?|mães?|mãe|pais?|monges?""",
    traits=r"""negr[oa]s?|pret[oa]s?|branc[oa]s?|pard[oa]s?|moren[oa]s?|mulat[oa]s?|asiátic[oa]s?|african[oa]s?
        |árabes?|indígenas?|indian[oa]s?
        |chines(?:a|as|es)|chinês|japones(?:a|as|es)|japonês|corean[oa]s?|latin[oa]s?|europe(?:u|ia|us|ias)
        |caucasian[oa]s?|cigan[oa]s?
        |afro americano|muçulman[oa]s?|jude(?:u|us)|judi(?:a|as)|cristã[os]?|cristãos|hindus?|budistas?|ceg[oa]s?
        |surd[oa]s?|deficientes?
        |obes[oa]s?|gord[oa]s?|gordinh[oa]s?|magr[oa]s?|bonit[oa]s?|bel[oa]s?|lind[oa]s?|atraentes?|sexy|fei[oa]s?
        |fofinh[oa]s?|idos[oa]s?
        |velh[oa]s?""",
    between=r"(?: (?:jovem|jovens|adult[oa]s?|sorridentes?|muito|mais|alt[oa]s?))",
    copulas=r"(?: (?:é|são|está|muito|de origem|de pele|de aparência))+",
    not_a_person=r"""(?:bolsas?|vestidos?|roupas?|sapatos?|botas?|chapéus?|casacos?|jaquetas?|relógios?|perfumes?
        |luvas?) (?:de |para )$""",
    alone=r"""(?:um|uma|o|a|os|as|dois|duas) (?:muçulman[oa]s?|asiátic[oa]s?|african[oa]s?|idos[oa]s?)
        |em (?:uma )?cadeiras? de rodas|numa cadeira de rodas
        |cadeirantes?|deficientes? visua(?:l|is)|hijab|quipá|de pele (?:escura|negra|clara|morena)|de etnia \w+
        |na (?:casa|faixa) dos (?:[2-9]0|vinte|trinta|quarenta|cinquenta|sessenta)|trint(?:ão|ona)|quarent(?:ão|ona)
        |sexagenári[oa]s?|octogenári[oa]s?""",
    after=True,
)

ROMANIAN = People(
    persons=r"""bărba[tțţ]\w*|femei\w*|persoan\w+|oameni\w*|om(?:ul)?|doamn\w+|domn\w*|cuplu\w*|famili\w+|copil\w*
        |copii\w*|fat[aă]|fete\w*|băiat\w*|băie[tțţ]\w+|fetiț\w+|turi[sș]t\w+|student\w*|medic\w*|bucătar\w*
        |muncitor\w*|fermier\w*|vânzăto\w+|dansato\w+|cântăre\w+|muzician\w*|mam[aă]|tat[aă]|călugăr\w*""",
    traits=r"""alb[ăi]?|albe|negr[ui]|neagră|negre|de culoare|cu pielea (?:închisă|neagră|albă)|(?:asiatic|african|arab
        |indian|chinez|japonez|coreean|turc|european|musulman|creștin|budist|surd|frumos|frumoas|sexy|urât|gras|obez
        |supraponderal|slab|bătrân|vârstnic)(?:ă|i|e|a)?|frumoși|orb|oarbă|evreu|evreică|chipeș\w*|drăguț\w*|atrăg[ăa]t\w+
        |cu dizabilități|în vârstă|rom[ăi]?""",
    between=r"(?: (?:foarte|tânăr\w*|tiner\w*|mai|zâmbit\w+))",
    copulas=r"(?: (?:este|e|sunt|era))?",
    alone=r"""în scaun cu rotile|hijab|musulman(?:ă|i|e|ul)|de vârstă mijlocie|în jur de [2-9]0
        |la (?:douăzeci|treizeci|patruzeci|cincizeci) și""",
    after=True,
)

CATALAN = People(
    persons=r"""hom(?:e|es|ens)|don(?:a|es)|person(?:a|es)|senyor(?:a|s|es)?|parella|famíli(?:a|es)|nen(?:s|a|es)?
        |noi(?:s|a|es)?|turist(?:a|es)|estudiants?|metge(?:s|ssa)?|cuiner(?:a|s|es)?|treballador\w*|venedor\w*
        |ballar\w+|cantants?|mare|pare|monj(?:o|os|a|es)|avi|àvia""",
    traits=r"""negr(?:e|a|es)|blan(?:c|ca|cs|ques)|asiàti(?:c|ca|cs|ques)|africà|african(?:a|s|es)|àrabs?
        |xin[eè]s(?:a|os|es)?|japon[eè]s(?:a|os|es)?|europe(?:u|a|us|es)|gitan(?:o|a|os|es)|musulmà|musulman(?:a|s|es)
        |jue(?:u|va|us|ves)|cristi(?:à|ana|ans|anes)|ce(?:c|ga|cs|gues)|sord(?:a|s|es)?|discapacita\w+
        |guap(?:o|a|os|es)|mac(?:o|a|os)|maques|bell(?:a|s|es)?|atracti(?:u|va|us|ves)|lle(?:ig|tja|tjos|tges)
        |gras(?:sa|sos|ses)?|obes(?:a|os|es)?|prim(?:a|s|es)?|vell(?:a|s|es)?|gran""",
    between=r"(?: (?:molt|jove|joves|petit\w*))",
    copulas=r"(?: (?:és|són|era))?",
    alone=r"""en cadira de rodes|hijab|vel islàmic|de mitjana edat|musulman(?:a|s|es)
        |(?:d'uns|de) (?:vint|trenta|quaranta|cinquanta|seixanta|setanta)(?: i \w+)? anys""",
    after=True,
)
