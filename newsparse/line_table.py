"""Tables by which one line of several is chosen: what each fact about a line weighs, and what a line must be worth."""

from collections.abc import Iterable, Sequence

import attrs

from newsparse.tables import Table, check_keys, number_of, table_of


@attrs.frozen
class LineTable:
    """What each fact weighs, and what a line must be worth to be chosen."""

    facts: dict[str, float]
    least: float

    def worth(self, names: Iterable[str]) -> float:
        """The sum of the facts' weights; one that the table does not know weighs 0."""
        return sum([self.facts.get(name, 0.0) for name in names])

    def best(self, lines: Sequence[int], found: Iterable[Iterable[str]]) -> int | None:
        """The line of greatest worth, by the facts `found` of each; `None` where none is worth enough."""
        best, most = None, self.least
        for line, names in zip(lines, found, strict=True):
            value = self.worth(names)
            if value > most:
                best, most = line, value
        return best


def read_line_table(table: Table, file: str) -> LineTable:
    """A table as TOML gives it. Raises `DataError` for a key that is unknown and a weight that is no number."""
    check_keys(table, ("facts", "least"), file, "")
    weights = table_of(table, "facts", file)
    facts = {name: number_of(value, f"facts.{name}", file) for name, value in weights.items()}
    return LineTable(facts, number_of(table.get("least", 0.0), "least", file))
