"""The pages of signing in: allauth's views with our templates; those that need more than a template are here."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chungsuc.desk.refusals import refuse
from chungsuc.desk.say import say
from chungsuc.desk.signin.errors import NoPassword, TooManyRequests
from chungsuc.desk.signin.required import must_have_second_factor


class ChangePassword(account.PasswordChangeView):
    """Change one's password; also the page that a first log-in comes to (đổi mật khẩu)."""

    template_name = "signin/password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_usable_password():
            return refuse(request, NoPassword(), 403)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rules = password_validators_help_texts()
        return {**super().get_context_data(**kwargs), "rules": rules, "first": self.request.user.must_change_password}

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        reauthenticate_by_password(self.request)  # the old password was typed: no second asking for what comes next
        return answer


class Security(mfa.IndexView):
    """One's second step: on or off, and how many recovery codes are left (xác thực hai bước)."""

    template_name = "signin/security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        found = context["authenticators"]
        return {
            **context,
            "totp": found.get("totp"),
            "codes_left": len(found["recovery_codes"].get_unused_codes()) if "recovery_codes" in found else 0,
            "obliged": must_have_second_factor(self.request),
        }


class Activate(totp.ActivateTOTPView):
    """Set the app up: a picture to be scanned, the same as text, and a first code (bật xác thực hai bước)."""

    template_name = "signin/activate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return {
            **context,
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "obliged": must_have_second_factor(self.request),
        }


class RecoveryCodes(codes.ViewRecoveryCodesView):
    """The recovery codes, shown in full exactly once (mã dự phòng).

    The file to be kept travels inside the page: a second request could not show them any more.
    """

    template_name = "signin/codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "file": self._file(context["unused_codes"]) if context["can_view_codes"] else ""}

    def _file(self, unused: list[str]) -> str:
        head = say("Mã dự phòng Chung Sức của", "Recovery codes of Chung Sức for")
        note = say("Mỗi mã dùng được một lần. Cất như cất chìa khóa.", "Each can be used once. Keep them like a key.")
        text = "\r\n".join([f"{head} {self.request.user.username}", note, "", *unused, ""])
        return "data:text/plain;charset=utf-8;base64," + b64encode(text.encode()).decode()


log_in = account.LoginView.as_view(template_name="signin/log_in.html")
log_out = account.LogoutView.as_view(template_name="signin/log_out.html")
inactive = account.AccountInactiveView.as_view(template_name="signin/inactive.html")
change_password = never_cache(ChangePassword.as_view())
reauthenticate = never_cache(account.ReauthenticateView.as_view(template_name="signin/reauthenticate.html"))
security = never_cache(Security.as_view())
authenticate = mfa.AuthenticateView.as_view(template_name="signin/authenticate.html")
reauthenticate_code = never_cache(mfa.ReauthenticateView.as_view(template_name="signin/reauthenticate.html"))
activate = never_cache(Activate.as_view())
deactivate = never_cache(totp.DeactivateTOTPView.as_view(template_name="signin/deactivate.html"))
recovery_codes = never_cache(RecoveryCodes.as_view())
generate_codes = never_cache(codes.GenerateRecoveryCodesView.as_view(template_name="signin/generate.html"))


@never_cache
@require_safe
def form_token(request: HttpRequest) -> JsonResponse:
    """Give a page that is open since before a log-in the token of forms as it is now; no foreign page can read it."""
    return JsonResponse({"token": get_token(request)})


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a client that asks too often (status 429)."""
    answer = refuse(request, TooManyRequests(), 429)
    answer["Retry-After"] = "60"
    return answer
