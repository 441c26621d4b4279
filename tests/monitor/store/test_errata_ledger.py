"""The ledger of errata: what went out stays as it was told."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from monitor.errata import Change, Erratum
from monitor.store import editions, errata
from monitor.store.connection import STORE_FILE, open_store
from monitor.store.schema import NEWEST
from tests.sayings import instant

ON, NEXT = date(2022, 12, 16), date(2022, 12, 17)
ONE = Erratum(
    on=ON,
    place="UA-46/lviv",
    service="heat",
    changes=(
        Change(figure="hours_affected/together", was="unknown", now="4..8"),
        Change(figure="observed_share", was="0..0", now="0.5..0.5"),
    ),
    cause="a saying known later",
    evidence=("a", "b"),
    sayings='{"behind":{"a":""},"near":{}}',
)
OTHER = Erratum(
    on=ON, place="UA-30", service="electricity", changes=ONE.changes[:1], cause="x", evidence=(), sayings="{}"
)


@pytest.fixture
def engine(tmp_path):
    found = open_store(tmp_path)
    editions.record_edition(
        found, ON, instant("17 07:00"), {"UA-46/lviv/heat/2022-12-16/observed_share": "0..0"}
    )
    editions.record_edition(found, NEXT, instant("18 07:00"), {})
    return found


def test_errata_come_back_as_they_were_told(engine):
    errata.record_errata(engine, NEXT, [ONE, OTHER])

    assert errata.errata_of(engine, NEXT) == (OTHER, ONE)
    assert errata.errata_of(engine, ON) == ()


def test_making_an_edition_again_replaces_its_errata_until_it_is_delivered(engine):
    errata.record_errata(engine, NEXT, [ONE])
    errata.record_errata(engine, NEXT, [OTHER])
    assert errata.errata_of(engine, NEXT) == (OTHER,)

    editions.record_delivery(engine, NEXT, "reader@localhost", "<1>", "outbox")
    errata.record_errata(engine, NEXT, [])
    assert errata.errata_of(engine, NEXT) == (OTHER,)


@pytest.mark.parametrize("state", ["outbox", "sent", "bounced"])
def test_only_what_was_delivered_was_told_in_whatever_state(engine, state):
    errata.record_errata(engine, NEXT, [ONE])
    assert errata.told(engine) == []
    assert not errata.was_delivered(engine, ON)

    editions.record_delivery(engine, ON, "reader@localhost", "<1>", state)
    (first,) = errata.told(engine)
    assert (first.on, first.as_of, first.lanes, first.errata) == (
        ON, instant("17 07:00"), (("UA-46/lviv", "heat"),), ()
    )  # fmt: skip

    editions.record_delivery(engine, NEXT, "reader@localhost", "<2>", state)
    assert [one.errata for one in errata.told(engine)] == [(), (ONE,)]
    assert errata.was_delivered(engine, NEXT)


def test_a_store_of_the_first_schema_gets_the_ledger_and_keeps_what_it_holds(tmp_path):
    engine = sa.create_engine(f"sqlite:///{tmp_path / STORE_FILE}")
    config = Config()
    config.set_main_option("script_location", "monitor.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(
            sa.text("insert into editions values ('2022-12-16', '2022-12-17T05:00:00.000000Z')")
        )
    engine.dispose()

    opened = open_store(tmp_path)

    with opened.connect() as connection:
        assert connection.scalar(sa.text("select version_num from alembic_version")) == NEWEST
        assert connection.scalar(sa.text('select "on" from editions')) == "2022-12-16"
    assert errata.errata_of(opened, ON) == ()
