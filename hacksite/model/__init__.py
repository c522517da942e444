"""The nouns of a hackathon, immutable and free of any file or page."""

from hacksite.model.challenge import Challenge
from hacksite.model.dataset import Column, Dataset, Resource
from hacksite.model.dead_link import DeadLink
from hacksite.model.event import Event
from hacksite.model.event_file import EventFile, Prize
from hacksite.model.faq_entry import FaqEntry
from hacksite.model.fields import Image, Noun, references, slugify
from hacksite.model.images import images, with_images
from hacksite.model.news_item import NewsItem
from hacksite.model.page import Page
from hacksite.model.partner import Partner
from hacksite.model.person import Person
from hacksite.model.project import Project
from hacksite.model.reading import Reading
from hacksite.model.restitution import Restitution
from hacksite.model.results import Award, Results
from hacksite.model.session import Session
from hacksite.model.text import Said, Text
from hacksite.model.venue import Room, Track

__all__ = [
    "Award",
    "Challenge",
    "Column",
    "Dataset",
    "DeadLink",
    "Event",
    "EventFile",
    "FaqEntry",
    "Image",
    "NewsItem",
    "Noun",
    "Page",
    "Partner",
    "Person",
    "Prize",
    "Project",
    "Reading",
    "Resource",
    "Restitution",
    "Results",
    "Room",
    "Said",
    "Session",
    "Text",
    "Track",
    "images",
    "references",
    "slugify",
    "with_images",
]
