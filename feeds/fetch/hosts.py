"""Where an address leads: its host, and whether that lies on the public internet."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urldefrag, urljoin, urlsplit

from urllib3.util import Url, parse_url

from feeds.fetch.failures import Failure

SCHEMES = ("http", "https")
_NAT64 = IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = IPv6Network("::/96")


def parts_of(address: str) -> Url:
    """Return the parts of an http(s) address; Failure for any other, and for one that holds credentials."""
    if any(letter < " " or letter == "\x7f" for letter in address):
        raise Failure("the address holds control characters", permanent=True)
    if address.partition(":")[0].lower() not in SCHEMES:
        raise Failure("the address is neither http nor https", permanent=True)
    try:
        parts, again = parse_url(address), urlsplit(address)
        _ = again.port
    except ValueError:
        raise Failure("the address cannot be read", permanent=True) from None
    # Two parsers may disagree about where the host begins, so both have to see no credentials.
    if parts.auth is not None or "@" in again.netloc:
        raise Failure("the address holds a user name or password", permanent=True)
    if not parts.host:
        raise Failure("the address names no host", permanent=True)
    return parts


def led_to(address: str, location: str) -> str:
    """Return the address, without its fragment, to which one leads; Failure where it cannot be read."""
    try:
        return urldefrag(urljoin(address, location)).url
    except ValueError:
        raise Failure("redirected to an address that cannot be read", permanent=True) from None


def same_host(one: Url, other: Url) -> bool:
    """Return whether both lead to one host and port, the step from http to https on their own ports aside."""
    upgraded = (
        (one.scheme, other.scheme) == ("http", "https") and port_of(one) == 80 and port_of(other) == 443
    )
    return one.host == other.host and (
        upgraded or (one.scheme, port_of(one)) == (other.scheme, port_of(other))
    )


def port_of(parts: Url) -> int:
    """Return the port, the one of the scheme where none is named."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def look_up(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Return the IP addresses of a host, in the order to try; OSError, or TimeoutError after `seconds`."""
    # The system's resolver knows no time limit, so it is asked in a thread that may be left behind.
    answer: queue.SimpleQueue[tuple[str, ...] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            answer.put(error)
        except UnicodeError:
            answer.put(socket.gaierror(socket.EAI_NONAME, "not a host name"))
        else:
            answer.put(tuple(dict.fromkeys(str(where[0]) for *_, where in found)))

    threading.Thread(target=ask, daemon=True, name="look-up").start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError("the look-up of the host took too long") from None
    if isinstance(found, OSError):
        raise found
    return found


def not_public(host: str, addresses: Iterable[str]) -> str:
    """Return why a host may not be asked, empty where all of its IP addresses are public."""
    for address in addresses:
        if kind := _kind(ip_address(address)):
            return f"{host} is at {address}, a {kind} address"
    return ""


def not_public_as_written(host: str) -> str:
    """Return why a host may not be asked, judged by its spelling alone; empty for an ordinary name."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return f"{host} is a loopback name"
    try:
        return not_public(host, [str(ip_address(name))])
    except ValueError:
        pass
    try:
        # "127.1", "0x7f000001" and "2130706433" are addresses too.
        return not_public(host, [socket.inet_ntoa(socket.inet_aton(name))])
    except (OSError, UnicodeError):
        return ""


def _kind(address: IPv4Address | IPv6Address) -> str:
    inner = _embedded(address) if isinstance(address, IPv6Address) else []
    kinds = {
        "unspecified": address.is_unspecified,
        "loopback": address.is_loopback,
        "link-local": address.is_link_local,
        "multicast": address.is_multicast,
        # These two flags cover the embedding prefixes as well; there the inner address decides.
        "private": (address.is_private and not inner) or getattr(address, "is_site_local", False),
        "reserved": address.is_reserved and not inner,
        "non-public": not address.is_global and not inner,
    }
    named = next((kind for kind, holds in kinds.items() if holds), "")
    return named or next((kind for kind in map(_kind, inner) if kind), "")


def _embedded(address: IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses to which a gateway or the system would carry an IPv6 address."""
    inner = [found for found in (address.ipv4_mapped, address.sixtofour) if found]
    inner += address.teredo or ()
    if address in _NAT64 or (address in _IPV4_COMPATIBLE and int(address) > 1):
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return inner
