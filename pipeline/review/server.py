"""The page of `ratslese review` on this machine alone: an address with a token, no other origin, nothing from outside."""

from __future__ import annotations

import json
import secrets
import socket
import webbrowser
from collections.abc import Awaitable, Callable
from contextlib import suppress
from getpass import getuser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.corrections.form import CORRECTIONS_CSV
from pipeline.errors import InterruptedRunError, RatsleseError
from pipeline.neighbours.filled_in import above_papers
from pipeline.review.reviewing import CannotBeKeptError, Review
from pipeline.review.words import Lang, labels, words

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOST = "127.0.0.1"
_TEMPLATES = Path(__file__).with_name("templates")
_MOST = 200
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def review_results(
    out: Path,
    who: str | None = None,
    ledger: Path | None = None,
    seed: int = 0,
    paper: str | None = None,
    against: Path | None = None,
    lang: Lang = "de",
    port: int = 8010,
    *,
    open_browser: bool = True,
) -> None:
    """Serve the review of results until it is interrupted; by default for whoever is at this machine, into ``corrections.csv`` above
    the papers. Raises RatsleseError (not_installed, not_served, no_results, bad_corrections_csv)."""
    check_installed()
    place = ledger or above_papers(out) / CORRECTIONS_CSV
    serve(Review(out, place, who or getuser(), seed, paper, lang, against), port, open_browser=open_browser)


def serve(review: Review, port: int, *, open_browser: bool = True) -> None:
    """Serve the page until it is interrupted, which is told as InterruptedRunError with what is kept. Raises RatsleseError
    (not_installed, not_served)."""
    check_installed()
    import uvicorn

    own = socket.socket()
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((HOST, port))
        own.listen()
    except OSError as error:
        message = f"Port {port} cannot be used ({error.strerror or error})."
        raise RatsleseError("not_served", message, "Name another with --port.") from None
    token = secrets.token_urlsafe(16)
    address = f"http://{HOST}:{own.getsockname()[1]}/{token}/"
    print(f"{address}  (Ctrl-C ends it; what you say is kept in {review.ledger})", flush=True)
    if open_browser:
        webbrowser.open(address)
    app = application(review, token, own.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    with suppress(KeyboardInterrupt):  # some versions hand it on
        server.run(sockets=[own])
    told = f"{review.progress()['judged']} of {len(review.items)} are judged; what was said is kept in {review.ledger}."
    raise InterruptedRunError(
        "interrupted", told, "`ratslese review` goes on from there, `ratslese run` lays it over the tables."
    )


def check_installed() -> None:
    """Raises RatsleseError(not_installed) where the server's libraries are missing."""
    if lacking := [name for name in ("starlette", "uvicorn") if find_spec(name) is None]:
        message = f"{' and '.join(lacking)} {'are' if len(lacking) > 1 else 'is'} not installed."
        raise RatsleseError("not_installed", message, "Install it: pip install 'ratslese[review]'.")


def application(review: Review, token: str, port: int) -> Starlette:
    """The page and what it asks for. Every address begins with the token; a request for another host, or from another page than
    ours, is refused before anything is looked up."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.middleware import Middleware
    from starlette.middleware.base import BaseHTTPMiddleware
    from starlette.responses import JSONResponse, PlainTextResponse, Response
    from starlette.routing import Mount, Route

    hosts = {f"{host}:{port}" for host in (HOST, "localhost")}

    async def guarded(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
        origin = request.headers.get("origin")
        ours = request.headers.get("host") in hosts and (origin is None or origin.removeprefix("http://") in hosts)
        if request.method == "POST":
            ours = ours and origin is not None and request.headers.get("content-type") == "application/json"
        response = await call(request) if ours else PlainTextResponse("Refused.", 403)
        response.headers.update(_HEADERS)
        return response

    def page(request: Request) -> Response:
        return Response(rendered(review), media_type="text/html")

    def part(request: Request) -> Response:
        start, count = (int(request.query_params[name]) for name in ("start", "count"))
        return JSONResponse(review.part(start, min(count, _MOST)))

    def item(request: Request) -> Response:
        number = request.path_params["n"]
        return JSONResponse(review.item(number)) if number < len(review.items) else PlainTextResponse("Gone.", 404)

    def leaf(request: Request) -> Response:
        key, number = request.path_params["document"], request.path_params["page"]
        found = review.sheets.leaf(key, number) if key in review.documents else None
        return JSONResponse(found) if found else PlainTextResponse("Gone.", 404)

    def picture(request: Request) -> Response:
        key, number = request.path_params["document"], request.path_params["page"]
        found = review.sheets.picture(key, number) if key in review.documents else None
        return Response(found, media_type="image/webp") if found else PlainTextResponse("No picture.", 404)

    async def say(request: Request) -> Response:
        said = json.loads(await request.body())
        try:
            return JSONResponse(await run_in_threadpool(review.say, request.path_params["n"], said))
        except (CannotBeKeptError, RatsleseError) as error:
            return JSONResponse({"error": str(error)}, 422)

    async def place(request: Request) -> Response:
        told: dict[str, Any] = json.loads(await request.body())
        found = await run_in_threadpool(review.find, review.items[request.path_params["n"]], told)
        return JSONResponse(found or {"error": words(review.lang)["no_words"]}, 200 if found else 422)

    def asset(request: Request) -> Response:
        name = request.path_params["name"]
        kind = {"review.css": "text/css", "review.js": "text/javascript"}.get(name)
        if kind is None:
            return PlainTextResponse("Gone.", 404)
        return Response((_TEMPLATES / name).read_bytes(), media_type=kind)

    routes = [
        Route("/", page),
        Route("/queue", part),
        Route("/item/{n:int}", item),
        Route("/item/{n:int}/say", say, methods=["POST"]),
        Route("/item/{n:int}/place", place, methods=["POST"]),
        Route("/leaf/{document}/{page:int}", leaf),
        Route("/page/{document}/{page:int}", picture),
        Route("/{name}", asset),
    ]
    return Starlette(
        routes=[Mount(f"/{token}", routes=routes)], middleware=[Middleware(BaseHTTPMiddleware, dispatch=guarded)]
    )


def rendered(review: Review) -> str:
    """The page with everything that it says, before anything of the queue is in it."""
    lang = review.lang
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from pipeline.corrections.form import columns_of
    from pipeline.schema import TABLES

    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    tables = {
        table.name: [
            {
                "name": column.name,
                "type": column.type,
                "required": column.required,
                "coded": review.shown.kind(table.name, column.name),
            }
            for column in columns_of(table).values()
        ]
        for table in TABLES
        if table.is_fact
    }
    known = {"words": words(lang), "labels": labels(lang), "tables": tables, "codes": review.shown.codes()}
    return environment.get_template("review.html").render(
        lang=lang, words=words(lang), known=known, who=review.who, ledger=review.ledger.name
    )
