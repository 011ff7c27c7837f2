"""Files of Word 97, RTF and OpenDocument to DOCX, by LibreOffice."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from corpus.readers.guards import guard_size
from corpus.readers.limits import raise_limits
from schemas.document import Format
from schemas.errors import SourceUnreadable

SECONDS = 60.0
_SCRATCH = "kehoach-office-"
# A fresh profile that runs no macro and fetches nothing: a plan may link to pictures on other machines.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">\
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">\
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""


def find_office() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert_to_docx(data: bytes, kind: Format, *, seconds: float = SECONDS) -> bytes:
    """The file as DOCX.

    Each conversion has a profile of its own: two that share one lose files.  LibreOffice says 0 even when it
    could not load the file, so what counts is whether there is an output.

    Raises SourceUnreadable: `needs_converter` without LibreOffice, `timeout`, `damaged` where nothing comes out.
    """
    program = find_office()
    if program is None:
        raise SourceUnreadable(
            "needs_converter",
            f"A .{kind} file has to be converted by LibreOffice, which is not installed",
            "Install it (see: kehoach doctor) and load the file again, or save the file as DOCX.",
        )
    _sweep()
    with tempfile.TemporaryDirectory(prefix=f"{_SCRATCH}{os.getpid()}-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given = folder / f"in.{_ending(data, kind)}"
        given.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        _run([
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(given),
        ], folder, seconds)  # fmt: skip
        made = folder / "out" / "in.docx"
        if not made.is_file():
            raise SourceUnreadable(
                "damaged", f"LibreOffice cannot open this .{kind} file", "Open it in Word, save it as DOCX, and load that."
            )
        guard_size(made.stat().st_size)
        return made.read_bytes()


def _ending(data: bytes, kind: Format) -> str:
    """The ending of the name by which LibreOffice knows the file: OpenDocument comes packed, or as one file of XML."""
    return "fodt" if kind == "odt" and not data.startswith(b"PK") else kind


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Runs the command to its end, or kills it with all that it started when the time is over.

    It stays in the process group of its worker, so that whoever ends the worker ends it too; whatever it writes
    for itself it writes into the folder.
    """
    home = {"HOME": str(folder), "TMPDIR": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    with raise_limits():
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | home
        )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise SourceUnreadable(
            "timeout",
            f"LibreOffice did not finish with this file in {seconds:g} seconds",
            "Open it in Word, save it as DOCX, and load that.",
        ) from error
    finally:
        if process.poll() is None:
            _kill_tree(process.pid)
            process.wait()


def _kill_tree(root: int) -> None:
    """Kills the process and its descendants: each is stopped before its children are asked for, so none slips away."""
    found = [root]
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
        found += _children(pid)
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    """The children of a process as /proc tells them; none where there is no /proc."""
    children: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == pid:
                children.append(int(stat.parent.name))
    return children


def _sweep() -> None:
    """Removes what workers left behind that were killed amid a conversion."""
    for left in Path(tempfile.gettempdir()).glob(f"{_SCRATCH}[0-9]*-*"):
        owner = left.name.removeprefix(_SCRATCH).partition("-")[0]
        if owner.isdigit() and not _runs(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
