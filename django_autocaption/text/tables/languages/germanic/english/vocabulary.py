"""English word lists."""

from __future__ import annotations

from django_autocaption.text.tables.base import phrases, words

FUNCTION_WORDS = words("""
    a an the of in on at with without and or but from into onto by for to near beside between behind under over above
    against through across along around after before during inside outside is are was were be been being has have had
    its their his her this that these those it they he she who which while as than
""")

#: Never the last word of a sentence.
DANGLING = words("""
    a an the and or but of with from into onto its their my your our at as than beside between against toward towards
    among amongst whose while because if nor upon atop via including featuring
""")

#: May end a sentence ("the room he is in"), but not one that was cut short.
DANGLING_WHEN_CUT = words("""
    on in to for by over under up off behind around through along across near above below beneath his her this that
    these those is are was were be being been has have having had who which where when so also very next front then
    there it they he she not no what some several many two three four five each every another other such both during
    before after without within inside reading reads says say saying showing wearing holding looking made appears
    seems like out
""")

#: Words that may stand twice in a row.
DOUBLED = words("""
    agar aye bada bang beep beri blah bora boo boom bye cha chi chop chow choo click coo cous cuckoo da dik dum duran
    far goody gris ha had hip hop hot hubba hula hush kai knock la lang lulu ma mahi mai many mau mimi muu night nini
    no now oh pago pa peri ping piri pitter pom puff really row sing so tam tap that there tick tom toto tsk tuk very
    wagga wah walla wee woof xi yada yo yum ylang zsa
""")

PLACEHOLDERS = phrases("""
    image
    images
    img
    picture
    photo
    photograph
    pic
    logo
    icon
    graphic
    banner
    thumbnail
    thumb
    placeholder
    placeholder image
    untitled
    untitled design
    untitled image
    no title
    spacer
    default
    default image
    header
    header image
    hero
    hero image
    background
    background image
    featured image
    alt
    alt text
    alttext
    alternative text
    description
    image description
    title
    file
    filename
    upload
    avatar
    profile picture
    profile photo
    product image
    product photo
    my image
    new image
    an image
    a photo
    a picture
    the image
    this image
    image here
    photo here
    dummy
    sample
    sample text
    sample image
    test
    test image
    example image
    broken image
    image placeholder
    stock photo
    stock image
    something
    anything
    asdf
    foo
    bar
    xxx
    bild
    foto
    figure
    fig
    screenshot
    unnamed
    temp
    bullet
    arrow
    divider
    click here
    here
    read more
    link
""")

#: Nouns and adjectives that end like a participle.
ING_NOUNS = words("""
    building painting wedding ceiling string ring king wing swing spring evening morning clothing living dining
    parking swimming sewing washing drawing pudding dressing shopping vending landing crossing clearing railing
    lightning sling bedding awning stocking viking herring duckling sapling seedling bowling boxing racing sailing
    fishing hiking rocking frying rolling cutting reading meeting gathering lodging dwelling carving etching engraving
    interesting amazing stunning charming earring
""")

#: A participle that misses its object where the sentence was cut.
PARTICIPLE = rf"(?!(?:{'|'.join(sorted(ING_NOUNS))})$)[a-z]{{2,}}ing"
