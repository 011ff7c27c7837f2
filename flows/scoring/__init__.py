"""The measure: exported records against gold, part by part, as `docs/records.md` defines them.

Taken over from the team's `score.py`, so that `kehoach evaluate` and the measure agree figure for
figure; a test compares the two where the original is at hand.
"""

from flows.scoring.parts import score_document
from flows.scoring.run import Gold, read_gold, score_records
from flows.scoring.tally import Json, Tally

__all__ = ["Gold", "Json", "Tally", "read_gold", "score_document", "score_records"]
