"""Levels that somebody held against the decree after the file was written (mức đã được đối chiếu).

A confirmation names a provision and the checksum of what it demands. It makes the source *verified* wherever that
very demand stands; as soon as the demand is another one, the confirmation says nothing any more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from chungsuc.law.export import provision_as_plain
from chungsuc.law.frozen import frozen
from chungsuc.law.open_levels import has_unknown
from chungsuc.law.overlays import Overlay
from chungsuc.law.parts import with_own_parts
from chungsuc.law.reading.text import ABOUT
from chungsuc.law.tree import Confidence, CriteriaSet, Provision, Undetermined

_NOT_A_DEMAND = ABOUT | {"name", "measure", "item"}


# Within one set: by number, then by the checksum of the demand, the words that say by whom it was seen and when.
Confirmed = Mapping[str, Mapping[str, str]]


def demand_checksum(provision: Provision) -> str:
    """Give the SHA-256 of what a provision itself demands, and of the decree that says so.

    Its name, its sources and the contents of its parts are left out: each part is confirmed by itself.
    """
    bare = replace(provision, requirement=with_own_parts(provision.requirement, _only_number))
    plain = {key: value for key, value in provision_as_plain(bare).items() if key not in _NOT_A_DEMAND}
    said = json.dumps([provision.source.decision, plain], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()


def _only_number(part: Provision) -> Provision:
    source = replace(part.source, item="", provenance="", confidence=Confidence.LOW, verified=False, note=None)
    return Provision(part.no, "", Undetermined(), source)


def can_be_confirmed(provision: Provision) -> bool:
    """True where there is something to hold against the decree: what is not known cannot be confirmed."""
    return bool(provision.parts) or not has_unknown(provision)


def confirmed_set(law: CriteriaSet, confirmed: Confirmed) -> CriteriaSet:
    """Give the set with the confirmed demands marked as verified; what it demands stays the same."""
    criteria = tuple(
        replace(criterion, indicators=tuple(_confirmed(one, confirmed) for one in criterion.indicators))
        for criterion in law.criteria
    )
    return replace(law, criteria=criteria)


def confirmed_overlay(overlay: Overlay, confirmed: Confirmed) -> Overlay:
    """Give the overlay with the confirmed demands marked as verified."""
    changes = {no: _confirmed(provision, confirmed) for no, provision in overlay.changes.items()}
    return replace(overlay, changes=frozen(changes))


def _confirmed(provision: Provision, confirmed: Confirmed) -> Provision:
    inner = with_own_parts(provision.requirement, lambda part: _confirmed(part, confirmed))
    said = confirmed[provision.no].get(demand_checksum(provision)) if provision.no in confirmed else None
    if said is None:
        return replace(provision, requirement=inner)
    source = replace(provision.source, verified=True, confidence=Confidence.HIGH, provenance=said)
    return replace(provision, requirement=inner, source=source)
