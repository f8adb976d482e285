"""What of a saved web page is paper: menus, banners, scripts and hidden parts are taken out of the tree."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Comment, Tag

from pipeline.errors import ReadError

_NEVER_SHOWN = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "textarea", "head", "video", "audio",
    "canvas", "map", "dialog", "datalist",
)  # fmt: skip
_FURNITURE = ("nav", "footer", "aside")
_NEVER_FURNITURE = ("main", "article", "tbody", "tr", "td", "th")
_FURNITURE_ROLES = frozenset(
    ("navigation", "search", "dialog", "alertdialog", "menu", "menubar", "contentinfo", "toolbar", "banner")
)
# Parts of class names and ids: “smc-breadcrumb”, “cookie-consent”, “main_menu”
_FURNITURE_NAMES = frozenset(
    """nav navi navbar navigation mainnav subnav menu menue menubar mainmenu breadcrumb breadcrumbs cookie cookies consent
    footer fusszeile fuss sidebar skip skiplink skiplinks toolbar pagination pager modal offcanvas dropdown share social
    cookiebanner banner sitemap suche search login tooltip""".split()
)
_HIDDEN_NAMES = frozenset(
    "hidden invisible sr-only visually-hidden d-md-none d-lg-none d-sm-none visible-xs hide".split()
)
_SHOWN_WIDE = re.compile(r"d-(?:sm|md|lg|xl|xxl)-(?!none)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# <meta charset="iso-8859-1">, <meta http-equiv="Content-Type" content="text/html; charset=windows-1252">, <?xml encoding="utf-8"?>
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MOST = 0.5
_LINKS = 4
_DEEPEST, _MOST_ELEMENTS = 250, 100_000
_SAVE_AGAIN = "Save the page again, or print it as PDF, and read that."


def decoded(data: bytes) -> str:
    """The text of a page: by its byte order mark, as it declares, as UTF-8, or as windows-1252, in this order."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(name, errors="replace").lstrip("\ufeff")
    declared = _DECLARED.search(data[:4096])
    for name in (declared[1].decode("ascii", errors="ignore") if declared else "", "utf-8"):
        try:
            known = codecs.lookup(name).name if name else ""
            if known in ("iso8859-1", "ascii"):
                continue  # browsers read both as windows-1252; so do we, below, unless it is UTF-8
            if known:
                return data.decode(known)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("windows-1252", errors="replace")


def paper(page: str) -> tuple[Tag | None, list[str]]:
    """The body of a page without its furniture, and what the page says of itself around it: title, header, footer. Raises
    ReadError(too_large) where the page has more elements than any needs, or they stand in more elements."""
    if page.count("<") - page.count("</") > _MOST_ELEMENTS:
        raise ReadError("too_large", f"The page has more than {_MOST_ELEMENTS} elements.", _SAVE_AGAIN)
    soup = BeautifulSoup(page, "lxml")
    depths = {id(soup): 0}
    for tag in soup.find_all(True):
        depths[id(tag)] = depths[id(tag.parent)] + 1
    if max(depths.values()) > _DEEPEST:
        raise ReadError(
            "too_large", f"More than {_DEEPEST} elements of the page stand inside one another.", _SAVE_AGAIN
        )
    margins = [soup.title.get_text(" ", strip=True)] if soup.title else []
    body = soup.body
    if body is None:
        return None, margins
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in body.find_all(_NEVER_SHOWN):
        tag.decompose()
    _remove(body, _hidden, all_of_it=True)
    for tag in body.find_all("footer"):
        if text := tag.get_text(" ", strip=True):
            margins.append(text)
    _remove(body, _furniture)
    _remove(body, _list_of_links)
    for numbered in body.find_all("ol"):
        _count(numbered)
    return body, margins


def _count(numbered: Tag) -> None:
    """Give each item of a numbered list its number as value."""
    number = int(str(numbered.get("start"))) if str(numbered.get("start")).isdigit() else 1
    for item in numbered.find_all("li", recursive=False):
        if str(item.get("value")).isdigit():
            number = int(str(item["value"]))
        item["value"] = str(number)
        number += 1


def _remove(body: Tag, unwanted: Callable[[Tag], bool], *, all_of_it: bool = False) -> None:
    """Take out the elements that ``unwanted`` names; unless ``all_of_it``, never what holds most of the page."""
    whole = len(body.get_text())
    for tag in body.find_all(True):
        if not tag.decomposed and unwanted(tag) and (all_of_it or len(tag.get_text()) < _MOST * whole):
            tag.decompose()


def _names(tag: Tag) -> list[str]:
    """The words of an element's class and id."""
    classes = tag.get("class")
    names = classes.split() if isinstance(classes, str) else list(classes or ())
    return [name.casefold() for name in [*names, str(tag.get("id") or "")]]


def _hidden(tag: Tag) -> bool:
    if tag.has_attr("hidden") or str(tag.get("aria-hidden")).casefold() == "true":
        return True
    if tag.name == "input" and str(tag.get("type")).casefold() == "hidden":
        return True
    if _HIDDEN_STYLE.search(str(tag.get("style") or "")):
        return True
    names = _names(tag)
    if "d-none" in names:
        return not any(_SHOWN_WIDE.match(name) for name in names)
    return any(name in _HIDDEN_NAMES for name in names)


def _furniture(tag: Tag) -> bool:
    if tag.name in _NEVER_FURNITURE:
        return False
    if tag.name in _FURNITURE or str(tag.get("role")).casefold() in _FURNITURE_ROLES:
        return True
    words = {word for name in _names(tag) for word in re.split(r"[^a-zäöüß]+", name)}
    return bool(words & _FURNITURE_NAMES)


def _list_of_links(tag: Tag) -> bool:
    """A list or table of nothing but links, without a number among them: a menu that is not called one."""
    if tag.name not in ("ul", "ol", "table"):
        return False
    links = tag.find_all("a")
    text = tag.get_text("", strip=True)
    linked = sum(len(link.get_text("", strip=True)) for link in links)
    return len(links) >= _LINKS and linked >= 0.9 * len(text) and not any(c.isdigit() for c in text)
