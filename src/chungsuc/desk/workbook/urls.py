"""Routes of the Excel form; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.workbook import views

urlpatterns = [
    path("", views.home, name="workbook"),
    path("tai/", views.download, name="workbook_download"),
    path("nop/", views.upload, name="workbook_upload"),
    path("xem/<uuid:key>/", views.preview, name="workbook_preview"),
    path("xem/<uuid:key>/ghi/", views.store, name="workbook_store"),
    path("xem/<uuid:key>/tra-loi/", views.answer, name="workbook_answer"),
    path("xem/<uuid:key>/bo/", views.drop_one, name="workbook_drop"),
]
