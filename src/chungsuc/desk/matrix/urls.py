"""Routes of the matrix and of its files."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.matrix import views

urlpatterns = [
    path("ma-tran/", views.matrix, name="matrix"),
    path("ma-tran/tep/<str:form>/", views.file, name="matrix_file"),
]
