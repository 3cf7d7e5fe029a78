"""What is remembered: captions, the requests that made them, bulk requests, and named prompts."""

from django_autocaption.models.attempt import Attempt
from django_autocaption.models.batch import Batch
from django_autocaption.models.caption import Caption
from django_autocaption.models.choices import Origin, Outcome, Rating, State
from django_autocaption.models.prompt import Prompt
from django_autocaption.models.spending import Spending

__all__ = ["Attempt", "Batch", "Caption", "Origin", "Outcome", "Prompt", "Rating", "Spending", "State"]
