"""Long lists, in pages of a size that a phone can take."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hacksite.model import Said
from hacksite.views.addresses import Addresses, addresses_of
from hacksite.views.layout import ListView
from hacksite.views.page_view import PageView, Shelf
from hacksite.views.scene import Scene

PER_PAGE = 60
_AROUND = 1


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page's number and address; `gap` when numbers are left out before it."""

    number: int
    url: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among those of its list; `previous` and `next` are "" at the ends."""

    number: int
    count: int
    previous: str
    next: str
    links: tuple[PageLink, ...]


def paged(scene: Scene, page: PageView) -> tuple[PageView, ...]:
    """The pages of a list; the page itself where it is short, or no list."""
    view = page.view
    if not isinstance(view, ListView):
        return (page,)
    cards = sum(len(group.cards) for group in view.groups)
    count = -(-cards // PER_PAGE)
    if count < 2:
        return (page,)
    taken = {card.url.rstrip("/").rpartition("/")[2] for group in view.groups for card in group.cards}
    return tuple(
        _page(scene, page, taken, number, count, groups)
        for number, groups in enumerate(_parts(scene, view.groups), start=1)
    )


def _page(
    scene: Scene, first: PageView, taken: set[str], number: int, count: int, groups: tuple[Shelf, ...]
) -> PageView:
    view = first.view
    if not isinstance(view, ListView):  # for the type checker: `paged` looked
        return first

    def address(at: int, addresses: Addresses = scene.addresses) -> str:
        return _address(addresses, first.section, at, taken)

    urls = [address(n) for n in range(1, count + 1)]
    paging = Paging(
        number, count, urls[number - 2] if number > 1 else "", urls[number] if number < count else "",
        tuple(_links(number, urls)),
    )  # fmt: skip
    filters = view.filters
    if filters:
        relative = tuple(url.removeprefix(first.url) or "./" for url in urls)
        filters = replace(filters, pages=relative, page=number - 1)
    shown = replace(view, groups=groups, paging=paging, filters=filters)
    if number == 1:
        return replace(first, view=shown)
    title = scene.words("list.page_title", title=first.title.text, number=number, count=count)
    alternates = tuple(
        (language, address(number, addresses_of(language, scene.languages[0])))
        for language in scene.languages
    )
    return replace(
        first, url=urls[number - 1], title=Said(title, first.title.language), view=shown,
        description=f"{title}. {first.description}", alternates=alternates,
    )  # fmt: skip


def _address(addresses: Addresses, section: str, number: int, taken: set[str]) -> str:
    """The address of a page of a list. An item may be called `page-2`: the page then steps aside."""
    home = addresses.section(section)
    if number == 1:
        return home
    name = f"{addresses.slugs['page']}-{number}"
    while name in taken:
        name += "-"
    return f"{home}{name}/"


def _parts(scene: Scene, groups: tuple[Shelf, ...]) -> Iterator[tuple[Shelf, ...]]:
    """The groups of each page; a group that goes on says so in its title."""
    page: list[Shelf] = []
    room = PER_PAGE
    for group in groups:
        cards, title = group.cards, group.title
        while cards:
            page.append(Shelf(title, cards[:room]))
            room -= len(page[-1].cards)
            cards = cards[len(page[-1].cards) :]
            title = scene.words("list.continued", title=group.title) if group.title else ""
            if room == 0:
                yield tuple(page)
                page, room = [], PER_PAGE
    if page:
        yield tuple(page)


def _links(number: int, urls: list[str]) -> Iterator[PageLink]:
    """The first, the last and those around; a gap of one number is filled."""
    count = len(urls)
    shown = {1, count, *range(number - _AROUND, number + _AROUND + 1)}
    shown |= {n for n in range(1, count + 1) if {n - 1, n + 1} <= shown}
    before = 0
    for n in range(1, count + 1):
        if n in shown:
            yield PageLink(n, urls[n - 1], n > before + 1)
            before = n
