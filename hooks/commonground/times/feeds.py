"""Reads how feeds and leaflets say that a meeting repeats, and refuses whatever could mean two things.

"Every second Tuesday" is every other one to some and the second of the month to others; "last Saturday" may
be a week ago. Step by step a text is put into a few tokens (weekdays, 1st … 5th, last, ``%month``,
``%3months``, ``%2weeks``), and those are matched.
"""

from __future__ import annotations

import re
import unicodedata

from .grammar import WEEKDAYS, Recurrence, RecurrenceError, join_words, read_every

_LEAD = re.compile(r"(?:(?:we|group|(?:the|this) group)\s+)?(?:meets?|meetings?|held|runs?)\b[\s:,]*")
_EXPLICIT = re.compile(r"(?:(?:we|group|(?:the|this) group)\s+)?(?:meets?|held|runs?)\b")
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?"
_MONTH_OF = r"(?:of|in|every|each)"

# Different ways of saying one thing, put into one; the order matters.
_SAME: tuple[tuple[str, str], ...] = (
    (r"[\u2010-\u2015]", "-"),
    (r"\b(?:mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:['’]?s)?\b\.?", "{weekday}"),
    (rf",?\s*(?:at|from|@)\s*{_CLOCK}(?:\s*(?:-|to|until)\s*{_CLOCK})?$", ""),
    (r"\bonly\b", ""),
    (r"[(),&+/]", " , "),
    (r"\b(?:weekdays?)\b", "monday-friday"),
    (r"\b(?:weekends?)\b", "saturday , sunday"),
    (r"\s(?:to|through|thru)\s|\s*-\s*", "-"),
    (r"\b(?:every|each)-?day\b|\b(?:every|each) day\b|\b(?:7|seven) days a week\b|\bdaily\b", "%day"),
    *((rf"\b{word}\b", number) for word, number in zip(("two", "three", "four", "six"), "2346", strict=True)),
    *((rf"\b{word}\b", f"{n}") for word, n in (("first", "1st"), ("second", "2nd"), ("third", "3rd"))),
    (r"\bfourth\b", "4th"),
    (r"\bfifth\b", "5th"),
    (r"\bbi-?weekly\b", " %biweekly "),
    (r"\b(?:every|each|once a) fortnight\b|\bfortnightly\b", " %2weeks "),
    (r"\b(?:every )?(?:other|alternat(?:e|ing)|2nd) weeks?\b", " %2weeks "),
    (r"\bevery ([2-9]) weeks\b", r" %\1weeks "),
    (rf"\b(?:{_MONTH_OF} )*(?:other|alternat(?:e|ing)|2nd) months?\b", " %2months "),
    (r"\b(?:of )?every ([2-9]|1[0-2]) months\b", r" %\1months "),
    (r"\bevery ([3-5])(?:rd|th) month\b", r" %\1months "),
    (r"\b(?:once|every|each|a) week\b|\bweekly\b", " "),
    (rf"\b(?:{_MONTH_OF} )*(?:every|each|per|the|a|of|in) month\b|\bmonthly\b", " %month "),
    (r"\b(?:every )?(?:other|alternat(?:e|ing))\b", " %2weeks "),
    (r"\beach\b", "every"),
    (r"\b(?:the|on)\b", " "),
    (r"\band\b", " , "),
    (r"[\s,]*,[\s,]*", ", "),
    (r"\s+", " "),
    (r",? (%\d?(?:months?|weeks)),?|^(%\d?months?|%\dweeks|%biweekly),", r" \1\2"),
    (r",? %biweekly", " %biweekly"),
)

_DAY = "|".join(WEEKDAYS)
_DAYS = rf"(?P<days>(?:{_DAY})(?:(?:, |-)(?:{_DAY}))*)"
_NTH = "1st|2nd|3rd|4th|5th|last"
_NTHS = rf"(?P<nths>(?:{_NTH})(?:, (?:{_NTH}))*)"
_WEEKS = r"(?:%(?P<weeks>\d)weeks|(?P<biweekly>%biweekly))"
_MONTHS = r"%(?P<months>\d+)months"
_DATE = r"[1-9]\d?(?:st|nd|rd|th)"

_FORMS = tuple(
    re.compile(form)
    for form in (
        "(?P<daily>%day)",
        rf"(?:every )?{_DAYS}",
        rf"(?:every )?{_DAYS} {_WEEKS}",
        rf"{_WEEKS} {_DAYS}",
        rf"(?P<every>every )?{_NTHS} (?P<day>{_DAY})(?P<month> %month)?",
        rf"(?P<month>%month) (?:every )?{_NTHS} (?P<day>{_DAY})",
        rf"(?P<day>{_DAY}),? {_NTHS}(?P<month> %month)?",
        rf"(?:every )?{_NTHS} (?P<day>{_DAY}) {_MONTHS}",
        rf"{_MONTHS} {_NTHS} (?P<day>{_DAY})",
        rf"(?:every )?(?P<dates>{_DATE}(?:, {_DATE})*) %month",
        rf"%month (?P<dates>{_DATE}(?:, {_DATE})*)",
    )
)


def from_wording(text: str) -> Recurrence | None:
    """The rule in a free text such as "1st & 3rd Tuesday", "every other Mon" or "Last Sat of the month".

    None where the text says nothing of the kind, says more than that, or could be understood in two ways.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text[:500]).lower().split())
    whole = _sentence(folded)
    if whole:
        return whole
    told = [part for part in re.split(r"[.;!]\s+", folded) if _EXPLICIT.match(part)]
    rules = {_sentence(part) for part in told}
    return rules.pop() if len(rules) == 1 else None


def _sentence(text: str) -> Recurrence | None:
    reduced = _LEAD.sub("", text.strip(" .;:!"), count=1) if _LEAD.match(text) else text.strip(" .;:!")
    for pattern, same in _SAME:
        reduced = re.sub(pattern, _weekday if same == "{weekday}" else same, reduced)
    reduced = _merged(reduced.strip(" ,-"))
    for form in _FORMS:
        if match := form.fullmatch(reduced):
            wording = _canonical({name: value for name, value in match.groupdict().items() if value})
            return _read(wording) if wording else None
    return None


def _weekday(match: re.Match[str]) -> str:
    return next(name for name in WEEKDAYS if match[0].startswith(name[:3]))


def _merged(text: str) -> str:
    """``1st tuesday, 3rd tuesday`` → ``1st, 3rd tuesday``."""
    twice = re.compile(rf"({_NTH}) ({_DAY}), ((?:(?:{_NTH}), )*(?:{_NTH}) \2)")
    while (merged := twice.sub(r"\1, \3", text)) != text:
        text = merged
    return text


def _canonical(said: dict[str, str]) -> str | None:
    """The text of the grammar for what a form found; None where that could be understood in two ways."""
    if "daily" in said:
        return "day"
    if "dates" in said:
        return f"day {re.sub('[a-z]', '', said['dates'])} of the month"
    if "days" in said:
        return _weekly(said)
    nths = said["nths"].split(", ")
    nth_day = f"{join_words(nths)} {said['day']}"
    if "months" in said:
        return f"{said['months']} months on the {nth_day}"
    if "month" not in said and len(nths) == 1:
        every = "every" in said
        if nths[0] == "last" and not every:
            return None
        if nths[0] not in ("1st", "last") and every:
            return None
    return nth_day


def _weekly(said: dict[str, str]) -> str | None:
    days: list[str] = []
    for part in said["days"].split(", "):
        ends = [WEEKDAYS.index(day) for day in part.split("-")]
        if len(ends) > 2 or ends[0] > ends[-1]:
            return None
        days += WEEKDAYS[ends[0] : ends[-1] + 1]
    if "biweekly" in said and len(days) > 1:
        return None  # twice a week, perhaps
    interval = "2" if "biweekly" in said else said.get("weeks")
    return f"{interval} weeks on {join_words(days)}" if interval else join_words(days)


def _read(text: str) -> Recurrence | None:
    try:
        return read_every(text)
    except RecurrenceError:
        return None
