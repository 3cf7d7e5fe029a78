"""Answers as language models write them today, paragraphs, remarks and remains of templates: (answer, alt text)."""

from __future__ import annotations

MODELS = [
    (
        (
            "The image depicts a cozy living room with a large window, a gray sofa, and a "
            "wooden coffee table. The room is decorated with plants and framed pictures on the "
            "wall. The overall atmosphere is warm and inviting."
        ),
        "A cozy living room with a large window, a gray sofa, and a wooden coffee table.",
    ),
    (
        (
            "The image features a young woman with long brown hair, wearing a red dress and "
            "standing in front of a brick wall. She is smiling and looking at the camera. The "
            "image has a warm and inviting atmosphere."
        ),
        "A young woman with long brown hair, wearing a red dress and standing in front of a brick wall.",
    ),
    (
        (
            "In the image, a large brown dog is sitting on a couch, looking directly at the "
            "camera. The couch is positioned in the center of the room. There are two pillows "
            "on the couch, one on the left side and the other on the right side."
        ),
        (
            "A large brown dog is sitting on a couch, looking directly at the camera. The couch "
            "is positioned in the center of the room."
        ),
    ),
    (
        (
            "This is a high-resolution photograph of a mountain landscape at sunrise. "
            "Snow-capped peaks rise above a valley filled with mist. In the foreground, pine "
            "trees are silhouetted against the light."
        ),
        "A mountain landscape at sunrise. Snow-capped peaks rise above a valley filled with mist.",
    ),
    (
        (
            "This image shows a screenshot of a mobile app's settings screen with a dark theme. "
            "The top of the screen displays the time 9:41."
        ),
        (
            "A screenshot of a mobile app's settings screen with a dark theme. The top of the "
            "screen displays the time 9:41."
        ),
    ),
    (
        (
            "The image shows a product photograph of a red ceramic mug on a white background. "
            "The mug has a glossy finish."
        ),
        "A red ceramic mug on a white background. The mug has a glossy finish.",
    ),
    (
        (
            "The photograph captures a bustling street in Tokyo at night, with neon signs in "
            "Japanese characters. People with umbrellas walk on the wet pavement, reflecting "
            "the lights. The scene exudes a vibrant and energetic atmosphere typical of urban "
            "nightlife."
        ),
        "A bustling street in Tokyo at night, with neon signs in Japanese characters.",
    ),
    (
        (
            "A woman in a blue coat is walking her dog along a tree-lined path. Fallen leaves "
            "cover the ground, suggesting that it is autumn."
        ),
        "A woman in a blue coat is walking her dog along a tree-lined path.",
    ),
    (
        (
            "A golden retriever puppy sits on green grass, its tongue out. The background is "
            "softly blurred, which enhances the focus on the puppy."
        ),
        "A golden retriever puppy sits on green grass, its tongue out.",
    ),
    (
        (
            "**Alt Text:** Golden retriever puppy sitting on grass with its tongue out.\n\n"
            "**Title:** Happy Puppy\n\n**Description:** A golden retriever puppy sits on a lawn."
        ),
        "Golden retriever puppy sitting on grass with its tongue out.",
    ),
    (
        "Title: Happy Puppy\nCaption: A golden retriever puppy sits on a lawn.\nKeywords: puppy, lawn, dog",
        "A golden retriever puppy sits on a lawn.",
    ),
    (
        (
            "**Image Description:**\n\n* **Subject:** A golden retriever puppy.\n* **Setting:** "
            "A lawn with flowers.\n* **Mood:** Playful and happy."
        ),
        "A golden retriever puppy. A lawn with flowers. Playful and happy.",
    ),
    (
        (
            "Here's a description of the image:\n\n**Overall Impression:** The image is a "
            "close-up photograph of a golden retriever puppy on grass.\n\n**Details:**\n\n* "
            "**Puppy:** Its tongue is out."
        ),
        "A close-up photograph of a golden retriever puppy on grass.",
    ),
    (
        (
            "Here is a detailed description of the image:\n\n1. **Subject**: A golden retriever "
            "puppy sits on grass.\n2. **Background**: Trees and a fence."
        ),
        "A golden retriever puppy sits on grass. Trees and a fence.",
    ),
    (
        ("The image shows a golden retriever puppy. \n\nKey elements:\n- Green grass\n- Blue sky\n- Red collar"),
        "A golden retriever puppy. Green grass. Blue sky. Red collar.",
    ),
    ("Certainly! This image depicts a golden retriever puppy on grass.", "A golden retriever puppy on grass."),
    (
        "Certainly. The image you've shared shows a golden retriever puppy on grass.",
        "A golden retriever puppy on grass.",
    ),
    (
        "This is an image of a golden retriever puppy on grass. The puppy appears to be happy.",
        "A golden retriever puppy on grass. The puppy appears to be happy.",
    ),
    ("It's an image of a golden retriever puppy on grass.", "A golden retriever puppy on grass."),
    ("The image is a collage of four photos of a kitchen.", "A collage of four photos of a kitchen."),
    (
        "The image captures a close-up of a monarch butterfly on a purple flower.",
        "A close-up of a monarch butterfly on a purple flower.",
    ),
    ("The image provides a view of a harbour with sailing boats.", "A view of a harbour with sailing boats."),
    ("The image gives an aerial view of a city.", "An aerial view of a city."),
    ("The image showcases a variety of cheeses on a board.", "A variety of cheeses on a board."),
    ("The image portrays an elderly man reading a newspaper.", "An elderly man reading a newspaper."),
    ("Image depicts a cook who stirs a pot.", "A cook who stirs a pot."),
    ("Depicted in the image is a cook who stirs a pot.", "A cook who stirs a pot."),
    ("In this captivating image, a cook stirs a pot.", "A cook stirs a pot."),
    ("In this vibrant scene, dancers in costumes parade.", "Dancers in costumes parade."),
    ("The main focus of the image is a fountain.", "A fountain."),
    ("The central focus of this photograph is a fountain in a park.", "A fountain in a park."),
    ("The image primarily shows a fountain.", "A fountain."),
    ("The image: a fountain in a park.", "A fountain in a park."),
    ("Photograph of a fountain in a park", "A fountain in a park."),
    ("photograph: a fountain in a park", "A fountain in a park."),
    ("[Photo] A fountain in a park", "A fountain in a park."),
    ("[Image: A fountain in a park]", "A fountain in a park."),
    ("*A fountain in a park*", "A fountain in a park."),
    ("_A fountain in a park._", "A fountain in a park."),
    ("~A fountain in a park~", "A fountain in a park."),
    ("→ A fountain in a park", "A fountain in a park."),
    ("• A fountain in a park", "A fountain in a park."),
    ("– A fountain in a park", "A fountain in a park."),
    ("1. A fountain in a park", "A fountain in a park."),
    ("1) A fountain in a park.", "A fountain in a park."),
    ("(1) A fountain in a park.", "A fountain in a park."),
    ("A fountain in a park.\n\nHashtags: #park #fountain", "A fountain in a park."),
    ("A fountain in a park.\n\nTags: park, fountain, water", "A fountain in a park."),
    ("A fountain in a park.\n\n**Keywords:** park, fountain, water", "A fountain in a park."),
    ("A fountain in a park.\n\nExplanation: I focused on the main subject.", "A fountain in a park."),
    ("A fountain in a park.\n\nRationale: The text is concise.", "A fountain in a park."),
    ("A fountain in a park.\n\nWhy this works: it is short.", "A fountain in a park."),
    ("A fountain in a park.\n\n*Note: This alt text is 21 characters.*", "A fountain in a park."),
    ("A fountain in a park.\n\nCharacters: 21", "A fountain in a park."),
    ("A fountain in a park. (Confidence: 0.93)", "A fountain in a park."),
    ("A fountain in a park (0.93)", "A fountain in a park."),
    ("A fountain in a park [confidence 93%]", "A fountain in a park."),
    ("A fountain in a park.\n\nPlease let me know if you need anything else.", "A fountain in a park."),
    ("A fountain in a park.\n\nThis description should be suitable for screen readers.", "A fountain in a park."),
    ("A fountain in a park.\n\nIf you'd like, I can also write a longer description.", "A fountain in a park."),
    ("A fountain in a park.\n\nEnjoy!", "A fountain in a park."),
    ("A fountain in a park.\n\nHope that helps! 😊", "A fountain in a park."),
    ("A fountain in a park. Is there something specific you would like to know?", "A fountain in a park."),
    ("A fountain in a park. What else would you like to know about it?", "A fountain in a park."),
    ("A fountain in a park. Would a longer version be useful?", "A fountain in a park."),
    ("A fountain in a park. As an AI, I cannot identify the location.", "A fountain in a park."),
    ("A fountain in a park. The identity of the person is unknown.", "A fountain in a park."),
    ("A fountain in a park. No additional context is provided.", "A fountain in a park."),
    ("A fountain in a park. There is nothing else of note.", "A fountain in a park."),
    ("A fountain in a park. The image is copyrighted by Jane Doe.", "A fountain in a park."),
    ("A fountain in a park. Image credit: Jane Doe.", "A fountain in a park."),
    ("A fountain in a park. (Photo: Jane Doe)", "A fountain in a park."),
    ("a fountain in a park.a dog runs.", "A fountain in a park.a dog runs."),
    ("a fountain in a park .", "A fountain in a park."),
    ("a fountain in a park , with a dog", "A fountain in a park, with a dog."),
    ("a fountain in a park..", "A fountain in a park."),
    ("a fountain in a park !", "A fountain in a park!"),
    ("a fountain in a park\x00\x00\x00", "A fountain in a park."),
    ("<s>a fountain in a park</s><s>", "A fountain in a park."),
    ("startseq a fountain in a park endseq", "A fountain in a park."),
    ("<start> a fountain in a park <end>", "A fountain in a park."),
    ("<|endoftext|>a fountain in a park<|endoftext|>", "A fountain in a park."),
    ("a fountain in a park <unk>", "A fountain in a park."),
    ("a [UNK] in a park", "A in a park."),
    ("▁a▁fountain▁in▁a▁park", "A fountain in a park."),
    (
        "a photo of a fountain in a park, park, fountain, water, fountain, park",
        "A fountain in a park, park, fountain, water, fountain, park.",
    ),
    (
        "there is a fountain in the middle of a park with a lot of people",
        "A fountain in the middle of a park with a lot of people.",
    ),
    ("there are a lot of people in a park", "A lot of people in a park."),
    ("there are many people sitting on the grass in the park", "Many people sitting on the grass in the park."),
    ("there is a lot of snow on the ground", "A lot of snow on the ground."),
    ("there's someone in a park", "Someone in a park."),
    ("there is water in the fountain", "There is water in the fountain."),
    ("there is not a cloud in the sky above the park", "There is not a cloud in the sky above the park."),
    ("a blurry image of a fountain in a park", "A fountain in a park."),
    ("a close up of a person holding a cell phone", "A close up of a person holding a cell phone."),
    ("a close up of a sign", "A close up of a sign."),
    ("a screenshot of a cell phone with a text message", "A screenshot of a cell phone with a text message."),
    ("a screenshot of a cell phone\n\nDescription automatically generated", "A screenshot of a cell phone."),
    ("Diagram\n\nDescription automatically generated", "Diagram."),
    ("Chart, line chart\n\nDescription automatically generated", "Chart, line chart."),
    (
        ("A person standing in front of a fountain\n\nDescription automatically generated with medium confidence"),
        "A person standing in front of a fountain.",
    ),
    (
        ("a painting of a fountain in a park, an oil painting by Claude Monet, impressionism, soft light, detailed"),
        "A painting of a fountain in a park.",
    ),
    ("a drawing of a dragon, concept art, sketch, deviantart", "A drawing of a dragon."),
    (
        "a bunch of bananas sitting on top of a table, a still life, unsplash, hyperrealism, 3 5 mm",
        "A bunch of bananas sitting on top of a table.",
    ),
    (
        "a large room with a lot of windows, unreal engine 5, architectural visualization, ray tracing",
        "A large room with a lot of windows.",
    ),
    (
        "a man with a beard, smiling, wearing glasses, and a hat",
        "A man with a beard, smiling, wearing glasses, and a hat.",
    ),
    ("a black cat with yellow eyes, close up, low light", "A black cat with yellow eyes, close up, low light."),
    ("a living room with a couch, a coffee table and a tv", "A living room with a couch, a coffee table and a tv."),
    ("portrait of a woman, elegant, sharp focus, artstation", "Portrait of a woman."),
    ("a bridge over a river, sunset, high quality photo, by Ansel Adams, flickr", "A bridge over a river."),
    (
        "a small house with a red roof, ghibli style, lush green trees, anime background, key visual",
        "A small house with a red roof.",
    ),
    (
        "someone is holding a small plant in their hand, a stock photo, shutterstock contest winner",
        "Someone is holding a small plant in their hand.",
    ),
    ("a group of soldiers, ww2, historical photo, colorized", "A group of soldiers, ww2, historical photo, colorized."),
    ("a man and a woman and a man and a woman", "A man and a woman and a man and a woman."),
    ("dog dog dog", "Dog."),
]
