"""Routes of signing in: allauth's views, and no others of its own (no sign-up, no e-mail)."""

from __future__ import annotations

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("dang-nhap/", views.login, name="account_login"),
    path("thoat/", views.logout, name="account_logout"),
    path("ngung/", views.account_inactive, name="account_inactive"),
    path("xac-nhan/", views.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", views.password_change, name="account_change_password"),
]
