"""What is stored of people: users, their grants, departments and what these own, and the audit trail."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from chungsuc.append_only import AppendOnly


class Role(models.TextChoices):
    """What somebody is to the programme (vai trò)."""

    COMMUNE = "commune", "cán bộ xã"
    DEPARTMENT = "department", "chuyên viên sở, ngành"
    OFFICE = "office", "Văn phòng Điều phối"
    LEADER = "leader", "lãnh đạo"
    AUDITOR = "auditor", "kiểm tra, giám sát"
    ADMIN = "admin", "quản trị"


class User(AbstractUser):
    """One person with a log-in (người dùng). No data beyond what work needs: a name to be shown, no telephone.

    Rights come from grants only, never from Django's own ``is_staff`` or groups. A person who leaves is made
    inactive and stays, since the trail names them.
    """

    full_name = models.CharField(max_length=150, blank=True)
    must_change_password = models.BooleanField(default=False)
    demo = models.BooleanField(default=False, help_text="an account of the demonstration; refused in production")
    language = models.CharField(max_length=5, default="vi")
    looked_at = models.DateTimeField(null=True, blank=True, help_text="when they last left the overview")

    def __str__(self) -> str:
        return self.full_name or self.username


class Department(models.Model):
    """A department that owns criteria (sở, ngành), in force on ``valid_from <= day < valid_until``."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=150)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Ownership(models.Model):
    """Which department answers for a criterion or an indicator, and when (phân công phụ trách).

    ``no`` is the number of a criterion ("17") or of an indicator ("17.1") of the set; the longer number wins.
    """

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="ownerships")
    set_id = models.CharField(max_length=60)
    no = models.CharField(max_length=20)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.TextField()
    verified = models.BooleanField(default=False, help_text="held against a decision of assignment")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["department", "set_id", "no", "valid_from"], nulls_distinct=False, name="ownership_once"
            )
        ]


class Grant(models.Model):
    """A right given to a person: a role, over a unit and all below it, for a time (quyền được cấp).

    ``unit_thread`` blank is the whole province. ``write`` off makes any role a reader. A grant is revoked, never
    deleted: what somebody was allowed on a day stays known.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=12, choices=Role.choices)
    unit_thread = models.CharField(max_length=40, blank=True)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    write = models.BooleanField(default=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    granted_by = models.CharField(max_length=150)
    granted_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "revoked_at"], name="grant_in_force")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role=Role.DEPARTMENT.value) | models.Q(department__isnull=False),
                name="grant_of_a_department_names_it",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.COMMUNE.value) | ~models.Q(unit_thread=""),
                name="grant_of_a_commune_names_it",
            ),
        ]


class AuditEntry(AppendOnly):
    """One change: who, when, what, before and after, why (nhật ký). Grouped by ``request``; never edited.

    ``who`` is the name as it was, so that it stays readable; ``user`` is kept beside it.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    request = models.CharField(max_length=36, db_index=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
    action = models.CharField(max_length=60, help_text="what was done, such as observation.recorded")
    about = models.CharField(max_length=60, help_text="the kind of thing: observation, evidence, grant, …")
    about_id = models.CharField(max_length=80, blank=True)
    unit_thread = models.CharField(max_length=40, blank=True, db_index=True)
    no = models.CharField(max_length=80, blank=True, help_text="the measure or indicator concerned")
    as_of = models.DateField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta(AppendOnly.Meta):
        indexes = [models.Index(fields=["unit_thread", "no", "at"], name="trail_of_a_value")]
