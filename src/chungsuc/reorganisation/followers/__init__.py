"""The kinds of things that follow the units, in the order in which they do (những gì đi theo đơn vị)."""

from __future__ import annotations

from chungsuc.reorganisation.followers.dossiers import Dossiers
from chungsuc.reorganisation.followers.evidence import Evidence
from chungsuc.reorganisation.followers.grants import Grants
from chungsuc.reorganisation.followers.hamlets import Hamlets
from chungsuc.reorganisation.followers.observations import Observations
from chungsuc.reorganisation.followers.registrations import Registrations
from chungsuc.reorganisation.followers.surveys import Surveys
from chungsuc.reorganisation.followers.targets import Targets
from chungsuc.reorganisation.followers.titles import Titles
from chungsuc.reorganisation.followers.traits import Traits
from chungsuc.reorganisation.followers.upkeep import Upkeep
from chungsuc.reorganisation.following import Follower

FOLLOWERS: tuple[Follower, ...] = (
    Titles(), Grants(), Traits(), Hamlets(), Observations(), Evidence(), Dossiers(), Registrations(), Targets(),
    Surveys(), Upkeep(),
)  # fmt: skip
