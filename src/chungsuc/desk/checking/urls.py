"""Routes of the checker of printed figures; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.checking import views

urlpatterns = [
    path("", views.checking, name="checking"),
    path("ket-qua.xlsx", views.findings, name="checking_file"),
]
