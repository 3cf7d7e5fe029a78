"""``python -m tests.images.eyes [--record] [FOLDER …]``: what Chromium shows beside what this package makes of it.

Without a folder, the corpus; with ``--record`` what Chromium shows is written down for the tests that have no browser.
Of folders, every file in them. Prints what differs, and fails where anything does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.chromium import BROWSER, chromium
from tests.images.eyes.browser import seen_in
from tests.images.eyes.corpus import CORPUS, READ_ALL_THE_SAME
from tests.images.eyes.seeing import Seen, disagreement, record, seen_here


def files(folders: list[Path]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Names, and what reads or makes them."""
    if not folders:
        yield from CORPUS.items()
    for folder in folders:
        yield from ((str(path), path.read_bytes) for path in sorted(folder.rglob("*")) if path.is_file())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--chromium", type=Path, default=BROWSER)
    parser.add_argument("folders", nargs="*", type=Path)
    options = parser.parse_args()
    shown: dict[str, Seen | None] = {}
    different = 0
    with chromium(options.chromium) as browser:
        page = browser.new_page()
        for name, make in files(options.folders):
            data = make()
            shown[name] = seen_in(page, data)
            told = disagreement(shown[name], None if name in READ_ALL_THE_SAME else seen_here(data))
            different += bool(told)
            if told:
                print(f"{name}: {told}", flush=True)
    if options.record and not options.folders:
        record(shown)
    print(f"{len(shown)} files, {different} of them differ")
    return different > 0


if __name__ == "__main__":
    sys.exit(main())
