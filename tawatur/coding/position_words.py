"""Particles and pronouns beside a word of will, folded. Each list is closed: grammar, not vocabulary."""

from __future__ import annotations

_AND = ("", "و", "ف")
# "not", "will not", "did not", "is not", "without, lack of", "un-": with a conjunction written on or none.
NEGATIONS = frozenset(con + word for con in _AND for word in "لا لن لم ليس ليست ما عدم غير ليسوا لسنا لست".split())
# "if", "that (he should)", "whenever", "whether", "lest", "in order to", "until": what follows is supposed, not told.
SUPPOSED = frozenset("اذا لو ان ما كلما هل سواء لئلا كي لكي حتي الا بان لان".split())
# "may, has, was, is still, became, also, for its part": between a subject and its predicate.
AUXILIARIES = frozenset(
    "قد كان كانت كانوا كنا يزال تزال زال زالت يزالون نزال زلنا لازال لاتزال لايزال مازال مازالت مازلنا ايضا بدوره "
    "بدورها ستظل سيظل تظل يظل ستبقي سيبقي تبقي يبقي بات باتت اصبح اصبحت سيكون ستكون سنكون يكون تكون نكون سوف".split()
)
_PRONOUN_HEADS = ("ان", "بان", "وان", "فان", "لكن", "ولكن", "وبان", "كون", "لان", "ولان", "كان")
# "that he/she/they", "but he", "he, they": a pronoun stands for the subject.
OF_THIRD = frozenset(head + end for head in _PRONOUN_HEADS for end in ("ه", "ها", "هم", "هما")) | frozenset(
    "هو هي هم وهو وهي وهم فهو فهي فهم".split()
)
# "that we/I", "but we", "we, I".
OF_FIRST = frozenset(head + end for head in _PRONOUN_HEADS for end in ("نا", "ني", "ي")) | frozenset(
    "اننا بانني باننا انني واننا لكننا نحن ونحن انا وانا فنحن لسنا".split()
)
# "who, which": the verb after it has the noun before it for its subject.
RELATIVES = frozenset(con + word for con in ("", "و") for word in "التي الذي الذين اللذان اللذين اللتان اللتين".split())
# "that", "but", "where", "as", "while", "then", "since", "indeed": openers of a clause.
OPENERS = frozenset("ان وان بان فان لكن ولكن حيث كما فيما بينما ثم و اذ فقد لقد وقد قد انما بل".split())
