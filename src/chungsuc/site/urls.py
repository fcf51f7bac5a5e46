"""All routes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("chungsuc.desk.urls"))]
handler404 = "chungsuc.desk.views.not_found"
