"""Who signs, as far as a byline has been read: each thing that is found belongs to somebody before it or stands alone."""

import attrs

from newsparse.byline_words import agencies, plain
from newsparse.parts import Author, AuthorKind


class Signers:
    """Collects authors; lives for one line. `how` says what joins the next to the last: `cut` a mark, a comma, `and`, `for`."""

    def __init__(self) -> None:
        self.authors: list[Author] = []
        self.helping: str | None = None
        """What those who come now did, where they only helped: it is their role."""

    def result(self) -> tuple[Author, ...]:
        """The authors so far, each once."""
        found: dict[str, Author] = {}
        for author in self.authors:
            key = agencies().find(author.name) or plain(author.name)
            known = found.get(key)
            if known is None:
                found[key] = author
            else:
                found[key] = attrs.evolve(
                    known, role=known.role or author.role, organization=known.organization or author.organization
                )
        # "Jane Roe, AP Technology Writer | AP - 1 hour ago": she is theirs.
        theirs = {agencies().find(author.organization) for author in found.values() if author.organization} - {None}
        return tuple(
            author for key, author in found.items() if author.kind is not AuthorKind.AGENCY or key not in theirs
        )

    def role(self, role: str | None) -> None:
        """The role belongs to the last author who has none."""
        if self.authors and role and self.authors[-1].role is None and self.authors[-1].kind is AuthorKind.PERSON:
            self.authors[-1] = attrs.evolve(self.authors[-1], role=role)

    def agency(self, name: str, how: str) -> None:
        """An agency signs; right after a mark it is that of the person before: "Jane Roe | AP"."""
        last = self.authors[-1] if self.authors else None
        if how == "cut" and last and last.kind is AuthorKind.PERSON and last.organization is None:
            self.authors[-1] = attrs.evolve(last, organization=name)
        else:
            self._add(name, AuthorKind.AGENCY)

    def organization(self, name: str, how: str) -> None:
        """An organisation signs, or is that of the person before it."""
        last = self.authors[-1] if self.authors else None
        if last is None or how in ("and", "with"):
            self._add(name, AuthorKind.ORGANIZATION)
        elif last.kind is AuthorKind.PERSON and last.organization is None:
            self.authors[-1] = attrs.evolve(last, organization=name)

    def person(self, name: str, role: str | None, organization: str | None, how: str) -> None:
        """A person signs; an organisation before the first one, with a mark between, is that person's."""
        last = self.authors[-1] if self.authors else None
        if how in ("cut", ",") and last and len(self.authors) == 1 and last.kind is AuthorKind.ORGANIZATION:
            organization = organization or self.authors.pop().name
        self._add(name, AuthorKind.PERSON, role, organization)

    def _add(self, name: str, kind: AuthorKind, role: str | None = None, organization: str | None = None) -> None:
        self.authors.append(Author(name, kind, role or self.helping, organization))
