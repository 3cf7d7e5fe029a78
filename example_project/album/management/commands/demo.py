"""``manage.py demo``: photographs go in, words come out, and a site shows both."""

from __future__ import annotations

import secrets
import signal
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import OperationalError

from album.demo import beat, emulator, local, progress, report, samples, workers
from django_autocaption.providers import providers
from photosite.wsgi import application

HOST = "127.0.0.1"
ADMIN = "admin"


class Command(BaseCommand):
    """Steps in the order in which a newcomer sees them; whatever ends it also ends its workers."""

    help = "Caption the sample photographs with real Celery workers, show the result, then serve site and admin."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="end after the table; exit status 0 = all final")
        parser.add_argument("--port", type=int, default=8000, help="port of site and admin (default: %(default)s)")
        parser.add_argument("--workers", type=int, default=1, help="worker processes (default: %(default)s)")
        parser.add_argument(
            "--pool",
            choices=("threads", "solo", "prefork"),
            default="threads",
            help="pool of each worker (default: %(default)s)",
        )
        parser.add_argument(
            "--timeout", type=float, default=180, metavar="SECONDS", help="time for all captions (default: %(default)s)"
        )

        parser.add_argument(
            "--emulator",
            nargs="?",
            const=emulator.SERVICES[0],
            choices=emulator.SERVICES,
            help="ask a stand-in for this service, over real HTTP; its words are made up (default: %(const)s)",
        )
        parser.add_argument(
            "--local", choices=local.NAMES, help="have this server, which runs on this machine, write sentences"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError (exit status 1) where it cannot run or, with --no-serve, is not finished in time."""
        if options["emulator"]:
            _unwind_on_signals()
            sys.exit(emulator.run_demo(options["emulator"], _passed_on(options)))
        if options["local"]:
            _unwind_on_signals()
            sys.exit(local.run_demo(options["local"], _passed_on(options)))
        if options["workers"] < 1:
            raise CommandError("--workers must be at least 1.")
        _unwind_on_signals()
        server = None if options["no_serve"] else self._server(options["port"])
        password = self._prepare()
        try:
            with workers.running(options["workers"], options["pool"]) as running:
                finished = self._caption(running, options["timeout"])
                if server is None:
                    if not finished:
                        raise CommandError("Not every photograph got its words.")
                else:
                    beat.start()
                    self._serve(server, password)
        except KeyboardInterrupt:
            self.stdout.write("\nThe demo has ended, and its workers with it.")

    def _server(self, port: int) -> ThreadedWSGIServer:
        """Take the port before anything else, so that a taken one is told at once."""
        try:
            return ThreadedWSGIServer((HOST, port), WSGIRequestHandler)
        except OSError as error:
            raise CommandError(f"{HOST}:{port} cannot be used ({error.strerror}). Choose another --port.") from error

    def _prepare(self) -> str:
        """Database, queue, an empty album and an admin; returns the admin's new password."""
        self.stdout.write("Preparing the database and the queue …")
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            raise CommandError(f"The database cannot be used: {error} Check DATABASE_URL, or unset it.") from error
        samples.empty_album()
        workers.forget_old_messages()
        password = secrets.token_urlsafe(9)
        user, _created = get_user_model().objects.get_or_create(
            username=ADMIN, defaults={"is_staff": True, "is_superuser": True}
        )
        user.set_password(password)
        user.save()
        self.stdout.write(f"Admin user: {ADMIN}, password: {password} (new in each run).")
        return password

    def _caption(self, running: Any, timeout: float) -> bool:
        """Save the samples and wait; returns whether all became final."""
        photos = samples.save_samples()
        provider = providers[settings.PROVIDER]
        service = provider.service
        asked = f"{service}, emulated: its words are made up from the pixels" if settings.EMULATED else service
        self.stdout.write(f"{len(photos)} photographs saved. Celery workers: {len(running)}. Asked: {asked}.")
        progress.wait_until_done(photos, running, timeout=timeout)
        captions = list(progress.captions_of(photos))
        self.stdout.write("\n" + report.table(photos, captions) + "\n")
        if provider.is_local:
            for offer in local.offers():
                self.stdout.write(offer)
        self.stdout.write(report.summary(photos, captions))
        late = report.unfinished(photos, captions)
        if late:
            self.stderr.write(f"Not final after {timeout:g} seconds: {', '.join(late)}. See {running[0].log}.")
        return not late

    def _serve(self, server: ThreadedWSGIServer, password: str) -> None:
        address = f"http://{HOST}:{server.server_port}/"
        self.stdout.write(f"\nAlbum  {address}\nAdmin  {address}admin/  (user {ADMIN}, password {password})")
        self.stdout.write("The workers go on: try Re-caption in the admin. Ctrl-C ends everything.")
        self.stdout.flush()
        server.set_app(StaticFilesHandler(application))
        with server:
            server.serve_forever()


def _passed_on(options: dict[str, Any]) -> list[str]:
    """The options of this call for one more, whose settings say which service is asked."""
    arguments = ["--no-serve"] if options["no_serve"] else []
    for name in ("port", "workers", "pool", "timeout"):
        arguments += [f"--{name}", str(options[name])]
    return arguments


def _unwind_on_signals() -> None:
    """Have every usual way to end this process end its workers first; Ctrl-C also where a shell had it ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, frame: sys.exit(128 + number))
