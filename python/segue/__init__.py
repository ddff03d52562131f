"""segue orders music so that it keeps the ear awake.

    import segue as sg

    mix = sg.order(sg.never_back_down(), preset="workout")
    print(mix)

A crate is a validated collection of tracks, a cost says what an order is worth, a rule says what it must keep, and
`order` gives a playlist that tells what every transition costs and why. Slots count from 0, times are minutes unless a
name says otherwise, and what is unknown is None (NaN in arrays). Errors are `DataError`, `RuleError` and `CostError`, all
of them ValueErrors. Frames, files, plots and the command line load when they are first used.
"""

try:
    from . import _core  # noqa: F401  (only to say more where it cannot be loaded)
except ImportError as e:
    raise ImportError(
        f"segue._core, the compiled half of segue, cannot be loaded ({e}): did you forget to compile? "
        "In a clone: ./run setup, then ./run test; elsewhere: pip install ."
    ) from e

from typing import TYPE_CHECKING

from . import _lazy
from ._core import CostError, DataError, Key, RuleError, Track, __version__, never_back_down_facts
from .cost import Cost, cost_from_json
from .crate import Crate, never_back_down
from .move import Exchange, Relocation, Reversal
from .order import compare, order, order_many, orderers
from .playlist import Playlist
from .presets import Preset, presets
from .problem import Evaluation, Exposure, PricedArc, Problem
from .rules import (
    Rule,
    apart,
    at_most,
    before,
    every,
    first,
    forbid,
    keep_first,
    land,
    last,
    lock,
    no_repeat,
    ratio,
    require,
    rest,
    together,
)
from .stop import Stop, after
from .terms import arc, contrast, custom, embedding, fatigue, freshness, impact, key, slot, step, tempo
from .violation import Violation

if TYPE_CHECKING:  # what loads when it is first used: ON_DEMAND says it again for running code
    from .audio.analyze import analyze
    from .bridging import bridge, bridges
    from .choosing import extend
    from .chosen import Chosen
    from .collisions import Collisions, Relaxation, check
    from .joining import join
    from .quotas import Quota, quota
    from .reading import playlists, read
    from .sampling import Samples, sample
    from .save import save_playlists
    from .scenes import Cue, Scene, arc_of, cue, phases, plan, scene
    from .taxonomy import Genres, genres

__all__ = [
    "Chosen",
    "Collisions",
    "Cost",
    "CostError",
    "Crate",
    "Cue",
    "DataError",
    "Evaluation",
    "Exchange",
    "Exposure",
    "Genres",
    "Key",
    "Playlist",
    "Preset",
    "PricedArc",
    "Problem",
    "Quota",
    "Relaxation",
    "Relocation",
    "Reversal",
    "Rule",
    "RuleError",
    "Samples",
    "Scene",
    "Stop",
    "Track",
    "Violation",
    "__version__",
    "after",
    "analyze",
    "apart",
    "arc",
    "arc_of",
    "at_most",
    "before",
    "bridge",
    "bridges",
    "check",
    "compare",
    "contrast",
    "cost_from_json",
    "cue",
    "custom",
    "embedding",
    "every",
    "extend",
    "fatigue",
    "first",
    "forbid",
    "freshness",
    "genres",
    "impact",
    "join",
    "keep_first",
    "key",
    "land",
    "last",
    "lock",
    "never_back_down",
    "never_back_down_facts",
    "no_repeat",
    "order",
    "order_many",
    "orderers",
    "phases",
    "plan",
    "playlists",
    "plot",
    "presets",
    "quota",
    "ratio",
    "read",
    "require",
    "rest",
    "sample",
    "save_playlists",
    "scene",
    "slot",
    "step",
    "tempo",
    "together",
]

ON_DEMAND = {
    "audio.analyze": ("analyze",),
    "bridging": ("bridge", "bridges"),
    "choosing": ("extend",),
    "chosen": ("Chosen",),
    "collisions": ("Collisions", "Relaxation", "check"),
    "joining": ("join",),
    "quotas": ("Quota", "quota"),
    "reading": ("playlists", "read"),
    "sampling": ("Samples", "sample"),
    "save": ("save_playlists",),
    "scenes": ("Cue", "Scene", "arc_of", "cue", "phases", "plan", "scene"),
    "taxonomy": ("Genres", "genres"),
}

__getattr__ = _lazy.on_demand(__name__, ("plot", "cli"), ON_DEMAND)


def __dir__() -> list[str]:
    return sorted(__all__)
