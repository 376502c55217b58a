"""Pictures of shared links: how a title is set, what a name depends on, bytes that stay, a cache for two builds."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import tiny
from arasha.editions.share_drawing import STEPS, TITLE_FACE, Studio
from arasha.editions.share_letters import Face
from arasha.editions.share_style import style
from arasha.editions.share_words import drawable
from arasha.editions.share_wrapping import Setting, Step, bound, fitted, wrapped
from arasha.pages.head import item_head, list_head
from arasha.pages.share_cards import ShareCard, item_card, list_card, shared_cards
from arasha.pages.site import SECTIONS, Site

THEME = tiny.ROOT / "overrides"
ACADEMY = "news/2024/academy"
LONG = "Қамаудағы мигранттар, босқындар мен пана іздеуші адамдардың сот төрелігіне қол жеткізуі"
CARD = ShareCard("kk", "Қазақша", "Араша", "news", "Баспасөз хабарламасы", LONG, "2024 ж. 21 тамыз")
STEPS_OF_TEN = (Step(2, 1), Step(1, 2))


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio(THEME)


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("aa bb cc", ["aa bb cc"]),
        ("aaaa bbbb cccc", ["aaaa bbbb", "cccc"]),
        ("aaaaaaaaaaaa b", ["aaaaaaaaaaaa", "b"]),
        ("aaaaa bbbb", ["aaaaa bbbb"]),
    ],
)
def test_a_line_is_as_full_as_it_gets(text: str, lines: list[str]) -> None:
    assert wrapped(text.split(), len, 10) == lines


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("", Setting(2, ())),
        ("aaaaa", Setting(2, ("aaaaa",))),
        ("aaaaaa", Setting(1, ("aaaaaa",))),
        ("aaaaaa b c d", Setting(1, ("aaaaaa", "b c d"))),
        ("a b c d e f", Setting(1, ("a b c", "d e f"))),
        ("a\u00a0b\u00a0c d e f", Setting(1, ("a\u00a0b\u00a0c", "d e f"))),
        ("aaaa bbbb cccc dddd eeee", Setting(1, ("aaaa bbbb", "cccc dddd…"))),
        ("aaaaaaaaaa bbbbbbbbbb, cccc", Setting(1, ("aaaaaaaaaa", "bbbbbbbbb…"))),
        ("aaaaaaaaaabbbbb", Setting(1, ("aaaaaaaaaa", "bbbbb"))),
        ("aaaa bbbb cccc, dddd eeee", Setting(1, ("aaaa bbbb", "cccc…"))),
    ],
)
def test_a_title_is_set_as_large_as_it_fits_in_even_lines_and_cut_last(text: str, setting: Setting) -> None:
    assert fitted(text, STEPS_OF_TEN, lambda size: lambda words: size * len(words), 10) == setting


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("суд и право", "суд и\u00a0право"),
        ("В суде", "В\u00a0суде"),
        ("а в суде", "а\u00a0в\u00a0суде"),
        ("days of 5 at a", "days of 5 at a"),
        ("сот пен", "сот пен"),
    ],
)
def test_a_word_of_one_letter_stays_with_the_next(text: str, wanted: str) -> None:
    assert bound(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Қамаудағы мигранттар — 10 000 ₸", "Қамаудағы мигранттар — 10 000 ₸"),
        ("И\u0306од, зна\u0301ки, e\u0301te\u0301", "Йод, знаки, été"),
        ("Победа 🎉 и 👩\u200d👧 🇰🇿!", "Победа и !"),
        ("H₂O, ①", "H2O, 1"),
        ("Семинар в საქართველო და Հայաստան: итоги", "Семинар в … итоги"),
        ("人权新闻 — 日本語", ""),
        ("🎉 —", ""),
        ("", ""),
    ],
)
def test_a_title_has_no_boxes_for_what_the_face_lacks(text: str, wanted: str) -> None:
    face = Face(THEME / "assets" / "fonts" / TITLE_FACE, 48)
    assert drawable(text, face.has) == wanted
    assert all(map(face.has, wanted))


@pytest.mark.parametrize(("text", "same"), [("Победа 🎉 близка", "Победа близка"), ("日本語", "")])
def test_a_picture_is_drawn_of_what_can_be_drawn(studio: Studio, text: str, same: str) -> None:
    assert studio.draw(replace(CARD, title=text)) == studio.draw(replace(CARD, title=same))


@pytest.mark.parametrize("code", tiny.LANGUAGES)
@pytest.mark.parametrize(("section", "title"), [("news", LONG), ("", ""), ("events", "Суд"), ("stories", "Ж" * 900)])
def test_a_picture_has_the_size_that_chats_want_and_weighs_little(
    studio: Studio, code: str, section: str, title: str
) -> None:
    picture = studio.draw(replace(CARD, language=code, section=section, title=title))
    found = opened(picture)
    assert (found.size, found.format, found.info) == ((1200, 630), "PNG", {})
    assert len(picture) < 30_000
    assert {count and colour for count, colour in found.getcolors() or ()} == {0, 1, 2, 3}


def test_every_word_that_a_picture_shows_is_in_its_pixels_and_its_name(studio: Studio) -> None:
    others = [
        replace(CARD, **{field: value})
        for field, value in (
            ("language_name", "English"),
            ("site_name", "Arasha"),
            ("section", "events"),
            ("label", "Жаңалық"),
            ("title", "Суд"),
            ("moment", "2024 ж."),
        )
    ]
    cards = [CARD, *others]
    assert len({opened(studio.draw(card)).convert("RGB").tobytes() for card in cards}) == len(cards)
    assert len({card.address for card in cards}) == len(cards)


def test_a_title_of_every_length_stays_out_of_the_names_and_the_label(studio: Studio) -> None:
    """Rows 100 to 130 are between the names and the title, rows 480 to 490 between the title and the label."""
    for step in STEPS:
        title = " ".join(["Щёлкаущий"] * (step.lines * 2))
        rows = opened(studio.draw(replace(CARD, title=title))).convert("L").crop((0, 0, 800, 630))
        ground = rows.getpixel((0, 0))
        for top, bottom in ((104, 130), (480, 490)):
            assert rows.crop((0, top, 800, bottom)).getextrema() == (ground, ground), title


def test_the_same_card_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = Studio(THEME).draw(CARD)
    busy = Studio(THEME)
    busy.draw(replace(CARD, title="Другое", section="events"))
    assert busy.draw(CARD) == first


def test_the_kazakh_letters_are_in_the_faces(studio: Studio) -> None:
    letters = "әғқңөұүһі"
    missing = opened(studio.draw(replace(CARD, title="\U0001f600"))).tobytes()
    drawn = {opened(studio.draw(replace(CARD, title=letter))).tobytes() for letter in letters + letters.upper()}
    assert len(drawn | {missing}) == 2 * len(letters) + 1


@pytest.mark.parametrize("section", [*sorted(set(SECTIONS.values())), ""])
def test_letters_stand_out_from_the_ground_of_every_section(studio: Studio, section: str) -> None:
    """WCAG 2.2, 1.4.6 asks for 7 to 1."""

    def luminance(colour: bytes) -> float:
        parts = [part / 255 for part in colour]
        red, green, blue = ((p / 12.92) if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    palette = studio.palette(section)
    ground, ink = luminance(palette[:3]), luminance(palette[6:9])
    assert (ink + 0.05) / (ground + 0.05) >= 7


def test_sections_have_colours_of_their_own(studio: Studio) -> None:
    coloured = ("news", "events", "projects", "training", "stories", "partners", "")
    assert len({studio.palette(section) for section in coloured}) == len(coloured)


@pytest.mark.parametrize("code", tiny.LANGUAGES)
def test_every_page_names_a_picture_that_is_written(docs: Path, code: str) -> None:
    site = tiny.open_site(docs, code)
    written = {card.address for card in cards(site)}
    heads = [item_head(site, item) for item in site.library.items.values() if code in item.versions]
    heads += [list_head(site, folder, "T") for folder in ("news", "news/2024", "topics/rights/page/2", "", "editors/x")]
    names = {head.share_picture.url.removeprefix(tiny.URL) for head in heads if head.share_picture}
    assert names <= written
    assert len(names) > 15


def test_a_site_without_an_address_has_no_pictures(docs: Path) -> None:
    site = tiny.open_site(docs, "ru", url="")
    assert item_head(site, site.library.items[ACADEMY]).share_picture is None


@pytest.mark.parametrize(
    ("folder", "wanted"),
    [
        (ACADEMY, ("news", "Пресс-релиз", "Академия завершилась", "21 августа 2024 г.")),
        ("news/undated/archive", ("news", "Новость", "Из архива", "")),
        ("events/2024/academy", ("events", "Мероприятие", "Академия", "19–21 августа 2024 г.")),
        ("about", ("", "", "О нас", "")),
        ("", ("", "", "Коротко о главном.", "")),
    ],
)
def test_a_card_says_what_the_page_is(docs: Path, folder: str, wanted: tuple[str, ...]) -> None:
    site = tiny.open_site(docs, "ru")
    card = item_card(site, site.library.items[folder])
    assert tuple(text.replace("\u00a0", " ") for text in (card.section, card.label, card.title, card.moment)) == wanted
    assert (card.site_name, card.language_name) == ("Араша", "Русский")
    assert card.words.startswith("Араша")


def test_all_pages_of_a_section_share_one_picture(docs: Path) -> None:
    site = tiny.open_site(docs, "kk")
    assert list_card(site, "news") == list_card(site, "news/2024/page/3") != list_card(site, "events")
    assert list_card(site, "") == item_card(site, site.library.items[""])


def test_a_sensitive_page_shows_the_name_of_the_site_alone(tmp_path: Path) -> None:
    docs = tiny.site(tmp_path)
    tiny.change(docs, f"{ACADEMY}/index.ru.md", sensitive=True)
    for code in tiny.LANGUAGES:
        site = tiny.open_site(docs, code)
        head = item_head(site, site.library.items[ACADEMY])
        assert head.share_picture
        assert head.share_picture.alt == head.preview == site.name
        assert head.published == ""
        assert head.share_picture.url == tiny.URL + ShareCard(code, site.language.name, site.name).address


def cards(site: Site) -> list[ShareCard]:
    """The cards of all pages of a language."""
    items = (item for item in site.library.items.values() if site.code in item.versions)
    return list(dict.fromkeys([*shared_cards(site), *(item_card(site, item) for item in items)]))


def test_the_same_card_gives_the_same_bytes_and_another_gives_others(docs: Path) -> None:
    wanted = cards(tiny.open_site(docs, "en"))
    first = [Studio(THEME).draw(card) for card in wanted]
    assert first == [Studio(THEME).draw(card) for card in wanted]
    assert len(set(first)) == len(wanted)


def test_whatever_draws_is_in_the_digest_of_the_style(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME / "assets", theme / "assets")
    before = style(theme)
    assert before == style(THEME)
    tokens = theme / "assets" / "styles" / "tokens.css"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace("--", " --", 1), encoding="utf-8")
    assert style(theme) != before
