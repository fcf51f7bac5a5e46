from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VerificationConfig(AppConfig):
    name = "chungsuc.verification"
    label = "verification"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from chungsuc.verification.reasons import ship_reasons

        post_migrate.connect(ship_reasons, sender=self, dispatch_uid="reasons for a return are there from the start")
