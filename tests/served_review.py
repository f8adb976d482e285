"""The review page, served in this process."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from pipeline.review.reviewing import Review
from pipeline.review.server import HOST, application

TOKEN = "a-token"


@contextmanager
def served(review: Review) -> Iterator[str]:
    """The address of the page while it is served."""
    with socket.socket() as own:
        own.bind((HOST, 0))
        own.listen()  # whoever asks before the server is up waits
        port = own.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(application(review, TOKEN, port), log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
        thread.start()
        yield f"http://{HOST}:{port}/{TOKEN}/"
        server.should_exit = True
        thread.join()
