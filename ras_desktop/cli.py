"""The command line: works without a screen. docs/cli.md is its description.

One function a sub-command declares its arguments, one does its work; what is heavy to import is
imported inside the work.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ras_desktop.domain.budget import Budget
    from ras_desktop.domain.finding import Finding, Findings
    from ras_desktop.domain.log import Link
    from ras_desktop.domain.log_check import Verdict
    from ras_desktop.domain.scheme import Scheme
    from ras_desktop.services.moving import Moved


class Exit(IntEnum):
    """What the exit code says. A gate or the panel as the outcome is GOOD."""

    GOOD = 0
    FINDINGS = 1
    WRONG_USE = 2
    SYSTEM = 3


class WrongUse(Exception):  # noqa: N818  (said as a sentence to who typed the command)
    """The command was called with something that is not there; carries one sentence."""


SubParsers = Any
Work = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Runs one command; never a traceback for what its user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # "£" on any terminal
    parser = argparse.ArgumentParser(
        prog="ras-desktop", description="Personal budgets for disabled children, explained."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for declare in COMMANDS:
        declare(commands)
    try:
        asked = parser.parse_args(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    work: Work = asked.work
    try:
        code = work(asked)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads has seen enough: "… | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.GOOD
    except WrongUse as fault:
        print(f"ras-desktop: {fault}", file=sys.stderr)
        return Exit.WRONG_USE
    except OSError as fault:
        print(f"ras-desktop: the system failed: {fault.strerror or fault}", file=sys.stderr)
        return Exit.SYSTEM


def _learn_sentences() -> None:
    import ras_desktop.wording.all  # noqa: F401  (registers every sentence)


def _day(text: str) -> date:
    """A date on the command line, as 2026-05-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2026-05-01") from None


def _scheme_folder(text: str) -> Path:
    """A folder, or NAME or NAME/VERSION of a scheme that ships (the newest version)."""
    from ras_desktop import paths

    folder = Path(text)
    if folder.is_dir():
        return _newest(folder)
    shipped = paths.forms() / "schemes" / text
    inside = (paths.forms() / "schemes").resolve() in shipped.resolve().parents
    if inside and shipped.is_dir():
        return _newest(shipped)
    raise WrongUse(f"there is no scheme folder {text}")


def _newest(folder: Path) -> Path:
    """The folder itself, or where it only holds versions, the one that sorts last."""
    if (folder / "scheme.toml").exists():
        return folder
    versions = sorted(each for each in folder.iterdir() if (each / "scheme.toml").exists())
    return versions[-1] if versions else folder


# --- calculate ---------------------------------------------------------------------------------


def calculate(commands: SubParsers) -> None:
    """ras-desktop calculate SCHEME ANSWERS [--born DATE] [--on DATE] [--json]."""
    parser = commands.add_parser("calculate", help="work out an indicative budget, with each step")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("answers", type=Path, help="the answers: a .toml or .json file")
    parser.add_argument("--born", type=_day, help="date of birth (goes before the file's)")
    parser.add_argument("--on", type=_day, help="day of the assessment (goes before the file's)")
    parser.add_argument("--json", action="store_true", help="print data instead of text")
    parser.set_defaults(work=_calculate)


def _calculate(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.finding import errors
    from ras_desktop.forms.answers import calculation, read_case
    from ras_desktop.forms.scheme import read_scheme

    _learn_sentences()
    folder = _scheme_folder(asked.scheme)
    if not asked.answers.is_file():
        raise WrongUse(f"there is no file {asked.answers}")
    read = read_scheme(folder)
    case, found = read_case(asked.answers, born=asked.born, on=asked.on)
    findings = (*read.findings, *found)
    if read.scheme is None or case is None:
        return _only_findings(findings, as_json=asked.json)
    today = date.today()  # noqa: DTZ011  (the day where the person sits)
    budget, answers = calculation(read.scheme, case, today)
    findings = (*findings, *answers, *budget.findings)
    if asked.json:
        _print_json(_budget_data(budget, findings))
    else:
        _print_budget(read.scheme, budget)
        _print_findings(findings)
    return Exit.FINDINGS if errors(findings) or not budget.complete else Exit.GOOD


def _budget_data(budget: Budget, findings: Findings) -> dict[str, Any]:
    from dataclasses import replace

    from ras_desktop import wording
    from ras_desktop.domain.budget_json import budget_json

    return budget_json(replace(budget, findings=findings), wording.step, wording.finding)


def _print_budget(scheme: Scheme, budget: Budget) -> None:
    from ras_desktop import wording

    print(f"{scheme.title}, {scheme.version}")
    for line in (scheme.notice, scheme.note):
        if line:
            print(line)
    print()
    for each in budget.steps:
        print(f"  {wording.step(each)}")
    print()
    print(_headline(budget))


def _headline(budget: Budget) -> str:
    """The outcome in one line."""
    from ras_desktop import wording

    said = wording.plain(budget.outcome)
    if budget.result is None:
        return f"{said}."
    return f"{said}: {wording.plain(budget.result)} {wording.plain(budget.period)}."


def _only_findings(findings: Findings, *, as_json: bool) -> int:
    from ras_desktop import wording
    from ras_desktop.domain.budget_json import FORMAT, finding_json

    if as_json:
        listed = [finding_json(each, wording.finding) for each in findings]
        _print_json({"format": FORMAT, "outcome": None, "findings": listed})
    else:
        _print_findings(findings)
    return Exit.FINDINGS


def _print_findings(findings: Findings) -> None:
    for each in findings:
        print(_finding_line(each), file=sys.stderr)


def _finding_line(found: Finding) -> str:
    from ras_desktop import wording

    where = f"{found.where}: " if found.where else ""
    return f"{found.severity.value}: {where}{wording.finding(found)}"


def _print_json(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


# --- check -------------------------------------------------------------------------------------


def check(commands: SubParsers) -> None:
    """ras-desktop check SCHEME [--json] [--errors-only]."""
    parser = commands.add_parser("check", help="look for errors and weak points of a scheme")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("--json", action="store_true", help="print data instead of text")
    words = "warnings are said but do not count: exit 1 only for an error"
    parser.add_argument("--errors-only", action="store_true", help=words)
    parser.set_defaults(work=_check)


def _check(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.finding import errors
    from ras_desktop.domain.scheme_check import check as look
    from ras_desktop.forms.scheme import read_scheme

    _learn_sentences()
    read = read_scheme(_scheme_folder(asked.scheme))
    findings = read.findings
    if read.scheme is not None:
        findings = (*findings, *look(read.scheme))
    if asked.json:
        _print_json(_check_data(read.scheme, findings))
    else:
        _print_check(read.scheme, findings)
    bad = errors(findings) if asked.errors_only else findings
    return Exit.FINDINGS if bad else Exit.GOOD


def _check_data(scheme: Scheme | None, findings: Findings) -> dict[str, Any]:
    from dataclasses import asdict

    from ras_desktop import wording
    from ras_desktop.domain.budget_json import FORMAT, finding_json
    from ras_desktop.domain.canonical import digest
    from ras_desktop.domain.finding import errors
    from ras_desktop.domain.scheme_check import complexity

    return {
        "format": FORMAT,
        "scheme": scheme.name if scheme else None,
        "version": scheme.version if scheme else None,
        "sha256": digest(scheme) if scheme else None,
        "errors": len(errors(findings)),
        "warnings": len(findings) - len(errors(findings)),
        "complexity": asdict(complexity(scheme)) if scheme else None,
        "findings": [finding_json(each, wording.finding) for each in findings],
    }


def _print_check(scheme: Scheme | None, findings: Findings) -> None:
    from ras_desktop import wording
    from ras_desktop.domain.finding import errors
    from ras_desktop.domain.scheme_check import complexity

    for each in findings:
        print(_finding_line(each))
    if scheme is not None:
        print(wording.say("scheme.complexity", complexity(scheme).counts))
    wrong = len(errors(findings))
    values = {"errors": wrong, "warnings": len(findings) - wrong}
    print(wording.say("scheme.checked", values))


# --- demo --------------------------------------------------------------------------------------


def demo(commands: SubParsers) -> None:
    """ras-desktop demo FOLDER [--seed N] [--children N] [--on DATE]."""
    parser = commands.add_parser("demo", help="write a case file of invented families to try out")
    parser.add_argument("folder", type=Path, help="where demo.ras and its papers go")
    parser.add_argument("--seed", type=int, default=1, help="another number: other families")
    parser.add_argument("--children", type=_count, help="how many cases (as it comes: 190)")
    parser.add_argument("--on", type=_day, help="the day on which it stands (today)")
    parser.set_defaults(work=_demo)


def _count(text: str) -> int:
    """How many: a whole number of at least 1."""
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1,000,000")
    return int(text)


def _demo(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.domain.finding import Refused
    from ras_desktop.domain.trouble import Trouble
    from ras_desktop.services import demo

    _learn_sentences()
    try:
        asked.folder.mkdir(parents=True, exist_ok=True)
        made = demo.write(
            asked.folder, asked.seed, asked.children or demo.CHILDREN, asked.on, _progress
        )
    except Refused as refused:
        _print_findings(refused.findings)
        return Exit.FINDINGS
    except Trouble as trouble:
        print(f"ras-desktop: {wording.trouble(trouble)}", file=sys.stderr)
        return Exit.SYSTEM
    print(f"{made.casefile}: {made.children} children, {made.live} live direct payments, ", end="")
    print(f"{wording.plain(made.total)} a year")
    for path in (*made.papers, made.readme):
        print(path)
    return Exit.GOOD


def _progress(done: int, whole: int) -> None:
    """One line that counts, where somebody looks on."""
    if sys.stderr.isatty():
        end = "\n" if done == whole else ""
        print(f"\r{100 * done // whole:3d} %", end=end, file=sys.stderr, flush=True)


# --- public, export, import --------------------------------------------------------------------


def public(commands: SubParsers) -> None:
    """ras-desktop public SCHEME OUT.pdf."""
    parser = commands.add_parser("public", help="write the public version of a scheme as PDF")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("out", type=Path, help="the PDF file to write")
    parser.set_defaults(work=_public)


def _public(asked: argparse.Namespace) -> int:
    from ras_desktop.documents import public_scheme
    from ras_desktop.documents.draw import draw

    scheme = _whole_scheme(asked.scheme)
    if scheme is None:
        return Exit.FINDINGS
    return _written(asked.out, draw(public_scheme.compose(scheme), body=public_scheme.BODY))


def export(commands: SubParsers) -> None:
    """ras-desktop export SCHEME OUT.xlsx."""
    parser = commands.add_parser("export", help="write a scheme as a workbook to edit")
    parser.add_argument("scheme", help="a scheme's folder, or the name of one that ships")
    parser.add_argument("out", type=Path, help="the workbook (xlsx) to write")
    parser.set_defaults(work=_export)


def _export(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.finding import Refused
    from ras_desktop.forms.scheme_workbook import write_workbook

    scheme = _whole_scheme(asked.scheme)
    if scheme is None:
        return Exit.FINDINGS
    try:
        made = write_workbook(scheme)
    except Refused as refused:
        _print_findings(refused.findings)
        return Exit.FINDINGS
    return _written(asked.out, made)


def import_(commands: SubParsers) -> None:
    """ras-desktop import IN.xlsx FOLDER."""
    parser = commands.add_parser("import", help="read a workbook back into a scheme's folder")
    parser.add_argument("workbook", type=Path, help="the workbook (xlsx)")
    parser.add_argument("folder", type=Path, help="where NAME/VERSION is written")
    parser.set_defaults(work=_import)


def _import(asked: argparse.Namespace) -> int:
    from ras_desktop.forms.scheme_toml import write_folder
    from ras_desktop.forms.scheme_workbook_read import read_workbook

    _learn_sentences()
    if not asked.workbook.is_file():
        raise WrongUse(f"there is no file {asked.workbook}")
    read = read_workbook(asked.workbook.read_bytes())
    _print_findings(read.findings)
    if read.scheme is None:
        return Exit.FINDINGS
    try:
        print(write_folder(read.scheme, asked.folder))
    except FileExistsError:
        wanted = asked.folder / read.scheme.name / read.scheme.version
        raise WrongUse(f"{wanted} is there already; nothing was changed") from None
    return Exit.GOOD


# --- verify-log --------------------------------------------------------------------------------


def verify_log(commands: SubParsers) -> None:
    """ras-desktop verify-log CASEFILE [--checkpoints FILE] [--head HEAD] [--json]."""
    parser = commands.add_parser("verify-log", help="prove that nobody has altered the log")
    parser.add_argument("casefile", type=Path, help="the case file: a folder NAME.ras")
    words = "a file of checkpoints that was kept elsewhere; may be given several times"
    parser.add_argument("--checkpoints", type=Path, action="append", default=[], help=words)
    words = "a head from paper, such as '1234: 0f3a 99c2 …'; may be given several times"
    parser.add_argument("--head", type=_head, action="append", default=[], help=words)
    parser.add_argument("--json", action="store_true", help="print data instead of text")
    parser.set_defaults(work=_verify_log)


def _head(text: str) -> Link:
    from ras_desktop.domain.log_mark import from_grouped

    found = from_grouped(text)
    if found is None:
        raise argparse.ArgumentTypeError("a head is a number, a colon and 64 digits from 0 to f")
    return found


def _verify_log(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.domain.finding import Refused
    from ras_desktop.domain.trouble import Trouble
    from ras_desktop.store.trouble import NotACaseFile, WrongPassphrase

    _learn_sentences()
    for path in asked.checkpoints:
        if not path.is_file():
            raise WrongUse(f"there is no file {path}")
    try:
        verdict = _verdict(asked)
    except Refused as refused:
        _print_findings(refused.findings)
        return Exit.WRONG_USE
    except (NotACaseFile, WrongPassphrase) as trouble:
        raise WrongUse(wording.trouble(trouble)) from None
    except Trouble as trouble:
        print(f"ras-desktop: {wording.trouble(trouble)}", file=sys.stderr)
        return Exit.SYSTEM
    if asked.json:
        _print_json(_verdict_data(verdict))
    else:
        from ras_desktop.wording.log import verdict_lines

        print("\n".join(verdict_lines(verdict)))
    return Exit.GOOD if verdict.is_whole else Exit.FINDINGS


def _verdict(asked: argparse.Namespace) -> Verdict:
    """Signs in, verifies, signs out."""
    from ras_desktop.services import casefile, log

    casefile.look(asked.casefile)
    name, passphrase = _credentials()
    opened = casefile.sign_in(asked.casefile, name, passphrase)
    try:
        beside = log.files_of(opened)[0]
        return log.verify(opened.desk, asked.checkpoints, asked.head, beside, _progress)
    finally:
        opened.close()


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    from ras_desktop import wording

    broken = verdict.broken
    found = None
    if broken is not None:
        text = wording.finding(broken.finding)
        found = {"code": broken.code, "first": broken.first, "last": broken.last, "text": text}
    return {
        "format": 1,
        "whole": verdict.is_whole,
        "entries": verdict.entries,
        "since": verdict.since.isoformat() if verdict.since else None,
        "head": {"number": verdict.head.number, "sha256": verdict.head.hash},
        "outside": verdict.outside.number if verdict.outside else None,
        "bad_lines": verdict.bad_lines,
        "unread": list(verdict.unread),
        "broken": found,
    }


def _whole_scheme(text: str) -> Scheme | None:
    """A scheme that can be calculated with; None after its findings were printed."""
    from ras_desktop.forms.scheme import read_scheme

    _learn_sentences()
    read = read_scheme(_scheme_folder(text))
    _print_findings(read.findings)
    return read.scheme


def _written(out: Path, made: bytes) -> int:
    """Writes a file and says where; what is there already stays."""
    try:
        with out.open("xb") as file:
            file.write(made)
    except FileExistsError:
        raise WrongUse(f"{out} is there already; nothing was changed") from None
    print(out)
    return Exit.GOOD


# --- backup, restore ---------------------------------------------------------------------------


def backup(commands: SubParsers) -> None:
    """ras-desktop backup CASEFILE FOLDER."""
    parser = commands.add_parser("backup", help="make a checked backup of a case file")
    parser.add_argument("casefile", type=Path, help="the case file: a folder NAME.ras")
    parser.add_argument("folder", type=Path, help="the folder for backups; it has to be there")
    parser.set_defaults(work=_backup)


def _backup(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.services import backup, casefile

    def work() -> int:
        casefile.look(asked.casefile)
        name, passphrase = _credentials()
        opened = casefile.sign_in(asked.casefile, name, passphrase)
        try:
            report = backup.make(opened, asked.folder)
        finally:
            opened.close()
        print(report.made)
        for each in report.bad:
            assert each.trouble is not None
            print(f"ras-desktop: {wording.trouble(each.trouble)}", file=sys.stderr)
        return Exit.FINDINGS if report.bad else Exit.GOOD

    return _told(work)


def restore(commands: SubParsers) -> None:
    """ras-desktop restore BACKUP NEW [--compare CASEFILE]."""
    parser = commands.add_parser("restore", help="make a new case file of a backup")
    parser.add_argument("backup", type=Path, help="the backup: a folder NAME.rasbackup")
    parser.add_argument("new", type=Path, help="the new case file; what is there already stays")
    words = "a case file to say against what would be otherwise"
    parser.add_argument("--compare", type=Path, metavar="CASEFILE", help=words)
    parser.set_defaults(work=_restore)


def _restore(asked: argparse.Namespace) -> int:
    from ras_desktop import wording
    from ras_desktop.services import casefile, restoring
    from ras_desktop.wording import backup as words

    def work() -> int:
        restoring.look(asked.backup)
        name, secret = _credentials()
        there = (asked.compare,) if asked.compare else ()
        if name:
            found = restoring.open_with_passphrase(asked.backup, name, secret, there)
        else:
            found = restoring.open_with_recovery_key(asked.backup, secret, there)
        if found.not_compared is not None:
            print(f"ras-desktop: {wording.trouble(found.not_compared)}", file=sys.stderr)
        for each in found.comparison.counts:
            now = "" if each.now is None else f" ({each.now})"
            print(f"  {wording._(words.KINDS[each.kind])}: {each.then}{now}")
        for sentence in words.said(found.comparison):
            print(sentence)
        if sys.stdin.isatty() and not _yes("Make the new case file? [y/N] "):
            return Exit.FINDINGS
        print(restoring.restore(found, casefile.at(asked.new)))
        return Exit.GOOD

    return _told(work)


def _told(work: Callable[[], int]) -> int:
    """Runs it; what its user can mend is said in one sentence."""
    from ras_desktop import wording
    from ras_desktop.domain.finding import Refused
    from ras_desktop.domain.trouble import Trouble

    _learn_sentences()
    try:
        return work()
    except Refused as refused:
        _print_findings(refused.findings)
        return Exit.FINDINGS
    except Trouble as trouble:
        print(f"ras-desktop: {wording.trouble(trouble)}", file=sys.stderr)
        return Exit.SYSTEM


def _credentials() -> tuple[str, str]:
    """Name and passphrase, asked for or as two lines of the standard input: never arguments,
    which every program of the computer can read. No name: the second is the recovery key."""
    if not sys.stdin.isatty():
        name = sys.stdin.readline().rstrip("\r\n")
        return name, sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    print("Name (leave it empty to use the recovery key): ", end="", file=sys.stderr, flush=True)
    name = sys.stdin.readline().strip()
    return name, getpass("Passphrase: " if name else "Recovery key: ")


def _yes(question: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


# --- server ------------------------------------------------------------------------------------


def server(commands: SubParsers) -> None:
    """ras-desktop server setup|update ADDRESS [--authority FILE]."""
    parser = commands.add_parser(
        "server", help="set up a team's PostgreSQL, or bring it up to date"
    )
    parser.add_argument("what", choices=("setup", "update"))
    parser.add_argument("address", help="host, host:port or host:port/database")
    words = "the council's CA file (as it comes: the system's roots)"
    parser.add_argument("--authority", default="", metavar="FILE", help=words)
    parser.set_defaults(work=_server)


def _server(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.server import parse
    from ras_desktop.services import server as work

    def go() -> int:
        address = parse(asked.address, asked.authority)
        words = _secret(f"Passphrase of {address.database}_keeper: ")
        _print_findings(work.bring_up(address, words))
        if asked.what == "setup" and not work.has_administrator(address, words):
            print("The first administrator makes all other users.", file=sys.stderr)
            name = _line("Name of the first administrator: ")
            first = _secret("A first passphrase, to be changed at the first sign-in: ")
            work.first_administrator(address, words, name, first)
        print(f"{address}: ready")
        return Exit.GOOD

    return _told(go)


def _secret(prompt: str) -> str:
    """Typed without being shown; never an argument, which every user of the computer can see."""
    import getpass

    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return _line("")


def _line(prompt: str) -> str:
    """One line that somebody types."""
    if sys.stdin.isatty():
        print(prompt, end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline()
    if not typed:
        raise WrongUse("nothing more was typed")
    return typed.rstrip("\r\n")


# --- move --------------------------------------------------------------------------------------


def move(commands: SubParsers) -> None:
    """ras-desktop move FROM TO [--authority FILE]: one a case file, the other a server."""
    words = "move a case file to a team's server, or a server's cases to a new case file"
    parser = commands.add_parser("move", help=words)
    kinds = "a case file (NAME.ras) or a server's address"
    parser.add_argument("source", metavar="FROM", help=kinds)
    parser.add_argument("target", metavar="TO", help=f"the other of the two: {kinds}")
    words = "the council's CA file (as it comes: the system's roots)"
    parser.add_argument("--authority", default="", metavar="FILE", help=words)
    parser.set_defaults(work=_move)


def _move(asked: argparse.Namespace) -> int:
    files = [each.endswith(".ras") for each in (asked.source, asked.target)]
    if files == [True, False]:
        return _told(lambda: _move_in(asked))
    if files == [False, True]:
        return _told(lambda: _move_out(asked))
    raise WrongUse("one of the two is a case file (NAME.ras), the other a server's address")


def _move_in(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.server import parse
    from ras_desktop.services import casefile, moving

    address = parse(asked.target, asked.authority)
    casefile.look(Path(asked.source))
    name, passphrase = _credentials()
    opened = casefile.sign_in(Path(asked.source), name, passphrase)
    try:
        words = _secret(f"Passphrase of {address.database}_keeper: ")
        first = _secret("Your first passphrase on the server: ")
        moved = moving.to_server(opened, address, words, first, _progress)
    finally:
        opened.close()
    _print_moved(moved)
    print(f"{address}: sign in there, then give everybody a first passphrase (Settings, People)")
    return Exit.GOOD


def _move_out(asked: argparse.Namespace) -> int:
    from ras_desktop.domain.server import parse
    from ras_desktop.services import moving

    address = parse(asked.source, asked.authority)
    words = _secret(f"Passphrase of {address.database}_keeper: ")
    name = _line("Name of an administrator there: ")
    passphrase = _secret("A passphrase for the new case file: ")
    moved = moving.to_file(address, words, Path(asked.target), name, passphrase, _progress)
    _print_moved(moved)
    print(f"Recovery key (shown this once): {moved.recovery_key}")
    return Exit.GOOD


def _print_moved(moved: Moved) -> None:
    """What arrived, with the hash that both sides agree on."""
    for name, tally in moved.tallies.items():
        print(f"  {name}: {tally.count} {tally.hash[:16]}")


COMMANDS: tuple[Callable[[SubParsers], None], ...] = (
    calculate, check, demo, public, export, import_, backup, restore, verify_log,
    server, move,
)  # fmt: skip
"""Each declares its arguments and sets `work`. A new command is one more pair of functions."""
