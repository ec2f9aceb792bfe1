"""Dated values of law and policy: what the program counts with, its source, and how sure we are.

Files under forms/policy hold the values; the floors and ceilings here ship with the program and no
council file can pass them (domain.md §9, 10, 13).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ras_desktop.domain.money import Money


class PolicyUnit(StrEnum):
    """What a value counts."""

    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    PEOPLE = "people"
    POUNDS = "pounds"
    SHARE = "share"
    DATE = "date"
    YES_NO = "yes or no"


class Checked(StrEnum):
    """How sure a value or fact is. TO_CHECK is never worded as a duty."""

    LAW_READ = "law read"
    GUIDANCE_READ = "guidance read"
    POLICY_READ = "policy read"
    SETTING = "setting"
    TO_CHECK = "to check"


class PolicyCode(StrEnum):
    """Every value that the program asks for; each has at least one dated value in the file."""

    CHILDREN_UNTIL = "age.children_until"
    OLDEST = "age.oldest"
    TRANSITIONS_TEAM = "age.transitions_team"
    OWN_CHOICE = "age.own_choice"
    ADULT_ASSESSMENT = "age.adult_assessment"
    ADULT = "age.adult"
    REVIEW_FIRST = "review.first_months"
    REVIEW_INTERVAL = "review.interval_months"
    REVIEW_ANNUAL = "review.annual_months"
    REVIEW_ALIGN = "review.align_weeks"
    NOTICE = "notice.months"
    NOTICE_POST = "notice.post_days"
    NOTICE_FIRST_REMINDER = "notice.first_reminder_months"
    NOTICE_SECOND_REMINDER = "notice.second_reminder_months"
    RECONSIDERATION_WAITS = "reconsideration.waits"
    RECONSIDERATION_ANSWER = "reconsideration.answer_days"
    PROPOSAL_ANSWER = "proposal.answer_days"
    RECONSIDERATION_ACKNOWLEDGE = "reconsideration.acknowledge_days"
    COMPLAINT_1 = "complaint.stage1_days"
    COMPLAINT_1_LONGEST = "complaint.stage1_longest_days"
    COMPLAINT_2 = "complaint.stage2_days"
    COMPLAINT_2_LONGEST = "complaint.stage2_longest_days"
    COMPLAINT_3_PANEL = "complaint.stage3_panel_days"
    COMPLAINT_3_REPORT = "complaint.stage3_report_days"
    COMPLAINT_3_ANSWER = "complaint.stage3_answer_days"
    TRIBUNAL_DECISION = "tribunal.decision_months"
    TRIBUNAL_CERTIFICATE = "tribunal.certificate_months"
    PLAN_UNCONFIRMED = "plan.before_confirmation"
    RECIPIENT_ADDRESS = "recipient.address_months"
    PANEL_QUORUM = "panel.quorum"
    PANEL_PAPERS = "panel.papers_days"
    MANAGER_LIMIT = "panel.manager_limit"
    PAYMENT_ANCHOR = "payment.anchor"
    PAYMENT_FLOAT = "payment.float_weeks"
    PAYMENT_ABSENCE = "payment.absence_weeks"
    PAYMENT_PAUSE = "payment.pause_weeks"
    BUDGET = "budget.year"
    WAGE_ADULT = "wage.adult"
    WAGE_YOUNG = "wage.young"
    WAGE_ONCOST = "wage.oncost_share"
    PLACEMENT_LONGEST = "stays.placement_longest_days"
    PLACEMENT_YEAR = "stays.placement_days_a_year"
    PAID_STAY_LONGEST = "stays.payment_longest_weeks"
    PAID_STAY_YEAR = "stays.payment_days_a_year"
    EQUITY_INTERVAL = "equity.interval_months"
    IMPLEMENTATION = "implementation.months"
    IMPLEMENTATION_STARTS = "implementation.starts"
    ACCESS_ANSWER = "access.answer_months"
    ACCESS_EXTRA = "access.extra_months"
    RECORDS_LOOKED_AFTER = "records.looked_after_years"
    EMERGENCY = "emergency.open_hours"
    PUT_OFF = "today.put_off_days"
    GROWING_TELL_TEAM = "growing.tell_team_weeks"
    GROWING_EXPLAIN = "growing.explain_weeks"
    GROWING_CAPACITY = "growing.capacity_weeks"
    GROWING_ASK_ADULTS = "growing.ask_adults_weeks"
    GROWING_HAND_OVER = "growing.hand_over_weeks"
    GROWING_CHASE_ADULTS = "growing.chase_adults_weeks"
    GROWING_AFTER = "growing.after_weeks"
    GROWING_CATCH_UP = "growing.catch_up_weeks"
    GROWING_CONSENT = "growing.consent_weeks"


_UNITS_BY_ENDING = {
    "_months": PolicyUnit.MONTHS,
    "_weeks": PolicyUnit.WEEKS,
    "_years": PolicyUnit.YEARS,
    "_days": PolicyUnit.WORKING_DAYS,
    "_hours": PolicyUnit.HOURS,
}
_UNITS: Mapping[PolicyCode, PolicyUnit] = {
    PolicyCode.NOTICE: PolicyUnit.MONTHS,
    PolicyCode.IMPLEMENTATION: PolicyUnit.MONTHS,
    PolicyCode.RECONSIDERATION_WAITS: PolicyUnit.YES_NO,
    PolicyCode.PLAN_UNCONFIRMED: PolicyUnit.YES_NO,
    PolicyCode.PANEL_QUORUM: PolicyUnit.PEOPLE,
    PolicyCode.MANAGER_LIMIT: PolicyUnit.POUNDS,
    PolicyCode.PAYMENT_ANCHOR: PolicyUnit.DATE,
    PolicyCode.IMPLEMENTATION_STARTS: PolicyUnit.DATE,
    PolicyCode.BUDGET: PolicyUnit.POUNDS,
    PolicyCode.WAGE_ADULT: PolicyUnit.POUNDS,
    PolicyCode.WAGE_YOUNG: PolicyUnit.POUNDS,
    PolicyCode.WAGE_ONCOST: PolicyUnit.SHARE,
    PolicyCode.PLACEMENT_LONGEST: PolicyUnit.DAYS,
    PolicyCode.PLACEMENT_YEAR: PolicyUnit.DAYS,
    PolicyCode.PAID_STAY_YEAR: PolicyUnit.DAYS,
    PolicyCode.PUT_OFF: PolicyUnit.DAYS,
}


def unit_of(code: PolicyCode) -> PolicyUnit:
    """The unit in which the program counts a value."""
    if code in _UNITS:
        return _UNITS[code]
    if code.value.startswith("age."):
        return PolicyUnit.YEARS
    return next(unit for ending, unit in _UNITS_BY_ENDING.items() if code.value.endswith(ending))


@dataclass(frozen=True, slots=True)
class Limit:
    """The floor and ceiling of a value, and the source that sets them."""

    source: str
    least: Decimal = Decimal(0)
    most: Decimal | None = None


def _most(most: int, source: str, least: int = 0) -> Limit:
    return Limit(source, Decimal(least), Decimal(most))


LIMITS: Mapping[PolicyCode, Limit] = {
    PolicyCode.CHILDREN_UNTIL: _most(18, "Children Act 1989 s105", least=18),
    PolicyCode.OLDEST: _most(25, "P title", least=18),
    PolicyCode.TRANSITIONS_TEAM: _most(18, "P 13"),
    PolicyCode.OWN_CHOICE: _most(16, "Children Act 1989 s17A", least=16),
    PolicyCode.ADULT_ASSESSMENT: _most(18, "P 13", least=14),
    PolicyCode.ADULT: _most(18, "P 13", least=18),
    PolicyCode.REVIEW_FIRST: _most(3, "SI 2014/1652 reg 11", least=1),
    PolicyCode.REVIEW_INTERVAL: _most(12, "R 2.11", least=1),
    PolicyCode.REVIEW_ANNUAL: _most(12, "R 2.11; SI 2014/1652 reg 11", least=1),
    PolicyCode.RECIPIENT_ADDRESS: _most(24, "own judgement", least=1),
    PolicyCode.NOTICE: Limit("R 1.3, 3.3", least=Decimal(3)),
    PolicyCode.PROPOSAL_ANSWER: Limit("Own judgement: less is too short", least=Decimal(10)),
    PolicyCode.COMPLAINT_1: _most(10, "Children Act complaints regulations", least=1),
    PolicyCode.COMPLAINT_1_LONGEST: _most(20, "Children Act complaints regulations", least=1),
    PolicyCode.COMPLAINT_2: _most(25, "Children Act complaints regulations", least=1),
    PolicyCode.COMPLAINT_2_LONGEST: _most(65, "Children Act complaints regulations", least=1),
    PolicyCode.COMPLAINT_3_PANEL: _most(30, "Children Act complaints regulations", least=1),
    PolicyCode.COMPLAINT_3_REPORT: _most(5, "Children Act complaints regulations", least=1),
    PolicyCode.COMPLAINT_3_ANSWER: _most(15, "Children Act complaints regulations", least=1),
    PolicyCode.TRIBUNAL_DECISION: _most(2, "SEN guidance", least=2),
    PolicyCode.TRIBUNAL_CERTIFICATE: _most(1, "SEN guidance", least=1),
    PolicyCode.PANEL_QUORUM: Limit("Own judgement: one person is no panel", least=Decimal(2)),
    PolicyCode.WAGE_ONCOST: _most(1, "Own judgement"),
    PolicyCode.PAYMENT_PAUSE: _most(13, "R 1.3: what lasts as long as a notice is one", least=1),
    PolicyCode.PLACEMENT_LONGEST: _most(17, "Care Planning Regulations 2010 reg 48", least=1),
    PolicyCode.PLACEMENT_YEAR: _most(75, "Care Planning Regulations 2010 reg 48", least=1),
    PolicyCode.PAID_STAY_LONGEST: _most(4, "SI 2009/1887 reg 13", least=1),
    PolicyCode.PAID_STAY_YEAR: _most(120, "SI 2009/1887 reg 13", least=1),
    PolicyCode.EQUITY_INTERVAL: _most(6, "E", least=1),
    PolicyCode.IMPLEMENTATION: _most(12, "R 1.2", least=1),
    PolicyCode.ACCESS_ANSWER: _most(1, "UK GDPR", least=1),
    PolicyCode.ACCESS_EXTRA: _most(2, "UK GDPR"),
    PolicyCode.EMERGENCY: _most(24, "Own judgement: no longer than a day", least=1),
    PolicyCode.PUT_OFF: _most(56, "Own judgement: what is put off is seen again", least=1),
    PolicyCode.GROWING_TELL_TEAM: _most(104, "Own judgement", least=4),
    PolicyCode.GROWING_EXPLAIN: _most(104, "Own judgement", least=4),
    PolicyCode.GROWING_CAPACITY: _most(52, "Own judgement", least=2),
    PolicyCode.GROWING_ASK_ADULTS: _most(104, "Own judgement", least=1),
    PolicyCode.GROWING_HAND_OVER: _most(52, "Own judgement", least=4),
    PolicyCode.GROWING_CHASE_ADULTS: _most(52, "Own judgement", least=2),
    PolicyCode.GROWING_AFTER: _most(104, "Own judgement", least=12),
    PolicyCode.GROWING_CATCH_UP: _most(12, "Own judgement: nothing is left lying", least=1),
    PolicyCode.GROWING_CONSENT: _most(52, "Own judgement: older consent is not fresh", least=4),
    PolicyCode.RECORDS_LOOKED_AFTER: Limit("Guidance", least=Decimal(75)),
}
"""What no council's file can pass."""

NO_LIMIT = Limit("")


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """One value from a day on, until the next one of the same code.

    `value` is a bool for YES_NO, a date for DATE, else an exact number of `unit`.
    """

    code: PolicyCode
    title: str
    value: Decimal | bool | date
    unit: PolicyUnit
    first: date
    source: str
    checked: Checked
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A rule of law or policy in a sentence, said beside the field it bears on."""

    code: str
    sentence: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Policy:
    """All dated values and facts of one council."""

    title: str
    values: tuple[PolicyValue, ...]
    facts: tuple[Fact, ...] = ()
    note: str = ""

    def on(self, code: PolicyCode, day: date) -> PolicyValue:
        """The value in force on a day; before the first one, the first.

        LookupError for a code without any value: the reader lets no such file through.
        """
        held = sorted((each for each in self.values if each.code is code), key=_first)
        if not held:
            raise LookupError(code.value)
        past = [each for each in held if each.first <= day]
        return past[-1] if past else held[0]

    def number(self, code: PolicyCode, day: date) -> Decimal:
        """The exact number in force on a day. TypeError for a date or a yes or no."""
        value = self.on(code, day).value
        if isinstance(value, bool) or not isinstance(value, Decimal):
            raise TypeError(code.value)
        return value

    def whole(self, code: PolicyCode, day: date) -> int:
        """A whole number of units in force on a day; the reader allows halves for ages only."""
        return int(self.number(code, day))

    def months(self, code: PolicyCode, day: date) -> int:
        """A number of years or months as whole months: 17.5 years are 210."""
        held = self.on(code, day)
        number = self.number(code, day)
        return int(number * 12 if held.unit is PolicyUnit.YEARS else number)

    def money(self, code: PolicyCode, day: date) -> Money:
        """A sum in force on a day."""
        return Money.pounds(self.number(code, day))

    def yes(self, code: PolicyCode, day: date) -> bool:
        """A yes or no in force on a day."""
        return self.on(code, day).value is True

    def day(self, code: PolicyCode, day: date) -> date:
        """A date that the council chose, in force on a day. TypeError for anything else."""
        value = self.on(code, day).value
        if not isinstance(value, date):
            raise TypeError(code.value)
        return value

    def fact(self, code: str) -> Fact | None:
        """The fact with this code; None if the file has none."""
        return next((each for each in self.facts if each.code == code), None)


def _first(value: PolicyValue) -> date:
    return value.first
