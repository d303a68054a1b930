# A mail server of the tests' own: real SMTP with STARTTLS and AUTH. Each message it takes becomes a line of JSON on standard output,
# read by Python's own mail parser. It ends when its standard input does.
import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def tell(**what):
    print(json.dumps(what), flush=True)


class Handler:
    greylisted = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("tidak-ada@"):
            return "550 5.1.1 kotak surat tidak ada"
        if address.startswith("penuh@"):
            return "452 4.2.2 kotak surat penuh"
        if address.startswith("abu-abu@") and address not in self.greylisted:
            self.greylisted.add(address)
            return "451 4.7.1 coba lagi nanti"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        tell(
            sender=envelope.mail_from, recipients=envelope.rcpt_tos, tls=session.ssl is not None or settings["implicit"], authenticated=bool(session.authenticated),
            headers=[[name, str(value)] for name, value in mail.items()], text=mail.get_content(),
            longest=max(len(line) for line in envelope.content.split(b"\r\n") if not line.startswith(b"Message-ID")), defects=[str(fault) for fault in mail.defects])
        return "250 OK"


def check(server, session, envelope, mechanism, data):
    # Not handled: the server itself says 535.
    return AuthResult(success=(data.login, data.password) == (b"sop", settings["password"].encode()), handled=False)


async def serve():
    context = None
    if settings.get("certificate"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings["certificate"], settings["key"])
    implicit = settings.get("implicit", False)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(
            Handler(), hostname="mail.example.go.id", tls_context=None if implicit else context, require_starttls=context is not None and not implicit,
            authenticator=check, auth_required="password" in settings, auth_require_tls=not implicit, auth_exclude_mechanism=settings.get("without", [])),
        "127.0.0.1", 0, ssl=context if implicit else None)
    tell(port=server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


settings = json.loads(sys.argv[1])
asyncio.run(serve())
