"""``python -m tests.release FOLDER``: say what is wrong with the wheel and the sdist that were built there."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.release.archives import problems

found = problems(Path(sys.argv[1]))
print("\n".join(found) or "Wheel and sdist are as they should be.")
sys.exit(bool(found))
