"""Statements over options: `and`, `or`, `not`, `if`, `iff`, and their truth in all states at once.

    attack iff not withdraw
    intervene if attack              (where attack is taken, intervene is too)
    sign and (withdraw or guarantees)

Signs may stand for the words (`&`, `|`, `~`, `<-`, `<->`), and Arabic ones («و», «أو», «ليس», «إذا»: and, or, not, if).
`not` binds tightest, then `and`, `or`, `if`, `iff`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Truth = NDArray[np.bool_]
Column = Callable[[int], Any]  # the place of an option -> where it is taken


@dataclass(frozen=True, slots=True)
class Taken:
    """The option at a place is taken."""

    option: int


@dataclass(frozen=True, slots=True)
class Not:
    """What does not hold."""

    part: Formula


@dataclass(frozen=True, slots=True)
class All:
    """All parts hold; with no part it holds everywhere."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Some part holds; with no part it holds nowhere."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class If:
    """`then` holds wherever `cause` does."""

    then: Formula
    cause: Formula


@dataclass(frozen=True, slots=True)
class Iff:
    """Both hold, or neither."""

    left: Formula
    right: Formula


Formula = Taken | Not | All | Some | If | Iff

# What binds statements together, by what it means.
KEYWORDS = {
    "and": "and",
    "or": "or",
    "not": "not",
    "if": "if",
    "iff": "iff",
    "و": "and",  # and
    "أو": "or",  # or
    "ليس": "not",  # not
    "إذا": "if",  # if
    "&": "and",
    "|": "or",
    "~": "not",
    "!": "not",
    "<-": "if",
    "<->": "iff",
}
_TOKEN = re.compile(r"\s*(?:(<->|<-|[()&|~!])|([^\s()&|~!<]+))")


class FormulaError(Exception):
    """A formula that cannot be read: `fault` is "unknown-option" or "formula", `word` the word it stopped at."""

    def __init__(self, fault: str, word: str) -> None:
        super().__init__(fault, word)
        self.fault = fault
        self.word = word


def read_formula(text: str, find_option: Callable[[str], int | None]) -> Formula:
    """The formula that a text says.

    Args:
        text: as in the head of this file.
        find_option: the place of the option that a word names, None where there is none.

    Raises:
        FormulaError: the text is no formula, or a word names no option.

    Example:
        >>> read_formula("a iff not b", {"a": 0, "b": 1}.get)
        Iff(left=Taken(option=0), right=Not(part=Taken(option=1)))
    """
    words = [found[1] or found[2] for found in _TOKEN.finditer(text)]
    if not words or sum(map(len, words)) != len(re.sub(r"\s", "", text)):
        raise FormulaError("formula", text.strip())
    reader = _Reader(words, find_option)
    formula = reader.read_iff()
    if reader.place < len(words):
        raise FormulaError("formula", words[reader.place])
    return formula


class _Reader:
    """A text in the midst of being read, from the loosest binding inwards."""

    def __init__(self, words: Sequence[str], find_option: Callable[[str], int | None]) -> None:
        self.words = words
        self.find_option = find_option
        self.place = 0

    def accept(self, meaning: str) -> bool:
        if self.place < len(self.words) and KEYWORDS.get(self.words[self.place].lower()) == meaning:
            self.place += 1
            return True
        return False

    def read_iff(self) -> Formula:
        formula = self.read_if()
        while self.accept("iff"):
            formula = Iff(formula, self.read_if())
        return formula

    def read_if(self) -> Formula:
        formula = self.read_or()
        while self.accept("if"):
            formula = If(formula, self.read_or())
        return formula

    def read_or(self) -> Formula:
        parts = [self.read_and()]
        while self.accept("or"):
            parts.append(self.read_and())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def read_and(self) -> Formula:
        parts = [self.read_not()]
        while self.accept("and"):
            parts.append(self.read_not())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def read_not(self) -> Formula:
        if self.accept("not"):
            return Not(self.read_not())
        if self.place >= len(self.words):
            raise FormulaError("formula", self.words[-1])
        word = self.words[self.place]
        self.place += 1
        if word == "(":
            formula = self.read_iff()
            if self.place >= len(self.words) or self.words[self.place] != ")":
                raise FormulaError("formula", word)
            self.place += 1
            return formula
        if word == ")" or word.lower() in KEYWORDS:
            raise FormulaError("formula", word)
        option = self.find_option(word)
        if option is None:
            raise FormulaError("unknown-option", word)
        return Taken(option)


def write_formula(formula: Formula, names: Sequence[str]) -> str:
    """The text that `read_formula` reads back as the same formula.

    Example:
        >>> write_formula(Iff(Taken(0), Not(Some((Taken(1), Taken(2))))), ["a", "b", "c"])
        'a iff not (b or c)'
    """

    def inner(part: Formula) -> str:
        text = write_formula(part, names)
        return text if isinstance(part, Taken | Not) else f"({text})"

    match formula:
        case Taken(option):
            return names[option]
        case Not(part):
            return f"not {inner(part)}"
        case All(parts):
            return " and ".join(map(inner, parts))
        case Some(parts):
            return " or ".join(map(inner, parts))
        case If(then, cause):
            return f"{inner(then)} if {inner(cause)}"
        case Iff(left, right):
            return f"{inner(left)} iff {inner(right)}"


def weigh_formula(formula: Formula, column: Column) -> Any:
    """Where a formula holds: an array, or one truth value, as `column` gives for an option."""
    match formula:
        case Taken(option):
            return column(option)
        case Not(part):
            return np.logical_not(weigh_formula(part, column))
        case All(parts):
            result: Any = np.True_
            for part in parts:
                result = np.logical_and(result, weigh_formula(part, column))
            return result
        case Some(parts):
            result = np.False_
            for part in parts:
                result = np.logical_or(result, weigh_formula(part, column))
            return result
        case If(then, cause):
            return np.logical_or(weigh_formula(then, column), np.logical_not(weigh_formula(cause, column)))
        case Iff(left, right):
            return np.equal(weigh_formula(left, column), weigh_formula(right, column))


def holds_in(formula: Formula, state: int) -> bool:
    """Whether a formula holds in one state."""
    return bool(weigh_formula(formula, lambda option: np.bool_(state >> option & 1)))


def options_of(formula: Formula) -> Iterator[int]:
    """The options that a formula speaks of, in the order of the text, each as often as it stands there."""
    match formula:
        case Taken(option):
            yield option
        case Not(part):
            yield from options_of(part)
        case All(parts) | Some(parts):
            for part in parts:
                yield from options_of(part)
        case If(then, cause):
            yield from options_of(then)
            yield from options_of(cause)
        case Iff(left, right):
            yield from options_of(left)
            yield from options_of(right)


def make_formula(alternatives: Sequence[Sequence[tuple[int, bool]]]) -> Formula:
    """The formula of alternatives, each a list of (option, taken): how other programs write statements."""
    built: list[Formula] = []
    for literals in alternatives:
        facts: list[Formula] = [Taken(option) if taken else Not(Taken(option)) for option, taken in literals]
        built.append(facts[0] if len(facts) == 1 else All(tuple(facts)))
    return built[0] if len(built) == 1 else Some(tuple(built))


def list_alternatives(formula: Formula) -> list[list[tuple[int, bool]]]:
    """The alternatives (option, taken) in which a formula holds, as few as merging neighbours gives.

    Returns:
        Lists of literals, each by option; no list where the formula never holds, one empty list where it always does.

    Example:
        >>> list_alternatives(If(Taken(6), Taken(0)))
        [[(0, False)], [(6, True)]]
    """
    options = sorted(set(options_of(formula)))
    width = len(options)
    true = set()
    for bits in range(1 << width):
        state = sum(1 << option for place, option in enumerate(options) if bits >> place & 1)
        if holds_in(formula, state):
            true.add(bits)
    return [
        [(options[place], bool(value >> place & 1)) for place in range(width) if care >> place & 1]
        for value, care in cover_cubes(true, width)
    ]


def cover_cubes(states: set[int], width: int) -> list[tuple[int, int]]:
    """Few cubes (value, mask of the bits that count) that together hold exactly `states` (Quine, McCluskey; greedy)."""
    full = (1 << width) - 1
    primes: set[tuple[int, int]] = set()
    layer = {(state, full) for state in states}
    while layer:
        merged, used = set(), set()
        for value, care in layer:
            for place in range(width):
                bit = 1 << place
                if care & bit and (value ^ bit, care) in layer:
                    merged.add((value & ~bit, care & ~bit))
                    used.add((value, care))
        primes |= layer - used
        layer = merged
    left, cover = set(states), []
    # The widest cubes first; among equals those that hold more of what is left, then by number.
    while left:
        best = max(
            primes,
            key=lambda cube: (sum((state & cube[1]) == cube[0] for state in left), -cube[1].bit_count(), -cube[0]),
        )
        cover.append(best)
        left = {state for state in left if (state & best[1]) != best[0]}
    return sorted(cover, key=lambda cube: (cube[1].bit_count(), cube[1], cube[0]))
