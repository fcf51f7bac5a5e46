"""Routes of data entry."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.entry import choose, receipt, rounds, views

urlpatterns = [
    path("", choose.choose, name="entry"),
    path("dot/", rounds.all_rounds, name="entry_rounds"),
    path("dot/<int:pk>/", rounds.one_round, name="entry_round"),
    path("bien-nhan/<str:number>/", receipt.receipt, name="entry_receipt"),
    path("<str:code>/", views.form, name="entry_form"),
    path("<str:code>/kiem-tra/", views.check, name="entry_check"),
    path("<str:code>/tra-loi/", views.answer, name="entry_answer"),
    path("<str:code>/nhap/", views.draft, name="entry_draft"),
]
