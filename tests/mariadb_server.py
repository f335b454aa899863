"""A real MariaDB for tests: a private instance on a private socket, without network, as any user."""

from __future__ import annotations

import getpass
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_FOLDERS = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/libexec:/opt/homebrew/bin"
"""Distributions keep the server outside the PATH of ordinary users."""


@contextmanager
def mariadb_server() -> Iterator[str]:
    """The path of the socket of a server that runs until the end of the block; `root` needs no password."""
    pymysql = pytest.importorskip("pymysql", reason="needs pymysql, of the extra db")
    programs = [shutil.which(name) or shutil.which(name, path=_FOLDERS) for name in ("mariadb-install-db", "mariadbd")]
    if None in programs:
        pytest.skip("needs mariadbd and mariadb-install-db, from the distribution's mariadb-server")
    install, server = (str(program) for program in programs)
    user = f"--user={getpass.getuser()}"
    # A short path: sockets have room for about a hundred bytes.
    with tempfile.TemporaryDirectory(prefix="ng-m-", dir="/tmp") as name:
        folder = Path(name)
        common = ["--no-defaults", user, f"--datadir={folder / 'data'}"]
        subprocess.run(
            [install, *common, "--auth-root-authentication-method=normal", "--skip-test-db"], check=True, capture_output=True
        )
        socket = folder / "s"
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [server, *common, f"--socket={socket}", f"--pid-file={folder / 'pid'}", "--skip-networking"],
                stdout=log,
                stderr=log,
            )
        try:
            _await(pymysql, str(socket), process, folder / "log")
            yield str(socket)
        finally:
            process.terminate()
            process.wait(60)


def _await(pymysql: Any, socket: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            pymysql.connect(unix_socket=socket, user="root").close()
            return
        except pymysql.MySQLError:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"MariaDB did not start: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
