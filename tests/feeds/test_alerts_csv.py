"""Air alerts: both shapes of the sirens file, read strictly; doubtful rows are taken and say so."""

import gzip
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from feeds.bounds import TimeBounds
from feeds.errors import LayoutChanged, UnknownValue
from feeds.sources import alerts_csv
from feeds.sources.alerts_csv import OFFICIAL, SOURCE, VOLUNTEER
from tests.feeds.captured import ABSENT, CAPTURES, REAL, held

FOLDER = CAPTURES / SOURCE.id
REAL_FILE = REAL / "alerts" / "vadimkin_official_2024-04-23.csv.gz"
FETCHED = "2022-12-20T09:00:00+00:00"
KYIV = "Kyiv City,,,oblast,2022-12-16 06:02:11+00:00,2022-12-16 10:10:40+00:00,official"
GUESSED = "Kyiv City,2022-03-01 04:15:00+00:00,2022-03-01 04:45:00+00:00,True"


def parse(body, fetched_at=FETCHED):
    return alerts_csv.parse(held(SOURCE.id, "alerts.csv", body.encode(), fetched_at))


def official(*rows):
    return parse("\n".join([",".join(OFFICIAL), *rows]))


def volunteer(*rows):
    return parse("\n".join([",".join(VOLUNTEER), *rows]))


def captured(name):
    return parse((FOLDER / name).read_text(encoding="utf-8"))


def test_each_alert_names_a_place_its_level_and_both_ends():
    (alert,) = official(KYIV).observations

    start, end = datetime(2022, 12, 16, 6, 2, 11, tzinfo=UTC), datetime(2022, 12, 16, 10, 10, 40, tzinfo=UTC)
    assert (alert.place, alert.level, alert.of_part, alert.naive) == ("UA-30", "oblast", False, False)
    assert (alert.at, alert.until) == (TimeBounds(start, start), TimeBounds(end, end))
    assert alert.known_at == datetime.fromisoformat(FETCHED)
    assert "Kyiv City" in alert.quote


def test_a_hromada_around_a_known_city_is_the_city_and_anything_else_a_part_of_its_oblast():
    found = {a.area: (a.place, a.level, a.of_part) for a in captured("official.csv").observations}

    nikopol = "m. Nikopol ta Nikopolska terytorialna hromada, Nikopolskyi raion, Dnipropetrovska oblast"
    assert found[nikopol] == ("UA-12/nikopol", "hromada", False)
    ozero = "Kryvoozerska terytorialna hromada, Pervomaiskyi raion, Mykolaivska oblast"
    assert found[ozero] == ("UA-48", "hromada", True)
    assert found["Chuhuivskyi raion, Kharkivska oblast"] == ("UA-63", "raion", True)


def test_oblast_and_raion_in_each_others_columns_are_taken_with_doubt():
    (swapped,) = [a for a in captured("official.csv").observations if "Pyriatynska" in a.area]

    assert swapped.place == "UA-53"
    assert swapped.doubt == "oblast and raion stand in each other's columns"


def test_an_alert_of_more_than_a_day_is_taken_with_doubt():
    (long,) = [a for a in captured("official.csv").observations if a.place == "UA-09"]

    assert long.until is not None
    assert long.until.latest - long.at.earliest == timedelta(hours=50)
    assert long.doubt == "it lasts 50 h: its end may have been missed"


def test_a_guessed_end_is_a_range_and_a_missing_one_is_none():
    (guessed,) = volunteer(GUESSED).observations
    assert guessed.naive
    assert guessed.until == TimeBounds(guessed.at.earliest, guessed.at.earliest + timedelta(minutes=30))
    assert "guessed" in guessed.doubt
    assert guessed.voice == "unofficial"

    *_, still_on = captured("official.csv").observations
    assert still_on.until is None


def test_a_row_that_is_there_twice_is_one_alert_and_left_over():
    assert captured("official.csv").leftovers == ("line 7: the same alert as line 6",)
    two_raions = [KYIV.replace("Kyiv City,,,oblast", f"Odeska oblast,{raion} raion,,raion") for raion in "AB"]
    assert len({a.id for a in official(*two_raions).observations}) == 2


def test_a_file_speaks_for_every_day_between_its_first_and_its_last_row():
    parsed = captured("official.csv")

    assert parsed.items == tuple(f"official 2022-12-{day}" for day in range(16, 21))
    assert {a.item for a in parsed.observations} < set(parsed.items)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Kyiv City", "Atlantyda oblast", "line 2, column oblast: 'Atlantyda oblast': no oblast"),
        ("Kyiv City", "Nikopol", "column oblast: 'Nikopol': no oblast"),
        ("Kyiv City", "", "column oblast: ''"),
        ("10:10:40+00:00", "06:00:00+00:00", "column finished_at: '2022-12-16 06:00:00+00:00': ends before"),
        ("06:02:11+00:00", "06:02:11", "column started_at: '2022-12-16 06:02:11': not a time with an offset"),
        ("2022-12-16 06", "2022-13-16 06", "column started_at: '2022-13-16 06:02:11+00:00'"),
        ("2022-12-16 10", "2023-12-16 10", "was fetched before that"),
        (",oblast,", ",city,", "column level: 'city': unknown"),
        (",,,oblast", ",A raion,,oblast", "column raion: 'A raion': must be empty here"),
        (",,,oblast", ",,,raion", "column raion: '': must not be empty"),
        ("official", "hearsay", "column source: 'hearsay': unknown"),
    ],
)
def test_what_has_no_known_meaning_is_refused_by_source_line_and_value(old, new, words):
    with pytest.raises(UnknownValue) as refused:
        official(KYIV.replace(old, new, 1))

    assert str(refused.value).startswith("alerts_csv: alerts.csv: line 2, column ")
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new"), [("True", "maybe"), ("2022-03-01 04:45:00+00:00", ""), ("Kyiv City", "X")]
)
def test_a_volunteers_row_is_read_as_strictly(old, new):
    with pytest.raises(UnknownValue, match=r"alerts_csv: alerts\.csv: line 2, column "):
        volunteer(GUESSED.replace(old, new))


@pytest.mark.parametrize("column", OFFICIAL)
def test_a_missing_column_is_another_layout(column):
    with pytest.raises(LayoutChanged, match=r"alerts_csv: alerts\.csv: columns missing"):
        parse(",".join(OFFICIAL).replace(column, "else") + "\n" + KYIV)


def test_a_new_column_is_marked_and_the_data_are_taken():
    parsed = parse(",".join([*OFFICIAL, "siren"]) + "\n" + KYIV + ",loud")

    assert (len(parsed.observations), parsed.drift) == (1, ("siren",))


@pytest.mark.skipif(not REAL_FILE.exists(), reason=ABSENT)
def test_the_whole_real_file_is_read():
    body = gzip.decompress(REAL_FILE.read_bytes())
    parsed = alerts_csv.parse(held(SOURCE.id, "official.csv", body, "2024-04-23T12:00:00+00:00"))

    assert len(parsed.observations) == len({a.id for a in parsed.observations}) == 43_031
    assert Counter((a.level, a.of_part) for a in parsed.observations) == {
        ("oblast", False): 36_537,
        ("hromada", False): 3_704,
        ("hromada", True): 1_893,
        ("raion", True): 897,
    }
    doubted = [a.doubt for a in parsed.observations if a.doubt]
    assert len(doubted) == 4
    assert "it lasts 88 h: its end may have been missed" in doubted
    assert sum(a.place == "UA-30" for a in parsed.observations) == 913
