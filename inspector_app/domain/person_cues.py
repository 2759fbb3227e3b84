"""What the words beside a word with a capital say of it: that a person speaks, lives, has a mother or an age."""

import re

from inspector_app.domain.name_lists import NameWord, folded

_PERSON = (
    r"\b(?:boy|girl|child|baby|teenager|twin|pupil|student|learner|son|daughter|brother|sister|sibling|mother|father|mum|"
    r"dad|parent|carer|grandmother|grandfather|man|woman|person|adult|teacher|headteacher|friend|someone|somebody|"
    r"year-old)"
)
_KIN = r"mother|father|mum|dad|parents?|sister|brother"
_AGE = (
    r"(?:[1-9]|1\d|2[0-5]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty)"
)
_NOW = r"(?:(?:now|only|just|not|not yet|very|so|really|still|always|too|often|both)[ \u00a0]+)*"
_AGED = re.compile(
    rf",?[ \u00a0]+\(?(?:(?:who[ \u00a0]+)?(?:is|was|turned)[ \u00a0]+{_NOW})?aged?[ \u00a0]+{_AGE}\b"
    rf"|(?:,[ \u00a0]+|[ \u00a0]+\()(?:who[ \u00a0]+(?:is|was|turned)[ \u00a0]+{_NOW})?{_AGE}"
    rf"(?:[ \u00a0]+years?(?:[ \u00a0]+old)?)?(?:[,.;)]|$)"
    rf"|[ \u00a0]+(?:is|was|turned)[ \u00a0]+{_NOW}{_AGE}(?:[ \u00a0]+years?[ \u00a0]+old\b|[.,;)]|$)"
)
"""What follows a name and nothing else: “, aged 9”, “ (9)”, “, who is nine”, “ is nine years old”."""
_APPOSED = re.compile(rf",[ \u00a0]+(?:who(?:se)?\b|an?[ \u00a0]+(?:[\w-]+[ \u00a0]+){{0,2}}{_PERSON}\b)")
"""What follows the name of somebody: “, who waited”, “, a pupil”."""
_SAYS = re.compile(
    r"[ \u00a0]+(?:said|says|told|tells|explained|explains|described|describes|attends|attended|lives|lived|likes|"
    r"liked|loves|loved|wants|wanted|thinks|enjoys|enjoyed|asked|went|goes|spoke|speaks|wrote|waits|waited|feels|felt|"
    rf"and (?:his|her|their) (?:{_KIN}|family))\b"
)
_IS_PERSON = re.compile(
    rf"[ \u00a0]+(?:(?:is|was)[ \u00a0]+{_NOW}(?:glad|happy|unhappy|pleased|sad|angry|anxious|worried|upset|frustrated|"
    rf"frightened|lonely|bullied|excluded|autistic|dyslexic|disabled|deaf|blind|ill|non-?verbal|diagnosed|born|"
    rf"in[ \u00a0]+(?:Year|Reception|care)\b|at[ \u00a0]+(?:home|school|college)|(?:an?[ \u00a0]+)(?:[\w-]+[ \u00a0]+)?"
    rf"{_PERSON})|(?:has|had)[ \u00a0]+(?:no|not[ \u00a0]+had|an?|his|her|their)[ \u00a0]+(?:[\w-]+[ \u00a0]+){{0,2}}"
    rf"(?:plan|diagnosis|school|teacher|{_KIN}|friends?|friend|autism|ADHD|epilepsy))\b"
)
"""What a person alone is or has: “is glad”, “has no plan”."""
_DOES = re.compile(
    r"[ \u00a0]+(?:is|was|has|had|does|did|gets|got|needs|needed|misses|missed|moves|moved|starts|started|joins|joined|"
    r"leaves|left|receives|received|turned|cannot|can’t|can't|isn’t|isn't|wasn’t|wasn't|hasn’t|hasn't)\b"
)
"""What a single person or thing does; what has no article before it, and is no thing by itself, is then a person."""
_OF_KIN = re.compile(rf"[ \u00a0]+(?:EHC[ \u00a0]+)?(?:{_KIN}|family|carers?|teacher|school|plan|needs|views|words)\b")
_OF_PARENTS = re.compile(rf"[ \u00a0]+(?:{_KIN}|siblings?|grandmother|grandfather|grandparents?)\b")
_CALLED = re.compile(rf"{_PERSON},?(?: \w+){{0,2}}[ \u00a0](?:called|named)[ \u00a0]+[“‘\"']?$", re.IGNORECASE)
"""What stands before a name and nothing else: “a boy who is called”."""
_BESIDE = re.compile(rf"{_PERSON}(,?)[ \u00a0]+$", re.IGNORECASE)
"""What stands before a name, too: “her daughter”; after a comma if one follows: “a child, May, waits”."""
_CLOSED = re.compile(r"[,.;:!?)”]|$")
_MET = re.compile(
    r"\b(?:met|meets?|saw|sees?|(?:spoke|speaks?|talked|talks?) (?:with|to)|listened to)[ \u00a0]+$", re.IGNORECASE
)
_AFTER_MET = re.compile(r"[.,;:!?)”]|$|[ \u00a0](?:and|who|about|again|at|in|on|whose)\b")
_ARTICLE = re.compile(r"\b(?:the|an?)[ \u00a0]+$", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|[-–(]|\b(?:in|by|since|from|until|till|of|to|for|during|before|after|and|or|"
    r"between|early|mid|late|this|last|next|each|every|over|through|throughout|the|a))[ \u00a0]*$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r",?[ \u00a0]+\d")
_FAR = 120
"""Characters before a word in which something is said of it: longer than any phrase above."""


def acts(text: str, one: NameWord) -> bool:
    """Tell whether a word does what people do: speaks, lives, has a mother."""
    if (one.is_two_faced or one.is_shouted) and has_article(text, one):
        return False
    if one.is_two_faced and not is_frequent(one):
        if one.is_body:
            return False
        return bool((_OF_PARENTS if one.owns else _SAYS).match(text, one.end))
    return bool(_OF_KIN.match(text, one.end) if one.owns else _SAYS.match(text, one.end))


def is_somebody(text: str, one: NameWord) -> bool:
    """Tell whether a given name that is another word as well is or does what makes a person of it."""
    if one.owns or one.is_place or one.is_body or has_article(text, one):
        return False
    if _APPOSED.match(text, one.end) or _IS_PERSON.match(text, one.end):
        return True
    return one.opens and is_frequent(one) and not (one.is_thing or one.is_month) and bool(_DOES.match(text, one.end))


def is_aged(text: str, one: NameWord) -> bool:
    """Tell whether an age follows a word: “aged 9”, “who is nine”."""
    return not one.owns and _AGED.match(text, one.end) is not None


def is_introduced(text: str, one: NameWord) -> bool:
    """Tell whether the words before it make a person of a word: “a boy called”, “her daughter”, “they met”."""
    before = _before(text, one)
    if _CALLED.search(before):
        return True
    if beside := _BESIDE.search(before):
        return not beside[1] or _CLOSED.match(text, one.end) is not None
    return not one.is_place and bool(_MET.search(before) and _AFTER_MET.match(text, one.end))


def is_frequent(one: NameWord) -> bool:
    """Tell whether a word is a name often met; Will is, though the list of names does not have it so."""
    return one.is_frequent or folded(one.base) == "will"


def is_date(text: str, one: NameWord) -> bool:
    """Tell whether a month is one: “in May”, “May 2022”."""
    return bool(_BEFORE_MONTH.search(_before(text, one)) or _YEAR_AFTER.match(text, one.end))


def has_article(text: str, one: NameWord) -> bool:
    """Tell whether an article stands before a word."""
    return _ARTICLE.search(_before(text, one)) is not None


def _before(text: str, one: NameWord) -> str:
    """Return as much of what stands before a word as says something of it, however long the text is."""
    return text[max(one.start - _FAR, 0) : one.start]
