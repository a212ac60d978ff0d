"""Images that are no picture or do harm: the report is built without them."""

import io

import PIL.Image
import pytest

from roundtable.report import images

POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 40 40\n%%EndComments\nshowpage\n%%EOF\n"


def test_postscript_is_not_opened_as_pillow_would_start_a_program_for_it() -> None:
    with PIL.Image.open(io.BytesIO(POSTSCRIPT)) as opened:
        assert opened.format == "EPS"
    assert not images.opens(POSTSCRIPT)


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "ICO", "PPM"])
def test_only_the_four_kinds_of_the_format_are_opened(kind: str) -> None:
    made = io.BytesIO()
    PIL.Image.new("RGB", (16, 16)).save(made, kind)
    assert not images.opens(made.getvalue())


def test_a_picture_of_the_four_kinds_is_opened() -> None:
    for kind in images.FORMATS:
        made = io.BytesIO()
        PIL.Image.new("RGB", (16, 16)).save(made, kind)
        assert images.opens(made.getvalue()), kind
