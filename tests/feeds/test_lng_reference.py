"""Reference prices of LNG: one's own, or the mean of ACER's two markers."""

from datetime import date

import pytest

from feeds.errors import LayoutChanged, UnknownValue
from feeds.lng_reference import read_references
from tests.feeds.captured import ABSENT, REAL, held

OWN = "date,reference_eur_mwh\n2023-02-01,55.21\n2023-02-02,\n2023-02-03,54\n"
ACER = "date,nwe_des_eur_mwh,se_des_eur_mwh\n2023-02-01,56.77,\n2023-02-02,57,56\n2023-02-03,,\n"


def read(text):
    return read_references(held("lng_reference", "lng.csv", text.encode(), "2026-01-01T00:00:00+00:00"))


def test_ones_own_reference_is_taken_as_it_is():
    found = read(OWN)

    assert found.eur_mwh == {date(2023, 2, 1): 55.21, date(2023, 2, 3): 54.0}
    assert found.markers == {}


def test_the_mean_of_the_markers_that_a_day_has():
    found = read(ACER)

    assert found.eur_mwh == {date(2023, 2, 1): 56.77, date(2023, 2, 2): 56.5}
    assert found.markers == {date(2023, 2, 1): 1, date(2023, 2, 2): 2}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (OWN.replace("54", "dear"), "line 4, column reference_eur_mwh: 'dear': not a plain number"),
        (OWN.replace("54", "0"), "line 4, column reference_eur_mwh: '0': no price of LNG"),
        (OWN.replace("2023-02-03", "2023-02-01"), "line 4, column date: '2023-02-01': already on line 2"),
        (OWN.replace("2023-02-03", "3.2.2023"), "line 4, column date: '3.2.2023'"),
    ],
)
def test_a_cell_without_meaning_is_refused_by_line_and_value(text, named):
    with pytest.raises(UnknownValue, match=named):
        read(text)


def test_another_table_is_refused():
    with pytest.raises(LayoutChanged, match="columns missing: nwe_des_eur_mwh"):
        read("date,eur_mwh\n2023-02-01,55\n")


@pytest.mark.skipif(not REAL.is_dir(), reason=ABSENT)
def test_acers_own_figures():
    body = (REAL / "gas" / "acer_lng_des_daily_2023-01_03.csv").read_text(encoding="utf-8")
    found = read(body)

    assert len(found.eur_mwh) == 33
    assert found.eur_mwh[date(2023, 2, 1)] == 53.715  # of 54.42 and 53.01
    assert list(found.markers.values()).count(1) == 1
