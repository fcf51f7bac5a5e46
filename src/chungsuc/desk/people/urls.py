"""Routes of people, assignments and one's own account."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.people import assignments, inviting, me, views

urlpatterns = [
    path("toi/", me.me, name="me"),
    path("phan-cong/", assignments.assignments, name="assignments"),
    path("phan-cong/so-nganh/", assignments.assignments_department, name="assignments_department"),
    path("nguoi-dung/", views.people, name="people"),
    path("nguoi-dung/moi/", views.people_new, name="people_new"),
    path("nguoi-dung/moi-theo-tep/", inviting.people_invite, name="people_invite"),
    path("nguoi-dung/mau-danh-sach.xlsx", inviting.people_template, name="people_template"),
    path("nguoi-dung/<int:pk>/", views.people_person, name="people_person"),
    path("nguoi-dung/<int:pk>/cap-quyen/", views.people_grant, name="people_grant"),
    path("nguoi-dung/<int:pk>/quyen/<int:number>/thu-hoi/", views.people_revoke, name="people_revoke"),
    path("nguoi-dung/<int:pk>/ho-ten/", views.people_rename, name="people_rename"),
    path("nguoi-dung/<int:pk>/ngung/", views.people_stop, name="people_stop"),
    path("nguoi-dung/<int:pk>/mo-lai/", views.people_start, name="people_start"),
    path("nguoi-dung/<int:pk>/mat-khau/", views.people_password, name="people_password"),
    path("nguoi-dung/<int:pk>/hai-buoc/", views.people_factor, name="people_factor"),
]
