"""Any order of work and merging on three to five laptops, with rules that seek conflicts; the laws hold throughout."""

from datetime import datetime

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from inspector_app.record import state as states
from inspector_app.record.change import Change
from tests.inspector_app.record import laws
from tests.inspector_app.record.histories import OTHER_TAG, TAG
from tests.inspector_app.record.laptops import NOTES, SUBJECTS, WEAKNESSES, Copy, Laptops, words_of

laptop = st.runner().flatmap(lambda machine: st.sampled_from(machine.laptops.names))
two = st.runner().flatmap(lambda machine: st.permutations(machine.laptops.names).map(lambda order: order[:2]))
three = st.runner().flatmap(lambda machine: st.permutations(machine.laptops.names).map(lambda order: order[:3]))
old_copy = st.runner().flatmap(lambda machine: st.sampled_from(machine.laptops.kept))
subject = st.sampled_from(tuple(SUBJECTS))
note = st.sampled_from(tuple(NOTES))
ring = st.permutations(tuple(WEAKNESSES))
text = st.sampled_from(("one", "two", "three", "two and more"))
stance = st.sampled_from(("progress", "concern", None))
tag = st.sampled_from((TAG, OTHER_TAG))
moment = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)).map(lambda at: f"{at:%Y-%m-%dT%H:%M:%S}+00:00")


class Histories(RuleBasedStateMachine):
    """One history: the laptops, and which of their things were held against the oracle already."""

    def __init__(self) -> None:
        super().__init__()
        self.laptops = Laptops()
        self.checked: dict[tuple[str, str], list[Change]] = {}

    @initialize(count=st.sampled_from((3, 4, 5)), value=text)
    def start(self, count: int, value: str) -> None:
        self.laptops = Laptops("ABCDE"[:count])
        self.laptops.write("A", "n1", {"text": value, "stance": None, TAG: True})
        for place, about in enumerate(WEAKNESSES):
            self.laptops.write("A", about, {"title": value, "position": place})
        for name in self.laptops.names[1:]:
            self.laptops.bring_in(name, self.laptops.copy("A"))

    # One person at work

    @rule(name=laptop, at=moment)
    def set_the_clock(self, name: str, at: str) -> None:
        self.laptops.clock[name] = at

    @rule(name=laptop, about=subject, value=text)
    def word_or_rename(self, name: str, about: str, value: str) -> None:
        self.laptops.write(name, about, {words_of(about): value})

    @rule(name=laptop, about=note, value=text, code=stance, on=st.booleans())
    def bring_in_a_row(self, name: str, about: str, value: str, code: str | None, on: bool) -> None:
        self.laptops.write(name, about, {"text": value, "stance": code, TAG: on, "gone": False})

    @rule(name=laptop, about=note, code=stance)
    def mark(self, name: str, about: str, code: str | None) -> None:
        self.laptops.write(name, about, {"stance": code})

    @rule(name=laptop, about=note, which=tag, on=st.booleans())
    def hold(self, name: str, about: str, which: str, on: bool) -> None:
        self.laptops.write(name, about, {which: on})

    @rule(name=laptop, about=subject, gone=st.booleans())
    def remove_or_restore(self, name: str, about: str, gone: bool) -> None:
        self.laptops.write(name, about, {"gone": gone})

    @rule(name=laptop, about=subject)
    def erase(self, name: str, about: str) -> None:
        self.laptops.erase(name, about)

    @rule(name=laptop, pair=ring)
    def join(self, name: str, pair: list[str]) -> None:
        self.laptops.join(name, *pair[:2])

    @rule(name=laptop, about=st.sampled_from(tuple(WEAKNESSES)))
    def separate(self, name: str, about: str) -> None:
        self.laptops.separate(name, about)

    @precondition(lambda self: bool(self._waiting()))
    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        """Take one of the values of one open decision, knowing all that is there."""
        name, about, decision = data.draw(st.sampled_from(self._waiting()))
        self.laptops.decide(name, about, decision.field, data.draw(st.sampled_from(decision.values)))

    @rule(name=laptop, about=subject)
    def begin_typing(self, name: str, about: str) -> None:
        self.laptops.begin_typing(name, about)

    @precondition(lambda self: bool(self.laptops.typing))
    @rule(data=st.data(), value=text)
    def end_typing(self, data: st.DataObject, value: str) -> None:
        self.laptops.end_typing(data.draw(st.sampled_from(sorted(self.laptops.typing))), value)

    # Several people, against one another

    @rule(pair=two, about=subject, values=st.tuples(text, text))
    def word_apart(self, pair: list[str], about: str, values: tuple[str, str]) -> None:
        self._exchange(pair)
        for name, value in zip(pair, values, strict=True):
            self.laptops.write(name, about, {words_of(about): value})
        self.merge(pair)

    @rule(pair=two, about=note, which=tag)
    def tag_apart(self, pair: list[str], about: str, which: str) -> None:
        self.laptops.write(pair[0], about, {which: True})
        self.merge(pair[::-1])
        self.laptops.write(pair[0], about, {which: False})
        self.laptops.write(pair[1], about, {"stance": "concern", which: True})
        self.merge(pair)

    @rule(pair=two, about=subject, value=text, for_good=st.booleans())
    def remove_against_edit(self, pair: list[str], about: str, value: str, for_good: bool) -> None:
        self._exchange(pair)
        if for_good:
            self.laptops.erase(pair[0], about)
        else:
            self.laptops.write(pair[0], about, {"gone": True})
        self.laptops.write(pair[1], about, {words_of(about): value})
        self.merge(pair)

    @rule(people=three, about=subject, late=st.booleans(), keep=st.integers(0, 1))
    def remove_against_two_wordings(self, people: list[str], about: str, late: bool, keep: int) -> None:
        """Delete against two wordings, one of them perhaps put on the deleted thing; then choose one of the two."""
        self._exchange(people)
        for name, value in zip(people[1:], ("one", "two"), strict=True):
            self.laptops.write(name, about, {words_of(about): value})
        if late:
            self.merge(people[:2])
        self.laptops.write(people[0], about, {"gone": True})
        if late:
            self.laptops.write(people[0], about, {words_of(about): "three"})
        self._exchange(people)
        for decision in [one for name, told, one in self._waiting() if (name, told) == (people[0], about)]:
            if decision.field == words_of(about):
                self.laptops.decide(people[0], about, decision.field, decision.values[keep])
        self.merge(people[1::-1])

    @rule(pair=two, about=subject, values=st.tuples(text, text))
    def merge_under_a_draft(self, pair: list[str], about: str, values: tuple[str, str]) -> None:
        self._exchange(pair)
        self.laptops.begin_typing(pair[0], about)
        self.laptops.write(pair[1], about, {words_of(about): values[1]})
        self.merge(pair)
        if pair[0] in self.laptops.typing:
            self.laptops.end_typing(pair[0], values[0])

    @rule(people=three, things=ring, last=st.booleans())
    def join_in_a_ring(self, people: list[str], things: list[str], last: bool) -> None:
        """Join apart: a chain, or with a third join a ring that nobody made alone."""
        self._exchange(people)
        for place, name in enumerate(people[: 3 if last else 2]):
            self.laptops.join(name, things[place], things[(place + 1) % 3])
        self._exchange(people)

    @rule(pair=two, things=ring, rename=text)
    def join_apart(self, pair: list[str], things: list[str], rename: str) -> None:
        """Join one weakness to two others apart, while it is renamed."""
        self._exchange(pair)
        self.laptops.join(pair[0], things[0], things[1])
        self.laptops.join(pair[1], things[0], things[2])
        self.laptops.write(pair[1], things[0], {"title": rename})
        self.merge(pair)

    # Copies

    @rule(pair=two)
    def merge(self, pair: list[str]) -> None:
        self.laptops.bring_in(pair[0], self.laptops.copy(pair[1]))

    @rule(name=laptop)
    def back_up(self, name: str) -> None:
        self.laptops.kept.append(self.laptops.copy(name))

    @precondition(lambda self: bool(self.laptops.kept))
    @rule(copy=old_copy, name=laptop)
    def restore_or_clone(self, copy: Copy, name: str) -> None:
        """Put a laptop back to a backup, its own or another's; what was written since is lost with the disk."""
        self.laptops.put_back(name, copy)

    @precondition(lambda self: bool(self.laptops.kept))
    @rule(copy=old_copy, name=laptop)
    def merge_an_old_copy(self, copy: Copy, name: str) -> None:
        self.laptops.bring_in(name, copy)

    @rule(name=laptop, about=subject)
    def erase_against_a_copy(self, name: str, about: str) -> None:
        """Erase what an older copy still holds, and merge the copy again."""
        copy = self.laptops.copy(name)
        self.laptops.erase(name, about)
        self.laptops.bring_in(name, copy)

    def _exchange(self, people: list[str]) -> None:
        for name in people:
            for other in people:
                if other != name:
                    self.merge([name, other])

    def _waiting(self) -> list[tuple[str, str, states.Decision]]:
        return [
            (name, about, decision)
            for name in self.laptops.names
            for about in SUBJECTS
            if len(changes := self.laptops.changes(name, about)) > 1
            for decision in states.derive(changes).decisions
        ]

    # What must always hold

    @invariant()
    def the_laws_hold(self) -> None:
        for name in self.laptops.names:
            for about in SUBJECTS:
                changes = self.laptops.changes(name, about)
                if self.checked.get((name, about)) != changes:
                    seen = self.laptops.oracle.screen(name, about)
                    laws.a_thing_shows_as_those_who_wrote_it_knew(self.laptops.oracle, seen, changes)
                    self.checked[name, about] = changes
            laws.no_word_is_lost_and_none_erased_is_left(self.laptops, name)
            laws.a_joined_thing_stands_for_the_end_of_its_joins(self.laptops, name)

    def teardown(self) -> None:
        if self.laptops.names:
            laws.every_order_of_merging_gives_the_same(self.laptops)
