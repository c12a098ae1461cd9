"""What ``rules/expansions.toml`` holds: the moves with their text and place, the limits, the questions."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from restructurer.rulebook import Rule, Rulebook, Settings

FILE = "expansions"

Place = Literal["top", "lead", "middle", "between", "end"]


class Cap(BaseModel):
    """How much expansion a body of at least ``body`` words may carry.

    ``share``: of all words of the article, the most that expansions may have; ``repeated``: the
    most that may be words of the source said again; ``moves``: the most boxes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    body: int
    share: float
    repeated: float
    moves: int


class Costs(BaseModel):
    """What a word costs: stated by data, said in a shorter form, or said again as it stands.

    ``weak``: added for an item of no value at all (an item of value 1 adds nothing). ``crowd``:
    added for each item that a box already holds, so that boxes fill evenly.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    new: int
    restated: int
    repeated: int
    weak: int
    crowd: int


class News(BaseModel):
    """What makes a clause news, each with its weight (*L’essentiel*, *À retenir*, the figures).

    ``base``: where a clause begins. ``own``: for the clause’s own value, from its form. ``sentence``: for each word of
    its sentence, up to ``longest``. ``long``: for each of its own words above ``line``. ``phrase``: for each keyphrase
    in it. ``matter``: for the share of its words that title, keyphrases and opening have. ``subject``: its subject is
    among them. ``name``: its subject is a name. ``date``, ``digit``, ``quantity``, ``coming``: it holds a date, a
    digit, a unit; tells what is to come. ``body``: a body acts or speaks. ``passive``: a passive. ``private``: of
    somebody without an office. ``before``: a pluperfect. ``scene``: an imperfect. ``state``: « est fermé ».
    ``gesture``: what a reporter saw. ``words``: somebody’s words without an office.
    ``certain``: the value from which a clause is news whatever its verb.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    base: float = 0.0
    own: float = 0.0
    sentence: float = 0.0
    longest: int = 35
    long: float = 0.0
    line: int = 26
    phrase: float = 0.0
    matter: float = 0.0
    subject: float = 0.0
    name: float = 0.0
    date: float = 0.0
    digit: float = 0.0
    quantity: float = 0.0
    coming: float = 0.0
    body: float = 0.0
    passive: float = 0.0
    private: float = 0.0
    before: float = 0.0
    scene: float = 0.0
    state: float = 0.0
    gesture: float = 0.0
    words: float = 0.0
    certain: float = 1.1


class Lines(BaseModel):
    """What a clause is worth as a line of a list, and when two lines say the same.

    ``share``: of the words of its sentence, that the line of the news has at most. ``as_title``: the share of its words
    from which the title says it. ``of_title``: what it gains by what the title speaks of. ``as_news``, ``alike``: the
    likeness to it, and of two other lines, from which they say the same. What a clause loses: ``name_alone`` for a
    person without their role at the end, ``unmet`` for one whom readers have not met, ``of_one_part`` for each
    better one of its part. ``least``: the news below which it stands nowhere; ``sure``: from which it may tell how
    things were. ``last``, ``of_last``: the value of one without substance, and the share that it keeps;
    ``weak_quote``: that of a quote that tells little.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    share: float = 0.85
    as_title: float = 0.7
    of_title: float = 0.4
    as_news: float = 0.5
    alike: float = 0.55
    name_alone: float = 0.05
    unmet: float = 0.35
    of_one_part: float = 0.06
    least: float = 0.12
    sure: float = 0.8
    last: float = 0.02
    of_last: float = 0.3
    weak_quote: float = 0.1


class ExpansionSettings(Settings):
    """``[settings]`` of ``rules/expansions.toml``.

    ``over``: the share by which the target may be passed. ``same``: the share of words of content
    in common from which two neighbours say the same. ``quoted``: the share of a sentence that quoted words in it
    may have. ``orders``: the orders in which moves choose
    their place and material; the best plan of all of them counts. The word lists say which words
    point outside a sentence (``back``, ``back_top``: definite and bare, they name what readers
    know already; those of ``back_top`` are kept out of the top alone). ``acts``: verbs of decisions
    and positions, which make a clause worth a line. ``officials``: what people are of whose acts
    lists may tell though the opening does not name them. ``resort``: words that
    an article must come to if clauses without substance are to stand in it. ``plain``: words of an
    entry of *Repères* that tell nothing of what it explains. ``linking``: what only links a sentence to the one before.
    ``limiting``: adverbs that a line may not lose. ``asides``: what a paper puts in or goes on from.
    ``selling``: what sells something: its words are advertising, nobody's. ``personal``: what a person alone has.
    """

    over: float
    same: float
    quoted: float = 0.45
    costs: Costs
    news: News = News()
    lines: Lines = Lines()
    caps: tuple[Cap, ...]
    orders: tuple[tuple[str, ...], ...]
    pointing: tuple[str, ...]
    opening: tuple[str, ...]
    first_person: tuple[str, ...]
    linking: tuple[str, ...] = ()
    limiting: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    relative_time: tuple[str, ...]
    relative_order: tuple[str, ...] = ()
    no_news: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    accusing: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    selling: tuple[str, ...] = ()
    empty_verbs: tuple[str, ...]
    back: tuple[str, ...]
    back_top: tuple[str, ...]
    acts: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    resort: int = 0


class Move(Rule):
    """One move: what it needs, what it writes and where it stands.

    ``label``: the bold line over it (empty: none). ``forms``: the texts of one item, with
    ``{slots}``; the move says which slots it fills. ``minimum``, ``maximum``: items in a box;
    ``boxes``: boxes in an article. ``shortest``, ``longest``: words of an item. ``distance``:
    words of the body that stand between the box and any sentence it says again. ``cost``: what
    the first word costs; a move that readers want more costs less. ``again``: what a second box
    of the same move costs besides. ``body``: the least words of the source from which the move is
    made. ``least``: the least value of an item. ``kinds``: the value that an entry of *Repères*
    has by its kind. ``home``: what an entry of a kind loses where the article is of its own country,
    whose readers know it. ``words``: what the move leaves out (*Repères*: what needs no explaining).
    ``after``: its box stands only behind the sentences that it says again or explains. ``apart``:
    words of the body between two boxes of the move. ``ahead``: words of the body by which a box may
    stand before what it says again (0: any), for ``own`` behind it too. ``own``: its box stands in the
    section of what it says again, or beside it where nobody else speaks. ``read``: its readers have read
    the article and know « les élus », « la famille ». ``strong``: only quotes with a contrast, a
    figure, a strong word. ``nameless``: what one loses whose speaker has no name. ``both``: two quotes of
    one speaker may stand on one line. ``familiar``: *Repères*
    explain what every reader knows too. ``sure``: the least value of an item in a box that has fewer than
    ``wanted``. ``resort``: what counts instead of these where an article does not come
    to a good length otherwise. ``second``: words of the finished
    article from which it may have a second box (0: any). ``wanted``: a box has so many items where
    it can.
    """

    closed: ClassVar[bool] = True

    label: str = ""
    forms: tuple[str, ...] = ()
    place: tuple[Place, ...]
    minimum: int = 1
    maximum: int
    boxes: int = 1
    shortest: int = 4
    longest: int = 40
    distance: int = 30
    cost: int = 0
    body: int = 0
    again: int = 0
    least: float = 0.0
    kinds: dict[str, float] = Field(default_factory=dict)
    home: dict[str, float] = Field(default_factory=dict)
    words: tuple[str, ...] = ()
    after: bool = False
    apart: int = 0
    ahead: int = 0
    own: bool = False
    wanted: int = 0
    second: int = 0
    strong: bool = False
    nameless: float = 0.0
    familiar: bool = False
    read: bool = False
    both: bool = False
    sure: float = 0.0
    resort: dict[str, float | bool] = Field(default_factory=dict)

    def at_last(self) -> Move:
        """The move with what counts at the last resort."""
        return Move.model_validate({**self.model_dump(), **self.resort}) if self.resort else self


class QuestionRule(Rule):
    """One form of question: ``pattern`` names the mechanism, ``verbs`` the lemmas that it takes.

    ``text``: the question, with ``{slots}``; ``value``: how much a reader wants it, 0 to 1. ``each``: how often it may
    stand in one box. ``last``: it only turns a sentence round, and stands where an article has its words with it alone.
    """

    pattern: str
    text: str
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    value: float
    each: int = 2
    last: bool = False


def moves(rulebook: Rulebook) -> dict[str, Move]:
    """The moves in force by id, in the order of the file."""
    return {rule.id: rule for rule in rulebook.rules(FILE, Move)}


@lru_cache(maxsize=8)
def moves_at_last(rulebook: Rulebook) -> dict[str, Move]:
    """The same with what counts at the last resort; a move that has nothing of its own for it is the same object."""
    return {ident: move.at_last() for ident, move in moves(rulebook).items()}


def question_rules(rulebook: Rulebook) -> tuple[QuestionRule, ...]:
    """The forms of question in force, in the order of the file."""
    return rulebook.rules(FILE, QuestionRule, table="question")


def settings(rulebook: Rulebook) -> ExpansionSettings:
    """The settings in force."""
    return rulebook.settings(FILE, ExpansionSettings)
