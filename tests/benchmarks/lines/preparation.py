"""A photograph of twelve megapixels made small, against Pillow's own ``thumbnail()``; each in processes of its own."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops

from tests.benchmarks.result import Result, Scale, alternate, forget_peak, peak_mb, processor_seconds
from tests.emulator.client import ROOT

SIZE = (4000, 3000)


def measure(scale: Scale) -> Iterator[Result]:
    """Processor time, and by how much the work raises the process's peak of memory: of one photograph as cameras store
    it, with more and with less of its grain. The size of the file decides: reading it is most of what is left."""
    picture = photograph()
    for quality in (90, 85):
        yield _measure(picture, quality, scale)


def _measure(picture: Image.Image, quality: int, scale: Scale) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        picture.save(path, "JPEG", quality=quality)
        size = path.stat().st_size / 1024**2
        grown: dict[str, list[float]] = {"ours": [], "thumbnail": []}

        def side(name: str) -> float:
            command = [sys.executable, "-m", "tests.benchmarks.lines.preparation", name, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, megabytes = map(float, done.stdout.split())
            grown[name].append(megabytes)
            return seconds

        ours, plain = alternate(lambda: side("ours"), lambda: side("thumbnail"), rounds=scale.of(9, 1))
    memory = {name: min(values) for name, values in grown.items()}
    faster, less = plain / ours, memory["thumbnail"] / max(memory["ours"], 0.1)
    return Result(
        name=f"12 MP JPEG of {size:.1f} MB: preparation against `thumbnail()`",
        target="≥ 4× faster, ≥ 10× less memory",
        measured=f"{faster:.1f}× faster, {less:.1f}× less memory",
        met=faster >= 4 and less >= 10,
        note=f"{ours * 1000:.0f} ms and {memory['ours']:.1f} MB, file included; thumbnail() {plain * 1000:.0f} ms and"
        f" {memory['thumbnail']:.1f} MB; quality {quality}, 4:2:0, baseline, grain of a deviation of 5 in 255",
    )


def photograph() -> Image.Image:
    """One of the example's, as large as a telephone's camera makes it and with as much grain: 2 to 3 MB."""
    grain = Image.effect_noise(SIZE, 5).convert("RGB")
    with Image.open(ROOT / "example_project" / "photos" / "picos-path.jpg") as picture:
        return ImageChops.add(picture.convert("RGB").resize(SIZE), grain, offset=-128)


def _one(name: str, path: Path) -> None:
    """Prints seconds and megabytes, the median of several times and the growth at the first large image."""
    from django.core.files.base import File

    from django_autocaption.images import ImageLimits, prepare
    from tests.images.pictures import Stored, quarters, saved

    limits = ImageLimits(max_edge=1024)
    prepare(Stored(saved(quarters(), "JPEG")), name="x")  # loads what is loaded at the first use

    def ours() -> None:
        with path.open("rb") as file:
            prepare(File(file), name=path.name, limits=limits)

    def thumbnail() -> None:
        """What a site writes: open, shrink, save."""
        with Image.open(path) as image:
            image.thumbnail((1024, 1024))
            image.save(io.BytesIO(), "JPEG", quality=85)

    forget_peak()
    before = peak_mb()
    work = ours if name == "ours" else thumbnail
    work()
    grown = peak_mb() - before
    times = sorted(processor_seconds(work) for _time in range(5))
    print(times[2], grown)


if __name__ == "__main__":
    _one(sys.argv[1], Path(sys.argv[2]))
