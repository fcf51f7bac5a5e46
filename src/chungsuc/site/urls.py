"""All routes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("chungsuc.desk.urls")),
    path("tai-khoan/", include("chungsuc.desk.signin.urls")),
]
handler404 = "chungsuc.desk.views.not_found"
