"""What a number of images needs follows from the figures: the parts make the sum, twice as many need twice as much."""

from __future__ import annotations

import re
from decimal import Decimal

from tests.generated import growth
from tests.generated.growth import GB, Site


def cells(lines: list[str]) -> list[list[str]]:
    return [line.strip("| ").split(" | ") for line in lines[2:]]


def number(text: str) -> float:
    found = re.search(r"[\d,.]+", text)
    assert found is not None
    return float(found[0].replace(",", ""))


def test_the_disk_of_all_tables_is_the_sum() -> None:
    *parts, together = cells(list(growth.disk(Site())))
    assert abs(number(together[-1]) - sum(number(part[-1]) for part in parts)) <= 1  # rounded


def test_languages_versions_and_requests_multiply_rows() -> None:
    rows = cells(list(growth.disk(Site(images=1000, languages=2, versions=3, attempts=4))))
    assert [row[1] for row in rows] == ["2,000", "6,000", "8,000", "16,000"]


def test_one_language_more_takes_as_much_as_the_first() -> None:
    total = number(cells(list(growth.disk(Site())))[-1][-1])
    assert abs(number(cells(list(growth.extra(Site())))[0][-1]) - total) <= 1
    assert number(cells(list(growth.extra(Site())))[3][-1]) == 100 * Site().captions / GB


def test_time_follows_from_quota_and_money_from_price() -> None:
    (row,) = cells(list(growth.quotas(Site(images=600 * 60 * 24 * 10, per_minute=600))))
    assert row == ["600", "10 days", "1"]
    ((price, all_of_them),) = cells(list(growth.money(Site(images=2_000_000, price=Decimal("0.002")))))
    assert (price, all_of_them) == ("0.002", "4,000")


def test_a_time_is_said_in_the_unit_that_people_use() -> None:
    days = 86_400
    said = [growth._days(seconds) for seconds in (90, 3 * 3600, 3 * days, 59 * days, 60 * days, 365 * days)]
    assert said == ["2 minutes", "3 hours", "3 days", "59 days", "2 months", "12 months"]


def test_more_cores_take_less_time_and_more_requests_more_processes() -> None:
    small, _photographs = cells(list(growth.workers(Site(images=10**9))))
    assert number(small[2]) > number(small[3]) > 0
    rows = cells(list(growth.quotas(Site())))
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), key=int)
    assert int(rows[-1][2]) > int(rows[0][2])
