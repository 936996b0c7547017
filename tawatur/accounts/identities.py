"""One identity for each person, body, place and agreement of a corpus.

Listed entities are one by the codebook's id. Unlisted ones are compared by the features of
`tawatur.accounts.identity_features`, but only where they share a rare part of their names, so that the work grows with
the corpus and not with its square. What is uncertain waits, apart, for a person to decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tawatur.accounts.identity_features import LINK, WAIT, Setting, compare_profiles
from tawatur.accounts.identity_names import Name, split_name
from tawatur.accounts.identity_profiles import Cluster, read_profiles, short_hash
from tawatur.arabic.similar import skeleton
from tawatur.coding.latin import write_latin, write_slug
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.identity import Evidence, Identity, IdentityMember, IdentityWaiting, Linked

# Clusters that share a part of a name, beyond which the part is too common to tell anybody: pairs in such a block are
# not compared. On 26,892 articles (106,511 clusters of persons and labels) 40 compares 0.4 million pairs and finds 492
# of the 499 links that 400 finds with five times the work.
MOST_IN_BLOCK = 40
# Namesakes of one exact name that a further bearer is compared with, the latest first: a name with more is so common
# that only company and roles link its bearers, and these are near in time. The most that
# 3,000 articles left apart are 20, all of one football league that bears a person's name.
MOST_NAMESAKES = 40
# Uncertain pairs that one identity shows to a person, the surest first.
MOST_WAITING = 10


def link_identities(articles: Iterable[tuple[Document, Findings]]) -> Linked:
    """Link the entities of articles to identities.

    Unnamed people ("diplomatic sources") are nobody across articles and get none. A person known by one name alone, a
    title without a name, and a sort of body ("a Saudi company") get an identity for each article.

    Args:
        articles: each article with its findings, in any order; read once. Only entities are used.

    Returns:
        All identities by id, all members by article and entity, and the uncertain pairs. The same articles give the
        same result in whatever order they come.

    Example:
        >>> from tawatur.records.entity import Entity
        >>> entity = Entity(id="turkey", kind="state", en="Turkey", forms=("أنقرة",), mentions=(), known=True)
        >>> linked = link_identities([(Document(name="a", text=""), Findings(entities=(entity,)))])
        >>> [(one.id, one.names) for one in linked.identities]
        [('turkey', ('أنقرة',))]
    """
    corpus = read_profiles(articles)
    clusters, namesakes = link_equal(corpus.unlisted, corpus.setting)
    listed = [corpus.listed[id_] for id_ in sorted(corpus.listed)]
    people = [one for one in listed if one.profile.kind == "person"]
    others = [one for one in listed if one.profile.kind != "person"]
    clusters, uncertain = link_similar(people + clusters, corpus.setting)
    ids = name_clusters(clusters + others)
    waiting = tell_waiting(uncertain + namesakes, ids)
    return Linked(
        identities=tuple(
            sorted((describe_identity(ids[id(one)], one) for one in clusters + others), key=lambda one: one.id)
        ),
        members=tuple(
            IdentityMember(document=document, entity=entity, identity=ids[id(one)], evidence=evidence)
            for document, entity, evidence, one in sorted(
                ((*member, one) for one in clusters + others for member in one.members), key=lambda row: row[:2]
            )
        ),
        waiting=waiting,
    )


def link_equal(unlisted: list[Cluster], setting: Setting) -> tuple[list[Cluster], list[Uncertain]]:
    """Link entities of exactly the same name or label, in the order of their articles.

    Returns:
        The clusters, and the uncertain pairs of those that are no persons; namesakes are compared again by
        `link_similar`.
    """
    namesakes: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    uncertain: list[Uncertain] = []
    for cluster in unlisted:
        profile = cluster.profile
        name = max(profile.names, key=lambda one: (len(one), one), default=())
        key = ("", profile.label) if profile.label else name
        best, found = 0.0, cluster
        why: tuple[Evidence, ...] = ()
        for other in reversed(namesakes[key][-MOST_NAMESAKES:] if key else ()):
            score, evidence = compare_profiles(profile, other.profile, setting)
            if score > best:
                best, found, why = score, other, evidence
        if best >= LINK:
            found.absorb(cluster, why)
            continue
        namesakes[key].append(cluster)
        if best >= WAIT and profile.label:
            uncertain.append(Uncertain(best, found, cluster, why))
    return [one for several in namesakes.values() for one in several], uncertain


class Uncertain(NamedTuple):
    """Two clusters that may be one."""

    score: float
    a: Cluster
    b: Cluster
    evidence: tuple[Evidence, ...]


class _Pair(NamedTuple):
    score: float
    a: int
    b: int
    evidence: tuple[Evidence, ...]


def link_similar(clusters: list[Cluster], setting: Setting) -> tuple[list[Cluster], list[Uncertain]]:
    """Link persons whose names differ: spellings, shorter names, listed persons under a name that no list has.

    The surest pairs are joined first, and each pair is compared anew where one of them has grown meanwhile, so that
    what is known of the whole speaks against a further link ("Mohammed Ali Salem" and "Mohammed Hassan Salem" never
    meet over "Mohammed Salem").

    Returns:
        The clusters that are left, in their order, and the pairs that are uncertain.
    """
    pairs: list[_Pair] = []
    for a, b in find_candidates(clusters):
        score, evidence = compare_profiles(clusters[b].profile, clusters[a].profile, setting)
        if score >= WAIT:
            pairs.append(_Pair(score, a, b, evidence))
    pairs.sort(key=lambda pair: (-pair.score, pair.a, pair.b))
    joined: dict[int, int] = {}
    grown: set[int] = set()
    uncertain: list[_Pair] = []

    def find(one: int) -> int:
        while one in joined:
            one = joined[one]
        return one

    def compare_again(pair: _Pair) -> _Pair | None:
        a, b = sorted((find(pair.a), find(pair.b)))
        if a == b:
            return None
        if (a, b) == (pair.a, pair.b) and not {a, b} & grown:
            return pair
        return _Pair(*compare_first(a, b))

    def compare_first(a: int, b: int) -> tuple[float, int, int, tuple[Evidence, ...]]:
        score, evidence = compare_profiles(clusters[b].profile, clusters[a].profile, setting)
        return score, a, b, evidence

    for first in pairs:
        pair = compare_again(first)
        if pair is None:
            continue
        if pair.score >= LINK:
            clusters[pair.a].absorb(clusters[pair.b], pair.evidence)
            joined[pair.b] = pair.a
            grown |= {pair.a, pair.b}
        elif pair.score >= WAIT:
            uncertain.append(pair)
    last = {(one.a, one.b): one for pair in uncertain if (one := compare_again(pair)) and WAIT <= one.score < LINK}
    left = [cluster for number, cluster in enumerate(clusters) if number not in joined]
    return left, [Uncertain(pair.score, clusters[a], clusters[b], pair.evidence) for (a, b), pair in last.items()]


def find_candidates(clusters: list[Cluster]) -> Iterator[tuple[int, int]]:
    """Pairs of persons that share a rare part of their full names, and persons of one name with those who bear it so.

    Each full name stands in a block for every part after the first, with the first letter of the first, and, against a
    slip in the family name, in one for its first part with the beginning of the last. Parts are skeletons, so that
    spellings meet.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    bearers: dict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for key in {key for name in cluster.profile.names for key in block_keys(name)}:
            blocks[key].append(number)
        for part in {part for name in cluster.profile.names for part in (name[0], name[-1])}:
            bearers[part].append(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= MOST_IN_BLOCK:
            seen.update((a, b) for at, b in enumerate(block) for a in block[:at])
    for number, cluster in enumerate(clusters):
        if not cluster.profile.names:
            for part in cluster.profile.singles:
                if len(bearers[part]) <= MOST_IN_BLOCK:
                    seen.update((min(one, number), max(one, number)) for one in bearers[part])
    yield from sorted(seen)


def block_keys(name: Name) -> Iterator[tuple[str, str]]:
    """The blocks of a full name."""
    bones = [skeleton(part) for part in name]
    for bone in bones[1:]:
        yield bones[0][:1], bone
    yield bones[0] + "-", bones[-1][:2]


def name_clusters(clusters: list[Cluster]) -> dict[int, str]:
    """The id of each cluster, by its `id()`: the codebook's, that of a body, else words and a hash of its first member.

    The hash keeps ids apart and the same from one linking to the next, as long as the earliest article stays. A body
    whose id another cluster has, of another kind or from the codebook, gets a hash too.
    """
    ids: dict[int, str] = {}
    taken: set[str] = {one.profile.known for one in clusters if one.profile.known}
    for one in clusters:
        profile = one.profile
        document, entity, _ = one.members[0]
        plain = profile.known or (profile.label if profile.unique and profile.label not in taken else "")
        name = plain or f"{write_slug(write_english(one))}-{short_hash(document, entity)}"
        if not profile.known and name in taken:
            name = f"{name}-{short_hash(name, document, entity)}"
        taken.add(name)
        ids[id(one)] = name
    return ids


def describe_identity(identity: str, one: Cluster) -> Identity:
    """What articles tell of a cluster, the most frequent first."""
    return Identity(
        id=identity,
        kind=one.profile.kind,
        en=write_english(one),
        names=tuple(form for form, _ in sorted(one.forms.items(), key=lambda item: (-item[1], item[0]))),
        state=min(one.profile.states, default=""),
    )


def write_english(one: Cluster) -> str:
    """The codebook's English name, the composed one of a body, or a person's fullest frequent name in Latin letters."""
    if one.profile.known or not one.profile.names:
        return one.english
    counts = {form: count for form, count in one.forms.items() if len(split_name(form)) > 1}
    if not counts:
        return one.english
    # An "and" written onto a name by a reader that did not see it makes a longer form; it is no better one.
    return write_latin(min(counts, key=lambda form: (-counts[form], form.startswith("و"), -len(form), form)))


def tell_waiting(uncertain: list[Uncertain], ids: dict[int, str]) -> tuple[IdentityWaiting, ...]:
    """The uncertain pairs by their identities, at most `MOST_WAITING` for each."""
    told: Counter[str] = Counter()
    waiting: dict[tuple[str, str], IdentityWaiting] = {}
    for one in sorted(uncertain, key=lambda one: (-one.score, *pair_ids(one, ids))):
        a, b = pair_ids(one, ids)
        if (a, b) not in waiting and max(told[a], told[b]) < MOST_WAITING:
            told.update((a, b))
            waiting[a, b] = IdentityWaiting(a=a, b=b, score=one.score, evidence=one.evidence)
    return tuple(waiting[pair] for pair in sorted(waiting))


def pair_ids(one: Uncertain, ids: dict[int, str]) -> tuple[str, str]:
    """The ids of an uncertain pair, the first in order before the other."""
    a, b = ids[id(one.a)], ids[id(one.b)]
    return (a, b) if a <= b else (b, a)
