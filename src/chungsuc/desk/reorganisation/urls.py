"""Routes of reorganisations. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.reorganisation import standing, views

urlpatterns = [
    path("", views.reorganisation, name="reorganisation"),
    path("mau.xlsx", views.template_file, name="reorganisation_template"),
    path("danh-hieu/", standing.standing, name="reorganisation_standing"),
    path("<int:pk>/", views.one, name="reorganisation_event"),
]
