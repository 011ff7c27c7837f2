"""Files of Word 97 and RTF to DOCX, by LibreOffice."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from corpus.readers.limits import raise_limits
from schemas.document import Format
from schemas.errors import SourceUnreadable

SECONDS = 60.0


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
    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        folder = Path(name)
        (folder / f"in.{kind}").write_bytes(data)
        _run([
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / f"in.{kind}"),
        ], seconds)  # fmt: skip
        made = folder / "out" / "in.docx"
        if not made.is_file():
            raise SourceUnreadable(
                "damaged", f"LibreOffice cannot open this .{kind} file", "Open it in Word, save it as DOCX, and load that."
            )
        return made.read_bytes()


def _run(command: list[str], seconds: float) -> None:
    """Runs the command with its children to their end, or kills them all when the time is over."""
    with raise_limits():
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise SourceUnreadable(
            "timeout",
            f"LibreOffice did not finish with this file in {seconds:.0f} seconds",
            "Open it in Word, save it as DOCX, and load that.",
        ) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
