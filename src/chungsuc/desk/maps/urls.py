"""Routes of the map; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.maps import views

urlpatterns = [
    path("", views.province_map, name="map"),
    path("tep/<str:form>/", views.file, name="map_file"),
]
