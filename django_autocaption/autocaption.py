"""What a site calls: ``from django_autocaption import autocaption``, then ``autocaption.register`` in an app's own
``autocaption.py``, and ``autocaption.request`` for images whose saving sent no signal."""

from django_autocaption.pipeline.intake.saved import request
from django_autocaption.registry import register

__all__ = ["register", "request"]
