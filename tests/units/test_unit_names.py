"""Names as people write them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.units.errors import UnitAmbiguous, UnitNotFound
from chungsuc.units.models import Unit
from chungsuc.units.names import Piece, fold, pieces, plain, readings, written_as
from chungsuc.units.queries import find_unit

IN_2023 = date(2023, 12, 31)
IN_2025 = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("Định Hóa", "ĐỊNH HOÁ"),
        ("Thúy", "Thuý"),
        ("Sĩ Bình", "Sỹ Bình"),
        ("Quý", "Quí"),
        ("Quỳ", "Quì"),
        ("Mỹ Yên", "Mĩ Yên"),
        ("Ea H'leo", "Ea H’Leo"),
        ("Văn Miếu - Quốc Tử Giám", "văn miếu – quốc tử giám"),
        ("  Phú   Đình ", "Phú Đình"),
        ("Tân-Long", "Tân Long"),
        ("05", "5"),
        (unicodedata.normalize("NFD", "Thượng Đình"), "Thượng Đình"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thúy", "Thúi"), ("Tân Thành", "Tân Thanh"), ("Hòa", "Hóa"), ("May", "Mai"), ("Đắk", "Dắk"),
        ("Bảo Lâm 1", "Bảo Lâm 2"),
    ],
)  # fmt: skip
def test_names_that_sound_different_keep_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_without_diacritics_has_the_weaker_key() -> None:
    assert plain(fold("Định Hóa")) == plain(fold("dinh hoa")) == "dinh hoa"
    assert written_as(fold("Dinh Hóa"), fold("Định Hóa"))
    assert not written_as(fold("Đình Hóa"), fold("Định Hóa"))


VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậéèóòốồờớúùứừíìýỳ '-", min_size=1, max_size=30)


@given(VIETNAMESE)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(VIETNAMESE)
def test_case_and_unicode_form_never_matter(name: str) -> None:
    assert fold(name.upper()) == fold(unicodedata.normalize("NFD", name)) == fold(name)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("xã Phú Đình", Piece("xã", "phu\u0301 đinh\u0300")),
        ("X. Phú Đình", Piece("xã", "phu\u0301 đinh\u0300")),
        ("X.Phú Đình", Piece("xã", "phu\u0301 đinh\u0300")),
        ("TT Quân Chu", Piece("thị trấn", "quân chu")),
        ("TP. Sông Công", Piece("thành phố", "sông công")),
        ("tp Sông Công", Piece("thành phố", "sông công")),
        ("THỊ XÃ Phổ Yên", Piece("thị xã", "phô\u0309 yên")),
        ("H. Đại Từ", Piece("huyện", "đai\u0323 tư\u0300")),
        ("Q1", Piece("quận", "1")),
        ("P.19", Piece("phường", "19")),
        ("phường 01", Piece("phường", "1")),
        ("Phú Đình", Piece(None, "phu\u0301 đinh\u0300")),
        ("Phường", Piece(None, "phương\u0300")),
    ],
)
def test_a_type_word_is_read_and_taken_off(text: str, last: Piece) -> None:
    assert list(pieces(text))[-1] == last


def test_a_name_is_first_read_as_a_whole() -> None:
    assert next(pieces("Phường Đúc")) == Piece(None, fold("Phường Đúc"))
    assert readings("Bà Rịa - Vũng Tàu")[0].unit.key == fold("Bà Rịa Vũng Tàu")


# ── against all of Viet Nam ──────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.usefixtures("viet_nam")
class TestFinding:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Phú Đình", "05602"),
            ("xã Phú Đình", "05602"),
            ("X. Phú Đình", "05602"),
            ("PHÚ ĐÌNH", "05602"),
            ("phu dinh", "05602"),
            ("xa phu dinh", "05602"),
            ("Phú Đình, Định Hoá", "05602"),
            ("Phú Đình - Định Hóa", "05602"),
            ("phu dinh (dinh hoa)", "05602"),
            ("05602", "05602"),
            ("TT Quân Chu", "05851"),
            ("xã Tân Hòa, huyện Phú Bình, tỉnh Thái Nguyên", "05935"),
            ("xã Tân Hoà, H. Phú Bình", "05935"),
            ("Tân Thịnh, Định Hóa", "05548"),
            ("phường Tân Thịnh", "05452"),
            ("TP Sông Công", "165"),
            ("tỉnh Thái Nguyên", "19"),
            ("19", "19"),
        ],
    )
    def test_a_unit_is_found_as_people_write_it(self, text: str, code: str) -> None:
        province = None if text in {"19", "tỉnh Thái Nguyên"} else find_unit("19", IN_2023)

        assert find_unit(text, IN_2023, within=province).code == code

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Phường Đúc", "19780"),
            ("phường Phường Đúc", "19780"),
            ("phường 19, quận Bình Thạnh", "26959"),
            ("P.19, Bình Thạnh", "26959"),
            ("Bà Rịa - Vũng Tàu", "77"),
            ("TP. Hồ Chí Minh", "79"),
            ("Sỹ Bình", "01978"),
        ],
    )
    def test_awkward_names_survive(self, text: str, code: str) -> None:
        assert find_unit(text, IN_2023).code == code

    @pytest.mark.parametrize("name", ["Tân Thịnh", "Hương Sơn", "Trung Thành", "Tân Thành", "Tân Long"])
    def test_a_name_borne_twice_is_a_question_with_both_candidates(self, name: str) -> None:
        with pytest.raises(UnitAmbiguous) as caught:
            find_unit(name, IN_2023, within=find_unit("19", IN_2023))

        for unit in Unit.objects.filter(code__in=caught.value.data["candidates"], name=name, valid_until=IN_2025):
            assert f"{unit.full_name}, " in str(caught.value)
            assert f"({unit.code})" in str(caught.value)
        assert caught.value.data["count"] == 2
        assert "?" in caught.value.text("vi")

    def test_a_level_narrows_the_choice(self) -> None:
        assert find_unit("Thái Nguyên", IN_2023, level="province").code == "19"
        assert find_unit("Thái Nguyên", IN_2023, level="district").code == "164"

    def test_a_code_means_the_unit_that_has_it_that_day(self) -> None:
        assert find_unit("05443", IN_2023).full_name == "phường Trưng Vương"
        assert find_unit("05443", IN_2025).full_name == "phường Phan Đình Phùng"

    def test_a_slip_gets_near_names(self) -> None:
        with pytest.raises(UnitNotFound, match="xã Phú Đình, huyện Định Hóa"):
            find_unit("Phú Đìng", IN_2023, within=find_unit("19", IN_2023))

    def test_wrong_diacritics_are_not_taken_for_none(self) -> None:
        with pytest.raises(UnitNotFound):
            find_unit("Phù Đinh", IN_2023, within=find_unit("19", IN_2023))

    def test_a_unit_of_other_days_says_when_it_was_and_where_it_is_now(self) -> None:
        with pytest.raises(UnitNotFound) as caught:
            find_unit("Vạn Thọ", IN_2025, within=find_unit("19", IN_2025))

        assert "xã Vạn Thọ, huyện Đại Từ, tỉnh Thái Nguyên (05839) có đến 30/11/2024" in caught.value.text("vi")
        assert "nay thuộc xã Vạn Phú (05845)" in caught.value.text("vi")
        assert "existed until 2024-11-30" in caught.value.text("en")

    def test_a_unit_to_come_says_from_when(self) -> None:
        with pytest.raises(UnitNotFound, match="có từ 01/12/2024"):
            find_unit("Vạn Phú", date(2023, 1, 1), within=find_unit("19", date(2023, 1, 1)))

    def test_every_unit_is_found_by_its_full_address(self) -> None:
        province = find_unit("19", IN_2023)
        from chungsuc.units.queries import ancestors_of, units_at

        communes = list(units_at(IN_2023, level="commune", within=province))
        lines = ancestors_of(communes, IN_2023)
        for unit in communes:
            address = ", ".join(part.full_name for part in (unit, *lines[unit.thread]))
            assert find_unit(address, IN_2023) == unit
