"""Text cut into runs: nothing lost, nothing doubled, only the placeholder marked."""

from hypothesis import given
from hypothesis import strategies as st

from exports.word.text import cut_runs, new_run, passages
from inspector_app.domain.plain import clean

TEXTS = st.text(max_size=40).map(clean)


@given(TEXTS, st.lists(st.text(max_size=3), max_size=3), st.data())
def test_the_runs_of_a_text_are_the_text(text: str, gaps: list[str], data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=5))
    runs = cut_runs(text, gaps, "Placeholder", cuts)
    assert "".join(str(run.text) for _, run in runs) == text
    assert [text[start:].startswith(str(run.text)) for start, run in runs] == [True] * len(runs)
    assert set(cuts) <= {start for start, _ in runs} | {len(text)}


@given(st.text())
def test_no_text_is_too_nasty_to_be_written(text: str) -> None:
    assert new_run(text).text == clean(text)


def test_a_placeholder_is_marked_every_time() -> None:
    runs = cut_runs("In [area], [area].", ["[area]", ""], "Placeholder")
    marked = [str(run.text) for _, run in runs if run.xpath("w:rPr/w:rStyle/@w:val") == ["Placeholder"]]
    assert marked == ["[area]", "[area]"]


def test_passages_are_found_in_order() -> None:
    assert passages("abcabc", ["c", "ab"]) == [(0, 2), (2, 3), (3, 5), (5, 6)]
