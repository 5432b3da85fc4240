"""The chain: every rule in its order, and the one function that runs it.

Two passes, as in jusText: local rules look at each block alone; then the story is located; neighbour rules settle what is
left. The first rule that answers decides, and its name goes into the label.
"""

from collections.abc import Callable, Sequence

import attrs

from newsparse import boilerplate, opening, roles
from newsparse.context import boxes, echoes, posts, repeats, styled_heads
from newsparse.document import Block, Document
from newsparse.entries import live_entries
from newsparse.errors import InputError
from newsparse.headline import find_bare_headline, find_headline
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.locales import Locale
from newsparse.names import Markup
from newsparse.story import locate
from newsparse.survey import Page, Rule, Story, Verdict, survey
from newsparse.text_byline import signers_in_text
from newsparse.text_headline import headline_in_text

LOCAL: tuple[Rule, ...] = (
    boilerplate.hidden,
    boilerplate.copyright_line,
    boilerplate.desk_initials,
    boilerplate.control_phrase,
    roles.note,
    boilerplate.furniture_element,
    boilerplate.furniture_phrase,
    boilerplate.furniture_section,
    boilerplate.teaser_card,
)
NEIGHBOUR: tuple[Rule, ...] = (
    opening.headline,
    opening.headline_again,
    roles.no_story,
    roles.repeated,
    roles.live_entry,
    roles.credited_line,
    opening.head_line,
    opening.kicker,
    opening.byline,
    opening.date_line,
    roles.caption,
    opening.standfirst,
    opening.lede,
    roles.author_bio,
    roles.outside,
    roles.sidebar,
    roles.pull_quote,
    roles.embed,
    roles.ornament,
    roles.weak_element,
    roles.linked_line,
    roles.subheading,
    roles.bare_subheading,
    roles.list_item,
    roles.table_cell,
    roles.block_quote,
    roles.paragraph,
    roles.leftover,
)


@attrs.frozen
class Chain:
    """Rules in order. Immutable: `before`, `after` and `without` give a new chain."""

    local: tuple[Rule, ...] = LOCAL
    """Those that run before the story is located."""
    neighbour: tuple[Rule, ...] = NEIGHBOUR
    """Those that run after; the last one answers everything."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all rules, in the order in which they are asked."""
        return tuple(rule.__name__ for rule in (*self.local, *self.neighbour))

    def before(self, name: str, rule: Rule) -> "Chain":
        """The chain with `rule` right before the rule `name`. Raises `InputError` where there is none of that name."""
        return self._placed(name, lambda found: (rule, found))

    def after(self, name: str, rule: Rule) -> "Chain":
        """The chain with `rule` right after the rule `name`. Raises `InputError` where there is none of that name."""
        return self._placed(name, lambda found: (found, rule))

    def without(self, name: str) -> "Chain":
        """The chain without the rule `name`. Raises `InputError` where there is none of that name."""
        return self._placed(name, lambda found: ())

    def _placed(self, name: str, put: Callable[[Rule], tuple[Rule, ...]]) -> "Chain":
        if name not in self.names:
            raise InputError(f"the chain has no rule {name!r}; it has {', '.join(self.names)}")

        def changed(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
            return tuple(new for rule in rules for new in (put(rule) if rule.__name__ == name else (rule,)))

        return Chain(changed(self.local), changed(self.neighbour))


DEFAULT = Chain()

_Decided = tuple[Verdict | None, str]
"""What the local rules said of a block, and the name of the one that did."""


def read_page(
    document: Document, language: str | None, locale: Locale, markup: Markup, chain: Chain = DEFAULT
) -> tuple[Page, tuple[Label, ...]]:
    """What the rules saw, and one label for every block of `document`, in its order."""
    page = survey(document, language, locale, markup)
    page = attrs.evolve(page, headline=find_headline(document, page.named))
    decided = local_verdicts(page, chain)
    verdicts = tuple([verdict for verdict, _ in decided])
    story = locate(page, verdicts)
    page = attrs.evolve(page, headline=_headline(page, verdicts, story))
    if document.settings:
        decided = _reopened(page, story, decided)
        verdicts = tuple([verdict for verdict, _ in decided])
        page = attrs.evolve(page, signed=signers_in_text(page, verdicts, story, page.headline))
    story = attrs.evolve(story, entries=live_entries(page, verdicts, story))
    page = attrs.evolve(
        page,
        story=story,
        entry_lines={at: role for head in story.entries for at, role in head.roles().items()},
        verdicts=verdicts,
        repeats=repeats(page, verdicts, story),
        echoes=echoes(page, verdicts, story),
        boxes=boxes(page, story),
        posts=posts(document),
        heads=styled_heads(page, verdicts, story),
    )
    labels = []
    for block, (verdict, name) in zip(document.blocks, decided, strict=True):
        # A time alone on its line is furniture, unless it heads an entry of a live blog.
        if verdict is None or block.index in page.entry_lines:
            verdict, name = _first(chain.neighbour, block, page)
        labels.append(_label(block, verdict, name))
    return page, tuple(labels)


def local_verdicts(page: Page, chain: Chain) -> list[_Decided]:
    """What the local rules say of each block: a verdict or none, and the name of the rule."""
    return [_first(chain.local, block, page) for block in page.document.blocks]


def _headline(page: Page, verdicts: Sequence[Verdict | None], story: Story) -> int | None:
    if page.document.settings:
        return headline_in_text(page, verdicts, story)
    if page.headline is not None:
        return page.headline
    # Lines above the prose, the headline too, may stand in the story's own element.
    first = next((at for at in range(story.first, story.last + 1) if page.prose[at]), story.first)
    return find_bare_headline(page, verdicts, first)


def _reopened(page: Page, story: Story, decided: Sequence[_Decided]) -> list[_Decided]:
    """The local verdicts of a flattened text without those that the headline overrules.

    What a heading such as "Most read" opens ends nowhere in a text without mark-up before prose comes; the headline ends it too.
    """
    title = page.headline
    head = range(0) if title is None else range(title, story.first)
    return [
        (None, "")
        if index == title or (index in head and verdict is not None and verdict is page.sections[index])
        else (verdict, name)
        for index, (verdict, name) in enumerate(decided)
    ]


def _first(rules: Sequence[Rule], block: Block, page: Page) -> tuple[Verdict | None, str]:
    for rule in rules:
        verdict = rule(block, page)
        if verdict is not None:
            return verdict, rule.__name__
    return None, ""


def _label(block: Block, verdict: Verdict | None, name: str) -> Label:
    if isinstance(verdict, Role):
        return Kept(block, verdict, name)
    # A chain whose last rule was taken away still labels every block.
    return Dropped(block, verdict or Reason.UNCLEAR, name or "none")
