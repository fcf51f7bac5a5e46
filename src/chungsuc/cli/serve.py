"""``chungsuc serve``: the pages, behind nothing but themselves, or behind a proxy that holds the certificate."""

from __future__ import annotations

import os
import socket
import sys
from typing import Annotated, Any

import typer


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Cổng / port.")] = 8000,
    host: Annotated[str, typer.Option(help="Địa chỉ / address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Số tiến trình / worker processes.")] = 2,
    threads: Annotated[
        int,
        typer.Option(
            min=1,
            max=64,
            help="Số luồng mỗi tiến trình; 1 khi có proxy đệm / threads of each; 1 behind a buffering proxy.",
        ),
    ] = 8,
    timeout: Annotated[int, typer.Option(min=5, help="Tối đa cho một yêu cầu, giây / seconds for a request.")] = 120,
    proxy: Annotated[str, typer.Option(help="Proxy được tin, cách nhau dấu phẩy / trusted proxies, by commas.")] = "",
    access_log: Annotated[bool, typer.Option("--access-log", help="Ghi từng yêu cầu / log every request.")] = False,
    demo_on_network: Annotated[
        bool, typer.Option("--demo-on-network", help="Mở bản trình diễn ra mạng / let others see the demonstration.")
    ] = False,
) -> None:
    """Chạy các trang web / serve the pages."""
    if proxy:
        os.environ["CHUNGSUC_PROXY"] = proxy  # read by the settings, which are not loaded yet
    _hold_free(host, port)
    from chungsuc.site.guard import Mode, Start
    from chungsuc.site.start import application_for

    application, mode = application_for(Start(host, demo_on_network))
    for line in _cautions(host, mode is Mode.DEMONSTRATION):
        print(line, file=sys.stderr, flush=True)
    print(f"Chung Sức: http://{_in_address(host)}:{port}/  (Ctrl+C để dừng / to stop)", flush=True)
    _warm()
    _run(application, {
        "bind": f"{_in_address(host)}:{port}", "workers": workers, "threads": threads, "timeout": timeout,
        # A thread waits for a slow telephone line, not a process: an upload over 3G must not stop the others.
        "worker_class": "gthread" if threads > 1 else "sync",
        "accesslog": "-" if access_log else None, **_fixed(),
    })  # fmt: skip


def _fixed() -> dict[str, Any]:
    """Give what an office need not choose (lựa chọn cố định của máy chủ)."""
    from django.conf import settings

    return {
        "graceful_timeout": 30,  # HUP, TERM: what is being answered is answered first
        "keepalive": 15,
        "max_requests": 5000,  # a process is replaced after so many: nothing piles up for months
        "max_requests_jitter": 500,
        "limit_request_line": 8190,
        "limit_request_fields": 60,
        "limit_request_field_size": 8190,
        "forwarded_allow_ips": ",".join(settings.CHUNGSUC_PROXY),
        # Neither the address nor what was asked for after "?": the trail says who did what.
        "access_log_format": '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms %({x-request-id}o)s',
        "post_worker_init": _wake,
        # Its socket for orders would be a file in the home of whoever serves; nobody gives orders here.
        "control_socket_disable": True,
    }


def _warm() -> None:
    """Load what every process needs before they part, and keep the collector of garbage off it.

    The routes and the law are many small objects that live as long as the process. Looked through again and again,
    they made every third page of the province twice as slow.
    """
    import gc

    from django.urls import get_resolver

    from chungsuc.law.library import shipped

    shipped()
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()


def _wake(worker: object) -> None:
    """Load the drawing of charts in each process: its threads would not outlive the parting of processes."""
    from threading import Thread

    from chungsuc.charts.draw import wake

    Thread(target=wake, name="wake", daemon=True).start()


def _run(application: object, options: dict[str, Any]) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn without its command line."""

        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            return application

    Server().run()


def _cautions(host: str, demonstration: bool) -> list[str]:
    """Say what is not wrong but should be known."""
    from django.conf import settings

    from chungsuc.site.guard import is_loopback

    if demonstration:
        return [
            "TRÌNH DIỄN: số liệu mô phỏng; tài khoản mẫu do «chungsuc demo» in ra. / DEMONSTRATION: simulated data; "
            "«chungsuc demo» prints its log-ins."
        ]
    lines = []
    if not is_loopback(host) and not settings.CHUNGSUC_HTTPS:
        lines.append(
            "! Không có HTTPS: mật khẩu đi qua mạng không mã hóa. Đặt sau proxy có chứng thư và CHUNGSUC_HTTPS=1. / "
            "No HTTPS: passwords cross the network in the clear. Put a proxy with a certificate in front, and set it."
        )
    if not is_loopback(host) and set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}:
        lines.append(
            "! CHUNGSUC_HOSTS chỉ có máy này: máy khác sẽ bị từ chối. / CHUNGSUC_HOSTS names this machine only: "
            "others will be refused."
        )
    return lines


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


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
