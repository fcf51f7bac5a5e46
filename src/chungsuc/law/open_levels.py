"""What of a requirement is open: left to the province, or not known to us (mức còn để ngỏ)."""

from __future__ import annotations

from chungsuc.law.tree import Attested, Compare, Provision, ShareOfChildren, Undetermined


def left_to_province(provision: Provision) -> bool:
    """True where the decree says "UBND cấp tỉnh quy định", here or in a part."""
    match provision.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return levels.left_to_province
        case Attested(left):
            return left
        case _:
            return any(left_to_province(part) for part in provision.parts)


def has_unknown(provision: Provision) -> bool:
    """True where something that the decree demands is not known to us, here or in a part."""
    match provision.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return any(level is None for level in levels.cells.values())
        case Undetermined():
            return True
        case _:
            return any(has_unknown(part) for part in provision.parts)
