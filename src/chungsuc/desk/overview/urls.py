"""Routes of the overview."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.overview import views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("tong-quan/<str:name>/", views.part, name="overview_part"),
    path("da-xem/", views.seen, name="overview_seen"),
]
