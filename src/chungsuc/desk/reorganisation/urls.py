"""Routes of reorganisations. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.reorganisation import views

urlpatterns = [
    path("", views.reorganisation, name="reorganisation"),
    path("<int:pk>/", views.one, name="reorganisation_event"),
]
