"""A certificate on paper. It is made when somebody asks for it, and is no file of the site."""

from functools import partial

from hacksite.emit.paper import printed_sheet, style_of
from hacksite.emit.paper_drawing import band_drawing
from hacksite.emit.paper_layout import PaperFile
from hacksite.views.certificate import Certificate
from hacksite.views.scene import Scene


def certificate_pdf(scene: Scene, certificate: Certificate) -> bytes:
    """One sheet of A4, lying. Raises ImportError or OSError as WeasyPrint does."""
    drawing = PaperFile(partial(band_drawing, certificate.project_id, scene.event.look))
    style = style_of(scene, "certificate.css")
    files = {"drawing": drawing}
    return printed_sheet(scene, "paper/certificate.html", style, files, view=certificate).pdf()
