"""The command `newsparse`, also as `python -m newsparse`: says what to install where the extra is missing."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec


def main(args: Sequence[str] | None = None) -> int:
    """Run the command with `args` (`sys.argv` where none are given) and return its exit status."""
    if not all(map(find_spec, ("click", "rich"))):
        print("newsparse: the command needs the extra: pip install 'newsparse[cli]'", file=sys.stderr)
        return 2

    from newsparse import cli

    return cli.run(args)


if __name__ == "__main__":
    sys.exit(main())
