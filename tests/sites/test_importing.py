"""django-import-export: images of imported rows get words, and its tables carry them out and back."""

from __future__ import annotations

from tests.sites.running import told_by


def test_imported_rows_get_words_and_bring_back_those_of_people() -> None:
    told = told_by("importing", "import_export")
    spring, fair, bare = told["exported"]
    assert spring[3].startswith("A photograph with the number")
    assert fair[3] == "A poster of the fair.", "a person's, for which nobody was asked"
    assert bare[2:] == ["", ""]
    assert told["people"] == [["1", False], ["2", True]]
    assert [row[3] for row in told["again"]] == ["A poster of spring, in red.", "A poster of the fair.", ""]
    assert told["captions"] == 2
    assert told["list"] > 0
