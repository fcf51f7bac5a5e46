"""What is stored here: uploaded forms, for as long as somebody looks at their preview."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User


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
    uploaded_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
