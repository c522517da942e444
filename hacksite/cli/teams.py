"""What is told of problems within single projects: by team, for those who mend them."""

import re
from collections.abc import Sequence

import click

from hacksite.cli.say import one_line, summary, tell
from hacksite.diagnostics import Diagnostic, HacksiteError, Report, closest
from hacksite.load import Team, by_team
from hacksite.pipeline.checking import Checked
from hacksite.wording import Words

_LISTED = 8
_LONGEST_LINE = 160
# What would call people, open tags or links, or end a cell in a comment on GitHub.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#])")
_CALLS = re.compile(r"@(?=\w)")
_BACKTICKS = re.compile(r"`+")
_MARKS = {"error": "❌", "warning": "⚠️", "note": "\N{INFORMATION SOURCE}\N{VARIATION SELECTOR-16}"}


def tell_held(checked: Checked, words: Words) -> None:
    """Print which projects are held back, and how to see why; nothing where there is none."""
    held = checked.held
    if not held or checked.blocking:
        return
    names = [team.name for team in held]
    few = ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
    click.echo(click.style(words("cli.held", n=len(names), names=few), fg="yellow"))


def problems_of(checked: Checked, name: str, words: Words) -> Report:
    """The problems of one project, by its id or its file's name. Raises HacksiteError where there is none."""
    known = _known(checked)
    if name not in known:
        guess = closest(name, list(known))
        said = words("cli.team_unknown", name=name, guess=guess) if guess else ""
        raise HacksiteError(said or words("cli.team_nowhere", name=name))
    found = by_team(checked.loaded, checked.report.problems)
    return Report(next((told for team, told in found.items() if name in {team.name, team.id}), ()))


def _known(checked: Checked) -> tuple[str, ...]:
    files = (f.split("/")[1].partition(".")[0] for f in checked.folder.files if f.startswith("projects/"))
    return (*checked.loaded.ids("project"), *files)


def tell_by_team(checked: Checked, words: Words, only: str | None) -> None:
    """Print the problems of the organisers, then those of each team; of one alone where it is named."""
    for heading, problems in _groups(checked, words, only):
        click.echo(click.style(heading, bold=True, underline=True))
        tell(Report(tuple(problems)), words, checked.folder.source_line)
        click.echo()
    tell_held(checked, words)


def teams_as_markdown(checked: Checked, words: Words, only: str | None) -> str:
    """The same, as a comment on an issue or a pull request."""
    parts = []
    for heading, problems in _groups(checked, words, only):
        report = Report(tuple(problems))
        rows = [_row(problem, words, checked) for problem in report]
        parts.append("\n\n".join([f"### {plain(heading)}", summary(report, words), *rows]))
    return "\n\n".join(parts)


def _groups(checked: Checked, words: Words, only: str | None) -> list[tuple[str, Sequence[Diagnostic]]]:
    """The organisers' problems, then each team's, under their headings."""
    found = by_team(checked.loaded, checked.report.problems)
    if only is not None:
        of_team = problems_of(checked, only, words).problems
        team = next((team for team in found if only in {team.name, team.id}), Team(only, only))
        return [(_heading(checked, team, words), of_team)]
    of_teams = {problem for told in found.values() for problem in told}
    general = [problem for problem in checked.report if problem not in of_teams]
    return [
        (words("cli.of_organisers"), general),
        *((_heading(checked, team, words), told) for team, told in found.items()),
    ]


def _heading(checked: Checked, team: Team, words: Words) -> str:
    projects = checked.event.projects if checked.event else ()
    project = next((p for p in projects if p.id == team.id), None)
    if project is None:
        return words("cli.of_project", title=team.name)
    title = project.title.in_(words.language)
    if project.team:
        return words("cli.of_team", title=title, team=project.team)
    return words("cli.of_project", title=title)


def _row(problem: Diagnostic, words: Words, checked: Checked) -> str:
    spoken = words.language
    texts = [problem.message(spoken)]
    accepted, hint = problem.accepted(spoken), problem.hint(spoken)
    lines = [f"- {_MARKS[problem.severity]} **{problem.code}** {plain(texts[0])}"]
    if accepted:
        lines.append(f"  - {words('cli.accepted')}{words('cli.colon')}{plain(accepted)}")
    if hint:
        lines.append(f"  - {plain(hint)}")
    source = checked.folder.source_line(problem.at.file, problem.at.line).strip()[:_LONGEST_LINE]
    if source:
        lines.append(_as_code(f"{problem.at.file}:{problem.at.line}", source))
    return "\n".join(lines)


def _as_code(*rows: str) -> str:
    """Rows as a block of code below an entry of a list: nothing of a submission is markup there.

    Fenced, for code that is only indented would be text of the entry above.
    """
    fence = "`" * max([3, *(len(run) + 1 for run in _BACKTICKS.findall(" ".join(rows)))])
    return "\n".join(["", *(f"  {one_line(row)}" for row in (fence, *rows, fence)), ""])


def plain(text: str) -> str:
    """A text whose signs are signs: it calls nobody and opens nothing."""
    return _CALLS.sub("@\N{WORD JOINER}", _SIGNS.sub(r"\\\1", one_line(text)))
