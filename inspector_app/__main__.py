"""Starts the app: checks that it can run here, then hands over to the command line."""

import sys

from inspector_app import preflight


def main() -> None:
    """Run the app with the arguments it was called with."""
    if sentence := preflight.check():
        sys.stderr.write(sentence + "\n")
        raise SystemExit(1)
    from inspector_app import cli

    cli.main()


if __name__ == "__main__":
    main()
