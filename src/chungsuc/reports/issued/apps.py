from __future__ import annotations

from django.apps import AppConfig


class IssuedConfig(AppConfig):
    name = "chungsuc.reports.issued"
    label = "issued"
