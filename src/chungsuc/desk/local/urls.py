"""Routes of hamlets, households and gardens; the page of one is that of any unit (``commune``)."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.local import views, writing

urlpatterns = [
    path("xom/", views.local, name="local"),
    path("xom/ghi/", writing.register, name="local_register"),
    path("xom/danh-sach/", writing.hamlet_list, name="local_list"),
    path("xom/<str:code>/", views.one, name="local_one"),
    path("xom/<str:code>/ten/", writing.rename, name="local_rename"),
    path("xom/<str:code>/ket-thuc/", writing.finish, name="local_end"),
]
