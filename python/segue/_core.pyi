"""
The compiled half of segue: values, numbers and searches. Use the package `segue`.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
__all__: list[str] = ['Cost', 'CostError', 'Crate', 'DataError', 'EVENLY', 'Exposure', 'Key', 'Playlist', 'Problem', 'Rule', 'RuleError', 'Selection', 'Taxonomy', 'Track', 'apply_exchange', 'apply_relocation', 'apply_reversal', 'arc_range', 'attributes', 'bridge', 'bridges', 'check_rules', 'choose', 'custom', 'did_you_mean', 'family_share', 'genre_distances', 'never_back_down', 'never_back_down_facts', 'order', 'order_many', 'order_problem', 'orderers', 'parse_keys', 'presets', 'rule_apart', 'rule_at_most', 'rule_at_most_within', 'rule_before', 'rule_every', 'rule_first', 'rule_forbid', 'rule_from_string', 'rule_keep_first', 'rule_land', 'rule_last', 'rule_lock', 'rule_no_repeat', 'rule_ratio', 'rule_require', 'rule_rest', 'rule_together', 'rule_together_field', 'sample', 'scalar_range', 'scalars', 'slot', 'taken', 'term', 'with_pairs_priced', 'with_rules']
class DataError(ValueError):
    pass
class RuleError(ValueError):
    pass
class CostError(ValueError):
    pass
class Key:
    """
    A musical key: tonic (pitch class 0-11, 0 = C) and mode ('minor' or 'major').
    """
    @staticmethod
    def from_traktor(value: typing.SupportsInt | typing.SupportsIndex) -> Key:
        """
        From Traktor's number 0-23.
        """
    @staticmethod
    def from_wheel_index(index: typing.SupportsInt | typing.SupportsIndex) -> Key:
        """
        From 0-23 around the Camelot wheel.
        """
    @staticmethod
    def parse(text: str) -> Key | None:
        """
        Reads Camelot (8A), Open Key (1m), names (F#m, Db major) and numbers; None where the text means unknown. Raises DataError.
        """
    def __eq__(self, arg0: typing.Any) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, pitch_class: typing.SupportsInt | typing.SupportsIndex, mode: str) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    def transposed(self, semitones: typing.SupportsInt | typing.SupportsIndex) -> Key:
        """
        The key that many semitones higher.
        """
    @property
    def camelot(self) -> str:
        ...
    @property
    def mode(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def open_key(self) -> str:
        ...
    @property
    def pitch_class(self) -> int:
        ...
    @property
    def short_name(self) -> str:
        ...
    @property
    def traktor(self) -> int:
        ...
    @property
    def wheel_index(self) -> int:
        ...
class Track:
    """
    One recording and its features; None where unknown.
    """
    def __eq__(self, arg0: typing.Any) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def acousticness(self) -> float | None:
        ...
    @property
    def album(self) -> str:
        ...
    @property
    def artists(self) -> list[str]:
        ...
    @property
    def available(self) -> bool:
        ...
    @property
    def bpm(self) -> float | None:
        ...
    @property
    def danceability(self) -> float | None:
        ...
    @property
    def duration(self) -> float | None:
        ...
    @property
    def dynamic_range(self) -> float | None:
        ...
    @property
    def embedding(self) -> typing.Any:
        ...
    @property
    def energy(self) -> float | None:
        ...
    @property
    def genres(self) -> dict:
        ...
    @property
    def id(self) -> str:
        ...
    @property
    def instrumentalness(self) -> float | None:
        ...
    @property
    def intro_bpm(self) -> float | None:
        ...
    @property
    def intro_energy(self) -> float | None:
        ...
    @property
    def intro_key(self) -> Key | None:
        ...
    @property
    def key(self) -> Key | None:
        ...
    @property
    def last_played(self) -> float | None:
        ...
    @property
    def location(self) -> str:
        ...
    @property
    def loudness(self) -> float | None:
        ...
    @property
    def note(self) -> str:
        ...
    @property
    def outro_bpm(self) -> float | None:
        ...
    @property
    def outro_energy(self) -> float | None:
        ...
    @property
    def outro_key(self) -> Key | None:
        ...
    @property
    def popularity(self) -> float | None:
        ...
    @property
    def role(self) -> str:
        ...
    @property
    def syncopation(self) -> float | None:
        ...
    @property
    def title(self) -> str:
        ...
    @property
    def valence(self) -> float | None:
        ...
    @property
    def year(self) -> float | None:
        ...
class Taxonomy:
    """
    Which genres there are, how they belong together, and what tags mean them.
    """
    __hash__: typing.ClassVar[None] = None
    @staticmethod
    def standard() -> Taxonomy:
        ...
    def __eq__(self, arg0: Taxonomy) -> bool:
        ...
    def additions(self) -> list[tuple[str, list[str], list[str]]]:
        """
        What the standard one is extended with to mean the same as this one.
        """
    def distance(self, tags_a: collections.abc.Sequence[str], tags_b: collections.abc.Sequence[str]) -> float | None:
        """
        0 (the same) to 1, as the contrast term measures it; None where no tag of one side is known.
        """
    def extended(self, entries: collections.abc.Sequence[tuple[str, collections.abc.Sequence[str], collections.abc.Sequence[str]]]) -> Taxonomy:
        """
        With (name, parents, aliases) of each genre added or changed. Raises DataError naming the genre.
        """
    def parents(self, tag: str) -> list[str]:
        ...
    def place(self, tag: str) -> tuple:
        """
        (genre, rule that found it); (None, '') where the tag is unknown.
        """
    def shares(self, tag: str) -> dict:
        """
        Family -> share, which sum to 1; empty where the tag is unknown.
        """
    @property
    def families(self) -> list[str]:
        ...
    @property
    def names(self) -> list[str]:
        ...
class Crate:
    """
    An immutable, validated, columnar collection of tracks.
    """
    @staticmethod
    def from_columns(rows: typing.SupportsInt | typing.SupportsIndex, *, strings: collections.abc.Mapping[str, typing.Any] = {}, artists: typing.Any | None = None, genres: typing.Any | None = None, scalars: collections.abc.Mapping[str, typing.Annotated[numpy.typing.ArrayLike, numpy.float64]] = {}, wheel: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] | None = None, intro_wheel: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] | None = None, outro_wheel: typing.Annotated[numpy.typing.ArrayLike, numpy.int32] | None = None, role: collections.abc.Sequence[str] | None = None, available: collections.abc.Sequence[bool] | None = None, embedding: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] | None = None) -> Crate:
        """
        Columns of `rows` entries each: texts as lists or as Arrow's (offsets, bytes); artists (lists) and genres (dicts tag -> weight) one a row, or (codes, distinct). Each column is copied once. NaN and -1 (wheel) mean missing. Raises DataError naming row, field and value.
        """
    def __len__(self) -> int:
        ...
    def find(self, name: str) -> int:
        """
        Row of an id, else of a title. Raises DataError.
        """
    def find_artist_title(self, artist: str, title: str) -> int:
        ...
    def label(self, row: typing.SupportsInt | typing.SupportsIndex) -> str:
        """
        'Artist - Title'.
        """
    def mark(self, name: str, available: bool) -> Crate:
        ...
    def scalar(self, name: str) -> numpy.typing.NDArray[numpy.float64]:
        ...
    def strings(self, name: str) -> list[str]:
        ...
    def subset(self, rows: typing.Any) -> Crate:
        ...
    def track(self, row: typing.SupportsInt | typing.SupportsIndex) -> Track:
        ...
    def with_genres(self, taxonomy: Taxonomy) -> Crate:
        """
        The same tracks, their tags read by another taxonomy.
        """
    @property
    def artists(self) -> list[list[str]]:
        ...
    @property
    def available(self) -> numpy.typing.NDArray[numpy.bool]:
        ...
    @property
    def embedding(self) -> typing.Any:
        ...
    @property
    def genres(self) -> list:
        ...
    @property
    def intro_wheel(self) -> numpy.typing.NDArray[numpy.int32]:
        ...
    @property
    def minutes(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def outro_wheel(self) -> numpy.typing.NDArray[numpy.int32]:
        ...
    @property
    def report(self) -> dict:
        ...
    @property
    def roles(self) -> list[str]:
        ...
    @property
    def taxonomy(self) -> Taxonomy:
        ...
    @property
    def wheel(self) -> numpy.typing.NDArray[numpy.int32]:
        ...
class Cost:
    """
    A weighted sum of terms: a value that adds, scales, compares, prints, and reads and writes JSON.
    """
    __hash__: typing.ClassVar[None] = None
    @staticmethod
    def from_json(text: str) -> Cost:
        ...
    def __add__(self, arg0: Cost) -> Cost:
        ...
    def __eq__(self, arg0: Cost) -> bool:
        ...
    def __init__(self) -> None:
        ...
    def __len__(self) -> int:
        ...
    def __mul__(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> Cost:
        ...
    def __repr__(self) -> str:
        ...
    def __rmul__(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> Cost:
        ...
    def lasting(self, minutes: typing.SupportsFloat | typing.SupportsIndex) -> Cost:
        """
        The cost for music that lasts so long: plans of scenes are put on its clock.
        """
    def to_json(self) -> str:
        ...
    @property
    def terms(self) -> list:
        """
        (weight, name, knobs, label) of each term.
        """
class Rule:
    """
    A hard condition on the order.
    """
    def __eq__(self, arg0: Rule) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    @property
    def kept(self) -> int:
        """
        Of keep_first without names: how many tracks of the crate it keeps where they are; else 0.
        """
    @property
    def names(self) -> list[str]:
        """
        Names of the tracks that the rule speaks of one by one.
        """
    @property
    def text(self) -> str:
        """
        The rule as text that reads back; the tracks of a predicate are named.
        """
class Selection:
    """
    Tracks by id or title, or by a condition; `called` names those of a predicate.
    """
    @staticmethod
    def from_string(text: str) -> Selection:
        ...
    def __init__(self, tracks: collections.abc.Sequence[str] = [], where: str = '', called: str = '') -> None:
        ...
    def __str__(self) -> str:
        ...
    def rows(self, crate: Crate) -> list[int]:
        """
        The rows that it stands for. Raises RuleError.
        """
    @property
    def given(self) -> bool:
        ...
class Exposure:
    """
    Fatigue in one attribute, in numbers.
    """
    def __repr__(self) -> str:
        ...
    @property
    def dims(self) -> int:
        ...
    @property
    def half_life(self) -> float:
        """
        Minutes.
        """
    @property
    def labels(self) -> typing.Any:
        """
        One number a track, -1 unknown; None where dense.
        """
    @property
    def name(self) -> str:
        ...
    @property
    def start(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        F[0], dims entries.
        """
    @property
    def weight(self) -> float:
        """
        Multiplies the raw strain sum.
        """
    @property
    def x(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        n x dims; one-hot for labels, the mean of the known where a label is unknown.
        """
class Problem:
    """
    What terms and rules are lowered to: the numbers that orderers and bounds know.
    """
    @staticmethod
    def from_arrays(transitions: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], durations: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], exposures: list = [], slots: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] | None = None, rules: collections.abc.Sequence[Rule] = [], arcs: list = []) -> Problem:
        ...
    @staticmethod
    def from_points(points: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], durations: typing.Annotated[numpy.typing.ArrayLike, numpy.float64] | None = None, exposures: list = [], rules: collections.abc.Sequence[Rule] = [], arcs: list = []) -> Problem:
        ...
    @staticmethod
    def lower(crate: Crate, cost: Cost, rules: collections.abc.Sequence[Rule] = [], history: Crate | None = None) -> Problem:
        ...
    def __len__(self) -> int:
        ...
    def bound(self, seconds: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> tuple:
        """
        (value, method) of a certified lower bound.
        """
    def evaluate(self, order: typing.Any) -> tuple[float, list[tuple[str, float]], int]:
        """
        (total, [(term, weighted value)], violations): the plain definition.
        """
    def price_exchange(self, i: typing.SupportsInt | typing.SupportsIndex, j: typing.SupportsInt | typing.SupportsIndex, k: typing.SupportsInt | typing.SupportsIndex, l: typing.SupportsInt | typing.SupportsIndex, first_reversed: bool, second_reversed: bool, order: typing.Any) -> float:
        ...
    def price_relocation(self, i: typing.SupportsInt | typing.SupportsIndex, j: typing.SupportsInt | typing.SupportsIndex, to: typing.SupportsInt | typing.SupportsIndex, reversed: bool, order: typing.Any) -> float:
        ...
    def price_reversal(self, i: typing.SupportsInt | typing.SupportsIndex, j: typing.SupportsInt | typing.SupportsIndex, order: typing.Any) -> float:
        ...
    def shuffle_cost(self) -> float:
        """
        Mean cost of 100 shuffles from seed 0.
        """
    def strain(self, order: typing.Any) -> numpy.typing.NDArray[numpy.float64]:
        """
        n x exposures, weighted, by slot.
        """
    def transition_table(self, order: typing.Any) -> numpy.typing.NDArray[numpy.float64]:
        """
        (n - 1) x terms, weighted.
        """
    def violations(self, order: typing.Any) -> list:
        ...
    @property
    def durations(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Minutes.
        """
    @property
    def exposures(self) -> list[Exposure]:
        ...
    @property
    def off(self) -> list[str]:
        ...
    @property
    def slots(self) -> typing.Any:
        ...
    @property
    def transition_terms(self) -> list[str]:
        ...
    @property
    def transitions(self) -> typing.Any:
        """
        n x n weighted prices of b (column) after a (row), read-only.
        """
class Playlist:
    """
    An ordered crate and what is known of the order.
    """
    @staticmethod
    def given(crate: Crate, problem: Problem, order: typing.Any, *, bound: typing.SupportsFloat | typing.SupportsIndex | None = None, proven: bool = False, method: str = 'given', note: str = '', seed: typing.SupportsInt | typing.SupportsIndex = 0, seconds: typing.SupportsFloat | typing.SupportsIndex = 0.0) -> Playlist:
        """
        An order from elsewhere, and what is known of how it was found.
        """
    def __len__(self) -> int:
        ...
    def explain(self, slot: typing.SupportsInt | typing.SupportsIndex) -> str:
        ...
    def move(self, start: typing.SupportsInt | typing.SupportsIndex, to: typing.SupportsInt | typing.SupportsIndex) -> Playlist:
        ...
    def swap(self, i: typing.SupportsInt | typing.SupportsIndex, j: typing.SupportsInt | typing.SupportsIndex) -> Playlist:
        ...
    def why_not(self, row: typing.SupportsInt | typing.SupportsIndex, slot: typing.SupportsInt | typing.SupportsIndex) -> str:
        ...
    def with_crate(self, crate: Crate) -> Playlist:
        """
        The same over another crate of as many tracks.
        """
    @property
    def bound(self) -> float | None:
        ...
    @property
    def change(self) -> str:
        ...
    @property
    def closed(self) -> float | None:
        ...
    @property
    def cost(self) -> float:
        ...
    @property
    def crate(self) -> Crate:
        ...
    @property
    def gap(self) -> float | None:
        ...
    @property
    def iterations(self) -> int:
        ...
    @property
    def method(self) -> str:
        ...
    @property
    def note(self) -> str:
        ...
    @property
    def order(self) -> numpy.ndarray:
        ...
    @property
    def problem(self) -> Problem:
        ...
    @property
    def proof(self) -> str:
        ...
    @property
    def proven(self) -> bool:
        ...
    @property
    def seconds(self) -> float:
        ...
    @property
    def seed(self) -> int:
        ...
    @property
    def terms(self) -> list[tuple[str, float]]:
        ...
    @property
    def violations(self) -> list:
        ...
def apply_exchange(i: typing.SupportsInt | typing.SupportsIndex, j: typing.SupportsInt | typing.SupportsIndex, k: typing.SupportsInt | typing.SupportsIndex, l: typing.SupportsInt | typing.SupportsIndex, first_reversed: bool, second_reversed: bool, order: typing.Any) -> numpy.ndarray:
    ...
def apply_relocation(i: typing.SupportsInt | typing.SupportsIndex, j: typing.SupportsInt | typing.SupportsIndex, to: typing.SupportsInt | typing.SupportsIndex, reversed: bool, order: typing.Any) -> numpy.ndarray:
    ...
def apply_reversal(i: typing.SupportsInt | typing.SupportsIndex, j: typing.SupportsInt | typing.SupportsIndex, order: typing.Any) -> numpy.ndarray:
    ...
def arc_range(scalar: str) -> tuple[float, float]:
    """
    (low, high): what an arc scales to 0..1.
    """
def attributes() -> list[str]:
    """
    Names of all that a term can look at.
    """
def bridge(problem: Problem, a: typing.SupportsInt | typing.SupportsIndex, b: typing.SupportsInt | typing.SupportsIndex, neighbours: typing.SupportsInt | typing.SupportsIndex = 12, hop: typing.SupportsFloat | typing.SupportsIndex = 0.01) -> list[int]:
    """
    Rows that lead best from a to b, both included.
    """
def bridges(problem: Problem, neighbours: typing.SupportsInt | typing.SupportsIndex = 12) -> numpy.typing.NDArray[numpy.float64]:
    """
    Betweenness of every row, 0..1.
    """
def check_rules(crate: Crate, rules: collections.abc.Sequence[Rule]) -> tuple:
    """
    (ok, proven, conflicts, sentences, relaxations, witness, text)
    """
def choose(problem: Problem, wanted: dict, seed: typing.SupportsInt | typing.SupportsIndex = 0, seconds: typing.SupportsFloat | typing.SupportsIndex | None = None) -> tuple:
    """
    (rows in playing order, cost, minutes, what was missed). `wanted`: fit, slack (minutes), count, must, out, prices, twins, quotas [(name, rows, least, most)].
    """
def custom(matrix: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], label: str = 'custom') -> Cost:
    """
    n x n prices of b (column) after a (row); NaN unknown, +inf forbids.
    """
def did_you_mean(word: str, candidates: collections.abc.Sequence[str]) -> str:
    """
    " (did you mean 'x'?)" for the candidate nearest in spelling, else an empty string.
    """
def family_share(crate: Crate, family: str) -> typing.Any:
    """
    Share of a family of genres in every row, NaN where unknown; None where there is no such family.
    """
def genre_distances(crate: Crate, row: typing.SupportsInt | typing.SupportsIndex, other: Crate) -> typing.Any:
    """
    Genre distance of a row to every row of another crate, NaN where unknown; None where its own is.
    """
def never_back_down() -> Crate:
    """
    The soundtrack of the film Never Back Down (2008): twelve tracks.
    """
def never_back_down_facts() -> list:
    """
    (title, field, value, provenance) of every fact of the soundtrack.
    """
def order(crate: Crate, cost: Cost, rules: collections.abc.Sequence[Rule] = [], history: Crate | None = None, strict: bool = False, **kwargs) -> Playlist:
    """
    Orders a crate. Keywords: method, seed, threads, seconds, idle, stop_cost, stop_gap, start, near, memory, report, best_on_interrupt.
    """
def order_many(inputs: list, strict: bool, workers: typing.SupportsInt | typing.SupportsIndex, **kwargs) -> list[Playlist]:
    """
    Orders problems, and crates as (crate, cost, rules, history), several at a time; keywords as in order.
    """
def order_problem(problem: Problem, **kwargs) -> Playlist:
    """
    Orders a problem of numbers; keywords as in order.
    """
def orderers() -> list[tuple[str, str]]:
    """
    (name, sentence) of every orderer.
    """
def parse_keys(texts: collections.abc.Sequence[str]) -> numpy.typing.NDArray[numpy.int32]:
    """
    Wheel indices 0-23 of many spellings, -1 where unknown. Raises DataError naming the row.
    """
def presets() -> list:
    """
    (name, sentence, cost, rules, grounds) of every preset.
    """
def rule_apart(field: str, tracks: typing.SupportsInt | typing.SupportsIndex = 1, minutes: typing.SupportsFloat | typing.SupportsIndex = 0.0, of: Selection = ...) -> Rule:
    ...
def rule_at_most(field: str, in_a_row: typing.SupportsInt | typing.SupportsIndex = 2, minutes: typing.SupportsFloat | typing.SupportsIndex = 0.0, of: Selection = ...) -> Rule:
    ...
def rule_at_most_within(field: str, count: typing.SupportsInt | typing.SupportsIndex = 2, minutes: typing.SupportsFloat | typing.SupportsIndex = 0.0, tracks: typing.SupportsInt | typing.SupportsIndex = 0, of: Selection = ...) -> Rule:
    ...
def rule_before(earlier: str, later: str) -> Rule:
    ...
def rule_every(k: typing.SupportsInt | typing.SupportsIndex, role: str, of: Selection = ...) -> Rule:
    ...
def rule_first(track: str) -> Rule:
    ...
def rule_forbid(from_: Selection, to: Selection) -> Rule:
    ...
def rule_from_string(text: str) -> Rule:
    ...
def rule_keep_first(k: typing.SupportsInt | typing.SupportsIndex) -> Rule:
    ...
def rule_land(track: str, at: typing.SupportsFloat | typing.SupportsIndex, hits: typing.SupportsFloat | typing.SupportsIndex, within: typing.SupportsFloat | typing.SupportsIndex) -> Rule:
    ...
def rule_last(track: str) -> Rule:
    ...
def rule_lock(slot: typing.SupportsInt | typing.SupportsIndex, track: str) -> Rule:
    ...
def rule_no_repeat(tracks: typing.SupportsInt | typing.SupportsIndex = 1, minutes: typing.SupportsFloat | typing.SupportsIndex = 0.0) -> Rule:
    ...
def rule_ratio(among: typing.SupportsInt | typing.SupportsIndex, least: typing.SupportsInt | typing.SupportsIndex = 1, of: Selection = ...) -> Rule:
    ...
def rule_require(from_: Selection, to: Selection) -> Rule:
    ...
def rule_rest(minutes: typing.SupportsFloat | typing.SupportsIndex, of: Selection = ...) -> Rule:
    ...
def rule_together(of: Selection, ordered: bool = False) -> Rule:
    ...
def rule_together_field(field: str, ordered: bool = False) -> Rule:
    ...
def sample(problem: Problem, crate: Crate | None, *, count: typing.SupportsInt | typing.SupportsIndex, temperature: typing.SupportsFloat | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, replicas: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex, burn_in: typing.SupportsInt | typing.SupportsIndex | None, thinning: typing.SupportsInt | typing.SupportsIndex | None, report: typing.Any, best_on_interrupt: bool) -> tuple:
    """
    (playlists, how they were drawn) from exp(-J/T); without a crate the tracks are numbered.
    """
def scalar_range(name: str) -> tuple[float, float]:
    """
    (lowest, highest) value of a numeric feature that a crate takes.
    """
def scalars() -> list[str]:
    """
    Names of the numeric features.
    """
def slot(matrix: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], label: str = 'slot') -> Cost:
    """
    n x n prices of track (row) in slot (column).
    """
def taken(problem: Problem, rows: typing.Any) -> Problem:
    """
    The problem of some rows of another, with its neutral prices and scales; without rules.
    """
def term(name: str, **kwargs) -> Cost:
    """
    A term of that name with its knobs, weight 1. Raises CostError.
    """
def with_pairs_priced(problem: Problem, pairs: collections.abc.Sequence[tuple[typing.SupportsInt | typing.SupportsIndex, typing.SupportsInt | typing.SupportsIndex]], price: typing.SupportsFloat | typing.SupportsIndex) -> Problem:
    """
    The problem with a price on pairs of neighbours (a < b), whichever comes first.
    """
def with_rules(problem: Problem, crate: Crate, rules: collections.abc.Sequence[Rule]) -> Problem:
    ...
EVENLY: int = -1
__version__: str = '0.1.0'
