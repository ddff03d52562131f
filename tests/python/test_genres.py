"""Genres: what tags mean, how near they are, and what a user adds."""

import itertools

import genre_judgements
import pytest

import segue as sg


def test_nine_judgements_of_ten_and_more_are_ordered_as_a_listener_would():
    judged = list(genre_judgements.triples())
    assert len(set(judged)) >= 200
    wrong = [
        (anchor, nearer, farther)
        for anchor, nearer, farther in judged
        if not sg.genres.distance(anchor, nearer) < sg.genres.distance(anchor, farther)
    ]
    assert len(wrong) <= 0.05 * len(judged), wrong


def test_tags_have_the_family_that_they_belong_to():
    judged = list(genre_judgements.families())
    assert len({tag for tag, _ in judged}) >= 100
    wrong = {tag: sg.genres.family(tag) for tag, family in judged if sg.genres.family(tag) != family}
    assert not wrong


@pytest.mark.parametrize("tag", ["houston", "bishop", "alaska", "driftwood", "lifestyle", "team sound", "xyzzy", ""])
def test_what_only_looks_like_a_genre_is_not_placed(tag):
    assert sg.genres.find(tag) is None and tag not in sg.genres


def test_a_region_places_a_tag_only_where_nothing_else_does():
    assert sg.genres.find("indie rock italiano") == "indie rock"
    assert sg.genres.find("italiano") == "canzone"
    assert sg.genres.find("duo italiano") == "canzone"
    assert sg.genres.rule("swedish melodic death metal") == "last words"
    assert sg.genres.rule("rap conscient") == "name" and sg.genres.rule("rap du quartier") == "inner words"


def test_genres_are_added_and_changed_without_touching_the_others():
    mine = sg.genres.extend(
        {
            "dreampunk": ["ambient", "vaporwave"],
            "sparklecore": "hyperpop",
            "techno": {"aliases": ["schranzig", "*tekkno"]},
            "garage": {"parents": ["garage rock"]},
            "grime": {"parents": "hip hop"},
        }
    )
    assert mine.parents("Dream-Punk") == ["ambient", "vaporwave"] and sg.genres.find("dreampunk") == "vaporwave"
    assert mine.find("deep sparklecore") == "sparklecore" and sg.genres.find("deep sparklecore") == "hardcore punk"
    assert mine.find("schranzig") == mine.find("turbotekkno") == "techno"
    assert mine.find("garage") == "garage" and mine.family("garage") == "rock"  # it meant uk garage
    assert mine.parents("grime") == ["hip hop"] and sg.genres.parents("grime") == ["hip hop", "uk garage"]
    assert mine.families == sg.genres.families and len(mine) == len(sg.genres) + 3
    assert mine != sg.genres == sg.Genres()
    assert mine.distance("dreampunk", "vaporwave") < mine.distance("dreampunk", "punk")
    assert mine.distance("techno", "xyzzy") is None


def test_a_crate_holds_the_genres_it_is_read_with(tmp_path):
    rows = [{"title": "a", "genre": "blorp"}, {"title": "b", "genre": "techno"}, {"title": "c", "genre": "opera"}]
    assert sg.Crate(rows).report["unknown_tags"] == {"blorp": 1}
    additions = {"blorp": ["minimal techno"]}
    crate = sg.Crate(rows, genres=additions)
    assert crate.report["unknown_tags"] == {} and crate.genres.find("blorp") == "blorp"
    prices = sg.Problem(crate, sg.contrast(low=0.35)).transitions
    assert prices[0, 1] > prices[0, 2]  # techno is too much alike
    assert crate.mark("a", False).genres == crate.genres

    (tmp_path / "mine.yaml").write_text("# mine\nblorp: [minimal techno]\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_text("title,genre\na,blorp\nb,techno\n", encoding="utf-8")
    assert sg.read(tmp_path / "rows.csv", genres=tmp_path / "mine.yaml").report["unknown_tags"] == {}
    assert sg.Crate(tmp_path / "rows.csv", genres=crate.genres).genres == crate.genres


def test_a_playlist_as_json_carries_its_genres():
    mine = sg.genres.extend({"blorp": ["minimal techno"], "garage": "garage rock", "techno": {"aliases": ["*tekkno"]}})
    rows = [{"title": t, "genre": g} for t, g in zip("abcd", ("blorp", "garage", "turbotekkno", "opera"), strict=True)]
    mix = sg.order(sg.Crate(rows, genres=mine), sg.contrast(low=0.35), rules=[sg.require("genre=garage rock", "genre=opera")])
    assert "bd" in "".join(track.title for track in mix.tracks)  # a condition, too, is read by the genres of the crate
    again = sg.Playlist.from_json(mix.to_json())
    assert again.cost == mix.cost and again.crate.genres.find("deep blorp") == "blorp"
    assert again.crate.report["unknown_tags"] == {} and again.crate.genres.family("garage") == "rock"
    assert "added_genres" not in sg.order(sg.Crate(rows), sg.contrast()).to_json()


def test_history_is_heard_by_the_genres_of_the_crate():
    mine = sg.genres.extend({f"blorp {k}": "techno" for k in range(40)})
    crate = sg.Crate([{"title": str(k), "genre": f"blorp {k % 40}"} for k in range(80)], genres=mine)
    problem = sg.Problem(crate, sg.fatigue("genre", half_life=15))
    assert problem.evaluate(range(80)).total > 0


@pytest.mark.parametrize(
    ("additions", "message"),
    [
        ({"blorp": []}, "genre 'blorp': it is new, so it needs parents"),
        ({"blorp": None}, "genre 'blorp': it is new"),
        ({"blorp": "tecno"}, r"genre 'blorp': its parent 'tecno' is not a genre \(did you mean 'techno'\?\)"),
        ({"rock": "pop"}, "genre 'rock': it is a family"),
        ({"a1": "b1", "b1": "a1"}, "among its own ancestors"),
        ({"blorp": {"parents": "rock", "aliases": "techno"}}, "its alias 'techno' is the name of a genre"),
        (
            {"blorp": {"parents": "rock", "aliases": "q1"}, "blarp": {"parents": "pop", "aliases": "q1"}},
            "'q1' is already",
        ),
        ({"blorp": {"parent": "rock"}}, r"it has no 'parent' \(did you mean 'parents'\?\)"),
        ({"blorp": 3}, "its parents are 3"),
        ({3: "rock"}, "a genre's name is a text"),
        ({"...": "rock"}, "needs a name of letters"),
        ({"techno": {"aliases": ["*"]}}, "has no letters"),
        (7, "not as int"),
    ],
)
def test_faults_are_named(additions, message):
    with pytest.raises(sg.DataError, match=message):
        sg.genres.extend(additions)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("blorp: techno\n\nblarp: tecno\n", "line 3: genre 'blarp': its parent 'tecno'"),
        ("blorp: techno\nblorp: house\n", "line 2: genre 'blorp' is there already"),
        ("- blorp\n- blarp\n", "line 1: genres are lines such as"),
        ("a: [techno\nb: house\n", "line 2: it is not YAML"),
        ("blorp: {parent: techno}\n", "line 1: genre 'blorp': it has no 'parent'"),
        ("1999: techno\n", "line 1: genre 1999: a genre's name is a text"),
        ("a: &a [*a]\n", "line 1: genre 'a': its parents are"),
    ],
)
def test_faults_of_a_file_have_their_line(tmp_path, text, message):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(sg.DataError, match=f"mine.yaml, {message}"):
        sg.genres.extend(path)
    with pytest.raises(sg.DataError, match="it cannot be read"):
        sg.genres.extend(tmp_path / "gone.yaml")
    path.write_text("", encoding="utf-8")
    assert len(sg.genres.extend(path)) == len(sg.genres)


def test_distances_are_symmetric_and_bounded():
    for a, b in itertools.combinations(sg.genres.names[::23], 2):
        assert sg.genres.distance(a, b) == pytest.approx(sg.genres.distance(b, a), abs=1e-12)
        assert 0 <= sg.genres.distance(a, b) <= 1
