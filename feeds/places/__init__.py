"""The gazetteer: which places there are, what three languages call them, and which clock they live by.

`gazetteer()` reads the tables of this package (`ua.csv`, one file per country) with the standard library
alone. `ua.csv` is made by `python -m feeds.places.build` from the state codifier of Ukraine, GeoNames and two
hand-written tables, `ua_units.csv` and `ua_overrides.csv`; ATTRIBUTION.md names the sources. An id, once
given, should stay: when a city is renamed, hold its id with an `id_name` override.
"""

from feeds.places.gazetteer import AmbiguousPlace, Gazetteer, Place, UnknownPlace, clock_of, gazetteer

__all__ = ["AmbiguousPlace", "Gazetteer", "Place", "UnknownPlace", "clock_of", "gazetteer"]
