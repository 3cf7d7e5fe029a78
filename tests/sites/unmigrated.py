"""For a site's MIGRATION_MODULES: tables as the models are now; some packages' migrations take half a minute."""

from __future__ import annotations


class Unmigrated(dict[str, None]):
    """No app has migrations."""

    def __contains__(self, label: object) -> bool:
        return True

    def __getitem__(self, label: str) -> None:
        return None
