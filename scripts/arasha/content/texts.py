"""The language fields: what each version says in its own language."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from arasha.content.fields import CorrectionText, Date, KindName, Model, Text, VersionChange


def _read_fingerprint(written: object) -> object:
    """One of digits only is a number to YAML unless somebody quoted it."""
    return f"{written:08}" if isinstance(written, int) else written


Fingerprint = Annotated[str, BeforeValidator(_read_fingerprint), StringConstraints(pattern=r"^[0-9a-f]{8}$")]


class TranslatedFrom(Model):
    """Makes a version a translation."""

    language: Text = Field(description="Language of the version it was translated from.")
    fingerprint: Fingerprint | None = Field(
        default=None, description="Of the original's text at that time; `arasha translated` writes it; must be there."
    )


class Texts(Model):
    """What every version holds."""

    title: Text = Field(description="The heading, also the page's name in lists.")
    summary: str = Field(default="", description="One or two sentences, shown in lists and to search engines.")
    place: str = Field(default="", description="Where, as the language writes it: Almaty, Kazakhstan.")
    updated: Date | None = Field(default=None, description="Day of the last change that readers should know of.")
    picture_alt: str = Field(default="", description="What the lead picture shows, for those who can't see it.")
    corrections: tuple[CorrectionText, ...] = Field(default=(), description="Corrections after publication.")
    translated_from: TranslatedFrom | None = Field(default=None, description="Left out in the original only.")
    coverage: Literal["full", "summary"] = Field(default="full", description="summary: only the gist is translated.")


class SummarisedTexts(Texts):
    """Texts of the kinds that lists show: the summary must be there."""

    summary: Text = Field(description="One or two sentences, shown in lists and to search engines.")


class ProjectTexts(SummarisedTexts):
    """A project's language fields."""

    aims: tuple[Text, ...] = Field(default=(), description="What the project wants to reach.")
    activity_titles: dict[str, Text] = Field(default_factory=dict, description="Title of each activity by its id.")


class PartnerTexts(SummarisedTexts):
    """A partner's language fields."""

    abbreviation: str = Field(default="", description="Short name in this language, if it is used: LPRC.")
    address: str = Field(default="", description="Postal address of the office.")
    donor_title: str = Field(default="", description="Name as a donor, where it differs: European Union.")
    acknowledgement: str = Field(
        default="", description="Text a donor asks for; {carriers} and {project} are filled in."
    )


class StoryTexts(SummarisedTexts):
    """A story's language fields."""

    person: Text = Field(description="Role, age group and place at most: A young lawyer, Kyrgyzstan.")


class TrainingTexts(SummarisedTexts):
    """Language fields of a course or a module."""

    aims: tuple[Text, ...] = Field(min_length=1, description="What a trainee can do afterwards.")
    audience: str = Field(default="", description="Whom it is for.")


class ModuleTexts(TrainingTexts):
    """A module's language fields."""

    changes: tuple[VersionChange, ...] = Field(default=(), description="What each version changed, the newest first.")


TEXTS: dict[KindName, type[Texts]] = {
    "news": SummarisedTexts,
    "event": SummarisedTexts,
    "project": ProjectTexts,
    "course": TrainingTexts,
    "module": ModuleTexts,
    "partner": PartnerTexts,
    "story": StoryTexts,
    "topic": SummarisedTexts,
    "country": SummarisedTexts,
    "page": Texts,
}
