"""What a claim is taken to mean: a figure of the catalogue, a place, a day (ý nghĩa của một số liệu)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chungsuc.claims.amount import Qualifier
from chungsuc.claims.claim import Kind, Meaning, Role, Status
from chungsuc.claims.days import day_of, days_in
from chungsuc.claims.document import Document
from chungsuc.claims.finding.found import Found, first
from chungsuc.claims.finding.roles import is_delta, is_end, is_plan
from chungsuc.claims.fold import fold
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import Dim, counted_as

# The criteria by the words that name them; their numbers have been the same in every national set of communes.
_CRITERIA = (
    ("quy hoạch", "1"), ("giao thông", "2"), ("thủy lợi", "3"), ("điện", "4"), ("trường học", "5"),
    ("cơ sở vật chất văn hóa", "6"), ("cơ sở hạ tầng thương mại", "7"), ("chợ nông thôn", "7"), ("thông tin", "8"),
    ("bưu điện", "8"), ("nhà ở dân cư", "9"), ("nhà ở", "9"), ("thu nhập", "10"), ("nghèo đa chiều", "11"),
    ("hộ nghèo", "11"), ("lao động", "12"), ("tổ chức sản xuất", "13"), ("hình thức tổ chức", "13"),
    ("giáo dục", "14"), ("y tế", "15"), ("văn hóa", "16"), ("môi trường", "17"), ("hệ thống chính trị", "18"),
    ("quốc phòng", "19"), ("an ninh", "19"),
)  # fmt: skip
_CRITERION = re.compile(
    r"tiêu chí (?:số )?(?:(\d{1,2})(?![\d./])|(?:về )?(" + "|".join(name for name, _ in _CRITERIA) + r")(?!\w))"
)
_NUMBER_OF = dict(_CRITERIA)
_TITLE = re.compile(
    r"kiểu mẫu|nâng cao|đạt chuẩn|(?:nông thôn mới|ntm)(?= trong|,|\.|;|$)|về đích|chuẩn (?:nông thôn mới|"
    r"ntm)|hoàn thành nhiệm vụ"
)
_ALL_CRITERIA = re.compile(r"(?:đạt|hoàn thành)(?: đủ| cả)? 19(?:/19)? tiêu chí")
_NEW = re.compile(
    r"công nhận mới|(?:có )?thêm(?! vốn)|trong năm[^,;]*(?:được )?công nhận|(?:được )?công nhận (?:trong|"
    r"thêm)|đạt chuẩn mới|mới (?:đạt|được)"
)
_IN_A_YEAR = re.compile(r"(?:^|[,;] ?|(?<=\W)(?:trong|riêng) )năm (?:19|20)\d{2}[^;.]{0,60}$")
_PLANNED = re.compile(r"phấn đấu|dự kiến|kế hoạch|mục tiêu|chỉ tiêu|đăng ký|lộ trình|sẽ (?:có|đạt)")
_PLACE = re.compile(
    r"(?<!\w)(?:[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]hị xã|[Tt]ỉnh|[Xx]ã|[Tt]hị trấn) ?[^\W\d_]+(?: [^\W\d_]+){0,3}"
)
_WHOLE = re.compile(r"(?<!\w)(?:toàn|cả|trên địa bàn|của) tỉnh(?!\w)")
_COUNTRY = re.compile(r"(?<!\w)(?:cả nước|toàn quốc|trên cả nước|toàn vùng|của vùng|các tỉnh)(?!\w)")
_DISTRICT_HERE = re.compile(r"(?<!\w)(?:toàn|cả|trên địa bàn|của) (?:huyện|thành phố|thị xã|xã)(?!\w)")
COUNTRY = "cả nước"
SOME_DISTRICT = "huyện"
_FIGURES = {"kiểu mẫu": "model", "nâng cao": "advanced"}
_CLAUSE_END = re.compile(r"[;.]|, (?:trong đó|tăng|giảm|vượt|bằng|còn|và có|có|riêng)(?!\w)|\d")


class Reader:
    """Reads meanings as it goes through a document: place and day hold until others are named."""

    def __init__(self, document: Document, as_of: date | None) -> None:
        self.as_of = as_of
        self.day: date | None = None
        self.days: list[tuple[int, date]] = []
        self.scope, self.said_scope = "", False
        head = fold(document.text[:4000])
        self.of_document = next((day for part in head.split("\n") if (day := day_of(part))), None)
        self.folded = ""

    def enter(self, line: Line, *, first: bool) -> None:
        """Go on to the next sentence; ``first``: it begins a paragraph."""
        self.folded = fold(line.printed)
        self.days = days_in(self.folded)
        if self.days:
            self.day = self.days[-1][1]
        elif first:
            self.day = None
        if first:
            self.scope, self.said_scope = "", False

    def meaning(self, found: Found) -> Meaning:
        """Tell what a claim means."""
        token = found.used[0]
        figure, role = self._figure(found, token)
        scope = self._scope(found.line, token)
        said = self._day(token)
        return Meaning(
            figure,
            scope,
            said or self.as_of or self.of_document,
            role,
            said is not None,
            self.said_scope,
            found.line.at,
        )

    def _day(self, token: Token) -> date | None:
        """Give the last day named before a quantity; where a sentence names days only behind it, the first of them."""
        before = [day for at, day in self.days if at < token.begins]
        return before[-1] if before else self.days[0][1] if self.days else self.day

    def counts(self, line: Line, used: set[tuple[int, int]]) -> Iterator[Found]:
        """Give the quantities of no claim that mean a figure by themselves, and percentages without a base."""
        for token in line.tokens:
            if isinstance(token, Fraction) or (line.at, token.begins) in used or is_delta(line, token):
                continue
            if token.is_percent:
                if token.qualifier is not Qualifier.AT_LEAST:
                    yield Found(
                        Kind.PERCENT, Status.NOT_CHECKABLE, line, (token,), printed=token.value, unit="%",
                        note=("không nêu tử số, mẫu số", "neither part nor whole is given"),
                    )  # fmt: skip
                continue
            made = Found(
                Kind.COUNT, Status.NOT_CHECKABLE, line, (token,), token.value, printed=token.value, unit=token.unit.name
            )
            if self._figure(made, token)[0]:
                yield made

    def _figure(self, found: Found, token: Token) -> tuple[str, Role]:
        amount = first(token)
        if found.kind is Kind.AVERAGE:
            return ("communes.criteria.average" if amount.unit.name == "tiêu chí" else ""), Role.ACTUAL
        if found.kind not in (Kind.SHARE, Kind.COUNT) or amount.dim is not Dim.COUNT or amount.unit.factor != 1:
            return "", Role.ACTUAL
        after, before = self._around(found.line, token)
        role = self._role(found.line, token, before, after)
        name = self._named(counted_as(amount.unit.name), after) or self._named(counted_as(amount.unit.name), before)
        if name and role is Role.NEW:
            name = name.replace(".cumulative", ".new_in_year")
        if name and role is Role.PLAN:
            name = _plan_of(name)
        return name, role

    def _around(self, line: Line, token: Token) -> tuple[str, str]:
        """Give the words that say what is counted: those behind a quantity as far as the next, and those before it."""
        after = self.folded[token.end : token.end + 140]
        after = re.sub(r"^ ?\([^()]*\)", "", after)
        cut = _CLAUSE_END.search(after)
        if cut and "tiêu chí" not in after[: cut.end() + 2]:
            after = after[: cut.start()]
        else:
            stop = re.search(r"[;.]|, ", after)
            after = after[: stop.start()] if stop else after
        before = re.split(r"[;.(),]", self.folded[max(0, token.begins - 90) : token.begins])[-1]
        return after, before

    def _role(self, line: Line, token: Token, before: str, after: str) -> Role:
        clause = re.split(r"[;,(]", self.folded[max(0, token.begins - 60) : token.begins])[-1]
        if is_plan(line, token) or (_PLANNED.search(clause) and "so với" not in clause):
            return Role.PLAN
        if is_end(line, token):
            return Role.ACTUAL
        words = f"{self.folded[max(0, token.begins - 40) : token.begins]}|{after}"
        if isinstance(token, Fraction) or "lũy kế" in words:
            return Role.ACTUAL
        if _NEW.search(words) or (_IN_A_YEAR.search(self.folded[: token.begins]) and "công nhận" in words):
            return Role.NEW
        return Role.ACTUAL

    def _named(self, unit: str, words: str) -> str:
        if unit == "huyện":
            return "districts.ntm.cumulative" if _TITLE.search(words) and "nâng cao" not in words else ""
        if unit == "thôn":
            return "hamlets.model.cumulative" if "kiểu mẫu" in words else ""
        if unit != "xã":
            return ""
        if found := _CRITERION.search(words):
            return f"communes.criterion.{found[1].lstrip('0') if found[1] else _NUMBER_OF[found[2]]}"
        if _ALL_CRITERIA.search(words):
            return "communes.criteria.all"
        if re.search(r"(?:thuộc|tham gia|thực hiện) (?:chương trình|xây dựng)", words):
            return "communes.in_programme"
        if re.search(r"chưa|không|còn lại|miền núi|khó khăn|biên giới|atk|vùng|thông minh|văn minh", words):
            return ""
        title = _TITLE.search(words)
        if title is None:
            return ""
        kind = next((name for word, name in _FIGURES.items() if word in words), "ntm")
        if kind == "ntm" and not re.search(r"nông thôn mới|ntm|đạt chuẩn(?! quốc gia)|về đích", words):
            return ""
        return f"communes.{kind}.cumulative"

    def _scope(self, line: Line, token: Token) -> str:
        """Give the last place named before a quantity; blank is the province."""
        end = token.begins
        places = [(found.start(), name) for found in _PLACE.finditer(line.printed[:end]) if (name := _place(found[0]))]
        places += [(found.start(), "") for found in _WHOLE.finditer(self.folded[:end])]
        places += [(found.start(), COUNTRY) for found in _COUNTRY.finditer(self.folded[:end])]
        places += [(found.start(), SOME_DISTRICT) for found in _DISTRICT_HERE.finditer(self.folded[:end])]
        if places:
            self.scope, self.said_scope = max(places)[1], True
        return self.scope


def _place(printed: str) -> str:
    """Give the kind and name of a place; blank where no name follows: ``xã đạt chuẩn``."""
    kinds = {"tp": "thành phố", "tp.": "thành phố"}
    words = printed.replace("TP.", "TP. ").split()
    at = 2 if words[0].lower() in {"thành", "thị"} else 1
    kind, name = " ".join(words[:at]).lower(), list[str]()
    for word in words[at:]:
        if not word[0].isupper() or word in {"NTM", "OCOP", "UBND"}:
            break
        name.append(word)
    return f"{kinds.get(kind, kind)} {' '.join(name)}" if name else ""


def _plan_of(name: str) -> str:
    parts = name.split(".")
    return f"plan.{parts[0]}.{parts[1]}" if len(parts) == 3 and parts[1] != "criterion" else ""
