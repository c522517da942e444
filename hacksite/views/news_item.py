"""What the news say."""

from hacksite.model import NewsItem
from hacksite.model.moments import day_of
from hacksite.views.layout import ItemView, ListView, item_page, section_page
from hacksite.views.page_view import Card, PageView, Shelf, gallery_of, picture_of
from hacksite.views.scene import Scene
from hacksite.wording.dates import day, short_day


def newest_first(scene: Scene) -> list[NewsItem]:
    """The news that may be seen, newest first."""
    return sorted(scene.event.news, key=lambda n: (day_of(n.date), str(n.date), n.id), reverse=True)


def news_card(scene: Scene, item: NewsItem) -> Card:
    """A piece of news in a list."""
    return Card(
        scene.addresses.item("news_item", item.id), item.title.say(scene.language), item.id,
        short_day(day_of(item.date), scene.words), scene.say(item.summary), (),
        (scene.words("news.urgent"),) if item.urgent else (), picture_of(item.cover, scene.language),
    )  # fmt: skip


def news_page(scene: Scene) -> PageView:
    """All the news."""
    cards = tuple(news_card(scene, item) for item in newest_first(scene))
    groups = (Shelf("", cards),) if cards else ()
    view = ListView(scene.words("news.lead"), "", groups, scene.words("news.empty"))
    return section_page(scene, "news", view, template="list.html", listed=bool(cards))


def news_item_page(scene: Scene, item: NewsItem) -> PageView:
    """A piece of news."""
    view = ItemView(
        kicker=day(day_of(item.date), scene.words),
        lead=scene.say(item.summary),
        picture=picture_of(item.cover, scene.language),
        seed=item.id,
        body=scene.say(item.body),
        gallery=gallery_of(item.pictures, scene.language),
    )
    return item_page(scene, "news_item", item.id, item.title, view, source=f"news/{item.id}.md")
