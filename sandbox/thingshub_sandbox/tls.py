"""A certificate authority of this machine's own, made on first start and kept.

Clients trust its public certificate (`ca.pem`); its key never leaves the data directory and is readable by its owner
only. The server's certificate is issued anew at every start.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import trustme

HOSTS = ("localhost", "127.0.0.1", "::1")


class CertificateFilesError(Exception):
    """The files of the certificate authority cannot be used; the text says what to delete."""


def prepare(directory: Path) -> tuple[Path, Path]:
    """Make or read the authority in this directory, and issue a server certificate.

    Returns:
        The file that clients should trust, and the file with the server's key and certificate.

    Raises:
        CertificateFilesError: the authority's files are damaged or incomplete.
        OSError: the directory cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    public, secret = directory / "ca.pem", directory / "ca-key.pem"
    if not public.exists() and not secret.exists():
        authority = trustme.CA(organization_name="thingsHub sandbox on this machine")
        _write(secret, authority.private_key_pem.bytes(), 0o600)
        _write(public, authority.cert_pem.bytes(), 0o644)
    try:
        authority = trustme.CA.from_pem(public.read_bytes(), secret.read_bytes())
    except (ValueError, FileNotFoundError) as error:
        raise CertificateFilesError(
            f"{public} and {secret.name} do not make a certificate authority; delete both, then trust the new one"
        ) from error
    certificate = authority.issue_cert(*HOSTS)
    server = directory / "server.pem"
    _write(server, certificate.private_key_and_cert_chain_pem.bytes(), 0o600)
    return public, server


def _write(path: Path, content: bytes, mode: int) -> None:
    """Write as a whole or not at all, and never readable by more than `mode` says."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
