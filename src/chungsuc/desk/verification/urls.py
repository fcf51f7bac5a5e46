"""Routes of verification; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.verification import listing, reasons, returned, single

urlpatterns = [
    path("", listing.home, name="verification"),
    path("xac-nhan/", listing.confirm, name="verification_confirm"),
    path("so-lieu/<int:pk>/", single.value, name="verification_value"),
    path("so-lieu/<int:pk>/tra-lai/", single.return_one, name="verification_return"),
    path("so-lieu/<int:pk>/ghi-chu/", single.note_one, name="verification_note"),
    path("bi-tra-lai/", returned.listed, name="verification_returned"),
    path("so-lieu/<int:pk>/tra-loi/", returned.answer_one, name="verification_answer"),
    path("ly-do/", reasons.listed, name="verification_reasons"),
]
