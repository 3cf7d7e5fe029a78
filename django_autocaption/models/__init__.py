"""What is remembered: captions, the requests that made them, decisions of moderation, bulk requests, named prompts,
what was spent, and how services are paced."""

from django_autocaption.models.attempt import Attempt
from django_autocaption.models.batch import Batch, Portion
from django_autocaption.models.caption import Caption
from django_autocaption.models.choices import Kind, Origin, Outcome, Purpose, Rating, State
from django_autocaption.models.decision import Decision
from django_autocaption.models.moderated import ModeratedImage
from django_autocaption.models.pace import Pace
from django_autocaption.models.prompt import Prompt
from django_autocaption.models.spending import Spending

__all__ = [
    "Attempt",
    "Batch",
    "Caption",
    "Decision",
    "Kind",
    "ModeratedImage",
    "Origin",
    "Outcome",
    "Pace",
    "Portion",
    "Prompt",
    "Purpose",
    "Rating",
    "Spending",
    "State",
]
