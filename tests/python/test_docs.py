import importlib.util
from pathlib import Path

import pytest

import segue as sg

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", ["presets", "rules"])
def test_page_is_what_the_code_says(name):
    module = page_of(name)
    assert (DOCS / f"{name}.md").read_text(encoding="utf-8") == module.page()


def page_of(name):
    spec = importlib.util.spec_from_file_location(f"{name}_page", DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rules_page_shows_the_same_rule_in_both_languages():
    crate = sg.never_back_down()
    for entry in (e for entries in page_of("rules").ENTRIES.values() for e in entries):
        in_python, as_text = (sg.Problem(crate, sg.tempo(), [rule]) for rule in (eval(entry.python), entry.text))
        for seed in range(5):
            order = sg.order(crate, method="shuffle", seed=seed).order
            slots = [[v.slots for v in p.evaluate(order).violations] for p in (in_python, as_text)]
            assert slots[0] == slots[1], entry
