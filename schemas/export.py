"""The JSON Schema of a record: `python -m schemas.export` writes it, a test compares it with the code."""

import json
from pathlib import Path

from schemas.record import SCHEMA_VERSION, PlanRecord

SCHEMA_FILE = Path(__file__).parent / "plan-record.schema.json"


def json_schema() -> str:
    """The schema of one line of the export, as the committed file holds it."""
    schema = PlanRecord.model_json_schema(mode="serialization")
    schema |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": f"schema_version {SCHEMA_VERSION}"}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(json_schema(), encoding="utf-8")
