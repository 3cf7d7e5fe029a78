"""``clean``, which is pure, once for each answer: several tests look at what it made of the same ones."""

from __future__ import annotations

from functools import cache

from django_autocaption.text import clean

cleaned = cache(clean)
