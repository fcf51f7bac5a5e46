"""What is stored here: uploaded forms, for as long as somebody looks at their preview."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.exchange.workbook.identity import Asked


class Upload(models.Model):
    """One uploaded form waiting to be stored or thrown away (tệp chờ ghi); only its own person may see it.

    The bytes stay in the database and are never served as they came; they are small (``gate.MAX_FILE``) and go
    when they are stored or a day old.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    asked_day = models.DateField(null=True, blank=True, help_text="what the person said of it, where it does not say")
    asked_set = models.CharField(max_length=60, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    @property
    def asked(self) -> Asked:
        """What its person said of it beside the file."""
        return Asked(self.asked_day, self.asked_set or None)
