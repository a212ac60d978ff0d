"""What the values of BibTeX say: texts and names without LaTeX, and addresses, in which it means something else.

Letters are decoded before names are split: a mark on a letter is no part of a name. Braces stay until names are split,
since they hold an organisation's name together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from roundtable.interchange.schema_check import Json

OTHERS: Final = {"literal": "et al."}
"""What stands in a list of names for those that are not named."""
_SIGN: Final = re.compile(r"(?<!\\)([&%#])")
"""Signs that LaTeX would take for a table's, a remark's or an argument's, as people write them."""
_URL: Final = re.compile(r"\\(?:url|href|path)\s*\{([^{}]*)\}|(https?://[^\s{}]+[^\s{}.,;])")
_TILDE: Final = re.compile(r"\{?\\(?:textasciitilde|~)(?:\{\}|\s)?\}?|\$\\sim\$")


def text(value: str) -> str:
    """A value as people read it, on one line."""
    return " ".join(_decoded(value).replace("{", "").replace("}", "").split())


def address(value: str) -> str:
    """An address or DOI as it is typed into a browser: a ~ is a ~ there, and a % is no remark."""
    within = _URL.fullmatch(value.strip())
    bare = _TILDE.sub("~", (within[1] or within[2]) if within else value)
    return re.sub(r"\\([&%#_$~{}])", r"\1", bare.replace("{\\_}", "_")).strip("{}<> \n").replace("\n", "")


def address_in(value: str) -> str:
    """The first address in a text, "" if there is none."""
    found = _URL.search(value)
    return address(found[0]) if found else ""


def names(value: str) -> list[Json]:
    """The names of a list with "and" between them, as CSL has them; "and others" is the last.

    Raises ValueError for a name that is none.
    """
    from bibtexparser.middlewares import names as parsing  # noqa: PLC0415 - only for files of BibTeX

    several = parsing.split_multiple_persons_names(_decoded(value))
    found = [_name(parsing.parse_single_name_into_parts(each)) for each in several if each != "others"]
    return [*found, dict(OTHERS)] if found and several[-1] == "others" else found


def _name(parts: Any) -> Json:  # noqa: ANN401 - bibtexparser's parts of a name
    bare = {
        key: " ".join(getattr(parts, key)).replace("{", "").replace("}", "") for key in ("first", "von", "last", "jr")
    }
    if not bare["first"] and not bare["von"]:
        return {"literal": bare["last"]}
    name = {"family": bare["last"], "given": bare["first"]}
    name |= {"non-dropping-particle": bare["von"]} if bare["von"] else {}
    return name | ({"suffix": bare["jr"]} if bare["jr"] else {})


def _decoded(value: str) -> str:
    """A value without LaTeX but with its braces; as it is, where it cannot be decoded."""
    if not any(sign in value for sign in "\\~$-`'"):
        return value
    try:
        return str(_decoder().latex_to_text(_SIGN.sub(r"\\\1", value)))
    except Exception:
        return value


@lru_cache(maxsize=1)
def _decoder() -> Any:  # noqa: ANN401 - pylatexenc has no types
    from pylatexenc.latex2text import (  # noqa: PLC0415 - only for files of BibTeX
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    known = get_default_latex_context_db()
    known.add_context_category("addresses", prepend=True, macros=[MacroTextSpec("url", simplify_repl="%s")])
    return LatexNodes2Text(latex_context=known, keep_braced_groups=True, math_mode="verbatim")
