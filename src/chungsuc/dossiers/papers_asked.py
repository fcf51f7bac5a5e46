"""Which papers a step asks for (danh mục giấy tờ): data of the rules, by who makes them and when."""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.dossiers.look import Look
from chungsuc.dossiers.words import Act
from chungsuc.rules.rule import Item

UNIT, DISTRICT, FRONT = "unit", "district", "front"

# By which step the papers of each maker have to be there.
NEEDED: Mapping[Act, frozenset[str]] = {
    Act.SUBMIT: frozenset({UNIT}),
    Act.RESUBMIT: frozenset({UNIT}),
    Act.DISTRICT_VERIFY: frozenset({UNIT, DISTRICT, FRONT}),
    Act.ACCEPT: frozenset({UNIT, DISTRICT, FRONT}),
}


def papers_asked(look: Look) -> tuple[Item, ...]:
    """Give the whole check-list of a dossier on the day."""
    return look.rules.items("dossier.papers")


def missing_papers(look: Look, act: Act) -> list[Item]:
    """Give what a step asks for and the dossier has not got."""
    makers = NEEDED.get(act, frozenset())
    return [
        item for item in papers_asked(look) if item.required and item.made_by in makers and not there(look, item)
    ]  # fmt: skip


def there(look: Look, item: Item) -> bool:
    """True when a paper of the item was handed in, or the system made it."""
    return item.key in look.papers or str(item.extra.get("produces", "")) in look.papers
