"""``chungsuc serve``: the pages, behind nothing but themselves."""

from __future__ import annotations

import socket
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Cổng / port.")] = 8000,
    host: Annotated[str, typer.Option(help="Địa chỉ / address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Số tiến trình / worker processes.")] = 2,
) -> None:
    """Chạy các trang web (chỉ đọc) / serve the read-only pages."""
    from chungsuc.site.start import ready_database

    _hold_free(host, port)
    ready_database()
    from gunicorn.app.base import BaseApplication

    from chungsuc.site.wsgi import application

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn without its command line: sync workers measured best with this stack."""

        def load_config(self) -> None:
            self.cfg.set("bind", f"{host}:{port}")
            self.cfg.set("workers", workers)
            # Its socket for orders would be a file in the home of whoever serves; nobody gives orders here.
            self.cfg.set("control_socket_disable", True)

        def load(self) -> object:
            return application

    print(f"Chung Sức: http://{host}:{port}/  (Ctrl+C để dừng / to stop)", flush=True)
    Server().run()


def _hold_free(host: str, port: int) -> None:
    """Find out at once, in words, what gunicorn would say in five lines after five tries.

    Raises:
        AddressNotFree: another program listens there, or we may not.
    """
    from chungsuc.site.errors import AddressNotFree

    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise AddressNotFree(address=f"{host}:{port}", reason=error.strerror or str(error), port=port + 1) from error
