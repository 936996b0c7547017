"""Groups as people name them in the shell, and the words that a judgement on them is held to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tawatur.errors import UsageError

if TYPE_CHECKING:
    from tawatur.ledger.ledger import Ledger
    from tawatur.records.judgement import Anchor

# Kinds of groups that can be merged and split.
GROUP_KINDS = ("identity", "story", "point")


def choose_sides(
    ledger: Ledger, kind: str, groups: Sequence[str], take: Sequence[str]
) -> tuple[tuple[Anchor, ...], ...]:
    """The sides of a judgement: one for each group, or the rest of one group and what is taken out of it.

    Args:
        ledger: where they are.
        kind: identity, story or point.
        groups: ids of identities or stories, as their lists show them. A point is known by any record that makes it:
            `ARTICLE#KIND:NUMBER` or `ARTICLE#KIND:WORDS`.
        take: articles (names or keys) whose members are taken out of the one group.

    Raises:
        UsageError: `usage.unknown-kind`, `usage.unknown-group`, `usage.two-groups`, `usage.nothing-taken`.
    """
    if kind not in GROUP_KINDS:
        raise UsageError("usage.unknown-kind", kind=kind, known=" ".join(GROUP_KINDS))
    groups = list(dict.fromkeys(groups))
    if (len(groups) != 1) if take else (len(groups) < 2):
        raise UsageError("usage.two-groups", count=str(len(groups)))
    members = {group: _MEMBERS[kind](ledger, group) for group in groups}
    if not take:
        return tuple(members.values())
    from tawatur.cli.show import find_document

    keys = {find_document(ledger, name).key for name in take}
    (everything,) = members.values()
    taken = tuple(anchor for anchor in everything if anchor.article in keys)
    rest = tuple(anchor for anchor in everything if anchor.article not in keys)
    if not taken or not rest:
        raise UsageError("usage.nothing-taken", group=groups[0], count=str(len(taken)))
    return rest, taken


def _members_of_identity(ledger: Ledger, group: str) -> tuple[Anchor, ...]:
    from tawatur.ledger.judged_identities import anchor_members

    linked = ledger.identities()
    if all(one.id != group for one in linked.identities):
        raise UsageError("usage.unknown-group", ledger=ledger.where, group=group)
    with ledger.engine.connect() as connection:
        return anchor_members(connection, linked, group)


def _members_of_story(ledger: Ledger, group: str) -> tuple[Anchor, ...]:
    from tawatur.records.judgement import Anchor

    story = ledger.story(group)
    if story is None:
        raise UsageError("usage.unknown-group", ledger=ledger.where, group=group)
    return tuple(Anchor(kind="article", article=account.document) for account in story.accounts)


def _record_of_point(ledger: Ledger, group: str) -> tuple[Anchor, ...]:
    from tawatur.cli.records import find_record
    from tawatur.cli.show import find_document

    name, _, record = group.partition("#")
    doc = find_document(ledger, name)
    return (find_record(doc, ledger.findings(doc.key), record),)


_MEMBERS: dict[str, Callable[[Ledger, str], tuple[Anchor, ...]]] = {
    "identity": _members_of_identity,
    "story": _members_of_story,
    "point": _record_of_point,
}
