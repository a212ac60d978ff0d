"""The shape of a file, checked against the project's own JSON Schema and told in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from roundtable import resources
from roundtable.interchange.refusal import ImportRefused, Notes, inside, shown

FORMAT = "roundtable-session"
VERSION = 1
SCHEMA = ("schema", "roundtable-session-1.schema.json")
Json = dict[str, Any]
"""An object as the schema promises it: members of any type."""

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}


@cache
def schema() -> Json:
    """The JSON Schema (draft-07) of the format."""
    return cast(Json, json.loads(resources.read_text(*SCHEMA)))


@cache
def _validator() -> Callable[[object], object]:
    import fastjsonschema  # noqa: PLC0415 - heavy, needed only here

    return cast("Callable[[object], object]", fastjsonschema.compile(schema(), use_default=False, use_formats=False))


def check(document: object) -> Json:
    """The document if it has the shape of a session; ImportRefused names the first place where it has not."""
    if not isinstance(document, dict):
        raise ImportRefused("", f"not a session: {_kind_of(document)} instead of an object")
    _check_version(document)
    import fastjsonschema  # noqa: PLC0415 - heavy, needed only here

    try:
        _validator()(document)
    except fastjsonschema.JsonSchemaValueException as error:
        raise _refusal(error) from error
    return document


def _check_version(document: Json) -> None:
    if document.get("format") != FORMAT:
        given = document.get("format")
        what = f"{shown(given)} is not" if isinstance(given, str) else "missing; it must be"
        raise ImportRefused("format", f"{what} {shown(FORMAT)}")
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int):
        raise ImportRefused("version", "missing" if version is None else f"must be {VERSION}")
    if version > VERSION:
        raise ImportRefused("version", f"{version} is newer than this program reads; it knows version {VERSION}")
    if version != VERSION:
        raise ImportRefused("version", f"there is no version {version}; it must be {VERSION}")


def _refusal(error: Any) -> ImportRefused:  # noqa: ANN401 - the exception of a library without types
    """The library's complaint in our own words; `rule` is the keyword of the schema that was broken."""
    place = ""
    for key in error.path[1:]:
        place = inside(place, int(key) if key.isdigit() else key)
    if error.rule == "required":
        missing = next(key for key in error.rule_definition if key not in error.value)
        return ImportRefused(inside(place, missing), "missing")
    return ImportRefused(place, _wording(error.rule, error.rule_definition, error.value, error.definition))


def _wording(rule: str, limit: Any, value: Any, definition: Json) -> str:  # noqa: ANN401 - any JSON value
    match rule:
        case "type":
            kinds = " or ".join(_KINDS[kind] for kind in ([limit] if isinstance(limit, str) else limit))
            hint = "; leave the key out instead" if value is None else ""
            return f"must be {kinds}, not {_kind_of(value)}{hint}"
        case "enum":
            return f"{shown(value)} is not one of {', '.join(limit)}"
        case "const":
            return f"must be {json.dumps(limit)}"
        case "minLength":
            return "is empty"
        case "maxLength":
            return f"{len(value):,} characters; at most {limit:,}"
        case "minimum":
            return f"{value} is less than {limit}"
        case "maximum":
            return f"{value} is more than {limit:,}"
        case "oneOf":
            names = [each["required"][0] for each in limit]
            return f"must hold exactly one of {', '.join(names)}"
        case "pattern" if definition["title"] == "Text":
            return "is empty"
        case "pattern":
            return f"{shown(value)} is no {definition['title']}"
        case _:
            return f"breaks the rule {rule}"


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return "text"
        case int() | float():
            return f"the number {value}" if len(str(value)) < 20 else "a number"
        case list():
            return "a list"
        case _:
            return "an object"


def known_only(document: Json, notes: Notes) -> Json:
    """The document without the keys that the format does not have; each is noted."""
    return cast(Json, _known(document, schema(), "", notes))


def _known(value: object, rule: Mapping[str, Any], place: str, notes: Notes) -> object:
    if "$ref" in rule:
        rule = schema()["definitions"][rule["$ref"].rpartition("/")[2]]
    if isinstance(value, list) and "items" in rule:
        return [_known(item, rule["items"], inside(place, n), notes) for n, item in enumerate(value)]
    if not isinstance(value, dict) or rule.get("additionalProperties"):
        return value
    kept: Json = {}
    for key, member in value.items():
        if key in rule["properties"]:
            kept[key] = _known(member, rule["properties"][key], inside(place, key), notes)
        else:
            notes.add(inside(place, key), "unknown, left out")
    return kept
