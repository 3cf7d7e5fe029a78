"""Runware's OPTIONS: what they must be, and what the pipeline may rely on."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.providers.runware import RunwareProvider
from tests.providers.runware.conftest import KEY


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"modle": "x"}, "Did you mean 'model'?"),
        ({"model": " "}, "AIR id"),
        ({"model": None}, "AIR id"),
        ({"task_type": "imagecaption"}, "Did you mean 'imageCaption'?"),
        ({"delivery_method": "asynch"}, "Did you mean 'async'?"),
        ({"image_field": "inputImages"}, "Did you mean 'inputImage'?"),
        ({"task_type": "imageCaption", "image_field": "inputs.image"}, "'inputImage'"),
        ({"image_format": "uri"}, "Did you mean 'url'?"),
        ({"authentication": "query"}, "body"),
        ({"include_cost": "yes"}, "True or False"),
        ({"webhook": "https://site.example"}, "True or False"),
        ({"batch_size": 0}, "from 1 to 100"),
        ({"batch_size": 101}, "from 1 to 100"),
        ({"batch_size": 2.5}, "whole number"),
        ({"batch_size": None}, "whole number"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(options: dict[str, Any], hint: str) -> None:
    with pytest.raises(ConfigurationError, match=r"'default'") as caught:
        RunwareProvider("default", {"api_key": KEY, **options})
    assert hint in str(caught.value)
    assert list(options)[-1] in str(caught.value)


def test_what_the_pipeline_may_rely_on() -> None:
    provider = RunwareProvider("default", {"api_key": KEY, "retry_unknown": False})
    assert (provider.model, provider.knows_repeats, provider.retry_unknown) == ("runware:152@2", True, False)
    assert (provider.supports_prompt, provider.supports_model, provider.answers_later) == (True, True, True)
    assert (provider.batch_size, provider.takes_webhooks, provider.wants_image_url) == (1, False, False)
