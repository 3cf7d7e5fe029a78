"""English words for what people take pictures of, and for how they head them."""

from __future__ import annotations

from django_autocaption.providers.embedded.metadata.noise.fields import plain_table

ENGLISH = plain_table(
    # people
    """
    adult architect artist athlete aunt auntie author babe baby bachelor baker band barber beggar birthday bishop boss
    boy boyfriend bride bridesmaid brother builder butcher captain cardinal carpenter celebrity cellist champion chef
    chief child children choir citizen clown coach colleague congressman cook couple cousin cowboy crew crowd crusader
    cyclist dad daddy dancer darling daughter dentist devil director diver doctor driver drummer duchess duke elder
    emperor engineer family fan fans farmer father fiance fighter fireman firefighter fisherman florist folks friend
    gang gardener gentleman girl girlfriend goalkeeper godfather governor grad grandad granddad granddaughter
    grandfather grandma grandmother grandpa grandparent grandson granny groom grandchild guest guitarist guy handyman
    heir hero hiker honeymooner host hunter husband immigrant inventor judge juggler kid kids king knight lad lady
    landlord lawyer leader lover maid man mate mayor mechanic men midwife minister mommy monk mother mourner mum mummy
    musician nan nana neighbor neighbour nephew newborn newlywed niece nun nurse officer orchestra orphan owner painter
    papa parent passenger pastor patient people person pianist pilgrim pilot pirate player plumber poet police policeman
    politician pope porter preacher president priest prince princess prisoner professor protester pupil queen rabbi
    refugee relative rider sailor saint saleswoman santa scout scientist sculptor senator seller shepherd sheriff
    shopper sibling singer sister skater skier smith soldier son speaker spectator squad staff student surfer surgeon
    swimmer tailor teacher team teen teenager toddler tourist trainer traveller tribe triplet twin twins uncle vet
    veteran victim villager violinist volunteer waiter waitress warrior wedding widow widower wife witch wizard woman
    women worker wrestler youth ancestor baroness footballer gymnast hostess lifeguard postman seaman shopkeeper
    superman mom moms hubby bestie bro sis bff selfie fishmonger monarch grocer cobbler tinsmith blacksmith goldsmith
    miller weaver potter spinner thatcher ploughman dairymaid milkman miner trapper ranger warden
    """,
    # body, dress
    """
    ankle apron arm bag beard belt blouse body bonnet boot boots bow bracelet bride's cap coat collar costume crown
    dress ear earring elbow eye eyes fan feather finger fist foot freckle fur glove gown hair haircut hand hands hat
    head heart heel helmet jacket jeans jewel jewellery jewelry jumper kilt kimono knee leg lip lips mask moustache
    mouth nail neck necklace nose outfit pants pyjamas ribbon sandal sari scarf shawl shirt shoe shoes shoulder silk
    skirt sleeve slipper smile sock suit sunglasses sweater tattoo tear tie toe toes tooth trousers tunic umbrella
    uniform veil waistcoat wallet wig wool wrinkle wrist gloves sneakers flipflops swimsuit bikini tuxedo
    """,
    # animals
    """
    albatross alligator alpaca amphibian animal ant antelope ape baboon badger bat bear beaver bee beetle bird bison
    blackbird boar buck buffalo bug bull bulldog bunny butterfly buzzard calf camel canary cat caterpillar cattle
    chameleon cheetah chick chicken chimpanzee chipmunk cobra cockatoo cod collie coral cormorant cow coyote crab crane
    cricket crocodile crow cub cuckoo dachshund dalmatian deer dinosaur dog doggy dolphin donkey dove dragon dragonfly
    duck duckling eagle eel egret elephant elk emu falcon fawn ferret finch fish flamingo flock fly foal fossil fox frog
    gazelle gecko gerbil giraffe goat goldfinch goldfish goose gorilla grasshopper greyhound grizzly grouse gull hamster
    hare hawk hedgehog hen herd heron herring hippo horse hound hummingbird husky hyena ibex ibis iguana insect jackal
    jaguar jay jellyfish kangaroo kestrel kingfisher kite kitten kitty kiwi koala labrador lamb leopard lion lioness
    lizard llama lobster lynx macaw magpie mallard mammal mammoth marmot meerkat mole monkey moose mosquito moth mouse
    mule newt nightingale octopus orangutan orca osprey ostrich otter owl ox oyster panda panther parrot partridge
    peacock pelican penguin pheasant pig pigeon piglet pike pony poodle porcupine porpoise puffin puma pup puppy python
    quail rabbit raccoon ram rat raven reindeer reptile retriever rhinoceros robin rooster salamander salmon sandpiper
    scorpion seagull seahorse seal shark sheep sheepdog shepherd shrimp skunk sloth snail snake songbird sparrow spaniel
    spider squid squirrel stag starfish starling stork swallow swan tapir terrier thrush tiger toad tortoise trout tuna
    turkey turtle vulture walrus warbler wasp weasel whale wildlife wolf wolverine wombat woodpecker worm wren yak zebra
    fauna livestock hatchling snowshoe pug corgi beagle chihuahua rottweiler tadpole ladybird ladybug bumblebee goslings
    tit tits blackcap jackdaw rook nuthatch treecreeper wagtail bunting lapwing plover avocet bittern grebe moorhen coot
    teal wigeon gannet tern skylark swift linnet siskin redstart chiffchaff stonechat damselfly hoverfly
    """,
    # plants, food
    """
    acorn almond apples apricot asparagus autumn avocado bacon bakery bamboo banana barbecue barley basil bean beech
    beef beer begonia berries berry birch biscuit blackberry blossom blossoms bluebell bluebells blueberry bloom bouquet
    bread breakfast broccoli brunch buffet bud bulb burger bush butter buttercup cabbage cactus cake cakes camellia
    candy carrot cauliflower cedar celery cereal champagne cheese cherry chestnut chili chips chocolate chrysanthemum
    cider clover cocktail coconut coffee conifer cookie cookies corn crocus crop croissant cuisine cucumber cupcake
    curry cypress daffodil daffodils dahlia daisy daisies dandelion dessert dinner dish doughnut drink dumpling egg eggs
    elm espresso fern feast fig fir flora flour flower flowers foliage forest foxglove fruit garlic geranium ginger
    grain grape grapes grass grill ham hamburger hay hazel heather hedge herb herbs hibiscus holly honey honeysuckle
    hydrangea iris ivy jam jasmine juice kebab kernel lasagna laurel lavender leaf leaves lemon lemonade lettuce lichen
    lilac lily lime linden lotus lunch magnolia maize mango maple marigold mayflower meadow meal meat melon menu milk
    mint moss muffin mushroom mushrooms mustard nectarine nettle noodle nut oak oats olive omelette onion oranges
    orchard orchid oregano palm pancake pansy paprika pasta pastry pea peach peanut pear peas peony pepper petal petals
    picnic pie pine pineapple pizza plant plants plum pollen pomegranate poplar poppy poppies popcorn porridge potato
    potatoes primrose pudding pumpkin pumpkins quinoa radish raspberry recipe reed rhododendron rhubarb rice roast root
    rose rosemary roses sage salad salt sandwich sauce sausage seaweed seed seedling snack snowdrop snowdrops soup soy
    spaghetti spice spinach spring sprout squash steak stem stew strawberry sugar sunflower sunflowers supper sushi
    sycamore tea thistle thyme toast tofu tomato tomatoes tree trees trunk tulip tulips twig vanilla vegetable
    vegetables vine vineyard violet vodka waffle walnut watermelon weed weeds wheat whisky wildflower wildflowers willow
    wine wisteria yew yogurt zucchini baguette burrito tacos ramen paella tiramisu gelato cappuccino cheesecake
    gingerbread marzipan
    """,
    # land, water, sky
    """
    air arch archipelago arctic atoll atmosphere aurora avalanche badlands bank bay beach beaches bluff bog boulder
    brook canal canyon cape cascade cataract cave cavern cliff cliffs cloud clouds clearing climate coast coastline
    comet continent coral cosmos cove countryside crater creek crescent dale dam dawn daybreak daylight delta desert dew
    drought dune dunes dusk dust earth earthquake eclipse equinox eruption estuary evening everglades fall falls fire
    fjord flame flood floods fog foothills forest fountain frost geyser glacier glade glen gorge grassland gravel grove
    gulf gully hail harbor harbour harvest haze headland heath heatwave highland highlands hill hills hillside horizon
    hurricane ice iceberg icicle island islands isle isles jungle lagoon lake lakes lakeside land lava ledge lightning
    loch lowland marsh meadows meteor midnight mire mist monsoon moon moonlight moonrise moor moorland morning mountain
    mountains mud nebula nightfall nightscape oasis ocean outback pasture path peak peaks pebble peninsula planet plain
    plains plateau pond pool prairie promontory quarry rain rainbow rainforest raindrop rapids ravine reef reflection
    reflections reservoir ridge river rivers riverside rock rocks sandstone savanna savannah sea seascape seaside season
    shade shadow shadows shore shoreline sky skies skyline sleet slope smoke snow snowfall snowflake snowman snowstorm
    solstice sound spring star stars starlight stone stones storm stream summer summit sun sunlight sunrise sunset
    sunsets sunshine surf swamp thunder thunderstorm tide tides tornado tropics tundra twilight underwater universe
    valley valleys volcano water waterfall waterfalls waters waterway wave waves weather wetland wilderness wind winter
    wonder wonderland wood woodland woods world nightsky cloudscape cityscape icefield headwaters floodplain scenery
    overlook riverbank
    """,
    # what is built, and rooms
    """
    abbey airport alley amphitheatre apartment aqueduct aquarium arcade arena attic avenue balcony barn barracks
    basement basilica bathroom battlefield bazaar bedroom belfry bench boathouse boardwalk boulevard brewery brick
    bridge bridges building buildings bungalow bunker bus butchery cabin cafe campground campsite campus capitol
    carnival casino castle castles cathedral ceiling cellar cemetery center chalet chapel chateau chimney church
    churches churchyard cinema circus citadel city classroom clinic cloister clock club cobblestones college colosseum
    column condo convent corner corridor cottage court courthouse courtyard crossing crossroads crypt deck den dock
    docks dome door doors doorway downtown drawbridge driveway embassy entrance estate exterior facade factory fair
    fairground farm farmhouse farmland farmyard fence fireplace floor fort fortress forum fountains gable garage garden
    gardens gate gatehouse gates gateway gazebo grandstand grave graveyard greenhouse guesthouse gym hall hallway hamlet
    harbourside headquarters hermitage highway hospital hostel hotel house houses hut inn intersection interior jail
    jetty junction kindergarten kiosk kitchen laboratory lane laundry lawn library lido lighthouse living lobby lodge
    manor mansion marina market marketplace mausoleum mill minaret mine monastery monument monuments mosque motel
    motorway museum nursery observatory office orphanage outhouse outskirts pagoda palace palaces parish park parking
    parliament passage pasture patio pavement pavilion pier pillar plantation playground plaza porch port prison
    promenade pub pyramid pyramids quay railing railway ranch refinery resort restaurant road roadside roof roofs
    rooftop rooftops room rooms ruin ruins runway sanctuary sawmill school schoolhouse seafront settlement shed shelter
    shipyard shop shops shrine sidewalk skyscraper slum spa spire square stable stadium staircase stairs stairway
    station statue statues steeple steps store street streets studio suburb subway synagogue tavern temple temples
    tenement terrace terraces theater theatre tower towers town townhall townhouse townscape trail tram tunnel turret
    university vault veranda viaduct villa village villages wall walls warehouse watermill waterfront well wharf window
    windmill windmills workshop yard zoo ghat souk stupa skatepark ballroom bathhouse boatyard bookshop barbershop
    cornerstone waterpark
    """,
    # what is made
    """
    accordion aeroplane aircraft airplane airship altar ambulance anchor antique ark armchair armour arrow artefact
    artifact axe backpack bagpipes ball balloon balloons banner barbed barge barrel basin basket bath bathtub battleship
    bauble bead beads bed bell bells bicycle bike bikes binoculars blackboard blanket blade boat boats bomb bone bonfire
    book bookcase books bookshelf bottle bottles bowl box boxes broom brush bucket buckle bumper buoy cable cage caldron
    candles candlelight candlestick cannon canoe car caravan cards carpet carriage cars cart carving cello ceramics
    certificate chain chair chairs chandelier charm chess chest china chopsticks clarinet clay cloth clothes coffin coin
    coins compass concrete cooker copper cord cot couch crafts cradle crate cross crucifix crystal cup cupboard cups
    curtain curtains cushion cutlery cymbals dagger desk diamond diary dice doll dollhouse drum drums easel embroidery
    engine envelope excavator fabric ferry figurine fireworks firework flag flags flower flute football fork fresco
    fridge frigate furniture galleon gift gifts glasses globe goblet gondola gondolas gown gramophone grandstand
    gravestone guitar hammer hammock handbag harp harness hearth helicopter hoard hook hourglass ice icon instrument
    iron jar jet jewels jug junk kayak kettle key keys kite knife knitting knot lace ladder lamp lamppost lantern
    lanterns lawnmower leather letter letters lifeboat limousine linen locomotive log logs luggage magazine map marble
    mattress medal medallion menorah metal minibus mirror moped motorbike motorboat motorcycle mug mural needle net
    newspaper oar oven ornament paddle pan paper paperback parachute parasol parcel pen pencil perfume piano pillow pin
    pipe pitcher plane plates plaque plough porcelain postbox postcard poster pot pots pottery pram present presents
    purse puzzle quilt racket raft rail rails relic relief replica rifle ring rings robot rocket rope rosary rowboat
    rucksack rug rust saddle sail sailboat sailboats sails saucer saw saxophone schooner scooter scroll sculpture
    sculptures shell shells shield ship ships shipwreck sign signpost signs skateboard skeleton skis skull sled sleigh
    snowboard sofa spade spear spoon spoons stamp stamps statuette steamboat steamer steamship steel stick stool stove
    string submarine suitcase surfboard sword swing swings table tablecloth tank tapestry tartan taxi teapot telephone
    telescope tent tents throne tiara tile tiles timber tombstone tools torch toy toys tractor train trains tray
    treasure trees trolley trombone trophy truck trucks trumpet tub tug tugboat tyre urn van vase vehicle vehicles
    vessel vestment violin wagon wardrobe warship washing watch weapon weathervane wheel wheelbarrow wheelchair wheels
    whistle wire wreath wreck xylophone yacht yachts yarn typewriter porsche mercedes fiat ford toyota volkswagen bmw
    audi ferrari lamborghini jaguar chevrolet cadillac buick pontiac dodge jeep honda yamaha kawasaki suzuki ducati
    vespa lambretta trabant trabi wartburg skoda opel peugeot citroen renault alfa lancia maserati bentley rolls royce
    aston bugatti boeing airbus cessna spitfire messerschmitt junkers zeppelin concorde shuttle sputnik harley davidson
    triumph tram lego barbie commodore atari nintendo traffic exhibit
    """,
    # what happens
    """
    adventure anniversary arrival auction award awards ball ballet banquet baptism barbecue baseball basketball battle
    birth birthdays boating boxing camping canoeing carnival celebration celebrations ceremony championship
    championships charity chase childhood christening christmas climb climbing coach cleanup collapse commemoration
    commencement communion competition concert conference confirmation contest construction coronation course crash
    cricket cruise cycling dance dancing date day days debate demolition demonstration departure derby dinner diving
    diwali drama dream driving easter election engagement eve event excursion exhibition expedition explosion
    exploration farewell fashion fest festival festivities fete fiesta fishing fitness flight football friendship fun
    funeral funfair gala game games gathering getaway golf graduation gymnastics halloween hanukkah handball harvest
    hike hiking history hobby hockey holiday holidays homecoming honeymoon hunt hunting inauguration independence
    interview journey judo karate kiss labor landing launch laugh laughter lecture lent lesson life love lunch madness
    march marathon marriage match meeting memorial memories memory mission moments monday music nap nativity newyear
    olympics opening opera outing painting pandemic parade paragliding passover pentecost performance pilgrimage play
    playing playtime premiere procession prom protest race races racing rafting rally ramadan rave reception recital
    regatta rehearsal renovation rescue retirement retreat reunion revolution riding ride rides riot ritual rodeo
    romance rowing rugby rush safari sailing sale sales salute saturday scuba season shopping show shower sightseeing
    singing skating skiing sleep sleepover slumber snorkeling snowboarding soccer song souvenir speech springtime stage
    strike summertime sunday surfing surprise swim swimming takeoff tennis thanksgiving thursday time tour tournament
    tradition training travel travels trek trekking trip trips tuesday tug vacation valentine valentines victory vigil
    visit visits volleyball voyage wake walk walking walks war wednesday weekend wedding welcome win winner winners
    wintertime winning work workout worship wrestling xmas yoga friday january february april june july august september
    october november december cheers congratulations goodbye hello groundbreaking kickoff picnic bbq breaking brunch
    housewarming
    """,
    # how it is, and what else
    """
    angel angels architecture buddha christ devotion digging england father freedom ghost gods goddess heaven hope jesus
    jewish joy leaning mexican military peace renaissance roman selfie serenity silence sleeping smiling snowcapped
    solitude spanish spirit steep tasty together waiting walking watching silhouette life death faith fear luck pain
    poetry power pride sorrow soul war god trio bunch pile lake sold year years month week mile ward nude self class
    scotsman welshman irishman frenchman englishman dutchman before after home dewdrop mount chapter plate note oil
    canvases aloha psalm lap starry engine engines player players cabinet rule window windows steps step slide
    """,
    # sciences, trades
    """
    anatomy anthropology archaeology asteroid astronaut astronomy bacteria biology biopsy blood botany brain carbon
    chemistry chromosome clinic cosmonaut dam eclipse embryo fern fungus galaxies geology hemisphere jupiter kidney
    larva liver lung mars mercury microbe mineral mining neptune orbit oxygen pathology physics planetarium plankton
    pluto pollution quartz saturn skeleton solar spacecraft spacewalk species supernova telescope tissue tumor turbine
    uranus vaccine venus virus wound xray
    """,
)
#: Who says so is a person: mine and ours, in several languages.
PERSONAL = plain_table(
    """
    my mine me our ours us we i his her their mein meine meinem meinen mon ma mes notre nos mi mis mio mia nuestra
    nuestro nuestros nostra nostro nostri mijn ons onze meu minha nosso nossa moj moja moje nasz nasza nasze nase nas
    unser unsere unserem unseren unserer min mitt var vart annem babam
    """,
)
#: How something is: people say it beside what it is, and programs call the looks so that they give.
QUALITIES = plain_table(
    """
    abandoned abstract ancient baroque beautiful big black blonde blue bold brave bright broken bronze brown calm close
    closeup colourful colorful cosy cozy crowded cute dark deep dirty dreamy dry eastern elderly empty
    endless ethnic evil exotic fallen famous fast favorite favourite first flying fluffy forgotten fresh friendly frozen
    funny giant golden gone good gothic grand gray great green grey haunted hidden high hot huge idyllic
    indigenous innocent large last little long lost lovely lucky magic majestic massive medieval mini modern
    muddy mysterious mystic national native neolithic old open oriental outdoor outdoors overgrown pale peaceful
    perfect pink playful poor pretty pure purple quiet red rich ripe romantic round royal rural rustic rusty
    sacred scenic secret serene shiny silent single sitting small south southern still sweet tall thick
    tiny traditional tropical ugly urban victorian vivid warm weird western wet white wild winding wise wooden
    yellow young lonesome vintage snowy foggy rainy sunny misty orange silver gold pearl ivory two three four five six
    seven eight nine ten hundred thousand many half upper lower west westward east north new merry final finals
    summery homemade handmade handpainted cool faded fading cold
    """,
)
#: Of pictures themselves, and what cameras are set to; people and programs say it alike.
OF_PICTURES = plain_table(
    """
    view views vista detail details part piece pair row group half portrait landscape landscapes nature beauty face food
    night light party pet pets macro frame film movie scene plate scale lookup section back front side bar sight cell
    stack field fields line lines ground surface space number numbers pattern texture art artwork close closeup sports
    sport candle sand tone tones color colors colour colours mosaic radar satellite drill auto portal drawing drawings
    sketch sketches item items object objects live shot shots file files
    """,
)
