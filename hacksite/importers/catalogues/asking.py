"""Asks the right catalogue for what an address means; an address that says nothing is looked into."""

from hacksite.importers.catalogues import datagouv
from hacksite.importers.catalogues.addresses import Meant, meant_by
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.importers.catalogues.found import FoundDataset
from hacksite.importers.catalogues.record import Record
from hacksite.wording import Words

_ASK = {"datagouv": datagouv.ask}


def asked(client: Client, typed: str, words: Words) -> FoundDataset:
    """The dataset of an address or an id, from its catalogue. Raises CatalogueError."""
    meant = meant_by(typed)
    if meant is None:
        raise CatalogueError("no_address", words("catalogue.fault_no_address", url=typed))
    if meant.what in {"topic", "organisation"}:
        raise CatalogueError("is_list", words("catalogue.fault_is_list", url=typed))
    return asked_for(client, meant)


def asked_for(client: Client, meant: Meant) -> FoundDataset:
    """The dataset of what an address means."""
    return _ASK[meant.kind](client, meant)


def asked_again(client: Client, record: Record) -> FoundDataset:
    """A dataset as its catalogue tells it now, from where it was asked last time."""
    meant = meant_by(record.api)
    if meant is None:
        raise client.fault("address", record.api)
    return asked_for(client, meant)
