"""`hacksite deploy`: the site into a branch that a host of pages shows, from this machine."""

import sys
from pathlib import Path

import click

from hacksite.cli.forges import FORGES, set_up
from hacksite.cli.options import at_option, event_argument, host_option, language_option
from hacksite.cli.say import shown, spoken, tell
from hacksite.cli.usage import Command
from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.building import Built, build_folder
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.deploying import (
    Branch,
    Deployment,
    MovedError,
    branch_of,
    content_of_branch,
    domain_in,
    own_domain,
    public_address,
    publish,
)
from hacksite.pipeline.extras import can_draw, can_index, lacking
from hacksite.pipeline.repository import Repository
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.source.zone import zone_of
from hacksite.wording import Words

_SHOWN = 5


@click.command("deploy", cls=Command)
@event_argument
@click.option(
    "--remote", default="origin", show_default=True, help="The repository to publish in, by git's name."
)
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that is shown.")
@click.option(
    "--site-url", default="", metavar="URL",
    help="Where the site will be; a domain of your own goes into CNAME. Default: as GitHub or CNAME tell.",
)  # fmt: skip
@click.option("--keep", is_flag=True, help="Keep the files that others put into the branch.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--set-up", "forge", type=click.Choice(FORGES),
    help="Write the files with which GitHub or GitLab publish by themselves, or renew their pins, and stop.",
)  # fmt: skip
@at_option
@host_option
@language_option
def command(
    event: Path,
    remote: str,
    branch: str,
    site_url: str,
    keep: bool,
    dry_run: bool,
    forge: str | None,
    at: str | None,
    host: str,
    language: str | None,
) -> None:
    """Build the site and publish it in a branch of the event's repository: GitHub Pages shows `gh-pages`.

    Nothing is published while the content has errors, while files are not committed, or while the remote has
    commits that are not here.
    """
    words = spoken(language, read_event(event).folder.languages)
    if forge:
        set_up(event, forge, words)
        return
    repository = Repository(event.resolve())
    _refuse_unready(repository, remote, branch, words)
    found = branch_of(repository, remote, branch)
    known = domain_in(repository, found)
    address = site_url or public_address(repository.address_of(remote), known)
    if not address:
        raise HacksiteError(words("deploy.no_address"))
    site = event / CACHE / "deployed"
    built = _built(event, site, Settings(
        read_instant(at, zone_of(event)), address, host,
        search=can_index(), index=can_index(), pdf=not lacking(), cards=can_draw(),
    ), words)  # fmt: skip
    domain = own_domain(site_url) if site_url else known
    with content_of_branch(repository, site, found, domain, keep=keep) as (folder, deployment):
        _say_changes(deployment, words)
        if dry_run:
            click.echo(words("deploy.dry_run", branch=f"{remote}/{branch}"))
        elif deployment.is_needed:
            _publish(repository, folder, found, words("deploy.message", title=_title(built)), words)
    click.echo(words("deploy.address", address=address))
    if not found.commit and not dry_run:
        click.echo(words("deploy.first", branch=branch))


def _refuse_unready(repository: Repository, remote: str, branch: str, words: Words) -> None:
    """Raise HacksiteError where publishing from here would lose or hide something."""
    if repository.top() is None:
        raise HacksiteError(words("deploy.no_repository", event=shown(repository.root)))
    if not repository.address_of(remote):
        raise HacksiteError(words("deploy.no_remote", remote=remote))
    if changed := repository.changed():
        names = ", ".join(changed[:_SHOWN]) + (" …" if len(changed) > _SHOWN else "")
        raise HacksiteError(words("deploy.dirty", names=names))
    for name in ("user.name", "user.email"):
        if not repository.answer_or_nothing("config", name):
            raise HacksiteError(words("deploy.nobody", name=name))
    if repository.is_checked_out(branch):
        raise HacksiteError(words("deploy.checked_out", branch=branch))
    if behind := repository.missing_from_upstream():
        raise HacksiteError(words("deploy.behind", n=behind))


def _built(event: Path, site: Path, settings: Settings, words: Words) -> Built:
    built = build_folder(event, site, settings)
    if built.written is None:
        tell(built.checked.report, words, built.checked.folder.source_line)
        click.echo(words("deploy.errors"), err=True)
        sys.exit(1)
    return built


def _title(built: Built) -> str:
    return str(built.checked.event.title) if built.checked.event else ""


def _say_changes(deployment: Deployment, words: Words) -> None:
    if not deployment.is_needed:
        click.echo(words("deploy.same"))
        return
    click.echo(
        words(
            "deploy.changes",
            added=len(deployment.added),
            changed=len(deployment.changed),
            removed=len(deployment.removed),
            kept=len(deployment.kept),
        )
    )


def _publish(repository: Repository, folder: Path, branch: Branch, message: str, words: Words) -> None:
    try:
        publish(repository, folder, branch, message)
    except MovedError:
        raise HacksiteError(words("deploy.moved", branch=branch.name)) from None
    except HacksiteError as error:
        raise HacksiteError(words("deploy.refused", why=str(error))) from error
    click.echo(words("deploy.done", branch=f"{branch.remote}/{branch.name}"))
