"""What tells a person's name from other capitalised words, in languages where capitals tell.

Chinese, Japanese, Korean, Thai, Hindi, Arabic and Hebrew have no capitals: no name is looked for there. The given names
are common ones of many countries, written down for this list, without those that are as often a thing or a place
("Rose", "Virginia", "Will"); one of these counts where a family name follows or a title precedes.
"""

from __future__ import annotations

from django_autocaption.text.tables.base import words

#: Codes of the languages where names are looked for; in German all nouns are capitalised.
LANGUAGES = words("en de nl fr es it pt pl ru")
CAPITALISED_NOUNS = words("de")

GIVEN = words(
    """james john robert michael david william richard joseph thomas charles christopher daniel matthew anthony donald
    steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick raymond
    dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian
    keith roger terry sean gerald carl harold dylan arthur lawrence jesse bryan billy bruce gabriel joe logan alan
    juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene liam oliver
    lucas mia emma olivia ava isabella sophia charlotte amelia evelyn abigail emily elizabeth mary patricia jennifer
    linda barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly donna carol michelle
    amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela
    nicole helen samantha katherine christine debra rachel carolyn janet catherine maria diane julie joyce kelly
    lauren megan andrea hannah jacqueline martha gloria teresa ann sara madison kathryn janice jean alice julia
    sophie barack nelson neil hillary kamala boris greta malala priya raj anil sunita arjun deepak sanjay ravi
    lakshmi ananya mohammed muhammad ahmed ali omar hassan fatima aisha yusuf ibrahim khalid layla zainab chinedu
    kwame amara ngozi hans klaus jürgen wolfgang günter günther dieter heinz horst uwe jens sven lars björn karl
    friedrich ludwig otto stefan stephan markus matthias andreas tobias sebastian florian philipp lukas jonas leonie
    lena lea hannelore ursula ingrid renate monika petra sabine birgit heike silke katrin steffi anke greta heidi
    jörg ralf rainer manfred helmut gerhard johan jan pieter willem hendrik kees joost maarten sanne femke anouk
    lotte marieke saskia daan sem bram thijs joris jacques pierre michel philippe alain bernard françois laurent
    olivier christophe sébastien julien emmanuel étienne henri camille marion amélie élodie aurélie céline hélène
    chloé léa manon édith brigitte simone marie isabelle nathalie sylvie jean-paul jean-pierre marie-claire rené
    andré gérard thierry yves guillaume mathieu antoine louise juliette margot josé carlos luis miguel javier
    fernando sergio pablo pedro rafael manuel alejandro diego ignacio álvaro raúl andrés jorge roberto ricardo
    eduardo francisco enrique hugo lucía maría carmen josefa isabel dolores pilar rosario mercedes-maría cristina
    marta elena raquel beatriz lorena silvia nuria frida penélope salma shakira sofía valentina camila ximena
    giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore franco domenico paolo giorgio
    bruno marco luca matteo alessandro davide stefano massimo enzo roberto giulia chiara francesca federica alessia
    martina sofia giuliana lucia rosa-maria paola laura elisa ilaria serena beatrice ludovica sophia joão antónio
    manuel francisco luís paulo tiago rui nuno gonçalo fernanda ana beatriz inês mariana catarina luísa letícia
    gabriela juliana larissa thiago rodrigo gustavo felipe guilherme leandro vinícius neymar pelé andrzej piotr
    krzysztof stanisław tomasz paweł józef marcin marek michał grzegorz jerzy tadeusz zbigniew wojciech łukasz
    katarzyna małgorzata agnieszka krystyna ewa elżbieta zofia jadwiga joanna magdalena wanda lech александр алексей
    андрей антон артем борис василий виктор владимир дмитрий евгений иван игорь константин кирилл максим михаил
    николай олег павел петр роман сергей степан федор юрий ярослав анна анастасия валентина галина дарья екатерина
    елена ирина ксения лариса людмила марина мария наталья ольга полина светлана татьяна юлия тамара yuki haruto
    kenji hiroshi takashi akira sakura naomi wei ming jian xiao jing mei-ling min-jun ji-woo soo-jin nguyen sven
    erik anders björn astrid ingrid freja nils olof kirsten søren mikkel matti jukka aino dimitris giorgos eleni
    ayşe mehmet mustafa emine fatma hüseyin adele beyoncé rihanna madonna elvis"""
)
#: Given names that are as often something else: only with a family name behind them.
AMBIGUOUS = words(
    """rose lily amber virginia georgia victoria florence daisy violet jasmine olive ivy ruby pearl iris heather holly
    robin jack bill mark frank will may june april august grace hope joy faith dawn chelsea sydney austin jordan
    jade crystal ginger sandy angel martin charlie max oscar tony bob tom jim ben sam leo rosa stella luna nina eva
    clara alba carla diana charlotte mercedes santiago lincoln madison jackson washington carmen elizabeth george
    albert madonna logan mason christian dolores pilar rosario marina valentina christine ludwig paris jean elvis
    jan ali raj sem daan bram scott carol jersey"""
)
#: Before a name, in lower case or with a capital.
TITLES = words(
    """mr mrs ms miss dr prof professor doctor sir lady lord dame president senator minister chancellor king queen
    trainer trainerin
    prince princess pope archbishop bishop captain general sergeant astronaut cosmonaut singer actor actress painter
    author writer chef coach player photographer politician activist journalist ceo director rapper guitarist
    pianist violinist footballer herr frau doktor präsident präsidentin bundeskanzler bundeskanzlerin kanzlerin
    kanzler könig königin papst sänger sängerin schauspieler schauspielerin meneer mevrouw koning koningin zanger
    zangeres monsieur madame mademoiselle président présidente roi reine chanteur chanteuse acteur actrice peintre
    señor señora don doña presidente presidenta rey reina cantante actor actriz pintor pintora signor signora
    signore re regina cantante attore attrice pittore dottor senhor senhora dom dona rei rainha cantor cantora ator
    atriz pintora pan pani prezydent król królowa piosenkarz piosenkarka aktor aktorka господин госпожа президент
    король королева певец певица актер актриса космонавт художник"""
)
#: At the start of a sentence, where they have a capital as well.
ARTICLES = words(
    "the der die das den dem ein eine einen einem le la les un une el los las una il lo gli i o a os as um"
)
#: "Named" in each language, behind a word for somebody.
NAMED = words(
    """named called namens genannt genaamd nommé nommée appelé appelée prénommé prénommée llamado llamada chiamato
    chiamata nome chamado chamada imieniu imieniem имени"""
)
#: In a run of capitalised words, or just before or behind it: a place, a building, a day, a work, a ship.
NO_PERSON = words(
    """st saint sainte st. san santa santo são sankt sint sv святой lake mount mt mountain river sea bay cape port fort
    isle island islands valley canyon falls peak hill hills beach coast desert forest park garden gardens street
    avenue boulevard road lane square plaza place bridge gate tower castle palace cathedral church chapel abbey
    basilica temple mosque museum gallery library theatre theater opera stadium arena airport station terminal
    harbour harbor hotel inn café cafe bar pub restaurant school college university institute hospital center centre
    building house hall market mall store shop company brand ship boat ferry yacht hurricane storm cyclone typhoon
    day week festival cup award prize trophy medal team club band album song book movie film series statue monument
    memorial tomb grave cemetery creek bernard dog dogs county city town village district avenue claus rue avenue
    boulevard place pont quai gare lac mont montagne fleuve château église cathédrale musée jardin parc île ville
    navire calle avenida plaza puente catedral iglesia palacio museo parque lago monte río isla ciudad barco playa
    navidad año via viale piazza ponte duomo cattedrale chiesa palazzo museo parco lago monte fiume isola città nave
    spiaggia villa rua praça ponte catedral igreja palácio museu parque lago serra rio ilha cidade navio praia
    straße strasse platz allee brücke dom kirche schloss burg museum park see berg fluss insel stadt schiff bahnhof
    bibliothek hotel straat plein brug kerk kasteel museum park meer berg rivier eiland stad schip station laan
    gracht ulica plac most katedra kościół zamek muzeum park jezioro góra rzeka wyspa miasto statek улица площадь
    мост собор церковь храм замок музей парк озеро гора река остров город корабль театр проспект bag bags watch
    perfume suit shoes shirt jeans whiskey whisky beer chocolate guitar piano amp car truck motorcycle motorbike
    logo poster sign mug peaches creeper pudding sauce"""
)
#: First words of brands that are called after somebody.
BRANDS = words(
    """kors klein lauren hilfiger daniels daniel's walker davidson vuitton boss armani dior choo jacobs laurent chanel
    gucci prada versace ferragamo cardin farrow steinway martens rolex benz deere lipton hellmann's kellogg's heinz
    johnson's mcdonald's wendy's levi's hershey's beam perrier cliquot clicquot ford-coppola"""
)
#: What people do in captions, behind two capitalised words; buildings and mountains do not.
DOES = words(
    """smiles waves laughs speaks talks poses sings shakes wears holds signs kicks plays performs looks hugs kisses
    walks sits runs jumps dances reads gives receives addresses greets points gestures grins stares kneels leans
    smiling waving speaking posing wearing holding singing spricht lächelt winkt lacht singt trägt hält hebt umarmt
    küsst glimlacht zwaait spreekt lacht zingt draagt houdt schopt speelt kijkt sourit salue parle rit chante porte
    tient pose embrasse danse regarde sonríe saluda habla ríe canta lleva sostiene posa abraza baila mira sorride
    saluta parla ride canta indossa tiene posa abbraccia balla guarda sorri acena fala ri canta veste segura posa
    abraça dança olha lê uśmiecha macha mówi śmieje śpiewa trzyma pozuje przytula tańczy patrzy kopie улыбается
    машет говорит смеется поет держит позирует обнимает танцует смотрит
    applauds bows celebrates cheers claps cooks cries dribbles drinks drives eats hands hosts hurls lectures lifts
    meets nods paints pitches prays raises rides salutes scores serves shoots shouts sketches sleeps
    stretches swims swings tackles teaches thanks throws types visits writes beißt boxt dirigiert feiert fotografiert
    hebt isst jubelt klatscht kocht liest läuft malt predigt rennt schießt schläft schreibt schwimmt sitzt tanzt
    tritt trinkt unterschreibt wirft zeichnet betet applaudisseert bidt drinkt eet fietst gooit juicht kookt leest
    loopt rent scoort schildert schrijft tekent viert zit zwemt applaudit boit célèbre court cuisine dessine dort
    dribble dîne embrasse lance lit lève mange marque nage peint pleure prie serre signe tire aplaude bebe celebra
    cocina come corre dibuja dispara duerme escribe firma golpea lanza lee levanta marca nada patea pinta reza saca
    salta sirve applaude balla beve calcia corre cucina dipinge dorme esulta festeggia firma gioca lancia legge mangia
    nuota piange prega scrive segna stringe tira bate chuta comemora corre cozinha desenha dorme escreve joga lança
    marca nada pinta reza bije biega celebruje czyta gotuje maluje pisze pije pływa rysuje rzuca strzela śpi świętuje
    бежит бьет ест забивает играет красит курит молится пишет плавает пьет рисует спит стреляет танцует читает"""
)
#: Before the name of who made what is shown, or is imitated: "by", "in the style of".
CREATED = frozenset(
    {
        *("by", "style of", "manner of", "par", "style de", "manière de", "por", "estilo de", "gemalt von"),
        *("gemälde von", "zeichnung von", "skulptur von", "radierung von", "fotografiert von", "stil von", "stijl van"),
        *("geschilderd door", "schilderij van", "dipinto da", "dipinto di", "stile di", "quadro de", "quadro di"),
        *("pintura de", "tableau de", "obraz", "stylu", "картина", "стиле"),
    }
)
