"""What tells a minor from a thing of the same name: "baby elephant", "minor scratches", "a 12-year-old whisky".

Parts of the patterns in ``minors``, over folded text; a space stands for spaces or hyphens.
"""

from __future__ import annotations

#: After "baby", "juvenile": an animal, or what only looks like one.
NOT_AN_ANIMAL = r"""(?! (?:[a-z]+ )?(?:alligators?|alpacas?|apes?|bears?|birds?|bison|boars?|bunn(?:y|ies)|camels?|cats?
    |cheetahs?|chickens?|chicks?|cows?|crocodiles?|deer|dolphins?|donkeys?|ducklings?|ducks?|eagles?|elephants?|falcons?
    |fox(?:es)?|frogs?|giraffes?|goats?|gorillas?|gulls?|hawks?|hedgehogs?|herons?|hippos?|horses?|kangaroos?|koalas?
    |lambs?|leopards?|lions?|lizards?|llamas?|meerkats?|monkeys?|orangutans?|otters?|owls?|pandas?|parrots?|penguins?
    |pigs?|rabbits?|raccoons?|rhinos?|robins?|seagulls?|seals?|sharks?|sheep|sloths?|snakes?|sparrows?|squirrels?
    |swans?|tigers?|tortoises?|turtles?|whales?|wolf|wolves|zebras?)
    (?!\w| (?:costumes?|ears|hats?|masks?|onesies?|outfits?|suits?)(?!\w)))"""
#: After "baby": a colour, a plant, a piano.
NOT_A_THING = r"(?! (?:blue|grand|pink)(?!\w)|'s breath(?!\w))"

#: After "minor" where it is a person, not an adjective.
IS_A_PERSON = r"""(?= *(?:$|[^\w\s'-]|'s(?!\w)| (?:and|as|at|behind|beside|by|from|has|holding|holds|in|is|looking
    |lying|near
    |on|or|playing|posing|running|sits|sitting|smiling|standing|stands|swimming|walking|was|wearing|wears|who|whose
    |with|without)(?!\w)))"""
#: Before "minor": a constellation, a country, a key.
NOT_A_NAME = r"(?<!(?:ursa|canis|leo|asia) )(?<!in (?-i:[A-G]) )"

#: Before and after "pupil" where it is not part of an eye.
NOT_OF_AN_EYE = (
    r"""(?<!(?:big|black|constricted|dark|dilated|enlarged|eye|horizontal|large|narrow|oval|rectangular|round|slit
    |vertical|wide) )""",
    r"(?! (?:of (?:an|her|his|its|the) eyes?|(?:are |is )?(?:constricted|dilated))(?!\w))",
)

#: Before and after Spanish and Portuguese "menor", Italian "minore", where it does not mean "less".
A_SMALLER = "(?:una?|unos|unas|el|la|los|las|il|i|uma?|o|a|os|as|due|dos|dois)"
NOT_LESS = r"(?= *(?:$|[^\w\s-]| (?:con|che|com|de pie|e|en|em|in|na|no|que|sentad\w|y)(?!\w)))"

#: After an age: anniversaries.
NOT_A_JUBILEE = r"(?! (?:\w*jubiläum|bestehen|garantie|studium|jubileum|bestaan))"
