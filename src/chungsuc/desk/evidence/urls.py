"""Routes of evidence; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.evidence import files, requirements, views

urlpatterns = [
    path("", views.home, name="evidence"),
    path("xa/<str:code>/", views.commune, name="evidence_commune"),
    path("xa/<str:code>/dung-lai/", views.reuse_earlier, name="evidence_reuse"),
    path("go/<int:pk>/", views.withdraw_one, name="evidence_withdraw"),
    path("tep/<int:pk>/", files.file, name="evidence_file"),
    path("anh/<int:pk>/", files.thumbnail, name="evidence_thumbnail"),
    path("yeu-cau/", requirements.listed, name="evidence_required"),
    path("yeu-cau/<int:pk>/ket-thuc/", requirements.ended, name="evidence_required_end"),
]
