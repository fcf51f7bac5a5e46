"""Routes of the desk; each page's package has its own ``urls``. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from chungsuc.desk import views

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="matrix"), name="overview"),
    path("ma-tran/", views.matrix, name="matrix"),
    path("xa/<str:code>/", views.commune, name="commune"),
    path("minh-chung/", include("chungsuc.desk.evidence.urls")),
    path("ngon-ngu/", views.language, name="language"),
    path("nhat-ky/", include("chungsuc.desk.journal.urls")),
]
