"""A wheel holds the package as it is in the repository and nothing else, an sdist what its tests need."""

from __future__ import annotations

import re
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "django_autocaption"
#: What the package consists of, by the end of its names.
KINDS = (".py", ".html", ".css", ".js", ".svg", ".po", ".mo", ".json", ".csv", "py.typed", ".txt", ".xml")
#: What the tests read beside the package.
NEEDED = ("tests/settings.py", "docs/index.md", "example_project/manage.py", "pyproject.toml", "tox.ini", "README.md")
NEEDED += ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE")


def version_here() -> str:
    """The version that the project calls itself."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def problems(folder: Path) -> list[str]:
    """Sentences; [] = all is well."""
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        said = archive.read(metadata).decode()
    with tarfile.open(sdist) as packed:
        sources = [name.partition("/")[2] for name in packed.getnames()]
    return [*of_wheel(names, in_repository()), *of_metadata(said), *of_sdist(sources)]


def in_repository() -> list[str]:
    """Files of the package."""
    return [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def of_wheel(names: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    """What is missing in it, or does not belong there."""
    own = {name for name in names if ".dist-info/" not in name and not name.endswith("/")}
    yield from (f"The wheel lacks {name}." for name in sorted(set(wanted) - own))
    yield from (f"The wheel has {name}." for name in sorted(own - set(wanted)))
    yield from (
        f"The wheel has {name}, which is no kind of file that it needs."
        for name in sorted(own)
        if not name.endswith(KINDS)
    )


def of_metadata(text: str) -> Iterator[str]:
    """What PyPI's page would lack."""
    known = HeaderParser().parsestr(text)
    readme = str(known.get_payload())
    yield from (
        f"A link of the page leads nowhere: {link}" for link in re.findall(r"\]\(((?!https?://|#)[^)]+)\)", readme)
    )
    links = " ".join(known.get_all("Project-URL", []))
    yield from (f"No address of {name} is given." for name in ("Documentation", "Changelog") if name not in links)


def of_sdist(names: Sequence[str]) -> Iterator[str]:
    """What the tests would miss."""
    here = set(names)
    yield from (f"The sdist lacks {name}." for name in (*NEEDED, *in_repository()) if name not in here)
