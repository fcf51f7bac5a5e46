"""Who may open which route: the one table, role × route (bảng quyền).

Every named route of the router has a row; a route without one is refused to everybody, and a test fails. ``read``
is for GET and HEAD, ``write`` for what changes something. Which *units and indicators* a person sees behind a route
is the business of ``accounts.scope``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chungsuc.accounts.models import Role


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the roles that may read, and those that may write; ``public`` needs no log-in at all."""

    read: frozenset[Role]
    write: frozenset[Role] = frozenset()
    public: bool = False

    def allows(self, roles: Iterable[Role], *, writing: bool) -> bool:
        return self.public or not (self.write if writing else self.read).isdisjoint(roles)


ALL = frozenset(Role)
COMMUNE, DEPARTMENT, OFFICE = Role.COMMUNE, Role.DEPARTMENT, Role.OFFICE
LEADER, AUDITOR, ADMIN = Role.LEADER, Role.AUDITOR, Role.ADMIN


def _row(read: Iterable[Role], write: Iterable[Role] = ()) -> Row:
    return Row(frozenset(read), frozenset(write))


PUBLIC = Row(ALL, ALL, public=True)

ACCESS: dict[str, Row] = {
    # signing in and out (allauth)
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reauthenticate": _row(ALL, ALL),
    "account_change_password": _row(ALL, ALL),
    "mfa_authenticate": PUBLIC,  # half-way in: the password was right
    "mfa_index": _row(ALL),
    "form_token": _row(ALL),
    "mfa_reauthenticate": _row(ALL, ALL),
    "mfa_activate_totp": _row(ALL, ALL),
    "mfa_deactivate_totp": _row(ALL, ALL),
    "mfa_view_recovery_codes": _row(ALL),
    "mfa_generate_recovery_codes": _row(ALL, ALL),
    # reading
    "overview": _row(ALL),
    "overview_part": _row(ALL),
    "overview_seen": _row(ALL, ALL),
    "matrix": _row(ALL),
    "matrix_file": _row(ALL),
    "map": _row(ALL),
    "map_file": _row(ALL),
    "communes": _row(ALL),
    "commune": _row(ALL),
    "commune_why": _row(ALL),
    # the Excel form
    "workbook": _row({COMMUNE, DEPARTMENT, OFFICE}),
    "workbook_download": _row({COMMUNE, DEPARTMENT, OFFICE}),
    "workbook_upload": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "workbook_preview": _row({COMMUNE, OFFICE}),
    "workbook_store": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "workbook_answer": _row({COMMUNE, OFFICE}),
    "workbook_drop": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    # the checker of printed figures
    "checking": _row(ALL, ALL),  # a text is sent, nothing is stored
    "checking_file": _row(ALL, ALL),
    # the leader's page, figures
    "leader": _row(ALL - {COMMUNE}),  # their commune has its own page
    "leader_sheet": _row(ALL - {COMMUNE}),
    "figures": _row(ALL),
    "figure": _row(ALL),
    "figure_members": _row(ALL),
    # reports
    "reports": _row(ALL),
    "reports_new": _row(ALL, {OFFICE}),
    "reports_draft_file": _row(ALL),
    "reports_bundle": _row(ALL),
    "reports_bundle_file": _row(ALL),
    "reports_templates": _row(ALL, {OFFICE}),
    "reports_template_file": _row(ALL),
    "reports_one": _row(ALL),
    "reports_against": _row(ALL),
    "reports_file": _row(ALL),
    # evidence
    "evidence": _row(ALL),
    "evidence_commune": _row(ALL, (COMMUNE, DEPARTMENT, OFFICE)),
    "evidence_reuse": _row(ALL, (COMMUNE, DEPARTMENT, OFFICE)),
    "evidence_withdraw": _row(ALL, (COMMUNE, DEPARTMENT, OFFICE)),
    "evidence_file": _row(ALL),
    "evidence_thumbnail": _row(ALL),
    "evidence_required": _row(ALL, (OFFICE,)),
    "evidence_required_end": _row(ALL, (OFFICE,)),
    # data entry
    "entry": _row({COMMUNE, OFFICE}),
    "entry_form": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "entry_check": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "entry_answer": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "entry_draft": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "entry_receipt": _row(ALL),
    "entry_rounds": _row({OFFICE, LEADER, AUDITOR, DEPARTMENT}, {OFFICE}),
    "entry_round": _row({OFFICE, LEADER, AUDITOR, DEPARTMENT}, {OFFICE}),
    # verification
    "verification": _row(ALL),
    "verification_value": _row(ALL),
    "verification_confirm": _row((DEPARTMENT,), (DEPARTMENT,)),
    "verification_return": _row((DEPARTMENT,), (DEPARTMENT,)),
    "verification_note": _row((COMMUNE, DEPARTMENT, OFFICE), (COMMUNE, DEPARTMENT, OFFICE)),
    "verification_returned": _row((COMMUNE, OFFICE)),
    "verification_answer": _row((COMMUNE, OFFICE), (COMMUNE, OFFICE)),
    "verification_reasons": _row((OFFICE,), (OFFICE,)),
    "language": PUBLIC,
    # people, assignments, one's own account
    "me": _row(ALL),
    "assignments": _row(ALL, {OFFICE}),
    "assignments_department": _row({OFFICE}, {OFFICE}),
    "people": _row({OFFICE, AUDITOR, ADMIN}),
    "people_new": _row({ADMIN}, {ADMIN}),
    "people_invite": _row({ADMIN}, {ADMIN}),
    "people_template": _row({ADMIN}),
    "people_person": _row({OFFICE, AUDITOR, ADMIN}),
    "people_grant": _row({ADMIN}, {ADMIN}),
    "people_revoke": _row({ADMIN}, {ADMIN}),
    "people_rename": _row({ADMIN}, {ADMIN}),
    "people_stop": _row({ADMIN}, {ADMIN}),
    "people_start": _row({ADMIN}, {ADMIN}),
    "people_password": _row({ADMIN}, {ADMIN}),
    "people_factor": _row({ADMIN}, {ADMIN}),
    # the law
    "law": _row(ALL),
    "law_set": _row(ALL),
    "law_compare": _row(ALL),
    "law_text": _row(ALL),
    "law_confirm": _row((OFFICE,), (OFFICE,)),
    "law_unconfirm": _row((OFFICE,), (OFFICE,)),
    "law_overlay": _row((OFFICE,), (OFFICE,)),
    "law_proposals": _row((OFFICE, LEADER, AUDITOR, ADMIN)),
    "law_proposal": _row((OFFICE, LEADER, AUDITOR, ADMIN)),
    "law_act": _row((OFFICE,), (OFFICE,)),
    "law_scan": _row((OFFICE, LEADER, AUDITOR, ADMIN)),
    "law_template": _row((OFFICE,)),
    "law_upload": _row((OFFICE,), (OFFICE,)),
    "law_marked": _row((OFFICE,)),
    # rules of recognition
    "rules": _row(ALL),
    "rules_rule": _row(ALL, (OFFICE,)),
    "rules_calendar": _row(ALL, (OFFICE,)),
    # surveys of satisfaction
    "surveys": _row(ALL),
    "survey_new": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "survey_questions": _row(ALL, {OFFICE}),
    "survey": _row(ALL, {COMMUNE, OFFICE}),
    "survey_change": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "survey_entry": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "survey_remarks": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "survey_blank": _row(ALL),
    "survey_links": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "survey_slips": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "survey_sheet": _row({COMMUNE, OFFICE}),
    "survey_sheet_upload": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "survey_public": PUBLIC,  # a resident with the address; nothing else of the desk
    # targets and registrations
    "targets": _row(ALL),
    "targets_plan": _row(ALL, {OFFICE}),
    "registrations": _row(ALL, {COMMUNE, OFFICE}),
    "registrations_end": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    # dossiers
    "dossiers": _row(ALL),
    "dossier_new": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "dossier": _row(ALL),
    "dossier_take": _row(ALL, {COMMUNE, OFFICE}),
    "dossier_criteria": _row(ALL, {COMMUNE, DEPARTMENT, OFFICE}),
    "dossier_opinions": _row(ALL, {COMMUNE, OFFICE}),
    "dossier_meetings": _row(ALL, {COMMUNE, OFFICE}),
    "dossier_papers": _row(ALL, {COMMUNE, OFFICE}),
    "dossier_make": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "dossier_paper": _row(ALL),
    # council
    "councils": _row(ALL, {OFFICE}),
    # after recognition
    "upkeep": _row(ALL),
    "upkeep_file": _row(ALL),
    "upkeep_record": _row({OFFICE}, {OFFICE}),
    "upkeep_review": _row(ALL),
    "upkeep_tasks": _row(ALL),
    "upkeep_task": _row(ALL, (COMMUNE, DEPARTMENT, OFFICE)),
    "upkeep_task_close": _row({OFFICE}, {OFFICE}),
    "upkeep_cases": _row(ALL),
    "upkeep_case_new": _row({OFFICE}, {OFFICE}),
    "upkeep_case_file": _row(ALL),
    "upkeep_case": _row(ALL),
    "upkeep_case_paper": _row(ALL),
    "upkeep_case_step": _row({COMMUNE, OFFICE}, {COMMUNE, OFFICE}),
    "upkeep_yearly": _row(ALL),
    "upkeep_plan": _row({OFFICE}, {OFFICE}),
    "upkeep_uphold": _row({OFFICE}, {OFFICE}),
    # reorganisation of units
    "reorganisation": _row((OFFICE, LEADER, AUDITOR, ADMIN)),
    "reorganisation_new": _row((OFFICE,), (OFFICE,)),
    "reorganisation_template": _row((OFFICE, ADMIN)),
    "reorganisation_why": _row((OFFICE, LEADER, AUDITOR, ADMIN)),
    "reorganisation_standing": _row((OFFICE, LEADER, AUDITOR, ADMIN)),
    "reorganisation_standing_one": _row((OFFICE, LEADER, AUDITOR, ADMIN), (OFFICE,)),
    "reorganisation_event": _row((OFFICE, LEADER, AUDITOR, ADMIN), (OFFICE, ADMIN)),
    # hamlets, households, gardens
    "local": _row(ALL),
    "local_one": _row(ALL),
    "local_register": _row((COMMUNE, OFFICE), (COMMUNE, OFFICE)),
    "local_list": _row((COMMUNE, OFFICE), (COMMUNE, OFFICE)),
    "local_rename": _row((COMMUNE, OFFICE), (COMMUNE, OFFICE)),
    "local_end": _row((COMMUNE, OFFICE), (COMMUNE, OFFICE)),
    # public portal: what is released, for everybody; what is released, by the office
    **dict.fromkeys(
        (
            "portal",
            "portal_day",
            "portal_units",
            "portal_unit",
            "portal_unit_latest",
            "portal_criteria",
            "portal_criterion",
            "portal_figure",
            "portal_definitions",
            "portal_law",
            "portal_downloads",
            "portal_file",
            "portal_year",
            "portal_surveys",
            "portal_releases",
            "robots",
            "sitemap",
        ),
        PUBLIC,
    ),
    "releases": _row((OFFICE, LEADER, AUDITOR, ADMIN)),
    "releases_new": _row((OFFICE,), (OFFICE,)),
    "releases_one": _row((OFFICE, LEADER, AUDITOR, ADMIN), (OFFICE,)),
    # the trail
    "journal": _row({COMMUNE, DEPARTMENT, OFFICE, AUDITOR, ADMIN}),
    "journal_export": _row({COMMUNE, DEPARTMENT, OFFICE, AUDITOR, ADMIN}),
}
