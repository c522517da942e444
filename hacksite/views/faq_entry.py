"""What the questions say: grouped, each with its anchor."""

from dataclasses import dataclass

from hacksite.model import Said
from hacksite.views.layout import section_page
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.practical import contact_links
from hacksite.views.scene import Scene


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question and its answer, in Markdown."""

    anchor: str
    question: Said
    answer: Said


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions under one heading."""

    title: Said | None
    anchor: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class FaqView:
    """Every question, in the order of the file, and whom to ask the others."""

    lead: str
    groups: tuple[QuestionGroup, ...]
    empty: str
    contact: tuple[LinkView, ...]


def faq_page(scene: Scene) -> PageView:
    """The questions."""
    groups: dict[str, list[QuestionView]] = {}
    titles: dict[str, Said | None] = {}
    for entry in scene.event.faq:
        key = str(entry.group) if entry.group else ""
        titles.setdefault(key, scene.say(entry.group))
        view = QuestionView(entry.id, entry.question.say(scene.language), entry.answer.say(scene.language))
        groups.setdefault(key, []).append(view)
    shown = tuple(
        QuestionGroup(titles[key], f"g{number}", tuple(questions))
        for number, (key, questions) in enumerate(groups.items(), start=1)
    )
    faq = FaqView(scene.words("faq.lead"), shown, scene.words("faq.empty"), contact_links(scene))
    return section_page(scene, "faq", faq, listed=bool(scene.event.faq))
