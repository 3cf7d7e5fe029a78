"""Words for how people are, what they do and when, which stand beside the nouns of a caption or alone."""

from __future__ import annotations

from django_autocaption.providers.embedded.metadata.noise.fields import plain_table

EVERYDAY = plain_table(
    # how somebody is, what somebody does, when and where
    """
    grumpy tired curious hungry happy sad sleepy lonely drunk proud shy cheeky naughty angry thirsty excited
    exhausted scared jealous worried relaxed lazy silly goofy dizzy freezing sweaty soaked drenched undressed
    barefoot awake asleep thinking daydreaming resting napping yawning crying giggling hugging baking eating
    running sledding sewing writing studying travelling waving celebrating relaxing chilling cuddling splashing
    jumping alone forever finally nearly almost there today yesterday tomorrow tonight again somewhere nowhere
    everyone everybody nobody someone something miss thanks thank congrats bravo oops wow yum yummy delicious
    gorgeous adorable handsome pregnant engaged married retired homesick heartbroken hopeful grateful thankful
    blessed
    """,
    # what is around us
    """
    puddle fungi sapling conker pinecone driftwood fen steppe drizzle downpour inlet strait weir trough stile
    footbridge roundabout conservatory kennel hutch coop pigsty silo forge smithy tannery distillery allotment
    paddock haystack sheaf scarecrow sledge trolleybus dinghy trawler rudder custard crumble tart scone brownie
    donut broth crisps yoghurt marmalade pickle ketchup jubilee gig musical pantomime quiz bingo raffle pharmacy
    laundrette canteen dormitory exam puppet teddy jigsaw dominoes darts snooker skittles croquet lacrosse
    badminton archery trampoline seesaw sandpit hopscotch bubbles hygge pause lagom aperitivo tapas bruschetta
    ceilidh hogmanay bannock haggis eisteddfod holi eid sakura hanami crochet loom spindle kiln anvil rake shovel
    trowel hosepipe queue graffiti billboard milestone obelisk cenotaph priory minster ziggurat moat dungeon
    foundry sidings platform railcar melancholy nostalgia wanderlust courage chaos mystery lunchtime bedtime teatime
    scrapbook woodpile firewood saucepan napkin
    """,
    # what hangs and stands in museums
    """
    albumen gelatin etching engraving woodcut lithograph aquatint drypoint mezzotint gouache tempera terracotta
    earthenware stoneware faience enamel gilded gilt limestone alabaster basalt obsidian lacquer parchment vellum
    papyrus brooch amulet chalice reliquary triptych altarpiece bust sarcophagus amphora krater kylix ewer tankard
    snuffbox sabre armor manuscript sherd shard torso stele frieze dynasty century circa anonymous attributed
    follower daguerreotype ambrotype tintype cyanotype mahogany netsuke
    """,
    # what is in the news
    """
    demonstrators strikers clashes ceasefire spokesman spokeswoman ambassador lawmaker candidate voters voting
    ballot referendum congress trial verdict jury suspect sentenced arrested arrest rescuers rubble wildfire
    typhoon tsunami landslide accident collision derailment blast attack speaks addresses delivers attends arrives
    holds reacts celebrates scores loses defeats competes semifinal quarterfinal league medalist striker defender
    midfielder referee troops migrants residents commuters
    """,
    # German
    """
    erster erste erstes zweiter letzter schultag hungrig satt krank gesund glucklich traurig muede frohlich lustig
    wutend neugierig verliebt verlobt verheiratet verschlafen allein zusammen endlich daheim zuhause unterwegs
    angekommen geschafft fertig vorher nachher gestern heute immer wieder noch schon bald ganz viel viele alles nie
    keiner niemand jemand spielt schlaft schlafen trinken rennt sitzt steht liegt lacht tanzt singt kocht backt
    liest schreibt malt wartet fliegt springt badet schwimmt wandern wandert klettert tee picknick bergtour
    rundgang nickerchen schulhof klassenfoto baggersee stausee flur hinterhof innenhof fussgangerzone altbau
    umleitung stau morgenrot abendrot mondaufgang raureif tau dunst hagel glatteis liebling
    """,
    # French
    """
    fatigue fatiguee faim heureux heureuse triste amoureux endormi endormie enfin arrivee depart retour bientot
    toujours jamais encore ensemble seul seule lundi mardi mercredi jeudi vendredi samedi demain minuit vacances
    balade baignade sieste gouter ciel metro peniche hibou merle copains copines joue dort mange boit lit ecrit
    nage saute rit pleure regarde attend
    """,
    # Spanish
    """
    cansado cansada hambre enamorado dormido dormida llegada salida vuelta siempre nunca juntos sola martes
    miercoles jueves ayer hoy mediodia colegio siesta desayuno tormenta acantilado ayuntamiento muelle coche buho
    golondrina primo gemelos vecinos baila canta juega duerme come escribe camina corre nada rie llora espera
    """,
    # Italian
    """
    stanco stanca fame felice innamorati addormentato arrivo partenza ritorno sempre insieme lunedi martedi
    mercoledi giovedi venerdi sabato ieri domani oggi mezzogiorno laurea pisolino merenda pranzo temporale ruscello
    scogliera municipio maiale gufo cugino gemelli amiche vicini
    """,
    # Portuguese
    """
    fome chegada partida sexta ontem hoje almoco jantar lanche nevoeiro falesia estacao porco ovelha coelho coruja
    gemeos vizinhos ladeira
    """,
    # Dutch
    """
    moe blij verdrietig verliefd eindelijk thuis onderweg altijd nooit zondag maandag dinsdag woensdag donderdag
    vrijdag zaterdag gisteren vandaag uitje dagje zonsopgang onweer rivier sloot heuvel kade trekker varken ezel
    zwaluw slak tweeling buren speelt slaapt eet drinkt leest
    """,
    # Danish, Norwegian, Swedish, Finnish
    """
    vaar forar efterar fika hytta stuga sommarstuga sommerhus hyttetur fjeld elv alv skov sjo soe hast gris lam
    bebis bror bil bryggen brygga torget torvet gade sankthans fodselsdag skole ferie semester mote leker sover
    spiser ater aiti isa ystavat paasiainen synttarit kesayo
    """,
    # Polish, Czech, Croatian, Slovene
    """
    przyjaciele kuchnia snieg deszcz wschod slonca pierwszy nareszcie dcera bratr prochazka dest plaz crkva majka
    otac rodendan bozic uskrs snijeg kisa magla izlazak sunca cerkev hisa rojstni zahod soncni
    """,
    # Turkish, Hungarian, Romanian, Indonesian, Catalan, Basque
    """
    mutfak kapadokya pazar barat eskuvo szuletesnap husvet kirandulas konyha tisza caine prieteni paste plimbare
    castel bucatarie ploaie ayah ulang tahun liburan sungai jembatan gereja dapur kabut terbenam terbit bulan pagi
    sore bermain tidur makan minum gat riu bosc esglesia mercat hondartza mendia itsaso etxea kaleak herria
    """,
)
