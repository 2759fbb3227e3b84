"""Names of people are found where they stand; months, places, organisations and other words are left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.people import names_in
from inspector_app.domain.public_names import named_publicly

PUBLIC = named_publicly(["Pippa Jackson Maitland", "Steve Reddy"], others=["Liverpool"])


def named(text: str, *known: str) -> list[str]:
    return [text[start:end] for start, end in names_in(text, PUBLIC, frozenset(known))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sarah told us that her plan was late.", ["Sarah"]),
        ("The plan of Callum was late.", ["Callum"]),
        ("A parent, Mrs Khan, felt heard.", ["Khan"]),
        ("Mr. Smith said that it was better.", ["Smith"]),
        ("Dr Patel wrote the advice.", ["Patel"]),
        ("For example, Aisha Begum waited two years.", ["Aisha Begum"]),
        ("Leaders wrote to Oluwaseun in May.", ["Oluwaseun"]),
        ("Grace said that she likes school.", ["Grace"]),
        ("The support for Grace has improved.", ["Grace"]),
        ("Grace's mother said that it took a year.", ["Grace"]),
        ("Will Thompson waited for a place.", ["Will Thompson"]),
        ("When Mark moved up, nobody knew.", ["Mark"]),
        ("In one case, Hope Adeyemi had no plan.", ["Hope Adeyemi"]),
        ("Mohammed's plan was late.", ["Mohammed"]),
        ("Zainab's views were heard.", ["Zainab"]),
        ("Leaders met Councillor Jones in June.", ["Jones"]),
        ("The plan for Siobhán O'Brien was amended.", ["Siobhán O'Brien"]),
        ("The headteacher, Ms McDonald, agreed.", ["McDonald"]),
        ("Professionals such as Tom Baker do well.", ["Tom Baker"]),
        ("Jack and Jill waited.", ["Jack", "Jill"]),
        ("A child called Jayden had no school place.", ["Jayden"]),
        ("Agnieszka Kowalska speaks of delays.", ["Agnieszka Kowalska"]),
        ("“Ryan never had a plan,” one parent said.", ["Ryan"]),
        ("Leaders acted. Ngozi told inspectors of delays.", ["Ngozi"]),
        ("April said she was heard.", ["April"]),
        ("Miss Hill helped the class.", ["Hill"]),
        ("He, Ibrahim, was glad.", ["Ibrahim"]),
        ("The work of Rosie Smith-Jones is strong.", ["Rosie Smith-Jones"]),
        ("The area thanked Jean-Paul for his work.", ["Jean-Paul"]),
        ("Preston said that he likes his school.", ["Preston"]),
        ("Nurse Fatima visits each week.", ["Fatima"]),
        ("Leaders, including Priya Sharma, acted.", ["Priya Sharma"]),
        ("They met MOHAMMED.", ["MOHAMMED"]),
        ("CALLUM was pleased.", ["CALLUM"]),
        ("JayDen likes school, and MARY-KATE does.", ["JayDen", "MARY-KATE"]),
        ("A boy called Will who waits told us.", ["Will"]),
        ("Inspectors met a mother who is named Hope.", ["Hope"]),
        ("They met May.", ["May"]),
        ("Inspectors spoke to May and her mother.", ["May"]),
        ("Her daughter May waits.", ["May"]),
        ("A child, May, waits.", ["May"]),
        ("A parent, Poppy, waits.", ["Poppy"]),
        ("Poppy’s mother waits.", ["Poppy"]),
        ("They met Sky.", ["Sky"]),
        ("A child called Preston waits.", ["Preston"]),
        ("Miss K was kind; Mrs KHAN was, too.", ["K", "KHAN"]),
        ("A pupil, callum, waits; aisha’s plan is late.", ["callum", "aisha"]),
        ("Inspectors met Dale and Steve, and Jan’s mother.", ["Dale", "Steve", "Jan"]),
        ("Mr Callum and Ms Steve wait.", ["Callum", "Steve"]),
        ("Tom, aged 9, has no plan.", ["Tom"]),
        ("Mrs Jane Carter is unhappy. Tom, who is nine, waited.", ["Jane Carter", "Tom"]),
        ("Tom (9) waits. Rose, 10, waits. Bill is nine. Mark turned 11.", ["Tom", "Rose", "Bill", "Mark"]),
        ("Charity, aged eight, waits.", ["Charity"]),
        ("May, who is seven, waits.", ["May"]),
        ("Mark, a pupil with autism, waits. Sky, whose plan is late, waits.", ["Mark", "Sky"]),
        ("Grace and Will and Mark agree.", ["Grace", "Will", "Mark"]),
        ("Hope, Joy and Callum wait. Faith, or Priya, waits.", ["Hope", "Joy", "Callum", "Faith", "Priya"]),
        ("Callum and Will’s plan is late.", ["Callum", "Will"]),
        ("Hope is glad. Faith has no EHC plan. Joy is at home.", ["Hope", "Faith", "Joy"]),
        ("Tom missed school. Rose has been heard. Will had to wait.", ["Tom", "Rose", "Will"]),
        ("MAY is glad. ALI waits. They met GRACE, and a boy called TOM.", ["MAY", "ALI", "GRACE", "TOM"]),
        ("A nine-year-old, Will, waits. Parents of Will agree.", ["Will", "Will"]),
    ],
)
def test_a_sentence_with_names_has_them_found(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Leaders acted quickly in May and June 2022.",
        "Will leaders act? May they do so.",
        "Grace periods were given to schools.",
        "Mark schemes are shared between schools.",
        "Hope remains among families.",
        "For example, members of LivPac, Liverpool's parent carer forum, and professionals co-produced a plan.",
        "The local authority and NHS England work with Ofsted and CQC.",
        "Education, Health and Care plans are late.",
        "On Monday, leaders met in Liverpool.",
        "The work at Alder Hey Children's NHS Foundation Trust is strong.",
        "St Mary's Primary School has a base.",
        "Children in Kent, Devon and Chester wait too long.",
        "Down's syndrome and Asperger syndrome are understood.",
        "Leaders use Makaton, Braille and British Sign Language.",
        "The Early Help team and the Local Offer are known.",
        "Since the Children and Families Act 2014, much has changed.",
        "The Designated Clinical Officer is new. The DCO leads well.",
        "In Reception and Year 9, pupils do well.",
        "“We were not heard,” one parent said.",
        "Summer holidays are hard for families.",
        "Faith groups and Jewish, Muslim and Christian schools take part.",
        "SENCos and SENDIASS staff help.",
        "Leaders in Wirral and Knowsley share the Great Ormond Street model.",
        "Parents said that they were heard. Staff told us so.",
        "COVID-19 struck in March 2020.",
        "Young Carers and the Parent Carer Forum meet on Tuesdays.",
        "The Autumn Term of 2021 was hard.",
        "Joy and pride were seen in schools.",
        "Commissioners told us that Child A and Pupil B had no plan.",
        "The Director of Children's Services and the Chief Executive lead well.",
        "Bill payments are late. Art therapy helps. Drew on the views of families.",
        "An Integrated Care Board took over on 1 July 2022.",
        "By April, plans were better; in early August they were not.",
        "The Cheshire and Merseyside ICB and Mersey Care are partners.",
        "Merseyside's Speech and Language Therapy service is quick.",
        "English, Polish and Urdu are spoken.",
        "The Secretary of State may act.",
        "Pippa Jackson Maitland led the visit with Mr Reddy.",
        "Dawn till dusk, staff work. Frank talks took place. Chase letters were sent.",
        "Leaders have read the SEND Code of Practice.",
        "The forum's Strategic Development Co-ordinators and its Vice-Chair attended every Focus Group.",
        "The Department for Education wrote about the Quality of Education, Health and Care Plans.",
        "ELSA, SEN, LEA, MAT, PINS, CAMHS and PMLD are known. THE CHILDREN OF LIVERPOOL HOPE.",
        "The Forum told us so. They spoke to Forum members and met School leaders.",
        "They met in May, at the May meeting, in spring and on 5 May. Since June they have met Sefton officers.",
        "Write to a.callum@example.org or callum@example.org.",
        "Mr S Reddy, Pippa Maitland and Ms Jackson Maitland read the letter that went to Steve Reddy.",
        "Hope is fading among families. Faith has grown. Summer was hard. Autumn is busy.",
        "Hope and trust have grown. In May and June, families met. Joy, pride and hope were seen.",
        "In May, 9 children waited. On 5 May, nine plans were late. Mark schemes, nine in all, are shared.",
        "The MAT said so. A LEA told us. The SEN team said that MAT leaders have acted.",
        "Young people, aged 16 to 25, wait. Children, who are nine, wait. Those aged 9 wait.",
        "Will leaders, who have acted, agree? Chance meetings helped. Grant funding is short.",
        "The Ehlers-Danlos clinic, the Graduated Approach and the Dynamic Support Register are new.",
    ],
)
def test_a_sentence_without_names_is_left_in_peace(text: str) -> None:
    assert named(text) == []


def test_a_word_that_was_learnt_is_no_name_unless_a_list_has_it() -> None:
    text = "Families in Zorbly and Callum wait."
    assert named(text) == ["Zorbly", "Callum"]
    assert named(text, "zorbly", "callum") == ["Callum"]


def test_the_possessive_is_no_part_of_a_name() -> None:
    assert named("Leaders read Callum’s plan and Ms Begum's letter.") == ["Callum", "Begum"]


GIVEN = st.sampled_from(
    ["Callum", "Aisha", "Mohammed", "Siobhán", "Priya", "Kayleigh", "Oluwaseun", "Agnieszka", "Zainab"]
)
SURNAMES = st.sampled_from(
    ["Ahmed", "Begum", "O'Brien", "Patel", "Kowalska", "Okafor", "McDonald", "Hussain", "Williams"]
)
FRAMES = st.sampled_from(
    [
        "Leaders told {} about it.",
        "{} said that it was late.",
        "In May, {} had no plan.",
        "The plan (of {}) was late.",
        "“{} waited,” one parent said.",
        "It was late. {}'s mother said so.",
        "Leaders, with {}, met in Liverpool.",
        "The Director of Children's Services wrote to {}.",
    ]
)


@given(GIVEN, SURNAMES, FRAMES)
def test_a_whole_name_is_found_wherever_it_stands(first: str, last: str, frame: str) -> None:
    assert named(frame.format(f"{first} {last}")) == [f"{first} {last}"]


@given(
    st.sampled_from(["Mr", "Mrs", "Ms", "Miss", "Dr", "Mr."]), st.from_regex(r"[B-Z][aeo][a-z]{1,8}", fullmatch=True)
)
def test_whatever_follows_a_title_is_a_name_unless_it_may_be_told(title: str, word: str) -> None:
    assert named(f"Leaders met {title} {word} again.") == ([] if word in ("Reddy", "Maitland") else [word])


@given(GIVEN, SURNAMES, FRAMES)
def test_a_name_that_may_be_told_is_not_found_and_half_of_it_is(first: str, last: str, frame: str) -> None:
    public = named_publicly([f"{first} {last}"])
    for whole in (f"{first} {last}", f"Ms {last}", f"Mr. {last}"):
        assert names_in(frame.format(whole), public) == []
    [(start, end)] = names_in(frame.format(first), public)
    assert frame.format(first)[start:end] == first


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_names_stand_in_it_one_after_the_other(text: str) -> None:
    end = 0
    for start, stop in names_in(text):
        assert end <= start < stop <= len(text)
        end = stop


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "plan",
                "of",
                "may",
                "and",
                "will",
                "the",
                "grace",
                "with",
                "hope",
                "in",
                "kent",
                "for",
                "leaders",
                "mat",
                "sen",
                "lea",
            ]
        )
    )
)
def test_words_in_small_letters_that_are_words_are_no_names(words: list[str]) -> None:
    assert names_in(" ".join(words)) == []
