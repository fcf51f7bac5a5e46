"""Every paper of a dossier by its key: what it is made of, and how (danh mục giấy tờ hệ thống lập)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from chungsuc.reports.dossier.appraisal import Appraisal, appraisal_report, district_report
from chungsuc.reports.dossier.arrears import Arrears, arrears
from chungsuc.reports.dossier.council_minutes import CouncilMinutes, council_minutes
from chungsuc.reports.dossier.decision import (
    Announcement,
    DraftDecision,
    Withdrawal,
    announcement,
    draft_decision,
    withdrawal_decision,
)
from chungsuc.reports.dossier.field_minutes import FieldMinutes, field_minutes
from chungsuc.reports.dossier.forwarding import Forwarding, central_proposal, district_proposal
from chungsuc.reports.dossier.minutes import Minutes, district_minutes, unit_minutes
from chungsuc.reports.dossier.opinions import Opinions, opinions
from chungsuc.reports.dossier.proposal import Proposal, proposal
from chungsuc.reports.dossier.results import Results, results
from chungsuc.reports.dossier.satisfaction import Satisfaction, satisfaction
from chungsuc.reports.dossier.slips import Slip, Slips, appraisal_slip, appraisal_slips
from chungsuc.reports.dossier.trail import Trail, trail
from chungsuc.reports.official.model import OfficialPaper


class Writer(Protocol):
    def __call__(self, given: Any, /) -> OfficialPaper: ...


class Form(NamedTuple):
    """A paper: the facts it takes, and the function that writes it."""

    takes: type
    write: Writer


# By the keys of ``dossiers.workflow.PaperKind``.
PAPERS: Mapping[str, Form] = {
    "results": Form(Results, results),
    "opinions": Form(Opinions, opinions),
    "unit_minutes": Form(Minutes, unit_minutes),
    "arrears": Form(Arrears, arrears),
    "proposal": Form(Proposal, proposal),
    "satisfaction": Form(Satisfaction, satisfaction),
    "district_minutes": Form(Minutes, district_minutes),
    "district_report": Form(Appraisal, district_report),
    "district_proposal": Form(Forwarding, district_proposal),
    "appraisal_slips": Form(Slips, appraisal_slips),
    "field_minutes": Form(FieldMinutes, field_minutes),
    "council_minutes": Form(CouncilMinutes, council_minutes),
    "appraisal_report": Form(Appraisal, appraisal_report),
    "central_proposal": Form(Forwarding, central_proposal),
    "draft_decision": Form(DraftDecision, draft_decision),
    "announcement": Form(Announcement, announcement),
    "trail": Form(Trail, trail),
}
# Papers that no step of a dossier prints by itself.
OTHERS: Mapping[str, Form] = {
    "appraisal_slip": Form(Slip, appraisal_slip),
    "withdrawal_decision": Form(Withdrawal, withdrawal_decision),
}
