"""Routes of the overview."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.overview import views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("da-xem/", views.seen, name="overview_seen"),
]
