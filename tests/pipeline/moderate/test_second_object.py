"""In mode flag, unread images are shown; but for the file of one that is blocked, under whichever object."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Caption, Rating
from django_autocaption.publishing.gate import is_publishable
from tests.pictures import upload
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture(autouse=True)
def flag() -> object:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": "flag"}}):
        yield


def blocked() -> Photo:
    photo = Photo.objects.create(image=upload())
    Caption.objects.update(rating=Rating.BLOCKED)
    return photo


def test_a_second_object_with_its_file_is_held_from_the_first_moment() -> None:
    name = blocked().image.name
    assert not is_publishable(Photo.objects.create(image=name).image)
    assert is_publishable(Photo.objects.create(image=upload()).image)


def test_so_is_one_whose_image_is_replaced_by_it() -> None:
    photo, name = Photo.objects.create(image=upload()), blocked().image.name
    Caption.objects.filter(object_id=str(photo.pk)).update(rating=Rating.CLEAR)
    photo.image = name
    photo.save()
    assert not is_publishable(Photo.objects.get(pk=photo.pk).image)
