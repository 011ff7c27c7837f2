"""A text in 512 bytes, by which two texts are seen to be nearly the same (MinHash over runs of three syllables)."""

import struct

from rensa import RMinHash

SLOTS = 128
_SEED = 20200305
_RUN = 3  # syllables: in longer runs one misread word spoils more of them, shorter ones are shared by all plans


def sketch_of(words: str) -> tuple[int, bytes]:
    """How many runs of syllables the words of a text have, as they are searched, and their signature: of two texts,
    the part of the slots that are equal is the part of all their runs that they share.
    """
    syllables = words.split()
    runs = set(map(" ".join, zip(*(syllables[at:] for at in range(_RUN)), strict=False)))
    minhash = RMinHash(SLOTS, _SEED)
    minhash.update(list(runs))
    return len(runs), struct.pack(f"<{SLOTS}I", *minhash.digest())
