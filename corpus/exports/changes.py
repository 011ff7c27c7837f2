"""What is new, changed or withdrawn since an earlier export, by a mark that the earlier one left.

A mark is a small JSON file: which plans were exported, and a digest of what each said.  It knows no clock: two stores
that hold the same records have the same mark.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from corpus.exports.tables import Row
from schemas.errors import PlanError

State = Literal["new", "changed", "withdrawn"]
_MARK = "kehoach export mark 1"
# What the digest leaves out: new rules that read the same out of a plan change nothing.
_VERSION = re.compile(r'"extractor_version":"[^"]*",')
_PLAN_ID = re.compile(r'"plan_id":"([0-9a-f]+)"')
_FILE_NAME = re.compile(r'"source":\{"name":("(?:[^"\\]|\\.)*")')


class MarkUnreadable(PlanError):  # noqa: N818  the state of a mark
    """A file that is no mark, or one of another choice of plans."""


class Known(NamedTuple):
    """What a mark says of a plan."""

    digest: str
    file_name: str


class Change(NamedTuple):
    """A plan that is not as it was at the mark."""

    plan_id: str
    state: State
    file_name: str

    def row(self) -> Row:
        """As a row of the table `changes`."""
        return dict(self._asdict())


@dataclass(slots=True)
class Mark:
    """The plans of an export; `scope` says which plans it was asked for and in what form they left."""

    scope: str
    plans: dict[str, Known] = field(default_factory=dict)  # by plan_id

    @classmethod
    def read(cls, path: Path, scope: str) -> "Mark":
        """The mark in the file; MarkUnreadable where it is none, or of another scope: its silence would mean nothing."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["kind"] != _MARK:
                raise KeyError(_MARK)
            mark = cls(content["scope"], {plan: Known(*known) for plan, known in content["plans"].items()})
        except OSError as error:
            raise MarkUnreadable(f"The mark {path} cannot be read ({error.strerror or error}). Leave --since out.") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise MarkUnreadable(f"{path} is no mark. Name a file that --mark has written.") from error
        if mark.scope != scope:
            raise MarkUnreadable(
                f"The mark {path} is of another choice of plans ({mark.scope or 'all'}, now {scope or 'all'}). "
                "Give the same filters and masks, or leave --since out."
            )
        return mark

    def text(self) -> str:
        """The mark as its file holds it, a plan a line."""
        plans = ",\n".join(
            f"{json.dumps(plan)}: {json.dumps(list(known), ensure_ascii=False)}" for plan, known in sorted(self.plans.items())
        )
        return (
            f'{{"kind": {json.dumps(_MARK)}, "scope": {json.dumps(self.scope, ensure_ascii=False)}, "plans": {{\n{plans}\n}}}}\n'
        )


@dataclass(slots=True)
class Comparison:
    """The records of a store beside a mark, while they pass by."""

    before: Mark | None  # None: no mark was named, and every record is passed on
    now: Mark
    changes: list[Change] = field(default_factory=list)

    def passing(self, jsons: Iterable[str]) -> Iterator[str]:
        """Those of the records that are new or changed; all of them without an earlier mark."""
        for record in jsons:
            plan_id, known = _known(record)
            self.now.plans[plan_id] = known
            if self.before is None:
                yield record
                continue
            old = self.before.plans.get(plan_id)
            if old is None or old.digest != known.digest:
                self.changes.append(Change(plan_id, "changed" if old else "new", known.file_name))
                yield record
        if self.before is not None:
            gone = sorted(self.before.plans.keys() - self.now.plans.keys())
            self.changes += [Change(plan, "withdrawn", self.before.plans[plan].file_name) for plan in gone]


def _known(record: str) -> tuple[str, Known]:
    plan_id, name = _PLAN_ID.search(record), _FILE_NAME.search(record)
    assert plan_id is not None
    assert name is not None
    digest = sha256(_VERSION.sub("", record, count=1).encode("utf-8")).hexdigest()[:32]
    return plan_id[1], Known(digest, str(json.loads(name[1])))
