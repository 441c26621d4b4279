"""Which sayings speak of the same moment, and where they contradict each other.

Pure. Statements of one place, service and layer come in, in any order; clusters in the order of time go out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feeds.bounds import NOTHING_SAID, Bounds, TimeBounds
from feeds.observation import Service, Statement
from monitor import trust
from monitor.episode import Conflict

ROUNDING = 0.02
"""Shares that differ by no more than two points say the same."""
_CAUSAL_ORDER = {"begins": 0, "continues": 1, "partial": 2, "full": 3, "ends": 3}


@dataclass(frozen=True)
class Cluster:
    """Statements of the same moment, the most trusted first; `at` is the time that all of them allow."""

    said: tuple[Statement, ...]
    at: TimeBounds

    @property
    def phase(self) -> str:
        """What the most trusted of them reports."""
        return self.said[0].phase or "continues"

    @property
    def shares(self) -> list[tuple[Statement, Bounds]]:
        """The statements that name a share off, with it."""
        return [(said, share) for said in self.said if (share := named_share(said)) is not None]


def clusters(statements: Iterable[Statement]) -> list[Cluster]:
    """Group statements into moments, in the order in which things happened as far as the words tell."""
    found: list[Cluster] = []
    for said in sorted(statements, key=_told_order):
        last = found[-1] if found else None
        if last and _same_moment(last, said):
            when = moment(said)
            at = TimeBounds(max(last.at.earliest, when.earliest), min(last.at.latest, when.latest))
            found[-1] = Cluster(tuple(sorted((*last.said, said), key=trust.rank)), at)
        else:
            found.append(Cluster((said,), moment(said)))
    return found


def _told_order(said: Statement) -> tuple[object, ...]:
    """Order by the middle of the reported time; ties by what must come first."""
    at = moment(said)
    return at.middle, _CAUSAL_ORDER.get(said.phase or "", 1), at.earliest, said.id


def _same_moment(cluster: Cluster, said: Statement) -> bool:
    """Whether a statement repeats (or contradicts) the cluster rather than carrying the story on.

    Two outlets that report a beginning in overlapping times report one beginning. Two that name a share of
    the same base at overlapping times speak of one state. A loss and its restoration on one day are two
    moments, shares of different bases are never compared, and what stands twice in one page is a sequence.
    """
    if not cluster.at.overlaps(moment(said)) or any(
        (s.publisher, s.url) == (said.publisher, said.url) for s in cluster.said
    ):
        return False
    beginnings = [s.phase == "begins" for s in (*cluster.said, said)]
    if any(beginnings):
        return all(beginnings) and _comparable(cluster, said)
    return bool(cluster.shares) and named_share(said) is not None and _comparable(cluster, said)


def _comparable(cluster: Cluster, said: Statement) -> bool:
    return all(None in (base(s), base(said)) or base(s) == base(said) for s, _ in cluster.shares)


def moment(said: Statement) -> TimeBounds:
    """Return when a statement's event happened: "restored over the weekend" is some moment of the weekend.

    For other kinds `until` is an end of its own, and the event is the beginning.
    """
    if said.kind == "restoration" and said.until:
        return TimeBounds(said.at.earliest, max(said.at.latest, said.until.latest))
    return said.at


def named_share(said: Statement) -> Bounds | None:
    """Return the share off that a statement names; "fully restored" and "ended" leave none off."""
    if said.quantity and (share := said.quantity.share_off()) is not None:
        return share
    return Bounds(0.0, 0.0) if said.phase in ("full", "ends") else None


def named_figure(said: Statement) -> float | None:
    """Return the share off as one number, None where the statement gives only a limit."""
    if said.quantity is None:
        return 0.0 if said.phase in ("full", "ends") else None
    return said.quantity.figure_off()


def base(said: Statement) -> str | None:
    """Return what the named share is a share of."""
    return said.quantity.base if said.quantity and said.quantity.share_off() else None


def conflict(place: str, service: Service, cluster: Cluster) -> Conflict | None:
    """Return the disagreement inside a cluster, None where its sources agree within rounding."""
    sides = cluster.shares
    if all(agree(one, other) for _, one in sides for _, other in sides):
        return None
    chosen, *others = [said for said, _ in sides]
    return Conflict(
        place=place,
        service=service,
        at=cluster.at,
        base=next((name for said, _ in sides if (name := base(said))), None),
        chosen=chosen.id,
        sides=tuple((said.id, share) for said, share in sides),
        reason=trust.reason(chosen, others),
    )


def agree(one: Bounds, other: Bounds) -> bool:
    """Whether two shares say the same within rounding; 32% is two points from 30%, not the dust more."""
    return round(one.apart(other), 6) <= ROUNDING


def denials(
    place: str, service: Service, said: Sequence[Statement], denied: Sequence[Statement]
) -> list[Conflict]:
    """Return what is said and denied of the same layer at overlapping times, one per denial.

    A denied loss contradicts losses, a denied end contradicts ends. It makes no state of its own.
    """
    found = []
    for no in sorted(denied, key=_told_order):
        against = sorted(
            (s for s in said if _is_end(s) == _is_end(no) and moment(s).overlaps(moment(no))), key=trust.rank
        )
        if against:
            none_off = NOTHING_SAID if _is_end(no) else Bounds(0.0, 0.0)
            found.append(
                Conflict(
                    place=place,
                    service=service,
                    about="denial",
                    at=moment(no),
                    base=None,
                    chosen=against[0].id,
                    sides=(*((s.id, s.share_off) for s in against), (no.id, none_off)),
                    reason="a denial makes no state: what was said stands, with the contradiction beside it",
                )
            )
    return found


def _is_end(said: Statement) -> bool:
    return said.kind == "restoration" or said.phase == "ends"
