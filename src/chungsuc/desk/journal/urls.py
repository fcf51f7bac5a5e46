"""Routes of the trail."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.journal import views

urlpatterns = [
    path("", views.journal, name="journal"),
    path("tai-ve.xlsx", views.journal_export, name="journal_export"),
]
