"""Whether pages can be recognised on this machine, and whether they should be."""

import os
from pathlib import Path
from typing import Literal

OcrMode = Literal["auto", "never", "always"]

# Where Debian, Fedora and others put the data.
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
)


def find_data() -> str | None:
    """The folder with `vie.traineddata`, or None where OCR is not possible; TESSDATA_PREFIX goes first."""
    folders = (os.environ.get("TESSDATA_PREFIX"), *_FOLDERS)
    return next((folder for folder in folders if folder and (Path(folder) / "vie.traineddata").exists()), None)


def can_recognise(ocr: OcrMode) -> bool:
    """Whether a scanned page is recognised here in this mode."""
    return ocr != "never" and find_data() is not None
