"""What becomes of people's data: the organisers' processing, and what this site does not do.

Source: GDPR art. 13.
"""

from urllib.parse import urlsplit

from hacksite.views.layout import fact, part, present, section_page
from hacksite.views.legal import FactGroup, LegalView, paragraph
from hacksite.views.page_view import PageView, Part
from hacksite.views.practical import contact_links
from hacksite.views.scene import Scene


def personal_data_page(scene: Scene) -> PageView:
    """The page, in the order of article 13; then pictures of people."""
    data, words = scene.event.legal.personal_data, scene.words
    publisher = scene.event.legal.publisher
    controller = data.controller or publisher.name
    group = FactGroup(
        words("privacy.who"),
        present(
            fact(scene, "controller", controller),
            fact(scene, "body_address", publisher.address if not data.controller else None),
            fact(scene, "dpo", data.contact),
            fact(scene, "basis", data.basis),
            fact(scene, "retention", data.retention),
        ),
        "" if controller else words("legal.missing"),
    )
    view = LegalView(
        words("privacy.lead"),
        (group,),
        present(
            paragraph(scene, "privacy.site", host=scene.event.legal.host.name or words("privacy.the_host")),
            paragraph(scene, "privacy.offline") if scene.event.offline else None,
            _selection(scene),
            _registration(scene),
            part(scene, "collected", items=data.collected),
            part(scene, "purposes", items=data.purposes),
            part(scene, "recipients", items=data.recipients),
            part(scene, "transfers", data.transfers),
            paragraph(scene, "privacy.rights", contact=_whom_to_write_to(scene)),
            part(scene, "image_rights", scene.event.legal.image_rights),
            paragraph(scene, "privacy.image_removal", contact=_whom_to_write_to(scene)),
            part(scene, "more", data.text),
        ),
        contact_links(scene),
    )
    return section_page(scene, "privacy", view, template="legal.html")


def _selection(scene: Scene) -> Part | None:
    """What readers choose stays with them; an archive has nothing to choose."""
    if scene.frozen:
        return None
    return paragraph(scene, "privacy.selection", url=scene.addresses.section("selection"))


def _registration(scene: Scene) -> Part | None:
    """Where people register, and who keeps the form: never this site."""
    url = scene.event.registration.url
    if not url:
        return None
    processor = scene.words_in(scene.event.legal.personal_data.processor)
    key = "privacy.registration_kept" if processor else "privacy.registration"
    return paragraph(scene, key, host=urlsplit(url).hostname or url, url=url, processor=processor)


def _whom_to_write_to(scene: Scene) -> str:
    """Markdown for the address people write to about their data; "the organisers" where none is given."""
    contact, links = scene.event.legal.personal_data.contact, contact_links(scene)
    if contact and "@" in contact:
        return f"[{contact}](mailto:{contact})"
    if contact:
        return f"<{contact}>" if contact.startswith("http") else contact
    return f"[{links[0].label.text}]({links[0].url})" if links else scene.words("privacy.the_organisers")
