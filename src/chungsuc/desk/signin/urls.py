"""Routes of signing in: those of allauth that are used, under its names (it looks them up), and no others.

No sign-up, no e-mail, no reset by mail: a lost password is given anew by the administrator.
"""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.signin import views

urlpatterns = [
    path("dang-nhap/", views.log_in, name="account_login"),
    path("dang-nhap/buoc-hai/", views.authenticate, name="mfa_authenticate"),
    path("thoat/", views.log_out, name="account_logout"),
    path("ngung/", views.inactive, name="account_inactive"),
    path("", views.security, name="mfa_index"),
    path("mat-khau/", views.change_password, name="account_change_password"),
    path("xac-nhan/", views.reauthenticate, name="account_reauthenticate"),
    path("xac-nhan/ma/", views.reauthenticate_code, name="mfa_reauthenticate"),
    path("buoc-hai/bat/", views.activate, name="mfa_activate_totp"),
    path("buoc-hai/tat/", views.deactivate, name="mfa_deactivate_totp"),
    path("ma-bieu-mau/", views.form_token, name="form_token"),
    path("ma-du-phong/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("ma-du-phong/tao/", views.generate_codes, name="mfa_generate_recovery_codes"),
]
