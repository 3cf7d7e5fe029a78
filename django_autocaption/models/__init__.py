"""What is remembered: captions, versions of their words, decisions of people and of moderation, the requests that were
made, bulk requests, named prompts, what was spent, and how services are paced."""

from django_autocaption.models.attempt import Attempt
from django_autocaption.models.batch import Batch, Portion
from django_autocaption.models.bookkeeping import (
    Coverage,
    Cursor,
    DailyCost,
    Drawn,
    Pace,
    Pause,
    PrunedCost,
    Score,
    Spending,
    Step,
    UpkeepFailure,
    Worker,
)
from django_autocaption.models.caption import Caption, CaptionQuerySet, ModeratedImage
from django_autocaption.models.choices import (
    Awaits,
    Covered,
    Kind,
    Origin,
    Outcome,
    Purpose,
    Queue,
    Rating,
    Reason,
    State,
    Surface,
    Verb,
    Verdict,
)
from django_autocaption.models.choices.error_codes import ErrorCode
from django_autocaption.models.comparison import Candidate, CandidateAnswer, Comparison, Vote
from django_autocaption.models.decision import Decision
from django_autocaption.models.desk import Dismissal, Lease, Sitting, Upload
from django_autocaption.models.files import MediaFile
from django_autocaption.models.prompt import Prompt, PromptVersion
from django_autocaption.models.review import Review
from django_autocaption.models.version import Version

__all__ = [
    "Attempt",
    "Awaits",
    "Batch",
    "Candidate",
    "CandidateAnswer",
    "Caption",
    "CaptionQuerySet",
    "Comparison",
    "Coverage",
    "Covered",
    "Cursor",
    "DailyCost",
    "Decision",
    "Dismissal",
    "Drawn",
    "ErrorCode",
    "Kind",
    "Lease",
    "MediaFile",
    "ModeratedImage",
    "Origin",
    "Outcome",
    "Pace",
    "Pause",
    "Portion",
    "Prompt",
    "PromptVersion",
    "PrunedCost",
    "Purpose",
    "Queue",
    "Rating",
    "Reason",
    "Review",
    "Score",
    "Sitting",
    "Spending",
    "State",
    "Step",
    "Surface",
    "UpkeepFailure",
    "Upload",
    "Verb",
    "Verdict",
    "Version",
    "Vote",
    "Worker",
]
