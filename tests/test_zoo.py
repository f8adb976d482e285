"""Reading costs no more than its length: twice the text is at most 2.3 times the work, whatever the text repeats (``benchmarks/zoo.py``).

Counted are the calls of functions, our own and built in, while a text is read and its facts are extracted: the same on every machine.
What a pattern does within one call is no call: a pattern that goes back and forth over the text is seen by the second test alone, with a
limit of the process's own time.
"""

import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest

from benchmarks.zoo import HEAD, PAGES, ZOO, animal, web_page
from pipeline.extract import extract
from pipeline.ingest.html import read_html
from pipeline.ingest.text.reading import read_text

MOST_TIMES = 2.3
LIMIT = 6.0
"""Seconds for 10 kB; all animals need less than one."""


def calls(work: Callable[[], object]) -> int:
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def calls_on(text: str) -> int:
    return calls(lambda: extract(read_text(text)))


@pytest.mark.parametrize("name", [name for name in PAGES if "nested" not in name])
def test_a_page_of_twice_the_elements_is_twice_the_work(name: str) -> None:
    read_html(web_page(name, 1300))
    once, twice = (calls(lambda number=number: read_html(web_page(name, number))) for number in (600, 1200))  # type: ignore[misc]
    assert twice <= MOST_TIMES * once


@pytest.mark.parametrize("name", ZOO)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    extract(read_text(animal(name, 6100)))  # builds every vocabulary that so long a text asks for
    once, twice = calls_on(animal(name, 3000)), calls_on(animal(name, 6000))
    assert twice <= MOST_TIMES * once


@pytest.mark.parametrize("name", ZOO)
def test_no_pattern_runs_away(name: str) -> None:
    extract(read_text(HEAD))
    begun = time.process_time()
    assert extract(read_text(animal(name, 10_000))).complete
    assert time.process_time() - begun < LIMIT
