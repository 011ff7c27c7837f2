"""What the fork server imports once, so that each worker is born warm: readers, rules and the spaCy pipeline.

Workers are forked from it: they share its memory, and one that was killed is replaced in milliseconds.
"""

import gc
import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"):
    os.environ.setdefault(threads, "1")  # a worker is one core's work, and threads do not survive a fork

from corpus.readers import read  # noqa: E402  the threads are settled first
from corpus.store import rows  # noqa: E402
from extractors.annotator import annotator  # noqa: E402
from extractors.pipeline import extract  # noqa: E402

WARM = (read, rows, extract, annotator())
gc.freeze()  # what is here stays; looking for garbage among it costs a twentieth of the work, and copies shared pages
