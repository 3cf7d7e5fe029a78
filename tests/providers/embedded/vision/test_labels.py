"""The model sees what is there, says it in plain nouns, and is silent where it should be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from django_autocaption.providers.embedded.vision.labels import Label, Labeller, Labels, collapse, get_labeller, pixels
from django_autocaption.providers.embedded.vision.nouns import SILENT, SPOKEN

PHOTOS = Path(__file__).parents[4] / "example_project" / "photos"


@pytest.fixture(scope="module")
def labeller(tmp_path_factory: pytest.TempPathFactory) -> Labeller:
    return get_labeller(tmp_path_factory.mktemp("cache"))


def photo(name: str) -> Image.Image:
    return Image.open(PHOTOS / name).convert("RGB")


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("chelsea.png", "cat"),
        ("espresso.jpg", "cup of coffee"),
        ("paintbrushes.jpg", "paintbrush"),
        ("aizkorri.jpg", "mountains"),
    ],
)
def test_photographs(labeller: Labeller, name: str, noun: str) -> None:
    label = labeller.label(photo(name)).sure(0.6)
    assert label is not None and label.noun == noun


@pytest.mark.parametrize("name", ["astronaut.jpg", "gravel.jpg", "deep-field.jpg"])
def test_says_nothing_where_it_cannot_know(labeller: Labeller, name: str) -> None:
    assert labeller.label(photo(name)).sure(0.6) is None


def test_probabilities_of_all_classes_are_one(labeller: Labeller) -> None:
    labels = labeller.label(photo("chelsea.png"))
    assert 0 < max(labels.spoken.values()) <= 1.0001
    assert labels.top(1)[0].noun == "cat"


def test_the_graph_is_kept_and_serves_again(tmp_path: Path, labeller: Labeller) -> None:
    get_labeller(tmp_path)
    (kept,) = tmp_path.glob("efficientnet-lite0-*.onnx")
    assert kept.stat().st_size > 10_000_000
    assert get_labeller(tmp_path) is get_labeller(tmp_path)


def test_every_class_has_a_noun_and_none_is_both_said_and_silent() -> None:
    spoken, silent = frozenset().union(*SPOKEN.values()), frozenset().union(*SILENT.values())
    assert spoken | silent == frozenset(range(1000))
    assert not spoken & silent
    assert all(SPOKEN.values()) and all(SILENT.values())


def probabilities(**numbers: float) -> list[float]:
    array = [0.0] * 1000
    for number, value in numbers.items():
        array[int(number[1:])] = value
    return array


def test_breeds_add_up() -> None:
    assert collapse(probabilities(n151=0.25, n200=0.25, n268=0.25)).sure(0.7) == Label("dog", 0.75)


def test_the_special_noun_only_where_it_is_sure_itself() -> None:
    owl, thrush = collapse(probabilities(n24=0.8, n15=0.1)), collapse(probabilities(n24=0.4, n15=0.4))
    assert owl.sure(0.7) == Label("owl", 0.8)
    assert thrush.sure(0.7) == Label("bird", 0.8)


def test_an_unrelated_noun_is_no_special_one() -> None:
    assert Labels({"dog": 0.5, "owl": 0.3}, {}).sure(0.2) == Label("dog", 0.5)


@pytest.mark.parametrize("number", [366, 367, 372, 834, 400, 413, 743, 982])
def test_silent_classes(number: int) -> None:
    """Apes, clothing, weapons, prisons, people."""
    labels = collapse(probabilities(**{f"n{number}": 1.0}))
    assert labels.sure(0.1) is None
    assert labels.top()[0].probability == 1


@pytest.mark.parametrize("size", [(224, 224), (1, 1), (3000, 5), (5, 3000), (640, 481)])
def test_images_of_any_shape(size: tuple[int, int]) -> None:
    array = pixels(Image.new("RGB", size, (127, 255, 0)))
    assert array.shape == (1, 3, 224, 224) and array.dtype == np.float32
    assert array[0, :, 0, 0].tolist() == [0, 1, -127 / 128]


def test_the_middle_is_seen() -> None:
    image = Image.new("RGB", (600, 200), "white")
    image.paste("black", (200, 0, 400, 200))
    assert (pixels(image) < 0).all()
