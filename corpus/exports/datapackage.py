"""What a folder of tables holds, for programs: a Frictionless Data Package and a DCAT dataset."""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.exports.folder import Part
from corpus.exports.tables import CHANGES, TABLES, Column, ColumnType, LongTable
from corpus.exports.whole import PACKAGE
from schemas.record import SCHEMA_VERSION

DCAT = "dcat.jsonld"
_TITLE = {"en": "Records of plans issued by Vietnamese offices", "vi": "Bản ghi kế hoạch, chương trình của cơ quan Việt Nam"}
_TYPES: dict[ColumnType, str] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "decimal": "number",
    "boolean": "boolean",
    "date": "date",
}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_ALWAYS = ("quote", "span_start", "span_end")  # of every item but a flag
_PARENTS = {"assignees": ("assignments", ("plan_id", "assignment"), ("plan_id", "position"))}

Json = dict[str, Any]


def write_descriptions(folder: Path, parts: Sequence[Part], masked: Collection[str]) -> None:
    """Writes `datapackage.json` and `dcat.jsonld` beside the files; `masked` names what was left out of the records."""
    for name, content in ((PACKAGE, package(parts, masked)), (DCAT, dcat(parts))):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def package(parts: Sequence[Part], masked: Collection[str]) -> Json:
    """The Data Package (version 1, which today's tools read), a resource for each file."""
    return {
        "profile": "data-package",
        "name": "kehoach",
        "title": _TITLE["vi"],
        "description": _TITLE["en"],
        "version": SCHEMA_VERSION,
        "masked": sorted(masked),
        "resources": [_resource(part) for part in parts],
    }


def _resource(part: Part) -> Json:
    table, form = TABLES[part.table], part.path.rpartition(".")[2]
    described: Json = {
        "profile": "tabular-data-resource" if form == "csv" else "data-resource",
        "name": part.path.rpartition(".")[0].lower().replace("=", "-").replace("/", "-").replace("_", "-"),
        "path": part.path,
        "title": table.vi,
        "description": table.en,
        "format": form,
        "mediatype": _MEDIA[form],
        "bytes": part.size,
        "hash": f"sha256:{part.sha256}",
        "rows": part.rows,
        # Parted by year, a file refers to rows of several others, which a Data Package cannot say.
        "schema": table_schema(table, with_parents="/" not in part.path),
    }
    if form == "csv":
        described |= {"encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True}}
    return described


def table_schema(table: LongTable, *, with_parents: bool) -> Json:
    """The Table Schema of the table, with its keys."""
    schema: Json = {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if with_parents and table.name not in ("plans", CHANGES):
        parents: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = _PARENTS
        parent, mine, theirs = parents.get(table.name, ("plans", ("plan_id",), ("plan_id",)))
        reference = {"resource": parent.replace("_", "-"), "fields": list(theirs)}
        schema["foreignKeys"] = [{"fields": list(mine), "reference": reference}]
    return schema


def _field(table: LongTable, column: Column) -> Json:
    described: Json = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.label,
        "description": column.en,
        "description_vi": column.vi,
    }
    if column.name in table.key or (column.name in _ALWAYS and table.name != "flags"):
        described["constraints"] = {"required": True}
    return described


def dcat(parts: Sequence[Part]) -> Json:
    """The dataset in DCAT 3, as JSON-LD; a distribution for each file."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Dataset",
        "@id": "urn:kehoach:plans",
        "dct:title": [{"@language": language, "@value": title} for language, title in sorted(_TITLE.items())],
        "dct:language": "vi",
        "dcat:version": SCHEMA_VERSION,
        "dcat:keyword": ["kế hoạch", "chỉ tiêu", "plans", "targets"],
        "dcat:distribution": [_distribution(part) for part in parts],
    }


def _distribution(part: Part) -> Json:
    table = TABLES[part.table]
    return {
        "@type": "dcat:Distribution",
        "@id": part.path,
        "dct:title": [{"@language": "en", "@value": table.en}, {"@language": "vi", "@value": table.vi}],
        "dcat:downloadURL": {"@id": part.path},
        "dcat:mediaType": f"https://www.iana.org/assignments/media-types/{_MEDIA[part.path.rpartition('.')[2]]}",
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": part.size},
        "spdx:checksum": {"spdx:algorithm": "sha256", "spdx:checksumValue": part.sha256},
        "dct:conformsTo": {"@id": PACKAGE},
    }
