"""Data of a report's page as text."""

import base64
import zlib


def unpacked(text: str) -> str:
    """What a ``script`` element holds, also where there is so much that it is packed (pipeline/report/packing.py)."""
    return text if text.lstrip().startswith(("{", "[")) else zlib.decompress(base64.b64decode(text)).decode()
