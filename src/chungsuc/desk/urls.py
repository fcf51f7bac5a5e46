"""Routes of the desk."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk import views

urlpatterns = [
    path("", views.matrix, name="matrix"),
    path("xa/<str:code>/", views.commune, name="commune"),
]
