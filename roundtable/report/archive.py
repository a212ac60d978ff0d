"""What makes a tagged document one to keep and one for all: metadata that claim it, a meaning of its colours, repairs.

PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). The profile in resources/icc is the sRGB of Little CMS, which is in
the public domain as the text inside it says.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from roundtable import resources

_SRGB: Final = "sRGB IEC61966-2.1"
_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": _UA,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_EXTENSION: Final = f"""<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A asks for a description of what it does not know, and it does not know PDF/UA."""


def make_archivable(document: Any) -> None:  # noqa: ANN401 - reportlab's document
    """Add metadata and the meaning of colours to a document that is about to be written."""
    _mend_streams()
    catalogue = document.Catalog
    profile = pdfdoc.PDFStream(PDFDictionary({"N": 3}), _profile(), [pdfdoc.PDFZCompress])
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = PDFArray(
        [
            PDFDictionary(
                {
                    "Type": PDFName("OutputIntent"),
                    "S": PDFName("GTS_PDFA1"),
                    "DestOutputProfile": document.Reference(profile, "sRGB"),
                    "OutputConditionIdentifier": PDFString(_SRGB),
                    "Info": PDFString(_SRGB),
                }
            )
        ]
    )
    catalogue.Metadata = pdfdoc.XMP(creator=_metadata)


@cache
def _profile() -> bytes:
    return resources.path("icc", "sRGB.icc").read_bytes()


@cache
def _mend_streams() -> None:
    """Put an end of line before `endstream`, which reportlab leaves out and PDF/A asks for (6.1.7.1)."""
    written = pdfdoc.PDFStream.format

    def mended(stream: Any, document: Any) -> bytes:  # noqa: ANN401 - reportlab's
        found = bytes(written(stream, document))
        return found.removesuffix(b"endstream\n") + b"\nendstream\n"

    pdfdoc.PDFStream.format = mended


def _metadata(document: Any) -> bytes:  # noqa: ANN401 - reportlab's document
    """The metadata as XMP: what the document's information says, the same day, and the two standards."""
    info = document.info
    year, month, day, hour, minute, second = document._timeStamp.YMDhms
    moment = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"
    properties = [
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
        _alternative("title", info.title),
        f"<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>",
        _alternative("description", info.subject),
        f"<dc:language><rdf:Bag><rdf:li>{escape(document.Catalog.Lang.s)}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{escape(info.producer)}</pdf:Producer><pdf:Keywords>{escape(info.keywords)}</pdf:Keywords>",
        f"<xmp:CreatorTool>{escape(info.creator)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        _EXTENSION,
    ]
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return "\n".join(
        [
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            f'<rdf:Description rdf:about="" {names}>',
            *properties,
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
            '<?xpacket end="w"?>',
        ]
    ).encode()


def _alternative(name: str, text: str) -> str:
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></dc:{name}>'
