"""Values of traits as text in the table and as typed values for the law. Pure."""

from __future__ import annotations

from chungsuc.law.traits import TRAITS, Trait, TraitKind, TraitValue
from chungsuc.units.errors import TraitValueWrong, UnknownTrait

_FLAGS = {"true": True, "false": False}


def trait_named(key: str) -> Trait:
    """Give a trait of the law's vocabulary.

    Raises:
        UnknownTrait: there is none of that name.
    """
    if key not in TRAITS:
        raise UnknownTrait(trait=key, known=", ".join(TRAITS))
    return TRAITS[key]


def written_trait(key: str, value: TraitValue) -> str:
    """Give the text under which a value is stored.

    Raises:
        UnknownTrait, TraitValueWrong: the vocabulary does not have it.
    """
    trait = trait_named(key)
    match trait.kind, value:
        case TraitKind.FLAG, bool():
            return "true" if value else "false"
        case TraitKind.COUNT, int() if not isinstance(value, bool) and value >= 0:
            return str(value)
        case TraitKind.CHOICE, str() if value in trait.values:
            return str(value)
        case _:
            raise _wrong(trait, value)


def typed_trait(key: str, text: str) -> TraitValue:
    """Give the typed value of a stored text: ``str`` of a choice, ``bool`` of a flag, ``int`` of a count.

    Raises:
        UnknownTrait, TraitValueWrong: the vocabulary does not have it.
    """
    trait = trait_named(key)
    match trait.kind:
        case TraitKind.FLAG if text in _FLAGS:
            return _FLAGS[text]
        case TraitKind.COUNT if text.isdecimal():
            return int(text)
        case TraitKind.CHOICE if text in trait.values:
            return text
        case _:
            raise _wrong(trait, text)


def _wrong(trait: Trait, value: object) -> TraitValueWrong:
    allowed = {
        TraitKind.FLAG: ("đúng hoặc sai (True, False)", "True or False"),
        TraitKind.COUNT: ("số nguyên không âm", "a whole number not below zero"),
        TraitKind.CHOICE: (f"một trong {', '.join(trait.values)}", f"one of {', '.join(trait.values)}"),
    }
    vi, en = allowed[trait.kind]
    return TraitValueWrong(trait=trait.key, value=value, allowed_vi=vi, allowed_en=en)
