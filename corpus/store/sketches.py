"""A text in 512 bytes, by which two texts are seen to be nearly the same (MinHash over runs of three syllables)."""

import struct

from rensa import RMinHash

from corpus.store.folding import searchable

SLOTS = 128
_SEED = 20200305
_RUN = 3  # syllables: in longer runs one misread word spoils more of them, shorter ones are shared by all plans


def sketch_of(text: str) -> tuple[int, bytes]:
    """How many runs of syllables the text has, and its signature: of two texts, the part of the slots that are
    equal is the part of all their runs that they share.

    >>> ours, theirs = sketch_of("Kế hoạch phòng, chống thiên tai")[1], sketch_of("KE HOACH PHONG CHONG THIEN TAI")[1]
    >>> ours == theirs
    True
    """
    syllables = searchable(text).split()
    runs = {" ".join(syllables[at : at + _RUN]) for at in range(len(syllables) - _RUN + 1)}
    minhash = RMinHash(SLOTS, _SEED)
    minhash.update(list(runs))
    return len(runs), struct.pack(f"<{SLOTS}I", *minhash.digest())
