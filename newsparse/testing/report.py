"""What became of a parser's laws: a `Report`, with a `LawResult` for each law."""

import enum

import attrs

from newsparse.testing.findings import Law, Violation, shown


class Verdict(enum.Enum):
    """What became of a law."""

    HOLDS = "holds"
    BROKEN = "broken"
    INAPPLICABLE = "does not apply"
    ERROR = "error"
    """The parser raised an exception."""


@attrs.frozen
class LawResult:
    """What became of one law."""

    law: Law
    verdict: Verdict
    judged: int = 0
    """How many pages it was tried on; pages that it says nothing about are not counted."""
    violation: Violation | None = None
    """Where it is broken: the smallest counter-example that was found."""
    why: str = ""
    """Where it does not apply the reason; where the parser raised, the exception."""
    source: bytes | str | None = None
    """The smallest page on which the parser raised."""

    def __str__(self) -> str:
        lines = [f"{self.law.name}: {self.law.statement}"]
        if self.violation is not None:
            lines.append(str(self.violation))
        elif self.source is not None:
            lines.append(f"raised:   {self.why}\npage:     {shown(self.source)}")
        elif self.why:
            lines.append(self.why)
        return "\n".join(lines).replace("\n", "\n    ")


@attrs.frozen
class Report:
    """What became of all laws that were tried. `str` of it is for people."""

    results: tuple[LawResult, ...]
    """In the order in which the laws were given."""
    max_examples: int

    @property
    def ok(self) -> bool:
        """Whether no law is broken and the parser raised nothing."""
        return not self.broken and not self.errors

    @property
    def holding(self) -> tuple[LawResult, ...]:
        """The laws that hold."""
        return self._with(Verdict.HOLDS)

    @property
    def broken(self) -> tuple[LawResult, ...]:
        """The laws that do not hold, each with a counter-example."""
        return self._with(Verdict.BROKEN)

    @property
    def inapplicable(self) -> tuple[LawResult, ...]:
        """The laws about what the parser does not give."""
        return self._with(Verdict.INAPPLICABLE)

    @property
    def errors(self) -> tuple[LawResult, ...]:
        """The laws under which the parser raised an exception."""
        return self._with(Verdict.ERROR)

    def _with(self, verdict: Verdict) -> tuple[LawResult, ...]:
        return tuple(result for result in self.results if result.verdict is verdict)

    @property
    def table(self) -> str:
        """A line for each law, without the pages."""
        parts = {"hold": self.holding, "broken": self.broken, "do not apply": self.inapplicable, "errors": self.errors}
        counts = ", ".join(f"{len(results)} {name}" for name, results in parts.items() if results)
        lines = [f"{len(self.results)} laws, up to {self.max_examples:,} pages each: {counts}", ""]
        for result in self.results:
            said = result.why or result.law.statement
            lines.append(f"{_MARKS[result.verdict]:6} {result.law.name:21} {said}")
        return "\n".join(lines)

    def __str__(self) -> str:
        """The table; then, for each law that does not hold, what came of which page."""
        return "\n\n".join([self.table, *(str(result) for result in (*self.broken, *self.errors))])


_MARKS = {Verdict.HOLDS: "ok", Verdict.BROKEN: "BROKEN", Verdict.INAPPLICABLE: "-", Verdict.ERROR: "ERROR"}
