"""``chungsuc serve``: the pages, behind nothing but themselves."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    port: Annotated[int, typer.Option(help="Cổng / port.")] = 8000,
    host: Annotated[str, typer.Option(help="Địa chỉ / address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Số tiến trình / worker processes.")] = 2,
) -> None:
    """Chạy các trang web (chỉ đọc) / serve the read-only pages."""
    from chungsuc.site.start import ready_database

    ready_database()
    from gunicorn.app.base import BaseApplication

    from chungsuc.site.wsgi import application

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn without its command line: sync workers measured best with this stack."""

        def load_config(self) -> None:
            self.cfg.set("bind", f"{host}:{port}")
            self.cfg.set("workers", workers)

        def load(self) -> object:
            return application

    print(f"Chung Sức: http://{host}:{port}/  (Ctrl+C để dừng / to stop)", flush=True)
    Server().run()
