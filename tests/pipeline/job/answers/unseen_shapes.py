"""Answers of models that interrogate with CLIP: head and tail, written before the rules: (answer, alt text)."""

from __future__ import annotations

CLIP = [
    (
        "a man standing on top of a mountain with a backpack, a digital rendering, inspired by Caspar David Friedrich, "
        "unsplash contest winner, wanderlust, sharp focus",
        "A man standing on top of a mountain with a backpack.",
    ),
    (
        "a close up of a cat with blue eyes, by Louis Wain, trending on pixabay, furry art, extremely detailed",
        "A close up of a cat with blue eyes.",
    ),
    ("a bowl of soup on a table, shutterstock, hyperrealism, gorgeous food photography", "A bowl of soup on a table."),
    ("a red car parked in front of a building, Ansel Adams, Leica, 1960s", "A red car parked in front of a building."),
    ("a group of people sitting around a table, Norman Rockwell", "A group of people sitting around a table."),
    (
        "arafed woman in a yellow raincoat walking in the rain, Steve McCurry",
        "Woman in a yellow raincoat walking in the rain.",
    ),
    (
        "there is a bowl of apples, bananas, and oranges on a table, Nikon, still life, zesty",
        "A bowl of apples, bananas, and oranges on a table.",
    ),
    (
        "a boat on a lake with mountains in the background, Bob Ross, postcard, screensaver",
        "A boat on a lake with mountains in the background.",
    ),
    (
        "a kitchen with a stove, a sink and a window, ikea catalogue, interior design",
        "A kitchen with a stove, a sink and a window.",
    ),
    ("two dogs, one brown and one white, sitting on a couch, pixar, flickr", "Two dogs, one brown and one white."),
    ("a street at night, neon lights, by Greg Rutkowski, artstation, cyberpunk", "A street at night."),
    ("a castle on a hill", "A castle on a hill."),
]
#: The same words from a model that answers in sentences: nothing is a tail because of a comma alone.
SENTENCES = [
    "A kitchen with a stove, a sink and a window, seen from the door.",
    "A red car parked in front of a building, its door open.",
    "Loaves of rye, spelt and wheat on a market stall, with a price tag.",
]
TAGS = ["dog, beach, sea, sand, running, happy", "1girl, solo, long hair, outdoors", "cup; table; window; plant"]
