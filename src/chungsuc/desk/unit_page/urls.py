"""Routes of units; ``commune`` serves districts and the province as well."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.unit_page import views

urlpatterns = [
    path("xa/", views.communes, name="communes"),
    path("xa/<str:code>/", views.unit, name="commune"),
    path("xa/<str:code>/vi-sao/<path:no>/", views.why, name="commune_why"),
]
