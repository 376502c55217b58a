"""The tests' own validators find the faults that they are there for."""

import json

import pytest

from feed_standards import atom_faults, calendar_faults, html_faults, json_faults

ENTRY = """<entry><id>https://example.org/1</id><title>T</title><updated>2024-01-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://example.org/1"/><link rel="alternate" type="text/html"
 hreflang="ru" href="https://example.org/1"/><category term="a"/><content type="html">&lt;p&gt;x&lt;/p&gt;</content>
</entry>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><id>https://example.org/</id><title>T</title>
<updated>2024-01-01T00:00:00Z</updated><link rel="self" href="https://example.org/feed.xml"/>
<author><name>A</name></author>{ENTRY}</feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "T",
    "items": [{"id": "1", "content_html": "<p>x</p>", "date_published": "2024-01-01T00:00:00Z"}],
}
ICAL = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//A//B//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20240101T000000Z
DTSTART;VALUE=DATE:20240101
DTEND;VALUE=DATE:20240102
SUMMARY:S
END:VEVENT
END:VCALENDAR
"""


def as_calendar(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def test_sound_documents_have_no_faults() -> None:
    assert atom_faults(ATOM.encode()) == []
    assert json_faults(json.dumps(JSON).encode()) == []
    assert calendar_faults(as_calendar(ICAL)) == []
    assert html_faults('<p><a href="https://example.org/">x</a></p>') == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>T</title>\n", ""),
        ("<updated>2024-01-01T00:00:00Z</updated><link rel", "<link rel"),
        ("<updated>2024-01-01T00:00:00Z</updated>\n", "<updated>2024-01-01</updated>\n"),
        ("<updated>2024-01-01T00:00:00Z</updated>\n", "<updated>2024-01-01T00:00:00</updated>\n"),
        ("<author><name>A</name></author>", ""),
        ("<author><name>A</name></author>", "<author><uri>https://example.org/</uri></author>"),
        ("<author><name>A</name></author>", "<author><name>A</name><email>nobody</email></author>"),
        ('<link rel="self" href="https://example.org/feed.xml"/>', ""),
        ('<category term="a"/>', "<category/>"),
        ('<category term="a"/>', "<unknown/>"),
        ('<category term="a"/>', '<link rel="enclosure" href="https://example.org/a.pdf"/>'),
        (' hreflang="ru"', ""),
        ('type="html"', 'type="xhtml"'),
        ('type="html"', 'type="html" mode="escaped"'),
        ('type="text/html" href', 'type="html" href'),
        ('xml:lang="ru"', 'xml:lang="русский"'),
        (' xml:lang="ru"', ""),
        ("<id>https://example.org/1</id>", "<id>one</id>"),
        ("&lt;p&gt;x", "&lt;a href='../x/'&gt;x"),
        (ENTRY, ENTRY + ENTRY),
    ],
)
def test_a_fault_of_an_atom_feed_is_found(old: str, new: str) -> None:
    assert ATOM.count(old) >= 1
    assert atom_faults(ATOM.replace(old, new, 1).encode()) != []


@pytest.mark.parametrize(
    "item",
    [
        {"content_html": "x"},
        {"id": "1"},
        {"id": "1", "content_html": "x", "date_published": "2024-01-01"},
        {"id": "1", "content_html": "x", "url": "../x/"},
        {"id": "1", "content_html": "x", "unknown": 1},
        {"id": "1", "content_html": "x", "attachments": [{"url": "https://example.org/a.pdf"}]},
        {"id": "1", "content_html": "<img src='x.png'>"},
        {"id": "1", "content_html": "<script>x</script>"},
    ],
)
def test_a_fault_of_a_json_feed_is_found(item: dict[str, object]) -> None:
    assert json_faults(json.dumps({**JSON, "items": [item]}).encode()) != []


@pytest.mark.parametrize("name", ["version", "title", "items"])
def test_a_json_feed_lacks_nothing(name: str) -> None:
    assert json_faults(json.dumps({key: value for key, value in JSON.items() if key != name}).encode()) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("VERSION:2.0\n", ""),
        ("UID:1\n", ""),
        ("DTSTAMP:20240101T000000Z\n", ""),
        ("DTSTAMP:20240101T000000Z\n", "DTSTAMP:20240101T000000\n"),
        ("20240102", "20240101"),
        ("SUMMARY:S", "SUMMARY:" + "S" * 70),
        ("SUMMARY:S", "SUMMARY:S\nSTATUS:OVER"),
        ("END:VEVENT\n", "END:VEVENT\n" + ICAL[ICAL.index("BEGIN:VEVENT") : ICAL.index("END:VCALENDAR")]),
    ],
)
def test_a_fault_of_a_calendar_is_found(old: str, new: str) -> None:
    assert ICAL.count(old) == 1
    assert calendar_faults(as_calendar(ICAL.replace(old, new))) != []


def test_a_calendar_has_the_line_ends_of_the_standard() -> None:
    assert calendar_faults(ICAL.encode()) != []
