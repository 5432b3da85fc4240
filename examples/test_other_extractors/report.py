"""Prints which laws an extractor keeps: `python report.py trafilatura` or `python report.py readability-lxml`."""

import sys

from adapters import PARSERS

from newsparse.testing import check_parser


def main(name: str) -> None:
    """Tries all laws on English pages."""
    print(check_parser(PARSERS[name], languages=["en"], max_examples=200))


if __name__ == "__main__":
    main(sys.argv[1])
