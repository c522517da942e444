"""Licences of data, texts and code, under the many names that people and catalogues give them.

Sources: SPDX licence list; data.gouv.fr's licence ids (`/api/1/datasets/licenses/`).
"""

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: `id` as hacksite writes it; `spdx` is None where SPDX does not list it.

    `url` leads to the text; "" where the id leaves the version open, and for unnamed licences.
    """

    id: str
    spdx: str | None
    fr: str
    en: str
    url: str
    de: str = ""
    """Its German name where that is not the English one."""

    def name(self, language: str) -> str:
        """Its name for readers of `language`: French or German, else English."""
        if language.startswith("de") and self.de:
            return self.de
        return self.fr if language.startswith("fr") else self.en


def _spdx(name: str, fr: str, en: str, url: str) -> Licence:
    return Licence(name, name, fr, en, url)


def _cc(kind: str, words: str) -> Licence:
    name = f"Creative Commons {words} 4.0"
    url = f"https://creativecommons.org/licenses/{kind.lower()}/4.0/"
    return Licence(f"CC-{kind}-4.0", f"CC-{kind}-4.0", name, name, url)


def _code(name: str, words: str = "") -> Licence:
    return Licence(name, name, words or name, words or name, f"https://spdx.org/licenses/{name}.html")


_ALL = (
    _spdx(
        "etalab-2.0",
        "Licence Ouverte 2.0",
        "Open Licence 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    ),
    Licence(
        "fr-lo",
        None,
        "Licence Ouverte 1.0",
        "Open Licence 1.0",
        "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf",
    ),
    _spdx(
        "ODbL-1.0",
        "Open Database License 1.0",
        "Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
    _spdx(
        "ODC-By-1.0",
        "Open Data Commons Attribution 1.0",
        "Open Data Commons Attribution 1.0",
        "https://opendatacommons.org/licenses/by/1-0/",
    ),
    _spdx(
        "PDDL-1.0",
        "Domaine public (PDDL 1.0)",
        "Public Domain (PDDL 1.0)",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ),
    _spdx(
        "CC0-1.0",
        "Creative Commons Zéro 1.0",
        "Creative Commons Zero 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    _cc("BY", "Attribution"),
    _cc("BY-SA", "Attribution – Share Alike"),
    _cc("BY-NC", "Attribution – Non Commercial"),
    _cc("BY-ND", "Attribution – No Derivatives"),
    _cc("BY-NC-SA", "Attribution – Non Commercial – Share Alike"),
    _cc("BY-NC-ND", "Attribution – Non Commercial – No Derivatives"),
    _spdx(
        "CC-BY-3.0",
        "Creative Commons Attribution 3.0",
        "Creative Commons Attribution 3.0",
        "https://creativecommons.org/licenses/by/3.0/",
    ),
    _spdx(
        "CC-BY-SA-3.0",
        "Creative Commons Attribution – Share Alike 3.0",
        "Creative Commons Attribution – Share Alike 3.0",
        "https://creativecommons.org/licenses/by-sa/3.0/",
    ),
    Licence("cc-by", None, "Creative Commons Attribution", "Creative Commons Attribution", ""),
    Licence(
        "cc-by-sa",
        None,
        "Creative Commons Attribution – Share Alike",
        "Creative Commons Attribution – Share Alike",
        "",
    ),
    Licence(
        "copernicus",
        None,
        "Conditions d’utilisation des données Copernicus Sentinel",
        "Copernicus Sentinel data terms",
        "",
        "Nutzungsbedingungen der Copernicus-Sentinel-Daten",
    ),
    Licence(
        "notspecified", None, "Licence non précisée", "Licence not specified", "", "Lizenz nicht angegeben"
    ),
    Licence("other-open", None, "Autre licence ouverte", "Another open licence", "", "Andere offene Lizenz"),
    Licence(
        "other-at",
        None,
        "Autre licence avec attribution",
        "Another licence with attribution",
        "",
        "Andere Lizenz mit Namensnennung",
    ),
    Licence("other-pd", None, "Domaine public", "Public domain", "", "Gemeinfrei"),
    _code("MIT", "MIT"),
    _code("Apache-2.0", "Apache 2.0"),
    _code("EUPL-1.2", "EUPL 1.2"),
    _code("AGPL-3.0-or-later", "GNU AGPL 3.0 +"),
    _code("AGPL-3.0-only", "GNU AGPL 3.0"),
    _code("GPL-3.0-or-later", "GNU GPL 3.0 +"),
    _code("GPL-3.0-only", "GNU GPL 3.0"),
    _code("GPL-2.0-or-later", "GNU GPL 2.0 +"),
    _code("GPL-2.0-only", "GNU GPL 2.0"),
    _code("LGPL-3.0-or-later", "GNU LGPL 3.0 +"),
    _code("LGPL-3.0-only", "GNU LGPL 3.0"),
    _code("MPL-2.0", "Mozilla Public License 2.0"),
    _code("BSD-2-Clause", "BSD 2-Clause"),
    _code("BSD-3-Clause", "BSD 3-Clause"),
    _code("ISC", "ISC"),
    _code("0BSD", "BSD Zero Clause"),
    _code("Unlicense", "The Unlicense"),
    _code("CECILL-2.1", "CeCILL 2.1"),
    _code("CECILL-B", "CeCILL-B"),
    _code("CECILL-C", "CeCILL-C"),
    _code("WTFPL", "WTFPL"),
    _code("OFL-1.1", "SIL Open Font License 1.1"),
    _code("CDLA-Permissive-2.0", "Community Data License Agreement Permissive 2.0"),
    _code("OGL-UK-3.0", "Open Government Licence 3.0"),
    _code("EPL-2.0", "Eclipse Public License 2.0"),
)

LICENCES = MappingProxyType({licence.id: licence for licence in _ALL})
"""Every known licence by id, data licences first."""

# Names met in catalogues, templates and on slides; compared without case, accents and punctuation.
_ALIASES = {
    "etalab-2.0": (
        "Licence Ouverte",
        "Licence Ouverte 2.0",
        "Licence Ouverte v2",
        "Licence Ouverte v2.0",
        "LO 2.0",
        "LO",
        "lov2",
        "lo-2.0",
        "fr-lo-2.0",
        "Etalab",
        "etalab 2",
        "licence etalab",
        "Licence Ouverte Etalab",
        "Licence Ouverte / Open Licence",
        "Licence Ouverte / Open Licence version 2.0",
        "Licence Ouverte version 2.0",
        "Open Licence",
        "Open Licence 2.0",
        "Open Licence v2.0",
        "Licence Ouverte / Open Licence 2.0",
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
        "Licence Ouverte Etalab 2.0",
        "Licence Ouverte (Etalab)",
        "Licence Ouverte v2.0 (Etalab)",
        "License Ouverte",
        "License Etalab v2",
        "License Etalab v2.0",
        "Licence Ouverte / Open Licence v2",
        "Licence Ouverte / Open Licence v2.0",
        "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
        "https://github.com/etalab/Licence-Ouverte/blob/master/LO.md",
    ),
    "fr-lo": (
        "Licence Ouverte 1.0",
        "LO 1.0",
        "Licence Ouverte v1",
        "Open Licence 1.0",
        "Licence Ouverte version 1.0",
    ),
    "ODbL-1.0": (
        "ODbL",
        "odc-odbl",
        "ODbL 1.0",
        "Open Database License",
        "Open Database License (ODbL)",
        "Open Data Commons Open Database License",
        "ODC Open Database License",
        "Open Database License (ODbL) 1.0",
        "Open Data Commons Open Database License (ODbL)",
        "Open Data Commons Open Database License 1.0",
        "https://opendatacommons.org/licenses/odbl/",
        "https://opendatacommons.org/licenses/odbl/summary/",
        "https://opendefinition.org/licenses/odc-odbl",
    ),
    "ODC-By-1.0": (
        "odc-by",
        "ODC-BY",
        "Open Data Commons Attribution License",
        "https://opendatacommons.org/licenses/by/summary/",
    ),
    "PDDL-1.0": (
        "PDDL",
        "odc-pddl",
        "Open Data Commons Public Domain Dedication and Licence",
        "Open Data Commons Public Domain Dedication and Licence (PDDL)",
        "https://opendatacommons.org/licenses/pddl/summary/",
    ),
    "CC0-1.0": (
        "CC0",
        "CC 0",
        "CC Zero",
        "cc-zero",
        "Creative Commons Zero",
        "CC0 1.0",
        "CC0 1.0 Universal",
        "Creative Commons CC0",
        "Creative Commons CCZero",
        "https://opendefinition.org/licenses/cc-zero",
    ),
    "cc-by": (
        "CC BY",
        "Creative Commons Attribution",
        "Creative Commons BY",
        "https://opendefinition.org/licenses/cc-by",
    ),
    "cc-by-sa": (
        "CC BY SA",
        "Creative Commons BY-SA",
        "https://opendefinition.org/licenses/cc-by-sa",
        "Creative Commons Attribution Share-Alike",
    ),
    "copernicus": ("Copernicus Sentinel Data Legal Notice", "Copernicus Sentinel", "Copernicus licence"),
    "notspecified": (
        "not specified",
        "non spécifiée",
        "non précisée",
        "License Not Specified",
        "inconnue",
        "unknown",
    ),
    "other-open": ("autre ouverte", "Other (Open)"),
    "other-at": ("Other (Attribution)",),
    "other-pd": ("Public Domain", "Domaine public", "Other (Public Domain)"),
    "Apache-2.0": ("Apache", "Apache 2", "Apache License 2.0", "Apache License, Version 2.0"),
    "EUPL-1.2": ("EUPL", "EUPL 1.2"),
    "AGPL-3.0-or-later": ("AGPL", "AGPLv3", "AGPL 3.0", "AGPL-3.0", "GNU AGPL", "AGPLv3+", "GNU AGPLv3"),
    "GPL-3.0-or-later": ("GPL", "GPLv3", "GPL 3.0", "GPL-3.0", "GNU GPL", "GPLv3+", "GNU GPLv3"),
    "GPL-2.0-or-later": ("GPLv2", "GPL 2.0", "GPL-2.0", "GPLv2+"),
    "LGPL-3.0-or-later": ("LGPL", "LGPLv3", "LGPL-3.0"),
    "MPL-2.0": ("MPL", "MPL 2"),
    "MIT": ("MIT License", "licence MIT", "The MIT License"),
    "BSD-3-Clause": ("BSD", "BSD-3", "New BSD"),
    "BSD-2-Clause": ("BSD-2",),
    "CECILL-2.1": ("CeCILL", "CeCILL 2.1"),
    "Unlicense": ("The Unlicense",),
    "OGL-UK-3.0": ("OGL", "Open Government Licence"),
}
_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<rest>.+?)(?:legalcode|deed)?(?:\.[a-z]{2})?(?:\.html)?/*$")


def _key(typed: str) -> str:
    folded = unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode().lower()
    address = _ADDRESS.match(folded)
    bare = address["rest"] if address else folded
    return re.sub(r"[^a-z0-9+]+", "", bare).replace("license", "licence")


def _index() -> dict[str, Licence]:
    found: dict[str, Licence] = {}
    for licence in _ALL:
        for name in (licence.id, licence.fr, licence.en, licence.url, *_ALIASES.get(licence.id, ())):
            if name:
                found.setdefault(_key(name), licence)
    return found


_BY_KEY = MappingProxyType(_index())


def find_licence(typed: str) -> Licence | None:
    """The licence meant by an SPDX id, an id of data.gouv.fr, a usual name, or the text's address.

    An alias without a version ("CC BY") gets none: a version is not ours to choose.
    """
    return _BY_KEY.get(_key(typed))


def known_licences() -> tuple[str, ...]:
    """The ids to suggest for a mistyped licence."""
    return tuple(LICENCES)
