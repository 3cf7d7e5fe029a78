"""Words of other languages with Latin letters for what people take pictures of, and for how they head them."""

from __future__ import annotations

from django_autocaption.providers.embedded.metadata.noise.fields import plain_table

#: Nouns that German, Dutch and the languages of the North put together: Kirschbaum, Fietspad, Julgran.
COMPOUNDED = plain_table(
    # German
    """
    abend abendessen abfahrt abschied abschluss acker adler advent affe aktion allee allgau alm alpen alpe altar alter
    alt altstadt ameise amsel angler ankunft anlage ansicht antrag apfel arbeit arbeiter archiv arm arzt aste auge augen
    ausblick ausflug ausfahrt ausstellung aussicht auto autobahn bach bad badesee bahn bahnhof baby balkon ball ballett
    ballon band bank bar bart basilika bauer bauern bauernhof baum baume bau baustelle becken beet beerdigung berg berge
    bett besuch biene bier bild birke birne blatt blatter blick blitz blume blumen blute bluten boden bogen bohne boot
    boote braut brautpaar brief brot brucke bruder brunnen buch bucher bucht buche bund burg burgermeister bus butter
    burste chor christkind christbaum dach dacher dackel dame dampf dampfer dampflok denkmal deich dom donau dorf drache
    drachen dreh dune eiche eier einfahrt eingang einschulung einsatz einweihung eis eisenbahn elefant elch eltern
    empfang ende engel enkel enkelin ente enten erde erdbeere ernte erntedank esel essen eule fabrik fachwerk fahne
    fahrrad fahrt fahre falke falter familie fasching fassade feier feld felder fels felsen fenster ferien fest festung
    feuer feuerwehr feuerwerk film firma fisch fische fischer flagge fliege fliegen flieder floh flor flora flote flucht
    flug flughafen flugzeug fluss flusse forst frau frauen freibad freund freunde freundin frieden friedhof frosch frost
    fruchte frucht fruhling fruhstuck fuchs fuhrung fuss fussball futter gans ganse garten garage gasse gast gasthaus
    gasthof gebaude gebirge geburt geburtstag geist gelande gemalde gemeinde gemuse geschenk geschichte gesicht getreide
    gewitter gipfel giraffe gitter glas glocke gluck gold golf gondel gott gotter grab graben gras grenze grill gross
    grossvater grossmutter grund gruppe gruppen gruss hafen hahn hain halle hals hand hande handwerk hase haus hauser
    haut hecht hecke heide heimat heim helfer hemd henne herbst herd herr herz herzog heu hexe himmel hirsch hochzeit
    hof hohle holz honig hotel huhn hugel hund hunde hut hutte igel insel inseln jagd jager jahr jahre jahrmarkt
    jubilaum jugend junge kaffee kafer kaiser kalb kamel kamin kanal kaninchen kanu kapelle karneval karte kartoffel
    karussell kase katze katzen kater keller kerze kerzen kind kinder kindergarten kirche kirchen kirchturm kirmes
    kirsche kirsch klasse klassenfahrt kleid klein kloster knabe knospe koch kohl kommunion konfirmation konig konigin
    konzert kopf korb korn kraft kran kranz kraut kreuz kreuzfahrt krieg krippe krone kuche kuchen kuh kuhe kunst
    kunstler kuste laden lager lamm lampe land landschaft laterne laub lauf laufer leben lehrer leiter lerche leute
    leuchtturm licht lichter liebe linde lied lok lokomotive lowe luft luchs madchen maibaum mal maler mama mann manner
    markt marathon maria maske mauer maus meer meister messe meise metall milch mittag moor mond morgen motorrad mowe
    muhle munster musik mutter mutti nacht nachbar nachte nadel nase natur nebel nest nikolaus nonne nord nuss nusse
    obst ofen ohr onkel oma opa oper orgel orchester ort ostern osterei osterfeuer osterhase ostsee nordsee paar palast
    palme papa papagei papier park pass pferd pferde pfau pfad pfarrer pfingsten pflanze pfluck pilz pilze platz polizei
    post prinz prinzessin probe puppe quelle rabe rad radtour rahmen rast rathaus rauch raum raupe rebe regen regenbogen
    reh rehe reise reiter rennen rente rettung richtfest ring riese ritter rock rose rosen ross rucken ruine saal sand
    sanger sarg sau saule schaf schafe schatten schatz schiff schiffe schild schlange schlitten schloss schmied schmuck
    schmetterling schnecke schnee schneemann schrank schuh schule schuler schulfest schwan schwarzwald schwein schwester
    schwimm see seen segel seil sessel sohn soldat sommer sonne sonnen sonnenaufgang sonnenuntergang spatz spaziergang
    specht spiegel spiel spieler spinne spitze sport stadt stadte stadion stall stamm stand stange start statue staudamm
    steg stein steine stern sterne stier stimmung storch strand strasse strassen strauch strauss strom stube stuck
    studenten stuhl sturm suden suppe tag tage tal tanne tante tanz tanzer tasche tasse taube tauben taufe team teich
    teil theater tier tiere tiger tisch tochter tod tomate ton tor torte tracht traktor traube trauben trauung treffen
    treppe trommel tulpe turm turme turnier tur ufer uhr umzug urlaub vater vati verein vogel volk volksfest vortrag
    vulkan wache wagen wahl wald walder wall wand wanderung wappen wasser wasserfall weg wege weide weihnacht
    weihnachten weihnachtsmann weihnachtsmarkt wein weinberg weinfest welle wellen welt werk werkstatt wetter wiese
    wiesen wind winter wirt witz woche wohnung bruch wolf wolke wolken wurm wurst wuste zahn zaun zebra
    zeit zeitung zelt
    zelte ziege ziegen ziel zimmer zirkus zoo zug zuge zweig zwerg zwilling sankt silvester neujahr mohn alte altes neue
    neues schone grosse kleine rote weisse schwarze blaue grune montag dienstag mittwoch donnerstag freitag samstag
    sonntag januar februar marz april mai juni juli august september oktober november dezember versammlung
    hauptversammlung verleihung ehrung meisen fink sittich garde musikkapelle blaskapelle chorprobe gottesdienst
    prozession betrieb betriebsausflug abi abitur abiball weihnachtsfeier adventskranz grillfest sommerfest dorffest
    stadtfest volkslauf wandertag schulanfang zeugnis gluhwein lebkuchen platzchen stollen heuernte scheune kalbchen
    kuken welpe welpen fohlen ziegel ofenbank stubentiger hauskatze enkelkinder urenkel geschwister zwillinge
    schwiegermutter schwiegervater schwager cousine nichte neffe opas omas muehle muhlrad wasserrad bergbahn seilbahn
    standseilbahn strassenbahn schmalspurbahn bahnsteig gleis lokschuppen rohbau bagger abriss umbau neubau dachstuhl
    wohnzimmer schlafzimmer badezimmer festzug martinszug faschingszug rosenmontagszug turmuhr brille tulpen schornstein
    feger kaminkehrer philharmonie verteidiger kuchenbuffet gulasch fasnacht kokko kirchweih kirchtag kerwe kirwa legung
    grundsteinlegung stich spatenstich standuhr bayern trieb almabtrieb
    """,
    # Dutch
    """
    avond beeld begrafenis berg bezoek bloem bloemen boek boer boerderij boom bomen bos boot boten brand brood brug
    bruid bruiloft brunch burgemeester buurt camping carnaval dag dak diploma dier dieren dochter doop dorp duin duinen
    eend eiland elftal feest fiets fietsen fietstocht gans gebouw geboorte geit gezin gracht grachten haan hal haven
    heide herfst hert hond honden hoofd huis huizen huwelijk ijs jaar jongen jubileum kaas kabouter kamer kanaal kapel
    kasteel kat katten kerk kerst kerstmis keuken kind kinderen kleinkind klok koe koeien konijn koning koningin
    koningsdag kunst kust landschap lente leeuw lucht maan man meisje mensen merel moeder molen molens mooi muziek
    natuur nacht neef nicht nieuwjaar oma oom opa optocht oud oude ouders paard paarden paddenstoel park pasen plein
    poes polder polders poort reis regen regenboog reiger reunie ruine schaap schapen schaatsen school schip sinterklaas
    slang sneeuw snoep sneeuwpop speeltuin spoor stad stoel storm straat strand stier tafel taart tante tocht toren tram
    trein trouwdag tuin uil uitzicht vader vakantie veld verjaardag visser vis vlinder vogel vogels vos vrienden vrouw
    vrouwen vuur vuurwerk vuurtoren wadden wandeling water weg weide wijn winkel winter wolk wolken zee zeehond zomer
    zon zonnebloem zonsondergang zonsopkomst zoon zus zwaan dijk hoorn sluis brandweer schaatstocht elfstedentocht
    avondvierdaagse intocht molentocht wandelen fietspad
    """,
    # the North
    """
    afton aften barn barnen bat batar bjorn blomma blomst brollop bryllup bursdag by dag dal datter dotter dop dyr dap
    eld farfar farmor fader far fest fisk fjall fjell fjord flagg flicka flod fodelsedag folk foss fugl fagel fisker
    gard gata glad gran gutt hage halvo hamn have havn hav hest host hund hus hytte is jente jul julafton julen juletre
    kaffe katt kirke kloster klocka kongen konfirmasjon krig kung kvall kvinna kvinne kyrka kyst lamm liv lov mamma mann
    midsommar midnatt mjolk mor morfar mormor morgon morgen mane musik natt norrsken nordlys nyar oy park paske pask
    pojke regn regnbue reise resa skar skargard skepp skip skjar skog skogen sne snow snø sno snö sol solnedgang
    soloppgang soluppgang sommar sommer son soster stad staden stein sten stjarna storm strand strom stue sykkel cykel
    syster tag tarn tre trad tradgard tur ugle uggla vann varg vatten vei venner vanner vinter var vag tante onkel
    bedstemor bedstefar besteforeldre bestemor bestefar solsikke tog torg torv farmen sommarlov sommerferie fisketur
    ilta skidtur skitur
    """,
)
OTHERS = plain_table(
    # French
    """
    abbaye abeille aeroport ami amie amies amis amour ane ange animal animaux annee anniversaire arbre arbres arc
    atelier aube automne auberge avion baie bain ballon bapteme baptemes barque bateau bateaux beau beaux bebe bergerie
    berger bibliotheque bicyclette blanc bleu bois boulangerie bouquet boutique bord brocante brouillard brume cabane
    cafe camion camping campagne canard canal carnaval cascade cathedrale ceremonie cerf chambre champ champs champignon
    chant chapeau chapelle chasse chat chateau chateaux chaton chats chemin chene cheval chevaux chevre chien chiens
    cigogne cimetiere cirque citron clocher cloitre cochon coeur col colline communion concert coq coquelicot coquillage
    cote coucher couple cour course cousin cousine cousins cuisine cygne danse danseuse dejeuner desert dimanche diner
    dune eau ecole ecureuil eglise elephant enfance enfant enfants enterrement epouse equipe escalier escargot ete
    etoile etoiles etang falaise famille femme femmes fenetre ferme fete feu feuille feuilles feux fiancailles fille
    filles fils fleur fleurs fleuve foire fontaine foret fort forteresse fraise frere freres fromage fruits gare gateau
    gendarme glace gorge gorges grange grand grande grands grandmere grille grotte groupe guerre hameau haras haut
    herisson hirondelle hiver homme hommes horloge hotel ile iles inauguration jardin jardins jeu jeune jeunes jeux
    jetee joie jour journee jumeaux lac lacs lapin lavande lever lion loup lumiere lune mairie maison maisons maman
    mamie manege manoir marais marche marchand mare mariage maries maree marin marine matin medieval mer mere messe
    meteo meule miel midi mimosa moisson monde montagne montagnes montgolfiere monument moto moulin mouette mouton
    moutons mur musee musicien musique naissance nature neige nenuphar neveu noce noces noel noir nounours nouvelle
    nuage nuages nuit oie oiseau oiseaux oncle orage oranger orchidee orgue orme ours pain palais palmier panier papa
    papi papillon papy paques parc parents passerelle pastis patinage paysage peche pecheur pecheurs peintre pelouse
    pere petit petite petits phare photographe piano piece pierre pigeon piscine place plage plages plaine plateau pluie
    poisson pomme pommier pompier pompiers poney pont ponts port porte portail potager poule poupee pre premiere premier
    prairie printemps procession promenade puits quai quartier raisin randonnee recolte rentree repas reflet reflets
    reine renard remparts rivage riviere robe rocher rochers roi roman ronde rose roses rouge roulotte route rue ruelle
    ruines ruisseau sable saint sainte salon sanglier sapin saule semaine singe ski soeur soir soiree soleil sommet
    source souvenir souvenirs spectacle stade statue surf table tableau tante tempete temple terrasse tete tigre toit
    toits tortue tour tours tournesol tournesols tracteur train tramway travail tulipe univers vache vaches vague vagues
    val vallee vallon vase veau vedette velo velos vendange vendanges vent vert verger vieille vieux vigne vignes
    vignoble vigneron ville village villages visite vitrail vitraux vitrine voilier voisin voiture voitures voyage vue
    volcan sud nord est ouest neuf kermesse pique nique communiante crepe crepes raclette moules huitres fanfare
    harmonie chorale doyen anciens recre recreation eleves classe maternelle instituteur maitresse carnavalesque vide
    grenier brocanteur petanque boules bouquiniste brasserie epicerie charcuterie menhir dolmen meme pepe calanques
    """,
    # Spanish
    """
    abeja abejas abuela abuelita abuelo abuelos acueducto aguila agua albufera aldea alegria alcalde alcazar almuerzo
    alumnos amanecer amarillo amiga amigas amigo amigos amor anillo animal animales antigua antiguo anochecer ano arbol
    arboles arco arcoiris arena arroyo arte atardecer ave avenida aves avion azul bahia baile bailarina balcon ballena
    banda barca barco barcos barrio barranco basilica bautizo bebe bicicleta blanca blanco boda bodas bodega bombero
    bomberos bosque bote burro caballo caballos cabra cachorro cafe calle callejon calles camello camino campana
    campanario campo campos canal cancha cangrejo capilla caracol carnaval carretera casa casas cascada cascadas
    castillo catedral cazador cena cementerio cerdo cerro cerveza chica chico chicas ciclista cielo ciervo cigüeña cima
    circo ciudad claustro cocina colina colores comida comunion concierto conejo coro corona corrida cordillera cosecha
    costa cruz cuadro cumbre cumpleanos cupula danza desfile desierto dia domingo duna elefante encuentro ermita
    escalera escultura escuela esposa estacion estatua estrella estrellas excursion fabrica fachada familia familiar
    faro felicidad feliz feria ferrocarril fiesta fiestas flor flores foca fortaleza fuego fuegos fuente fuentes futbol
    gallina gallo gata gatito gato gatos gaviota girasol girasoles gitana globo globos golfo gorrion granja graduacion
    grupo guerra guitarra hermana hermano hermanos hermosa hija hijo hijos hombre hombres hormiga hotel huerta huerto
    humo iglesia iglesias inauguracion invierno isla islas jardin jardines joven juego juegos lago lagos laguna leon
    libro limon lluvia lobo loro luna luz luces madre madera madrina maestra maestro mama manana mano manos mar marcha
    mariposa mariposas mariscos matrimonio mercado merienda mesa mezquita mina mirador molino molinos monasterio montana
    montanas monte monumento moto mujer mujeres mula muralla museo musica nacimiento naranja naranjos naturaleza navidad
    negra negro nene nevada niebla nieto nietos nieve nina ninas nino ninos noche nochevieja novia novios nube nubes
    obra oceano olas oliva olivo olivos orilla orquidea oso otono oveja ovejas padre padres paella paisaje paisajes
    pajaro pajaros palacio paloma palomas palmera palmeras pan papa papas parque parroquia partido pascua paseo patio
    pato patos payaso perra perrito perro perros pesca pescador pescadores pez pico piedra piedras pino pintura pirata
    piscina plata playa playas plaza pradera presa primavera primos procesion profesor pueblo pueblos puente puentes
    puerta puerto puesta rana recuerdo recuerdos reencuentro regata reina retrato rey reyes rincon rio rios risco roca
    rocas romeria rosa rosas ruinas sabado selva semana senderismo sendero senora serpiente sierra silla sobrina sobrino
    sol soledad sombra sombras sombrero sueno sur taller tarde tarta teatro techo templo tia tiburon tienda tierra tigre
    tio tios toro toros torre torres tortilla tortuga tranvia tren trigo tulipan universidad uva uvas vaca vacas
    vacaciones valle vela velero vendimia ventana verano verde vida vieja viejo viento viernes vino vista vistas viaje
    viajes villa virgen visita volcan yegua zorro mascota mascotas cristo redentor magos nochebuena nuevo quinceanera
    bautizos abuelitos hermanita hermanito amanecida volcanes cataratas salto glaciar salar pampa gaucho tango pulperia
    asado mate flamenco sevillanas castanuelas
    """,
    # Italian
    """
    abbazia acqua acquedotto albero alberi alba alpi amica amici amico amore ancora angelo animali anni anniversario
    arco arcobaleno arena arte asino autunno autostrada baia ballo bambina bambine bambini bambino banda barca barche
    battesimo battistero bella belle bellezza bello bicicletta bimbo bimba borgo borghi bosco boschi bottega cagnolino
    calcio camera cammino campagna campanile campo campi canale cane cani capanna capodanno cappella carnevale casa
    cascata cascate case castello castelli cattedrale cattolica cavallo cavalli cena centro cervo chiesa chiese chiostro
    cielo cigno cima cimitero citta coda colazione collina colline colori colosseo compleanno comunione concerto
    coniglio convento corsa corso costa costiera cresima cucina cugini cupola danza delfino deserto domenica donna donne
    duomo eruzione escursione estate facciata famiglia farfalla farfalle faro fattoria festa fiera figlia figlio fiore
    fiori fiume fontana fontane foresta fortezza fratelli fratello funghi fuochi fuoco gabbiano galleria gallo gatta
    gatti gattino gatto gelato ghiaccio giardini giardino gioco giochi gioia giorno girasole girasoli gita golfo gondole
    grande grotta gruppo guerra inverno isola isole lago laghi laguna leone libro lupo luce luci lumaca luna lungomare
    macchina madonna mamma mare marito matrimonio mattina mattino mercato mercatino mercatini merlo mietitura mondo
    montagna montagne monte monti monumento moto mucca mulino mura musica museo nascita natale natura nave navi nebbia
    neve nido nipoti nipotini nonna nonne nonni nonno notte nozze nuvola nuvole olivo onda onde orchidea orto orso orsi
    oro ottobre paese paesaggio paesaggi palazzo palazzi pane panorama papa parco parrocchia pasqua pasquetta
    passeggiata pastore pecora pecore pesca pescatore pescatori pesce pescheria piazza piazzetta pineta pioggia pino
    pittura pizza ponte ponti porta porte porticciolo portici porto presepe prato primavera processione pulcini quadro
    raccolto rana regina regata ricordi ricordo ritratto riva riviera roccia rocce rosa rose rovine rondine sabbia sagra
    santa santo santuario scala scale scoiattolo scultura scuola sentiero sera sole sogno sorella sorelle spaghetti
    spiaggia spiagge sposa sposi stagno statua stazione stella stelle strada strade tavola teatro tempesta tempio terme
    terra terrazza tetti tigre torre torri torta tramonti tramonto traghetto trattore trekking treno trulli tulipani
    uccelli uccello uliveto universita uva uomini uomo vacanza vacanze valle vallata vecchia vecchio veduta vela
    vendemmia vento vetrata vetta via viaggio viaggi vicoli vicolo vigna vigneto vigneti villa villaggio vino vista vita
    volo volpe vulcano zia zio zucca gattini cagnolini palio pizzeria trattoria gelateria cantina sagre processioni
    befana ferragosto zampogna nipote nipotina bisnonna bisnonno nonnina suocera cognata cugina fidanzati sposini nuova
    zelanda
    """,
    # Portuguese, Catalan, Romanian
    """
    abelha acude aldeia alvorada amanha amanhecer amor aniversario animais arco areia arvore arvores ave avo avos
    azulejos bairro balao barco barcos barragem batizado bebe beija beleza bola bolo bonde borboleta bosque brincadeira
    cachoeira cachoeiras cachorro cachorros cachorrinho cafe cais caminho campo cao caes capela carnaval carro casa
    casal casamento casas castelo catedral cavalo cavalos ceu chuva cidade colheita comboio crianca criancas cruzeiro
    dia domingo dunas escola estrada estrela estrelas familia fazenda feira ferias festa festas filha filhas filho
    filhos flor flores floresta fogueira fogo folhas formatura fortaleza futebol galinha galo garota garoto gato gatos
    gatinho girassol grupo homem horta igreja igrejas ilha inverno irma irmas irmao irmaos ipe janela jardim joaninha
    jogo lagarto lago lagoa lar leao livro lua luz mae manha mangueira mar maravilha marido maternidade mato mercado
    mesa missa montanha montanhas morro mosteiro moinho mulher mulheres museu namorados natal natureza navio neblina
    neto netos neve noite noiva noivos nuvens onda ondas outono ovelhas padrinhos pai pais paisagem palacio papagaio
    parque passeio passaro passaros pato patos pescador pescadores pescaria piscina planta ponte pontes por porta porto
    praca praia praias primavera primos prima quintal raposa rainha rede reveillon ribeira rio rios rocha romaria rosa
    rosas rua ruas ruinas saudade saudades sabado serra sertao sobrinho sol sombra tarde tartaruga telhado telhados
    templo terra tia tigre tio torre trem trilha tulipas turma uva vaca vacas vela velha velho veleiro verao viagem vida
    vila vilarejo vinha vinhas vinho vista vovo platja muntanya poble estany cala nit capvespre castell avia avi
    casament nens gos apus asfalt biserica bunica bunicul brad bunicii craciun cetate ceata cer copii copil copilarie
    delta fata flori floare gradina iarna lac lup luna mama manastire manastirea mare marea munte munti muntii nunta
    oras padure parc pasti pisica pod primavara rasarit rau sat soare stana strada tata targ toamna turn vacanta vale
    vara zapada feijoada churrasco quadrilha junina arraial bairros sardinha sardinhas fado fadista vovos priminha
    filhote filhotes bacalhau bacalau pasteis caldeirada plaja
    """,
    # Polish, Czech, Slovak, Croatian, Slovene
    """
    babcia babci babka babia brat brama brzeg bocian burza chata chlopiec choinka chrzest chrzciny ciocia corka cmentarz
    droga drzewa drzewo dom domy dziadek dziadkowie dzieci dziecko dziewczyna dzien dworzec dwor fontanna gora gory
    gorska gorski grupa grzyby impreza jabko jablko jesien jezioro jeziora kaczka kaczki kamienica kaplica katedra klasa
    klasztor klatka koncert konie kolo komunia kon kosciol kos kot kotek kotki koty kolorowe krajobraz krowa krowy
    krolik krzyz ksiezyc kwiat kwiatki kwiaty lampa las lato lasy latarnia lis lody ludzie luka maly mama mamy maki
    maluch mecz mezczyzna mgla miasto miasteczko mlyn molo morze morza most motyl motyle mysz muzeum naród nasz nasza
    niebo noc noce nowy nowa odpust ogrod ogrody ognisko ojciec okno orzel owca owce palac panna panorama park pasterka
    pies piesek pieski plaza pole pogrzeb poranek port portret pociag procesja ptak ptaki rodzice rodzina rok rowery
    rower roza roze ryba rybacy rynek rzeka ruiny samochod sarna sarny siostra siostry skala skaly slon slonce slub
    spacer sowa stary stara starowka staw stodola strumien swieta swit syn szczyt szkola szopka targ teatr topola
    traktor trawa tulipany ulica uroczystosc urodziny wakacje warsztaty wczasy weekend wesele widok wieczor wies wieza
    wieze wilk winnica wiewiorka wigilia wiosna wnuczka wnuki wnuk wodospad woda wujek wycieczka wyspa zachod zamek
    zajac zima zaba zabytki zachody zboze zlot zonkile zwierzeta babicka brana brno cesta chalupa cirkev clun cervenec
    deda dedecek deti dite divka dovolena dum domek fara hory hora houby hrad hrady hriste hrob hudba jahody jaro jezero
    kacer kachny kamen kaple kastel kavarna kniha kocka kocky kone kopec kostel krajina kral kraliky krava kravy kvet
    kvety kvetiny les leto louka lide malir maminka masopust mesto mlha more morava mraz mraky muz namesti narozeniny
    nebo novy novak oblaky obec ohen orel ovce pes pesek podzim potok pohreb praha prazdniny pratele ptaci radnice rano
    rodina rodice reka rybnik rybar ruze sestra sipek silvestr skola slunce snih snehulak sova srnka srpen straz strom
    stromy stromek studna svadba svatba svatebni tata tatinek tance trhy ulice unor udoli vanoce vanocni vecer veverka
    vesnice vez vila vino vlak vlk voda vodopad vychod vylet vyhled vystava zahrada zapad zelva zena zvirata zvon baka
    djed djeca dida grad jesen kuca macka ljeto otok pas prijatelji proljece selo suma sunce trg tvrdava vjencanje vrt
    zalazak otroci planina poletje slap sneg morje gozd sonce babica dedek poroka dozynki swieto zubr losie borsuk krtek
    jezek jezci jelen liska medved zajic zajicek kaprik kapr mikulas cert vesela veselice hody pout masopustni stavba
    maje skansen plener biwak kajak splyw narty kulig sanki balwan
    """,
    # Turkish, Finnish, Hungarian, Indonesian, Vietnamese, Latin
    """
    abla aile agac amca anne annem arkadas arkadaslar at babam baba bahar bahce balik bayram bebek bulut cami camii
    carsi cay cicek cicekler cocuk cocuklar dag daglar dede deniz dere dogum doga dugun ev feribot firtina gece gelin
    gemi gol gul gunes gunbatimi gundogumu iskele kar kale kardes kedi kediler kelebek kis kiz kopek kopru koy kus
    kuslar lale liman manzara mavi mezuniyet nehir nine ogretmen okul orman oyun ramazan ruzgar saray selale sokak
    sonbahar tarih tatil tekne teyze tren vapur yagmur yaz yol yildiz aamu aurinko auringonlasku auringonnousu haat
    heina ilta jarvi joki joulu juhannus kala kaupunki kesa kevat kissa kirkko koira koti koulu kukka kukat kuu lapsi
    lapset linna linnut lintu lumi maisema mammi mansikka mappa meri metsa mokki mummo mummi mummola perhe piha poika
    puisto pukki puu ranta saari sade sauna sieni silta sisko syksy syntymapaiva taivas talvi talo tori tuli tytto ukki
    vaari vaimo veli vene vappu vuori yo alma anya apa balaton barany bor csalad cica erdo esku este eso falu feszek
    folyo fu gomba gyerek gyerekek hajnal hal haz hegy hid ho kapu karacsony kastely kecske kert kiralynő kutya lanchid
    leany lo lovak macska mama nagyapa nagymama naplemente nap napfelkelte nyar nyaralas osz otthon papa piac szoba
    szuret tavasz tel templom tenger tukor ut unnep unokak utca vadasz var varos viz virag viragok anak anjing air
    bandung bayi bukit bunga burung danau desa gadis gunung hujan hutan ibu ikan jalan kakak kampung kebun keluarga kota
    kucing langit laut lebaran malam masjid matahari nenek kakek pantai pasar pelangi perahu pernikahan pohon pulau pura
    rumah sawah sekolah senja teman alces alba amanita anas aquila ardea bellis boletus buteo canis cervus columba
    corvus erithacus falco felis ficus fragaria gallus helianthus homo larus lilium lupus merula narcissus officinalis
    papaver parus passer passiflora pinus populus prunus quercus rana rosa rubecula rubra salix sciurus strix sylvestris
    turdus tulipa ursus vanessa viola vulgaris vulpes kulesi sarayi meydani koprusu carsisi hamami joulupukki joulukuusi
    pulla rapujuhlat lussekatter kanelbullar kraftskiva surstromming mokilla soutu uimaranta kesamokki kertje kertben
    nalunk saunailta
    """,
)
