"""The operators of a page's content and what they are given, read in one sweep.

pdfminer reads content character by character, most of the time that a page costs. Here one pattern cuts it into tokens, and a
token that was met before is not read again. What the pattern does not cover (pictures inside the content, damaged content)
is left to pdfminer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pdfminer.psparser import KWD, PSEOF, PSBaseParser, PSKeyword, literal_name

LONGEST = 2_000_000
"""Bytes of content that are read in one sweep: what is longer is read piece by piece, by pdfminer."""

# A string, with escapes and one pair of brackets inside: (Rat \(alt\)), (Rat (alt))
_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)"
_TOKEN = re.compile(
    rb"""[-+]?(?:\d+\.?\d*|\.\d+)                          # 12, -0.5, .25
       | [A-Za-z][^\#/%\[\]()<>{}\s]*                      # Tj, T*, true
       | /[^/%\[\]()<>{}\s]*                               # /F1
       | <[0-9A-Fa-f\s]*>                                  # <0041>
       | """
    + _STRING
    + rb"""
       | \(.*                                              # a string that goes deeper, or does not end: to the end of all
       | << | >> | [\[\]'"]
       | %[^\r\n]*                                         # to the end of the line
       | [^\s\x00]                                         # anything else
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r", b"(": b"(", b")": b")", b"\\": b"\\"}
_NUMBER = frozenset(b"+-.0123456789")
_LETTER = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'\"")
_REMEMBERED, _LONG = 50_000, 24
_LONGEST_NUMBER = 40
_MISSING = object()


class OddContentError(ValueError):
    """The content is not what office programs write."""


def instructions(streams: Sequence[Any]) -> list[Any]:
    """What the content streams of a page say: operators (keywords of pdfminer) and, before each, its operands. Raises
    OddContentError where pdfminer had better read them."""
    data = b"\n".join(stream.get_data() for stream in streams)
    if len(data) > LONGEST:
        raise OddContentError
    tokens = _TOKEN.findall(data)
    if tokens and (b"#" in tokens[-1] or (tokens[-1][:1] == b"(" and not re.fullmatch(_STRING, tokens[-1], re.DOTALL))):
        raise OddContentError  # cut off
    return _nested(tokens)


def _nested(tokens: Sequence[bytes]) -> list[Any]:
    """The objects that the tokens stand for, those in brackets as lists and dictionaries."""
    if len(_known) > _REMEMBERED:
        _known.clear()
    here: list[Any] = []
    around: list[tuple[bytes, list[Any]]] = []
    """The brackets that are open, each with what stands before it."""
    for token in tokens:
        found = _known.get(token, _MISSING)
        if found is _MISSING:
            found = _object(token)
            if len(token) < _LONG:
                _known[token] = found
        if found is not _BRACKET:
            here.append(found)
        elif token in _CLOSED_BY:
            around.append((_CLOSED_BY[token], here))
            here = []
        elif token[:1] != b"%":
            closing, before = around.pop() if around else (b"", [])
            if closing != token:
                raise OddContentError
            before.append(here if token == b"]" else _dictionary(here))
            here = before
    if around:
        raise OddContentError
    return here


_CLOSED_BY = {b"[": b"]", b"<<": b">>"}
_BRACKET = object()
"""A token that is no object itself: a bracket, or a comment."""
_known: dict[bytes, Any] = {}


def _object(token: bytes) -> Any:
    first = token[0]
    if first in _NUMBER and token not in (b"+", b"-", b"."):
        if len(token) > _LONGEST_NUMBER:
            raise OddContentError
        return float(token) if b"." in token else int(token)
    if first in _LETTER:
        if token == b"BI":
            raise OddContentError
        return token == b"true" if token in (b"true", b"false") else KWD(token)
    if token in (b"[", b"]", b"<<", b">>") or token[:1] == b"%":
        return _BRACKET
    if token[:1] == b"(":
        return _ESCAPED.sub(_unescaped, token[1:-1]) if b"\\" in token else token[1:-1]
    if token[:1] == b"<" and len(token) > 1:
        try:
            return bytes.fromhex(token[1:-1].decode())
        except ValueError:
            return _by_pdfminer(token)
    if token[:1] == b"/":
        return _by_pdfminer(token)
    raise OddContentError


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    if said[0] in b"01234567":
        code = int(said, 8)
        if code > 0xFF:
            raise OddContentError
        return bytes((code,))
    return _ESCAPES.get(said, b"")


def _by_pdfminer(token: bytes) -> Any:
    try:
        return PSBaseParser(BytesIO(token + b"\n")).nexttoken()[1]
    except PSEOF as error:
        raise OddContentError from error


def _dictionary(inside: Sequence[Any]) -> dict[str, Any]:
    if len(inside) % 2 or any(type(key) is PSKeyword for key in inside[::2]):
        raise OddContentError
    return {literal_name(key): value for key, value in zip(inside[::2], inside[1::2], strict=True)}
