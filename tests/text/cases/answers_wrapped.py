"""English answers in wrappings: politeness, options, JSON, thinking, chat, prompts: (answer, alt text)."""

from __future__ import annotations

WRAPPED = [
    (
        "Sure, here's the alt text you requested:\n\nA lighthouse on a cliff at sunset.",
        "A lighthouse on a cliff at sunset.",
    ),
    (
        "Absolutely! Here's a detailed caption for your image:\n\n**A lighthouse on a cliff at sunset.**",
        "A lighthouse on a cliff at sunset.",
    ),
    (
        ("Here's alt text for the image:\n\n> A lighthouse on a cliff at sunset.\n\nWould you like a shorter version?"),
        "A lighthouse on a cliff at sunset.",
    ),
    ("Here is an alt text suggestion: “A lighthouse on a cliff at sunset.”", "A lighthouse on a cliff at sunset."),
    ('Got it! Alt text: "A lighthouse on a cliff at sunset."', "A lighthouse on a cliff at sunset."),
    (
        "Okay, here's a description of the image:\n\nA lighthouse on a cliff at sunset.",
        "A lighthouse on a cliff at sunset.",
    ),
    (
        "Okay, let's break down the image.\n\nA lighthouse stands on a cliff at sunset.",
        "A lighthouse stands on a cliff at sunset.",
    ),
    (
        (
            "Here's a breakdown of the image:\n\n*   **Subject:** A lighthouse on a cliff.\n*   "
            "**Setting:** The coast at sunset."
        ),
        "A lighthouse on a cliff. The coast at sunset.",
    ),
    (
        "Of course. Here is a brief, accessible description:\nA lighthouse on a cliff at sunset.",
        "A lighthouse on a cliff at sunset.",
    ),
    ('The caption for this image would be: "A lighthouse on a cliff at sunset."', "A lighthouse on a cliff at sunset."),
    ("One possible caption: A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("Suggested alt text:\nA lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    (
        "**Suggested alt text (98 characters):**\n\nA lighthouse on a cliff at sunset.",
        "A lighthouse on a cliff at sunset.",
    ),
    ("ALT TEXT: A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("alt_text: A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ('alt_text = "A lighthouse on a cliff at sunset."', "A lighthouse on a cliff at sunset."),
    ("Alt Text - A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    (
        (
            "Option 1 (concise): A lighthouse on a cliff at sunset.\nOption 2 (detailed): A "
            "white lighthouse stands on a rugged cliff as the sun sets over a calm sea."
        ),
        "A lighthouse on a cliff at sunset.",
    ),
    (
        (
            "Here are a few options:\n\n*   **Short:** A lighthouse at sunset.\n*   **Medium:** "
            "A lighthouse on a cliff at sunset.\n*   **Long:** A white lighthouse on a cliff."
        ),
        "A lighthouse at sunset.",
    ),
    (
        (
            "**Option 1 (Short):**\n\nA lighthouse on a cliff at sunset.\n\n**Option 2 "
            "(Long):**\n\nA white lighthouse on a cliff above a calm sea."
        ),
        "A lighthouse on a cliff at sunset.",
    ),
    (
        (
            "Here are some options for alt text, depending on the context:\n\n**Option 1: "
            "Short**\n> A lighthouse on a cliff at sunset.\n\n**Option 2: Descriptive**\n> A "
            "white lighthouse stands on a cliff."
        ),
        "A lighthouse on a cliff at sunset.",
    ),
    (
        "1) A lighthouse on a cliff at sunset.\n2) Sunset at the lighthouse.\n3) Coastline with lighthouse.",
        "A lighthouse on a cliff at sunset.",
    ),
    ("a) A lighthouse on a cliff at sunset.\nb) Sunset at the lighthouse.", "A lighthouse on a cliff at sunset."),
    ("Version 1: A lighthouse on a cliff at sunset.\nVersion 2: Sunset.", "A lighthouse on a cliff at sunset."),
    (
        "Caption 1: A lighthouse on a cliff at sunset. Caption 2: Sunset at the lighthouse.",
        "A lighthouse on a cliff at sunset.",
    ),
    ("A lighthouse on a cliff at sunset.\n\nor\n\nSunset at the lighthouse.", "A lighthouse on a cliff at sunset."),
    (
        (
            "A lighthouse on a cliff at sunset.\n\n---\n\nThis description is 34 characters "
            "long and avoids redundant phrases."
        ),
        "A lighthouse on a cliff at sunset.",
    ),
    ("A lighthouse on a cliff at sunset.\n\n(34 characters)", "A lighthouse on a cliff at sunset."),
    ("A lighthouse on a cliff at sunset. [34 chars]", "A lighthouse on a cliff at sunset."),
    (
        "A lighthouse on a cliff at sunset.\n\nFeel free to ask if you need more details.",
        "A lighthouse on a cliff at sunset.",
    ),
    (
        "A lighthouse on a cliff at sunset.\n\nIs there anything else you'd like to know about this image?",
        "A lighthouse on a cliff at sunset.",
    ),
    (
        (
            "A lighthouse on a cliff at sunset.\n\nLet me know if you want it tailored for a "
            "specific platform (e.g., Instagram, LinkedIn)! 😊"
        ),
        "A lighthouse on a cliff at sunset.",
    ),
    (
        "A lighthouse on a cliff at sunset\nDescription generated with high confidence",
        "A lighthouse on a cliff at sunset.",
    ),
    ("A lighthouse on a cliff at sunset, description automatically generated", "A lighthouse on a cliff at sunset."),
    ("A lighthouse on a cliff Description automatically generated", "A lighthouse on a cliff."),
    (
        '"A lighthouse on a cliff at sunset." This alt text describes the main subject concisely.',
        "A lighthouse on a cliff at sunset.",
    ),
    ('The best alt text for this image is "A lighthouse on a cliff at sunset."', "A lighthouse on a cliff at sunset."),
    ("You could use the following alt text: A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("I would describe this image as: a lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("My answer: A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("Output: A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("Final Answer:\n\nA lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("Image: A lighthouse on a cliff at sunset.", "A lighthouse on a cliff at sunset."),
    ("(A lighthouse on a cliff at sunset.)", "A lighthouse on a cliff at sunset."),
    ("'A lighthouse on a cliff at sunset'", "A lighthouse on a cliff at sunset."),
    ('"""A lighthouse on a cliff at sunset."""', "A lighthouse on a cliff at sunset."),
    ("''A lighthouse on a cliff at sunset.''", "A lighthouse on a cliff at sunset."),
    ('"A lighthouse on a cliff at sunset".', "A lighthouse on a cliff at sunset."),
    ('{"alt":"A lighthouse on a cliff at sunset."}', "A lighthouse on a cliff at sunset."),
    (
        '{"result":{"alt_text":"A lighthouse on a cliff at sunset.","title":"Lighthouse"}}',
        "A lighthouse on a cliff at sunset.",
    ),
    (
        '{"title":"Lighthouse","caption":"A lighthouse on a cliff at sunset.","tags":["lighthouse","sea"]}',
        "A lighthouse on a cliff at sunset.",
    ),
    (
        '{"choices":[{"message":{"role":"assistant","content":"A lighthouse on a cliff at sunset."}}]}',
        "A lighthouse on a cliff at sunset.",
    ),
    ('{"status":"ok","data":[{"text":"A lighthouse on a cliff at sunset."}]}', "A lighthouse on a cliff at sunset."),
    (
        (
            '{"captions":[{"text":"A lighthouse on a cliff at '
            'sunset.","confidence":0.93},{"text":"A sea","confidence":0.5}]}'
        ),
        "A lighthouse on a cliff at sunset.",
    ),
    (
        (
            '{"description":{"tags":["sky","sea"],"captions":[{"text":"a lighthouse on a '
            'cliff","confidence":0.9}]},"requestId":"x"}'
        ),
        "A lighthouse on a cliff.",
    ),
    (
        '{"captionResult":{"text":"a lighthouse on a cliff","confidence":0.88},"modelVersion":"2023-10-01"}',
        "A lighthouse on a cliff.",
    ),
    ('[{"generated_text":"a lighthouse on a cliff at sunset"}]', "A lighthouse on a cliff at sunset."),
    ('{"generated_text": "a lighthouse on a cliff at sunset"}', "A lighthouse on a cliff at sunset."),
    ('{"<CAPTION>": "A lighthouse on a cliff at sunset."}', "A lighthouse on a cliff at sunset."),
    (
        '{"<MORE_DETAILED_CAPTION>": "The image shows a lighthouse on a cliff at sunset."}',
        "A lighthouse on a cliff at sunset.",
    ),
    ("{'<DETAILED_CAPTION>': 'In this image we can see a lighthouse on a cliff.'}", "A lighthouse on a cliff."),
    ('{"answer": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"output": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"response": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"image_caption": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"alt-text": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"ALT_TEXT": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"alternative_text": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    (
        '{"alt_text": {"en": "A lighthouse on a cliff.", "de": "Ein Leuchtturm auf einer Klippe."}}',
        "A lighthouse on a cliff.",
    ),
    ('{"en": "A lighthouse on a cliff.", "de": "Ein Leuchtturm auf einer Klippe."}', "A lighthouse on a cliff."),
    ('{"alt_text": ["A lighthouse on a cliff.", "Sunset."]}', "A lighthouse on a cliff."),
    ('{"alt_texts": ["A lighthouse on a cliff.", "Sunset."]}', "A lighthouse on a cliff."),
    ('{"options": ["A lighthouse on a cliff.", "Sunset at the sea."]}', "A lighthouse on a cliff."),
    ('{"suggestions": [{"alt": "A lighthouse on a cliff."}]}', "A lighthouse on a cliff."),
    ('{"alt_text": "A lighthouse on a cliff."} I hope this helps!', "A lighthouse on a cliff."),
    ('{"alt_text": "A lighthouse on a cliff.",}', "A lighthouse on a cliff."),
    ('{alt_text: "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ("{alt: 'A lighthouse on a cliff.'}", "A lighthouse on a cliff."),
    ('{"alt_text": "A sign reads \\"STOP\\" in red."}', 'A sign reads "STOP" in red.'),
    ('{"alt_text": "A sign reads "STOP" in red."}', 'A sign reads "STOP" in red.'),
    ("{'alt_text': 'A child's red ball.'}", "A child's red ball."),
    ('"{\\"alt_text\\": \\"A lighthouse on a cliff.\\"}"', "A lighthouse on a cliff."),
    (
        '```json\n{\n  "alt_text": "A lighthouse on a cliff.",\n  "decorative": false\n}\n```',
        "A lighthouse on a cliff.",
    ),
    ('```\n{"alt_text": "A lighthouse on a cliff."}\n```\n\nLet me know!', "A lighthouse on a cliff."),
    ('```JSON\n{"alt_text": "A lighthouse on a cliff."', "A lighthouse on a cliff."),
    ('json\n{"alt_text": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"alt_text": "A lighthouse on a cliff with', "A lighthouse on a cliff."),
    ('{"alt_text": "A lighthouse on a cliff. The sea is calm and the sk', "A lighthouse on a cliff."),
    ('{"error": null, "caption": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('{"errors": [], "data": {"caption": "A lighthouse on a cliff."}}', "A lighthouse on a cliff."),
    ('{"alt_text": "A lighthouse on a cliff."}\n{"alt_text": "Another one."}', "A lighthouse on a cliff."),
    ('data: {"caption": "A lighthouse on a cliff."}', "A lighthouse on a cliff."),
    ('Result: {"caption": "A lighthouse on a cliff."} (done in 2.3 s)', "A lighthouse on a cliff."),
    ("<alt_text>A lighthouse on a cliff.</alt_text>", "A lighthouse on a cliff."),
    ("<result><caption>A lighthouse on a cliff.</caption></result>", "A lighthouse on a cliff."),
    ('alt_text: "A lighthouse on a cliff."\ntitle: "Lighthouse"', "A lighthouse on a cliff."),
    ("---\nalt: A lighthouse on a cliff.\n---", "A lighthouse on a cliff."),
    ("<think>\nOkay, so I need to write alt text.\n</think>\n\nA lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("<think></think>A lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("◁think▷The image has a lighthouse.◁/think▷A lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("<thought>I see a lighthouse</thought> A lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("<reasoning>\nLighthouse.\n</reasoning>\n<answer>A lighthouse on a cliff.</answer>", "A lighthouse on a cliff."),
    (
        ("<|begin_of_thought|>Hm.<|end_of_thought|><|begin_of_solution|>A lighthouse on a cliff.<|end_of_solution|>"),
        "A lighthouse on a cliff.",
    ),
    ("<|begin_of_box|>A lighthouse on a cliff.<|end_of_box|>", "A lighthouse on a cliff."),
    ("Thinking: the user wants alt text.\n\nAnswer: A lighthouse on a cliff.", "A lighthouse on a cliff."),
    (
        "**Thinking Process:** the user wants alt text\n\n**Final Answer:** A lighthouse on a cliff.",
        "A lighthouse on a cliff.",
    ),
    (
        "<|im_start|>user\nDescribe.<|im_end|>\n<|im_start|>assistant\nA lighthouse on a cliff.<|im_end|>",
        "A lighthouse on a cliff.",
    ),
    ("<|start_header_id|>assistant<|end_header_id|>\n\nA lighthouse on a cliff.<|eot_id|>", "A lighthouse on a cliff."),
    (
        (
            "<bos><start_of_turn>user\nWhat is it?<end_of_turn>\n<start_of_turn>model\nA "
            "lighthouse on a cliff.<end_of_turn>"
        ),
        "A lighthouse on a cliff.",
    ),
    ("user\nDescribe the image.\nassistant\nA lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("User: Describe the image.\nAssistant: A lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("Human: What's this?\n\nAssistant: A lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("GPT4 Correct Assistant: A lighthouse on a cliff.<|end_of_turn|>", "A lighthouse on a cliff."),
    ("[INST] <image>\nWrite alt text [/INST] A lighthouse on a cliff.</s>", "A lighthouse on a cliff."),
    ("<<SYS>>You are helpful<</SYS>> A lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("Picture 1: <img></img>\nA lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("<ref>A lighthouse</ref><box>(12,34),(56,78)</box> on a cliff.", "A lighthouse on a cliff."),
    ("A lighthouse<loc_12><loc_34><loc_500><loc_700> on a cliff.", "A lighthouse on a cliff."),
    ("[SEP] a lighthouse on a cliff [SEP]", "A lighthouse on a cliff."),
    ("a lighthouse on a cliff <pad><pad>", "A lighthouse on a cliff."),
    ("Question: what is this? Answer: a lighthouse on a cliff", "A lighthouse on a cliff."),
    ("Write a concise alt text for this image. A lighthouse on a cliff.", "A lighthouse on a cliff."),
    (
        "Write alt text for this image in one sentence of at most 125 characters: A lighthouse on a cliff.",
        "A lighthouse on a cliff.",
    ),
    ("Describe this image for a blind person.\n\nA lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("Please describe the image in detail.\nA lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("Briefly describe the image. A lighthouse on a cliff.", "A lighthouse on a cliff."),
    ("a photo of a lighthouse on a cliff", "A lighthouse on a cliff."),
    ("Generate a short caption: a lighthouse on a cliff", "A lighthouse on a cliff."),
    ("What is in this image? There is a lighthouse on a cliff.", "A lighthouse on a cliff."),
    (
        (
            "List all the objects and people visible in this image, including their positions "
            "and relationships. A lighthouse stands on a cliff."
        ),
        "A lighthouse stands on a cliff.",
    ),
    ('"A lighthouse on a cliff at dusk" would be a suitable alt text.', "A lighthouse on a cliff at dusk."),
    ("“A lighthouse on a cliff at dusk” works well as alt text for this image.", "A lighthouse on a cliff at dusk."),
    ("A lighthouse on a cliff (alt text, 35 characters)", "A lighthouse on a cliff."),
    ("A lighthouse on a cliff (alt text).", "A lighthouse on a cliff."),
    ("What we have here is a blue mug on an oak desk.", "A blue mug on an oak desk."),
    ("<alt_text>A fox in the snow</alt_text><title>Fox</title>", "A fox in the snow."),
    ('<?xml version="1.0"?><caption>A fox in the snow</caption>', "A fox in the snow."),
    ('<figure><img alt="x"><figcaption>A fox in the snow</figcaption></figure>', "A fox in the snow."),
    ("EN: A fox in the snow\nDE: Ein Fuchs im Schnee", "A fox in the snow."),
    ("English: A fox in the snow. German: Ein Fuchs im Schnee.", "A fox in the snow."),
    ("A fox in the snow\n---\nfox, snow, winter", "A fox in the snow."),
    ("A fox in the snow.\n\nFox, snow, winter", "A fox in the snow."),
    ("A fox in the snow with 93.2% confidence", "A fox in the snow."),
    ("0.93: A fox in the snow", "A fox in the snow."),
    ("[0.93] A fox in the snow", "A fox in the snow."),
    ("0.5 litre bottle of water", "0.5 litre bottle of water."),
    ('\\"A fox in the snow\\"', "A fox in the snow."),
    ("[CAP] A fox in the snow [/CAP]", "A fox in the snow."),
    ("Q: What is in the image? A: A fox in the snow", "A fox in the snow."),
    ('"A fox in the snow', "A fox in the snow."),
    ('A fox in the snow."', "A fox in the snow."),
    ('A pipe of 5"', 'A pipe of 5".'),
    ("A fox in the snow ##", "A fox in the snow."),
    ("Sure, here you go - A fox in the snow", "A fox in the snow."),
    ("Alt-text = A fox in the snow", "A fox in the snow."),
    ('alt="A fox in the snow" title="Fox"', "A fox in the snow."),
    ("I see: a fox in the snow", "A fox in the snow."),
]
