"""Labels of every class of the table, and any evidence that hypothesis can think of."""

from __future__ import annotations

from hypothesis import strategies as st

from django_autocaption.moderation import Policy

SAFE, UNSAFE, UNCHECKED = False, True, None

MINORS = {"0-2": "minor", "3-9": "minor", "under 18": "minor", "17": "minor", "child": "minor", "13-17": "minor"}
STRADDLING = {"13-20": "straddling", "10-19": "straddling", "17-18": "straddling", "over 17": "straddling"}
ADULTS = {"18": "adult_near", "18-24": "adult_near", "24": "adult_near", "20-29": "adult_near", "adult": "adult_near"}
ADULTS |= {"25": "adult_clear", "25-32": "adult_clear", "21-44": "adult_near", "65+": "adult_clear"}

LABELS = st.sampled_from([*MINORS, *STRADDLING, *ADULTS, "banana", "", "30-39, 13-20"])
NUMBERS = st.floats(0, 1) | st.floats() | st.sampled_from([0.05, 0.8, 0.2, 0.95])
EVIDENCE = st.fixed_dictionaries(
    {
        "age_label": st.none() | LABELS | st.text(max_size=20),
        "confidence": st.none() | NUMBERS,
        "scale": st.sampled_from(["fraction", "percent"]),
        "scores": st.none() | st.dictionaries(LABELS | st.text(max_size=8), NUMBERS, max_size=5),
        "nsfw": st.none() | st.booleans(),
        "caption": st.sampled_from(["", "A red car", "A boy", "A cowboy hat"]) | st.text(max_size=30),
        "policy": st.builds(
            Policy, straddling=st.sampled_from(["minor", "review"]), nsfw_unchecked=st.sampled_from(["clear", "review"])
        ),
    }
)
