"""Animals, plants, weather and landscapes in languages with Latin letters, as people head pictures of them."""

from __future__ import annotations

from django_autocaption.providers.embedded.metadata.noise.fields import plain_table

NATURE = plain_table(
    # French
    """
    agneau araignee aurore averse biche bouleau brebis canicule chouette clairiere coccinelle crapaud crepuscule
    crique digue ecluse givre glycine grenouille guepe hetre jonquille jument lavoir lezard libellule lievre moineau
    muguet peuplier pigeonnier pivoine poulain rossignol semailles troupeau
    """,
    # Spanish
    """
    alamo almendro amapola arana ardilla avispa bisabuelo cisne cordero encina erizo escarcha ganso garza granizo
    helada jabali lagartija lavanda lechuza libelula liebre mariquita mirlo ocaso potro rebano relampago roble rocio
    sapo siembra trueno verbena
    """,
    # Italian
    """
    agnello airone anatra brina capra cicogna cinghiale civetta coccinella crepuscolo fulmine grandine gregge lepre
    libellula lucertola mandorlo nevicata papavero passero pioppo puledro quercia ragno riccio rospo rugiada ulivo
    veliero
    """,
    # Portuguese
    """
    amendoeira andorinha anoitecer aranha avozinha carvalho cegonha cordeiro entardecer esquilo farol geada javali
    lagartixa lebre libelinha melro oliveira orvalho papoila pardal pinheiro pomar rebanho riacho sobreiro
    tempestade trilho trovoada urso veado vindima
    """,
    # Polish
    """
    biedronka bobr bociany brzoza dzik jaskolka jaszczurka jelenie klif lawenda lipa lisy lodka niedzwiedz pajak
    prababcia pszczola ropucha sciezka slimak slonecznik sosna sowy stokrotka szron tecza wazka wierzba wrobel wydma
    wydra wykopki zaglowka zmierzch zniwa zubry zuraw zurawie
    """,
    # Czech and Slovak
    """
    beruska borovice bourka briza duha hlemyzd jerab jesterka jinovatka kopretina kralik krtiny levandule majak
    pavouk plachetnice slunecnice soumrak srna stezka svitani topol vazka vcela vlastovka vnuci vrabec vrba vydra
    """,
    # Dutch
    """
    beek berk bever boomgaard bootje dageraad dauw egel haas hagedis huismus kikker klaproos lavendel libel
    lieveheersbeestje madeliefje oogst ooievaar populier rijp vijver waterval wilg
    """,
    # Swedish
    """
    baver bjork dagg dimma ekorre fjaril groda gryning hjort igelkott kanin klippa kvarn nyckelpiga odla padda
    poppel prastkrage regnbage roddbat skord skymning snigel solros spindel svala tjarn trana trollslanda utter
    vallmo vattenfall
    """,
    # Danish and Norwegian
    """
    badebro baever birk daggry edderkop egern firben fyrtaarn graaspurv guldsmed klint mariehone molle odder
    pindsvin raev robaad sejlbaad snegl svale taage torden trane tudse tusmorke valmue vandfald
    """,
    # Finnish
    """
    aamunkoitto auringonkukka etana haikara hamahakki hamara janis kallio kani karhu kaste kettu koivu konna kurki
    kuura kuusi laituri lampi lapsenlapset laventeli lehmus leppakerttu lisko majakka majava manty mehilainen mylly
    orava paasky paju perhonen peura polku pollo poppeli purjevene puro ristiaiset sadonkorjuu sammakko sateenkaari
    saukko siili sudenkorento sumu susi tammi ukkonen unikko usva varpunen vesiputous
    """,
    # Hungarian
    """
    alkony aratas bagoly beka csiga csonak daru farkas fecske fenyo fuzfa golya gyik harmat hars katica kereszteles
    levendula malom medve mokus nagyi napraforgo nyarfa nyir nyul osveny patak pillango pipacs roka szarvas szikla
    szitakoto szivarvany tolgy varangy vereb vidra vihar vilagitotorony vitorlas vizeses zuzmara
    """,
    # Romanian
    """
    albina amurg arici barza botez broasca bruma buburuza bufnita bunic castor cerb cocor curcubeu fluture furtuna
    iepure livada margareta melc mesteacan moara nepoti paianjen parau plop ponton poteca randunica roua salcie
    seceris soparla stejar veverita vrabie vulpe zori
    """,
    # Turkish
    """
    alacakaranlik aycicegi baykus degirmen feneri gelincik geyik gokkusagi golet hasat ihlamur kavak kayik
    kertenkele kiragi kirpi kunduz kurbaga lavanta leylek mese orumcek papatya patika safak salyangoz serce sincap
    sogut tavsan tilki turna ucurum yelkenli yusufcuk
    """,
    # Indonesian and Malay
    """
    anggrek badai bambu bangau berang beringin beruang capung cucu dermaga elang embun fajar kadal katak kelapa
    kelinci kincir kolam kupukupu laba ladang landak lebah mawar melati mercusuar pipit rubah rusa serigala siput
    tebing teratai terjun tupai
    """,
    # Slovene, Croatian and Serbian
    """
    breza cebela hrast jadrnica kunec kuscar lastovka lisica marjetica mavrica megla metulj mlin mrak nevihta pajek
    pecina polz pomol ribnik sadovnjak sivka slana soncnica steza storklja svetilnik trgatev veverica vnuki zajec
    zerjav zetev zora
    """,
)
