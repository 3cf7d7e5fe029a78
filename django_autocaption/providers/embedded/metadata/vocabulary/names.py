"""Names of people, and of places, as they stand in titles; in the spelling without accents."""

from __future__ import annotations

from django_autocaption.providers.embedded.metadata.noise.fields import plain_table

PEOPLE = plain_table(
    # given names
    """
    aaron abdul abigail abraham adam adele adrian agata agnes agnieszka ahmed ahmet aida aidan aiden aisha akira alan
    albert alberto aleksander alessandro alessia alessio alex alexander alexandra alexandre alexei alfie alfred alfredo
    ali alice alicia alina alison allan allen allison alma alois alvaro alyssa amalia amanda amber amelia amelie amin
    amir amy ana anastasia anders andre andrea andreas andreea andrei andres andrew andrzej andy angela angelina angelo
    anika anita anja ann anna anne annette annie anthony antoine anton antonella antonia antonio anya april ariana
    arianna arne arnold arthur artur arturo ashley asher astrid audrey august augusta ava ayse barbara barry bartek
    bartosz basil bastian beata beatrice beatrix beatriz becky ben benedikt benjamin benoit bente bernadette bernard
    bernd bernhard bert bertha beth betty beverly bianca bill billy bilal birgit bjorn bob bobby bogdan boris brad
    brandon brenda brian bridget brigitte bruce bruno bryan caleb callum camila camilla camille carl carla carlo carlos
    carmen carol carolina caroline carolyn carsten casper catarina caterina catherine cecilia cedric celine charles
    charlie charlotte chen cheryl chiara chloe chris christa christian christina christine christof christopher cindy
    clara claire claude claudia claudio claus clemens clement colin connor conrad constance cora cordula corinne
    cornelia cristian cristina curt cynthia dagmar daisy damian damien dan dana daniel daniela daniele danielle danny
    daria darren dave david davide dawn debbie deborah denis denise dennis derek diana diane diego dieter dietmar
    dimitri dirk dmitri dmitry dolores dominic dominik dominika don donald donna dora doris dorothea dorothy doug
    douglas duncan dustin dylan earl eckhard eddie edgar edith edmund edoardo eduard eduardo edward edwin eileen elaine
    eleanor elena eleonora eli elias elif elijah elin elina elisa elisabeth elise eliza elizabeth ella ellen ellie
    elliot elsa elsie elvis emanuel emil emile emilia emilie emilio emily emine emma emmanuel enrico enrique enzo eric
    erica erich erik erika erin ernest ernst erwin esther ethan eugen eugene eva evan eve evelyn ewa fabian fabien fabio
    fanny farid fatima fatma federica federico felicity felipe felix ferdinand fernanda fernando filip filippo finn
    fiona flora florence florian frances francesca francesco francis francisca francisco franck franco francois frank
    franz fred frederic frederick frederik freddie freya frida friedrich frieda fritz gabriel gabriela gabriele gail
    gary gavin geoff geoffrey georg george georges georgia georgina gerald gerard gerd gerda gerhard gertrud giacomo
    gianni gilbert gina giorgia giorgio giovanna giovanni gisela giulia giulio giuseppe gladys glen gloria gonzalo
    gordon grace graham greg gregor gregory greta grzegorz guido guillaume gunter gunther gustav guy hailey hakan hamid
    hank hanna hannah hannes hans harald harold harriet harrison harry harvey hasan hassan hazel heather hector hedwig
    heidi heike heiko heinrich heinz helen helena helene helga helmut hendrik henri henrik henrique henry herbert herman
    hermann hilda hilde hiroshi holger horst howard hubert hugh hugo hussein ian ibrahim ida ignacio igor ilaria ilse
    ines inga inge ingrid irena irene irina irma isaac isabel isabella isabelle ismail isla ivan ivana ivo jack jackie
    jackson jacob jacqueline jacques jade jaime jake jakob jakub james jamie jan jana jane janet janice janina janine
    jared jasmin jason javier jay jean jeanne jeff jeffrey jennifer jenny jens jeremy jerome jerry jesse jessica jill
    jim jimmy jindrich jiri joan joanna joao joaquin jochen jody joe joel johan johann johanna johannes john johnny jon
    jonas jonathan jordan jorg jorge jose josef josefa joseph josephine josh joshua josip joyce juan juanita judith judy
    jules julia julian juliana julianne julie julien juliet juliette julio julius june jurgen justin justine kai kamil
    karel karen karim karin karina karl karol karolina katarina kate katharina katherine kathleen kathrin kathy katie
    katja katrin kay keith kelly ken kenji kenneth kerstin kevin khaled kim kirsten klara klaus kristen kristin kristina
    kristof krystyna krzysztof kurt kyle larry lars laszlo laura lauren laurence laurent lea leah leanne lee leila lena
    lennart leo leon leona leonard leonardo leonie leopold leslie leticia lewis liam lidia lilian liliana lilly lily
    lina linda linus lionel lisa lise lisbeth liv livia lloyd logan lois lorena lorenz lorenzo lothar lotte lou louis
    louisa louise luc luca lucas lucia lucie lucien lucy ludwig luigi luis luisa lukas luke luna lydia lynn maciej
    maddie madeleine madison magda magdalena maggie mahmoud maike maja malcolm malgorzata malin malte manfred manuel
    manuela marc marcel marcela marcello marco marcus marek margaret margarete margarita margherita margot marguerite
    maria mariam marian mariana marie marina mario marion marius mark marko markus marlene marta martha martin martina
    marvin mary mateo mateus mateusz mathias mathieu mathilde mats matt matteo matthew matthias mattia maurice mauricio
    maurizio max maximilian maxime maya megan mehmet melanie melissa mercedes mia michael michal michaela michel michela
    michele michelle miguel mika mike mikael mikhail milan milena miles mille milo mimi minnie mira miranda miriam mirko
    miroslav mitch mohamed mohammad mohammed molly mona monica monika monique morgan moritz morten moses muhammad murat
    mustafa nadia nadine nancy naomi natalia natalie natascha nathalie nathan neil nele nelson niamh nick nicola nicolas
    nicole niels nigel nikita niklas nikola nikolai nils nina noa noah noel nora norbert norma norman odette ola olaf
    oleg olga oliver olivia olivier omar oscar oskar otto owen pablo paige pamela paola paolo pascal pat patricia
    patrick patrik paul paula paulina pauline paulo pavel pawel pedro peggy penelope penny per peter petr petra phil
    philip philipp philippe phoebe pia pierre pietro piotr polly priscilla priya quentin rachel radek rafael raffaele
    rahul ralf ralph ramon raphael raquel ray raymond rebecca regina reiner reinhard renata renate rene renee ricardo
    riccardo richard rick rita rob robert roberta roberto robin rocco rod rodrigo roger roland rolf roman romain ron
    ronald ronnie rosa rosalie rose rosemarie rosie ross roy ruben rudi rudolf rudy rupert russell ruth ryan sabina
    sabine sabrina sally salma salvatore sam samantha samira samuel sandra sandrine sandro sandy santiago sara sarah
    sascha scott sean sebastian selma sergei sergey sergio sharon sheila shirley sibylle sidney siegfried sigrid silke
    silvia simon simona simone sofia sofie solveig sonia sonja sophia sophie stacy stan stefan stefania stefano steffi
    stella stephan stephane stephanie stephen steve steven stewart stuart sue sune susan susana susanna susanne suzanne
    svea sven svetlana sybille sylvia sylvie tamara tania tanja tara tatiana ted terence teresa terry tess thea theo
    theodor theodore theresa therese thibault thierry thiago thilo thomas thorsten tibor till tilman tim timo timothy
    tina tobias toby todd tom tomas tomasz tommaso tommy toni tony torben tracy trevor tristan trude udo ulf ulla ulrich
    ulrike ulysses umberto ursula ute uwe valentin valentina valeria valerie vanessa vera veronica veronika veronique
    vicky victor victoria viktor viktoria vincent vincenzo viola violetta virginia vito vittorio vivian vlad vladimir
    volker waldemar wallace walter wanda wayne wendy werner wilfried wilhelm will willem william willy wilma winston
    wojciech wolfgang xavier yasmin yolanda yuki yusuf yves yvette yvonne zachary zara zbigniew zdenek zoe zofia zuzana
    rex fido bella lulu minka mitzi bello simba nala
    """,
    # family names, heads of state, artists
    """
    abbott adams allende anderson andersson armstrong attenborough atwood austen bach baker barnes bauer beckham becker
    beethoven bell bennett berg bergman berlusconi biden blair bolt bond bonaparte bowie brandt brown bush caesar calvin
    campbell carter castro cezanne chagall chaplin chopin churchill clark clarke clinton cole collins columbus cook
    cooper corbyn cruz dali darwin davies davis dickens disney edison edwards einstein ellis evans farage fernandez
    ferrari fischer fleming ford foster francisco franklin freud friedrich galileo gandhi garcia gates gaudi gauguin
    giuliani goethe gogh gonzalez gorbachev goya grant gray green guevara hall hansen harris hawking hemingway henderson
    hernandez hill hitchcock hitler hoffmann holmes honecker hughes hugo hunt jackson james jansen jensen johansson
    johnson jobs jones kafka kahlo kandinsky kant kennedy khan klee klein klimt klopp koch kohl kovacs kowalski kruger
    lafayette lang larsen lee lenin lennon leonardo lewis lincoln liszt lopez luther macron madonna magritte mandela
    manet marley martinez marx matisse mccartney merkel messi meyer michelangelo miller mitchell mitterrand monet monroe
    moore mozart muller munch murphy murray musk napoleon nelson newton nielsen nixon nobel novak obama olsen orwell
    parker pasteur perez peterson petersen picasso pinochet poe presley putin rembrandt renoir richter roberts robinson
    rockefeller rodin rodriguez ronaldo roosevelt rossi rousseau rubens sanchez santos sanders sarkozy schiller schmidt
    schmitt schneider scholz schroder schubert schulz schumann schwarz scott shakespeare shaw silva simpson singh smith
    spencer spielberg stalin stevenson stewart svensson taylor thatcher thompson titian torres trudeau trump truman
    tolkien tolstoy turner twain verdi vermeer vivaldi voltaire wagner walker wang washington watson weber webster
    welles wellington wells white wilde williams wilson wolf wood woolf wright yeats young zelensky zimmermann zola
    zuckerberg
    """,
)
PLACES = plain_table(
    # continents, countries, their people
    """
    adriatic aegean afghanistan africa african alabama alaska albania alberta algeria amazon america american americans
    andalucia andalusia andes andorra angola antarctica antigua appalachian arabia arabian argentina arizona arkansas
    armenia asia asian atlantic australia australian austria austrian azerbaijan azores bahamas bahrain bali balkans
    baltic bangladesh barbados basque bavaria bavarian belarus belgian belgium belize bengal benin bermuda bhutan
    bohemia bolivia borneo bosnia botswana brabant brandenburg brasil brazil brazilian britain british brittany brunei
    bulgaria burgundy burma burundi calabria california cambodia cameroon canada canadian canarias caribbean carolina
    cashmere catalonia caucasus chad chile china chinese colombia colorado congo connecticut corfu cornwall corse
    corsica costarica crete crimea croatia cuba cuban cumbria cyprus czech czechia dakota dalmatia danish danube
    delaware denmark deutschland devon dominican dordogne dorset dutch ecuador egypt egyptian eifel england english
    eritrea espana essex estonia ethiopia europa europe european eurasia faroe fiji finland finnish flanders flemish
    florida france french friesland gabon galapagos galicia galilee gambia ganges georgia german germany ghana greece
    greek greenland grenada guatemala guinea guyana haiti hampshire harz hawaii hawaiian hebrides hesse himalaya
    himalayas holland honduras hungarian hungary iberia iceland idaho illinois india indian indiana indonesia iowa iran
    iraq ireland irish israel istria italia italian italy ivory jamaica japan japanese java jordan jura kansas karelia
    kashmir kazakhstan kent kentucky kenya korea korean kosovo kuwait kyrgyzstan ladakh lancashire languedoc laos
    lapland latin latvia lebanon lesotho liberia libya liechtenstein liguria lithuania lombardy louisiana luxembourg
    macedonia madagascar madeira maine majorca malawi malaysia maldives mali mallorca malta manitoba martinique maryland
    massachusetts mauritania mauritius mediterranean melanesia menorca mexico michigan micronesia minnesota mississippi
    missouri moldova mongolia montana montenegro moravia morocco mozambique myanmar namibia navarra nebraska nepal
    netherlands nevada newfoundland nicaragua niger nigeria nile nordic normandy norway norwegian oceania ohio oklahoma
    oman ontario oregon orkney pacific pakistan palestine panama papua paraguay patagonia pennsylvania persia persian
    peru philippines picardie piemonte poland polish polynesia portugal portuguese prussia provence punjab pyrenees
    qatar quebec queensland rhine rhineland rhodesia romania russia russian rwanda sahara samoa sardinia sardegna
    saskatchewan saxony scandinavia schleswig scotland scottish senegal serbia seychelles shetland siberia sicily
    sicilia silesia slovakia slovenia somalia somerset spain spanish sudan suffolk sumatra suriname surrey sussex swabia
    sweden swedish swiss switzerland sylt syria tahiti taiwan tanzania tasmania tennessee texas thai thailand thuringia
    tibet tibetan tirol tobago togo tonga toscana transylvania trinidad tunisia turkey turkish turkmenistan tuscany
    tyrol uganda ukraine umbria uruguay utah uzbekistan vatican veneto venezuela vermont victoria vietnam vietnamese
    virginia wales welsh westphalia wisconsin wyoming yemen yorkshire yucatan yukon zambia zanzibar zealand zeeland
    zimbabwe usa deutsche suisse schweiz osterreich belgie nederland polska norge sverige danmark suomi
    """,
    # cities
    """
    aachen aberdeen acapulco accra addis adelaide agra ajaccio albuquerque aleppo alexandria algiers alicante almaty
    amalfi amman amsterdam anchorage andover ankara annapolis annecy antalya antwerp antwerpen aosta arezzo arles arnhem
    assisi asuncion aswan athens atlanta auckland augsburg auschwitz austin avignon baden baghdad baku baltimore bamberg
    banff bangalore bangkok barcelona barcelone bari basel bath bautzen bayeux bayreuth beijing beirut belfast belgrade
    benidorm bergamo bergen berlin bern bethlehem bialystok bilbao birmingham blackpool bogota bologna bolzano bombay
    bonn bordeaux boston brasilia bratislava bremen bremerhaven brescia brest brighton brindisi brisbane bristol brno
    bruges brugge brussels bruxelles bucharest budapest buenos aires buffalo burgos bursa cadiz caen cairo calais
    calcutta cambridge canberra cancun cannes canterbury capri caracas carcassonne cardiff cartagena casablanca catania
    cayenne charleston chartres chemnitz chennai chester chicago chichester cincinnati cleveland cologne colombo como
    concarneau copenhagen cordoba corfu cork cracow cuenca cusco dakar dallas damascus danzig darjeeling darmstadt
    darwin delft delhi den denver derby detroit dhaka dieppe dijon doha dortmund dover dresden dubai dublin dubrovnik
    duisburg dunkirk durban durham dusseldorf edinburgh eindhoven eisenach ephesus erfurt erlangen essen eton faro
    ferrara fez firenze florence fontainebleau frankfurt freiburg fukuoka fussen galway garmisch gdansk gdynia geneva
    genf genoa genova gent ghent gibraltar giverny glasgow glastonbury goa gorlitz goslar gothenburg gottingen gouda
    granada graz greenwich grenoble groningen guadalajara guangzhou guernica haarlem hague haifa halifax hallstatt
    hamburg hamelin hanoi hanover hannover harare harlem hastings havana heidelberg helsinki hereford hiroshima hobart
    holyhead hong hongkong honolulu houston hue hull ibiza innsbruck interlaken inverness ipswich isfahan islamabad
    istanbul izmir jaffa jaipur jakarta jena jericho jerusalem johannesburg kabul kaliningrad kampala kansas karachi
    karlsruhe kassel kathmandu katowice kaunas keswick khartoum kiel kiev kinshasa kobe koblenz koln kolkata kong
    konstanz konya kosice krakow kuala kyiv kyoto lagos lahore lausanne leeds leicester leiden leipzig leuven lhasa
    liege lille lima limerick limoges lincoln linz lisboa lisbon lisbonne liverpool livorno ljubljana lodz london
    londres lourdes lubeck lublin lucca lucerne lugano lumpur luton luxor luzern lviv lyon maastricht macau madras
    madrid magdeburg mainz malaga malmo managua manchester manila mannheim mantova maputo marburg margate marrakech
    marrakesh marseille matera mecca medellin medina meissen melbourne memphis messina metz miami milan milano
    minneapolis minsk mombasa monaco montevideo montpellier montreal montreux moscow mostar moskau mumbai munich munster
    murano murcia mykonos nagasaki nagoya nairobi namur nancy nantes napier naples napoli nara nashville nassau nazareth
    neapel newcastle newquay newport nice nijmegen nimes norwich nottingham novgorod nuremberg oban odessa oldenburg
    olomouc oporto oran orleans orlando orvieto osaka oslo ostend ottawa oviedo oxford padova padua palermo palma
    palmyra pamplona paris parma passau pattaya pavia peking penang penzance perth perugia petersburg petra philadelphia
    phnom penh phoenix phuket piacenza pisa pittsburgh plovdiv plymouth plzen pompeii pompeji pompei ponza porto
    portland portofino portsmouth positano potsdam poznan prag prague praha preston pretoria quimper quito rabat ragusa
    rangoon rapallo ravello ravenna reading recife regensburg reims rennes reykjavik rhodes riga rijeka rimini rio
    riyadh roma rom rome ronda rostock rothenburg rotterdam rouen ruhr rye rzeszow sacramento saigon salamanca salem
    salerno salisbury salzburg samarkand samos santander santiago santorini saopaulo sapporo sarajevo savannah schwerin
    seattle segovia seoul sevilla seville seychelles shanghai sheffield shiraz siena sintra singapore skopje sofia sopot
    sorrento southampton speyer spoleto split stansted stavanger stirling stockholm stralsund strasbourg stratford
    stuttgart sucre suez surabaya swansea sydney syracuse szczecin szeged tallinn tampa tampere tangier taormina
    tashkent tbilisi teheran tehran telaviv tenerife thessaloniki tijuana timbuktu tirana tivoli tokyo toledo torino
    toronto torun toulouse tours trabzon trento treviso trier trieste tripoli tromso trondheim troy troyes tunis turin
    turku ulm uppsala ushuaia utrecht valencia valladolid valletta valparaiso vancouver varanasi varna varsovie venedig
    venezia venice venise verdun verona versailles vicenza vichy vienna vienne vigo vilnius viterbo volendam warsaw
    warszawa waterford waterloo weimar wellington whitby wien winchester windsor wismar wittenberg wroclaw wuppertal
    wurzburg xian yalta yangon york ypres zaandam zadar zagreb zakopane zaragoza zermatt zurich zwickau zwolle nyc
    """,
    # sights, waters, heights
    """
    abbey acropolis akropolis alcatraz alhambra alsace ararat arc ardennes arlington arno athos avon balaton balmoral
    bastille baikal bering biarritz blenheim bodensee bosphorus brandenburger brooklyn broadway buckingham bundestag
    burj canterbury carnac cervino champs chamonix chesapeake chichen itza cinque terre coliseum colosseum concorde
    cotswolds dachstein danube dartmoor dolomites dolomiti donau douro drachenfels eiffel eiger elba elbe elbrus elysees
    etna everest exmoor fuji garda giza gobi gotthard gower grandcanyon grossglockner hadrian hampton heathrow helgoland
    hermitage holyrood hollywood houston hudson hyde iguazu isar jungfrau karnak kensington kilimanjaro klosters kremlin
    krakatoa krk ladoga lido loire lomond louvre luberon machu picchu maggiore malibu manhattan marienplatz matterhorn
    mekong meteora montblanc montmartre mosel moselle mull nevis neuschwanstein niagara oder olympia olympus orsay
    ostsee palatine pantheon parthenon piccadilly potomac prater pigalle portobello prado rainier rhein rhone rialto
    richmond rocky rushmore rugen saint sanssouci santa san sahara saone seine serengeti severn sinai sistine skye
    snowdon snowdonia soho somme spree stonehenge tatra tatry teide thames tiber titicaca tower trafalgar trevi
    trocadero tuileries uluru unterdenlinden usedom vaud versailles vesuv vesuvio vesuvius vltava vondelpark vosges
    wannsee watzmann westminster whitehall wight windermere yangtze yellowstone yosemite zugspitze zuiderzee wembley
    glencoe aconcagua agrigento ajanta aletsch altamira alps amboise andaman angel angkor annapurna antelope arches
    arenal arthur atacama atitlan ayers bagan baikonur bamiyan bandelier barrier batu bayon belem bellagio ben bernina
    bialowieza big bisti blarney bled bodrum bondi borobudur bosporus braies bran brasov brocken bryce buda burano
    byblos cabo cahokia camargue camino canaima canal cappadocia capadocia capitol carpathians carrara cathedral cebu
    cesky chambord chan chefchaouen chenonceau chiemsee chimborazo chitwan christchurch ciudad cliffs coba colca colmar
    conero coney copacabana copan corcovado cornish corniche cotopaxi cradle crater croagh culloden cumberland curonian
    cusco cuzco dachau dades dahab daintree danang davos dead delos delphi denali derwent devils diamond dingle
    dinkelsbuhl djenne djerba dolomite donegal doubtful drakensberg drakes dubh duino dune durmitor edersee ellis elqui
    epcot epidaurus eze faial fairbanks fatima fayoum feldberg fenway fernando fingal fiordland fira fitzroy fjord franz
    fremantle fuerteventura funafuti funchal gallipoli garajonay gargano geiranger ghent giethoorn gion gokyo golden
    gomera gorlice gotland gozo grand granada gstaad guanajuato guernsey guggenheim haleakala halong hampi hana hangzhou
    hawa hebron heligoland hermosa hidden hierapolis hohenschwangau hohenzollern hoi hollokő hormuz huangshan huaraz
    huashan hvar iguacu igls imst inca inishmore iona ipanema ischia isla ivalo jasper jebel jeju jerash jersey jesolo
    joshua jotunheimen juneau kaikoura kakadu kandy kalambaka karlovy karlstejn kathmandu katmai kauai kazan kazbegi
    keukenhof khajuraho khiva kiruna kinabalu kinderdijk kizhi knossos kos komodo konark kotor kowloon kruger kuressaare
    kyzyl lascaux lalibela lanzarote larnaca lauterbrunnen leptis leshan letna lenin lindau lindos lipari lofoten
    longyearbyen lucknow luang prabang maasai mackinac maldive mallaig malbork manaus manarola mandalay marsa masada
    maspalomas maui mauna mcmurdo melk memling menton merida mesa messini mezquita michel milford mittenwald moab modena
    moher mojave monet mont ventoux monterey monteverde monument morskie oko mourne murren muscat muir nafplio nakuru
    nan nantucket napa naxos nazare nazca negril nemrut neusiedl niah nikko nimrud nordkapp novi novy nubble nyhavn
    obidos okavango oludeniz oia orkhon ortisei ostia otranto ouro preto palenque pamukkale pantelleria paphos parati
    paros patmos pelion peniscola persepolis petronas phi pienza pinnacles pisac plitvice polignano pont popocatepetl
    poros porvoo potala procida puerto pula punta cana puno quebrada quiberon rapa ravenna redwood rethymno reutte
    riomaggiore riquewihr rocamadour ronda roskilde rotorua rovinj saba sabi sacre coeur safed sagrada salina saltburn
    samaria samoens santillana saqqara sardis savonlinna scafell sedona segesta selinunte sforza shenandoah shimla
    shinjuku shibuya sibiu sidi sighisoara sigiriya siglufjordur sinaia sirmione skagen skeleton skopelos skellig sligo
    sochi sossusvlei spreewald squaw stromboli stonetown stupa suzdal svalbard sveti szentendre taj mahal tahoe taormina
    tarangire tarifa tassili tatev telluride telc tequila teotihuacan thira tikal tiananmen tintern tofino torcello
    torres paine trakai trento trossachs tulum turku turpan tzfat uffizi uluwatu uyuni vaduz valldemossa varenna
    vatnajokull verdon versova vesterhavet vianden victoria vieques vigeland visby volubilis wadi rum waikiki waitomo
    wadlopen warwick wawel wicklow wieliczka winnipeg wolfsburg wudang xochimilco yamal yarmouth yazd ypres ystad
    zabriskie zaanse zell zermatt zion zwinger coliseo gaudi moulin rouge opera pompidou invalides sacrecoeur etoile
    eiffelturm fernsehturm gorki ermitage tretyakov bolshoi nevsky peterhof altai kamchatka sakhalin samara volga don
    dnieper hallgrimskirkja geysir gullfoss skogafoss vik akureyri husavik tromso senja alesund preikestolen trolltunga
    nidaros hakone kamakura kanazawa takayama miyajima himeji nagano hakodate okinawa fushimi inari kinkakuji arashiyama
    busan gyeongju seoraksan namsan gangnam insadong jeonju jinhae taroko alishan taipei kaohsiung sun moon chengdu
    chongqing guilin yangshuo lijiang dali suzhou nanjing xiamen harbin tianjin wuhan zhangjiajie huanghe jodhpur
    udaipur jaisalmer pushkar amritsar rishikesh kerala mysore ooty munnar kochi goa manali leh hanoi hue hoian sapa
    dalat saigon siem reap battambang vientiane inle yangon chiang mai rai ayutthaya sukhothai krabi samui penang
    langkawi malacca borneo ubud lombok flores toraja cairns whitsunday fraser noosa coogee manly parramatta ballarat
    bendigo broome hobart queenstown wanaka dunedin napier taupo tongariro aoraki akaroa hokitika quebec gaspe banff
    whistler kelowna calgary edmonton regina saskatoon yellowknife iqaluit sequoia acadia everglades badlands verde
    glacier teton tetons olympic smoky smokies appalachia catskills adirondacks berkshires poconos ozarks sierra nevada
    wrigley chrysler comiskey soldier dodger lambeau yankee harvard yale stanford princeton oxford cambridge berkeley
    mit eton jefferson hoover dover cedar rapids springfield fairview madison franklin clinton salem georgetown ashland
    dayton burlington oakland milwaukee omaha tulsa wichita fresno tucson boise spokane tacoma eugene reno vegas
    laughlin needles barstow bakersfield carmel sausalito sonoma alameda anaheim bolivar quito galapagos cartagena
    medellin cali bogota lima arequipa sucre potosi iguassu bariloche mendoza salta rosario calafate ushuaia chalten
    patagonia valparaiso rapanui chiloe pucon olinda paraty buzios floripa gramado pantanal salvador bahia fortaleza
    natal brasilia ruanda kigali entebbe kampala ngorongoro zanzibar arusha amboseli tsavo malindi lamu chobe etosha
    swakopmund windhoek knysna stellenbosch hermanus franschhoek soweto marrakesch essaouira agadir merzouga ouarzazate
    fes meknes rabat tangier tunis sousse hammamet carthage kairouan luxor abu simbel hurghada siwa petra aqaba eilat
    galilee tiberias isfahan shiraz tabriz mashhad samarkand bukhara almaty bishkek dushanbe osh issyk antep ankara
    antakya marmaris fethiye kas kemer side alanya goreme mardin ephesus pergamon galata taksim sultanahmet uskudar
    besiktas kadikoy trabzon sumela rize kars ani van etretat alberobello bieszczady pancras laguardia moma hubble
    rambla mazury masuren calanques ruegen worth
    """,
)
