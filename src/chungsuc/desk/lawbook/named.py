"""What every page of the law says of one provision: number, name, demand (chỉ tiêu, tên, mức)."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.desk.say import language
from chungsuc.law.prose import plain_name, say_demand
from chungsuc.law.tree import Provision


@dataclass(frozen=True, slots=True)
class Named:
    """A provision as a page shows it."""

    provision: Provision

    @property
    def no(self) -> str:
        return self.provision.no

    @property
    def name(self) -> str:
        return plain_name(self.provision)

    @property
    def demand(self) -> str:
        return say_demand(self.provision, language())
