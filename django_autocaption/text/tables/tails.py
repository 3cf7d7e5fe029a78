"""What CLIP interrogators and taggers append, words of prompts, not of images; and plain words that may be keywords."""

from __future__ import annotations

import re

from django_autocaption.text.tables.base import words

#: One such segment proves a tail.
SURE = re.compile(
    r"(?:trending\s+on|featured\s+on|posted\s+on|popular\s+on)\s+\w+|.*\bcontest\s+winner\b|.*\bartstation\b|.*\bcg\s?society\b|"
    r".*\bdeviantart\b|.*\bpixiv\b|.*\bunreal\s+engine\b|.*\boctane\b|.*\bvray\b|.*\bv-ray\b|.*\bpolycount\b|.*\bzbrush\b|"
    r"(?:\w+\s+)?(?:4|8|16)\s?k(?:\s+(?:uhd|hd|resolution|photo|render))?$|u?hd\s*\d*k?$|(?:ultra|highly|hyper|"
    r"intricate(?:ly)?|extremely)[ -]?"
    r"(?:realistic|detailed|detail|details|hd)\b.*|masterpiece$|best\s+quality$|.*\bsharp\s+focus\b|.*\bray\s?tracing\b|h\s?=?\s?\d{3,4}$|w\s?=?\s?\d{3,4}$|"
    r".*\bhdr$|.*\bsubsurface\s+scattering\b|.*\bscumbling\b|.*\bgreg\s+rutkowski\b|.*\balphonse\s+mucha\b|.*\bartgerm\b|score_\d.*|"
    r".*\bnvidia\s+promotional\b|.*\bhollywood\s+promotional\b|.*\bcreative\s+commons\s+attribution\b|.*#\w+",
    re.IGNORECASE,
)

#: Two such segments, or one in a long tail without any sentence, prove a tail.
LIKELY = re.compile(
    r"(?:by|inspired\s+by|in\s+the\s+style\s+of|style\s+of)\s+\w.*|.*\b(?:promotional|stock|cinematic|movie|concept|matte|digital|cgi|cg|3d|2d|cel|"
    r"volumetric|studio|rim|ambient|global|film|dslr|bokeh|lens|macro|telephoto|wide[- ]angle|fisheye|tilt[- ]shift|"
    r"instagram|pinterest|shutterstock|flickr|"
    r"unsplash|pexels|tumblr|behance|dribbble|award[- ]winning|professional|high\s+quality|high\s+resolution|"
    r"hyperrealis[mt]\w*|photorealis\w*|"
    r"realism|surrealism|impressionism|expressionism|art\s+nouveau|art\s+deco|baroque|rococo|renaissance|cyberpunk|steampunk|vaporwave|dieselpunk|"
    r"aesthetic|aesthetics|render|rendering|rendered|illumination|lighting|light|composition|illustration|animation|artwork|wallpaper|background|"
    r"photo|photography|image|picture|portrait|shot|angle|view|style|colors|colours|detailed|detail|vibrant|moody|dramatic|ethereal|whimsical|"
    r"symmetrical|minimalist|retro|vintage|gothic|fantasy|sci-fi|anime|manga|pixar|disney|nvidia|hollywood|netflix|mid-?shot|full\s+body|"
    r"still\s+life|chiaroscuro|oil\s+on\s+canvas|watercolou?r|acrylic|dutch\s+masters?|gouache|stockphoto|tumblr|ulzzang|barbizon|"
    r"f\s?/?\s?\d(?:\.\d)?|\d{2,3}\s?mm|iso\s?\d+|viral|meme|ad\s+campaign|advertisement|avatar|profile\s+pic\w*|thumbnail)\b.*|(?:\w+\s)?\w{3,}(?:core|punk|wave|ism)$|"
    r"an?\s+(?:[\w-]+\s+){0,3}(?:painting|photo|portrait|picture|sketch|drawing|cartoon|sculpture|pastel|mosaic|screenprint|poster|cover)(?:\s+by\s+.+)?$",
    re.IGNORECASE,
)

#: Tags that only taggers of drawings write.
BOORU = re.compile(
    r"\d\+?(?:girls?|boys?|others?)$|solo$|looking_at_viewer|looking at viewer$|masterpiece|best[ _]quality|score_\d|"
    r"rating[:_ ]|absurdres|highres|"
    r"\w+_\w+$|no_humans|no humans$|simple background$|white background$|long hair$|\(.*:\d\.\d+\)",
    re.IGNORECASE,
)

#: Words of style, medium, brand, age or person: never a keyword from a tail or tag list.
NOT_KEYWORDS = words("""
    artstation deviantart pixiv cgsociety behance dribbble pinterest instagram facebook tumblr flickr unsplash pexels
    shutterstock getty alamy istock adobe photoshop lightroom midjourney dall-e nvidia disney pixar netflix hollywood
    nike adidas google microsoft amazon samsung sony canon nikon leica fujifilm kodak gopro iphone coca-cola pepsi
    starbucks mcdonald's mcdonalds ikea lego marvel dc nintendo playstation xbox tesla bmw mercedes audi toyota honda
    ford ferrari porsche volkswagen gucci prada chanel rolex zara style styled aesthetic aesthetics render rendered
    rendering cgi cg 3d 2d 4k 8k hd uhd hdr octane unreal engine vray detailed detail details intricate masterpiece
    quality resolution realistic photorealistic hyperrealistic realism surrealism cinematic volumetric bokeh dslr
    macro lens focus blurry trending featured contest winner award-winning promotional stock movie film animation
    anime manga cartoon art artwork artist concept matte digital painting illustration drawing sketch photo photograph
    photography image picture shot portrait wallpaper background composition lighting viewer solo highres absurdres
    score rating safe nsfw sfw explicit questionable sensitive scumbling baby babies infant infants toddler toddlers
    child children kid kids boy boys girl girls 1girl 1boy 2girls 2boys teen teens teenager teenagers young old
    elderly senior seniors adult adults aged middle-aged minor minors youth years person people human humans man men
    woman women male female lady ladies gentleman guy guys caucasian asian african white-skinned dark-skinned
    black-skinned hispanic latino latina beautiful pretty handsome sexy attractive cute hot gorgeous stunning
""")

#: Plain words of things to be seen: a segment of a tail becomes a keyword only if all its words are among these.
PLAIN = words("""
    red orange yellow green blue purple violet pink brown black white grey gray gold golden silver beige dark light
    bright colorful striped sky cloud clouds cloudy sun sunny sunset sunrise moon star stars night day dawn dusk rain
    rainy snow snowy fog foggy mist misty storm lightning rainbow wind ice fire smoke water sea ocean beach wave waves
    river lake pond stream waterfall island coast shore sand desert mountain mountains hill hills valley canyon cliff
    rock rocks stone stones cave forest woods jungle tree trees leaf leaves branch branches grass meadow field fields
    garden park flower flowers rose roses tulip sunflower plant plants bush moss mushroom mushrooms fruit apple apples
    banana lemon grape vegetable spring summer autumn winter spring city town village street road path bridge building
    buildings house houses castle tower church temple barn farm factory skyscraper wall window windows door doors roof
    stairs fence gate bench station train car cars bus truck bicycle bike motorcycle boat boats ship ships plane
    airplane helicopter harbor harbour market shop store restaurant cafe kitchen bedroom bathroom office room table
    chair sofa bed lamp desk shelf book books bottle cup glass plate bowl food bread cake coffee tea wine cheese pizza
    salad soup cat cats kitten dog dogs puppy horse horses cow cows sheep goat pig bird birds eagle owl duck swan fish
    shark whale dolphin turtle frog snake lizard lion tiger bear wolf fox deer rabbit squirrel mouse elephant giraffe
    zebra monkey panda koala butterfly bee insect spider wood wooden metal iron steel brick concrete leather paper
    plastic old-fashioned rusty wet dry frozen hat coat jacket dress shirt shoes boots scarf gloves glasses backpack
    bag umbrella helmet uniform stick rope ball kite clock camera computer laptop phone guitar piano violin drum flag
    sign map statue fountain balloon candle basket box tent ladder football soccer tennis basketball skiing surfing
    hiking swimming running reflection shadow shadows crowd
""")
