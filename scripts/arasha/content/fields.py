"""The values that facts are made of: dates, slugs of other items, money, contacts, activities.

All models are frozen and refuse unknown fields. A `Reference` is a slug whose kind is known; the library resolves it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from arasha.languages import PartialDate

KindName = Literal["news", "event", "project", "course", "module", "partner", "story", "topic", "country", "page"]


class Reference(str):
    """A slug that names another item. `kinds` says what it may name; resolved by `content.references`."""

    __slots__ = ("kind",)
    kind: KindName

    def __new__(cls, slug: str, kind: KindName) -> Reference:
        """Make a reference to the item of `kind` with that slug."""
        made = super().__new__(cls, slug)
        made.kind = kind
        return made

    def __getnewargs__(self) -> tuple[str, KindName]:  # type: ignore[override]
        """Arguments for pickle and copy."""
        return (str(self), self.kind)


def _read_date(written: Any) -> PartialDate:
    if isinstance(written, PartialDate):
        return written
    try:
        return PartialDate.parse(written)
    except ValueError:
        raise PydanticCustomError("date", "not a date") from None


def refuse_number(written: Any) -> Any:
    """Without quotes it is a number to YAML, and 1.10 would become 1.1."""
    if isinstance(written, int | float):
        raise PydanticCustomError("unquoted", "a number without quotes")
    return written


def _unique(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(set(values)) < len(values):
        raise PydanticCustomError("twice", "the same value twice")
    return values


def _reference(kind: KindName) -> AfterValidator:
    return AfterValidator(lambda slug: Reference(slug, kind))


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Date = Annotated[PartialDate, BeforeValidator(_read_date)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]{2,}$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+[0-9 ()-]{7,20}$")]
Website = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
VersionName = Annotated[
    str, BeforeValidator(refuse_number), StringConstraints(strict=True, pattern=r"^[0-9]+(?:\.[0-9]+){0,2}$")
]
Hours = Annotated[float, Field(gt=0, le=200, multiple_of=0.5)]
OldAddress = Annotated[str, StringConstraints(pattern=r"^/?[\w-][\w.-]*(?:/[\w-][\w.-]*)*/?$")]

TopicSlug = Annotated[Text, _reference("topic")]
CountrySlug = Annotated[Text, _reference("country")]
ProjectSlug = Annotated[Text, _reference("project")]
PartnerSlug = Annotated[Text, _reference("partner")]
NewsSlug = Annotated[Text, _reference("news")]
EventSlug = Annotated[Text, _reference("event")]

Topics = Annotated[tuple[TopicSlug, ...], AfterValidator(_unique)]
Countries = Annotated[tuple[CountrySlug, ...], AfterValidator(_unique)]
Projects = Annotated[tuple[ProjectSlug, ...], AfterValidator(_unique)]
Partners = Annotated[tuple[PartnerSlug, ...], AfterValidator(_unique)]
NewsItems = Annotated[tuple[NewsSlug, ...], AfterValidator(_unique)]
Events = Annotated[tuple[EventSlug, ...], AfterValidator(_unique)]


class Model(BaseModel):
    """Base of everything read from front matter: frozen, nothing unknown, no silent conversions of numbers to text."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        arbitrary_types_allowed=True,
        defer_build=True,  # a check of unchanged content validates nothing, and starts at once
    )


class Period(Model):
    """From when to when."""

    start: Date = Field(description="First day, or as much of the date as is known.")
    end: Date = Field(description="Last day, or as much of the date as is known.")


class Money(Model):
    """A sum in whole units of a currency."""

    total: int = Field(gt=0, description="Whole units of the currency, all donors together.")
    currency: Currency = Field(description="ISO 4217: EUR, USD, KZT.")


class Donor(Model):
    """Who gives money, and how much of the budget."""

    partner: PartnerSlug = Field(description="The donor's partner item.")
    amount: int | None = Field(default=None, gt=0, description="The donor's share, in the currency of the budget.")


class Contact(Model):
    """How to reach an organisation: never a person's own number or mailbox."""

    partner: PartnerSlug | None = Field(default=None, description="The organisation, if it has an item.")
    email: Email | None = Field(default=None, description="The organisation's mailbox.")
    phone: Phone | None = Field(default=None, description="The organisation's number with + and country code.")
    website: Website | None = Field(default=None, description="Full address with https://.")


class Activity(Model):
    """One activity of a project; its title stands in each version's `activity_titles` under the same id."""

    id: Text = Field(description="Short name, ASCII: city-trainings.")
    state: Literal["done", "running", "planned"] | None = Field(default=None, description="Left out when not reported.")
    date: Date | None = Field(default=None, description="When it took or takes place.")
    news: NewsItems = Field(default=(), description="News about it.")
    events: Events = Field(default=(), description="Events that belong to it.")


class Withdrawal(Model):
    """Why and since when an item is no longer published."""

    date: Date = Field(description="When it was withdrawn.")


class CorrectionText(Model):
    """One correction, in the version's language."""

    date: Date = Field(description="When the text was corrected.")
    text: Text = Field(description="What was wrong and what is right now.")


class VersionChange(Model):
    """What one version of a module changed, in the version's language."""

    version: VersionName = Field(description='The version, in quotes: "1.1".')
    date: Date = Field(description="Date of that version.")
    text: Text = Field(description="What is new or different in it.")
