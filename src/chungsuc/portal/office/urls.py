"""The office's routes of the portal; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.portal.office import views

urlpatterns = [
    path("", views.releases, name="releases"),
    path("moi/", views.new, name="releases_new"),
    path("<int:pk>/", views.one, name="releases_one"),
]
