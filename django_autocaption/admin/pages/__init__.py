"""Pages beside the list of captions: Status, Coverage, Backfill, and the line about services that are paused."""
