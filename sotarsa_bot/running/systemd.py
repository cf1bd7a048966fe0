"""Tells systemd how it goes (sd_notify). A datagram to a socket: too little to carry a library for."""

import os
import socket


def notify(state: str) -> bool:
    """READY=1, WATCHDOG=1, STOPPING=1... False if nobody listens (not started by systemd, or the socket is gone)."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    if address.startswith("@"):
        address = f"\0{address[1:]}"  # an abstract socket has no file
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
            line.connect(address)
            line.sendall(state.encode())
    except OSError:
        return False
    return True
