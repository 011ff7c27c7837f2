"""Whether pages can be recognised on this machine, and whether they should be."""

import os
from pathlib import Path
from typing import Literal

OcrMode = Literal["auto", "never", "always"]

_FOLDERS = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata")


def find_data() -> str | None:
    """The folder with `vie.traineddata`, or None where OCR is not possible; TESSDATA_PREFIX goes first."""
    folders = (os.environ.get("TESSDATA_PREFIX"), *_FOLDERS)
    return next((folder for folder in folders if folder and (Path(folder) / "vie.traineddata").exists()), None)
