"""Sessions as Django keeps them in the database, looked up by a prepared statement (phiên làm việc).

Every request asks for its session and its person first: who was signed out, or made inactive, is out at once.
"""

from __future__ import annotations

from datetime import UTC, datetime

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.accounts.scope import person
from chungsuc.prepared import Instances

_SESSION = Instances(
    Session, lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now),
    key="§key", now=datetime(1901, 1, 1, tzinfo=UTC),
)  # fmt: skip


class SessionStore(db.SessionStore):
    """Django's own, read in another way; its name is part of what sessions are signed with."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found


class Accounts(AuthenticationBackend):
    """Signs people in by name and password, and finds the one a session belongs to."""

    def get_user(self, user_id: object) -> User | None:
        found = person(User._meta.pk.to_python(user_id))
        return found if found is not None and self.user_can_authenticate(found) else None
