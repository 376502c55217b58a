"""What a template is given: ready facts, worded in the page's language.

A template prints these and computes nothing. Every `address` is relative to the root of the whole site and begins with
a language (`ru/news/2024/academy/`); a template writes it as `{{ to(address) }}`, which puts the way from the page to
the root before it. Every text is plain text: the templates escape.
"""

from arasha.pages.views.page import Alternate, Choice, Feed, Head, Page, SharePicture, Shell
from arasha.pages.views.pieces import (
    Acknowledgement,
    Activity,
    Card,
    Change,
    Correction,
    Download,
    Fact,
    Group,
    Link,
    Moment,
    Pager,
    Picture,
    Reaching,
    Source,
    Standing,
)

__all__ = [
    "Acknowledgement",
    "Activity",
    "Alternate",
    "Card",
    "Change",
    "Choice",
    "Correction",
    "Download",
    "Fact",
    "Feed",
    "Group",
    "Head",
    "Link",
    "Moment",
    "Page",
    "Pager",
    "Picture",
    "Reaching",
    "SharePicture",
    "Shell",
    "Source",
    "Standing",
]
