"""What an agreement is and what time does to it: its terms, their ends, and what follows (P2, P6, P14, A-04 to A-08)."""

from datetime import date, timedelta

from legal_days import day_in_paris, end_of_day, last_covered, shown, start_of_day

SIGNS = ("PARTY", "PURCHASER", "HOLDER")


class Refused(Exception):
    pass


def demand(condition, reason):
    if not condition:
        raise Refused(reason)


def contradictions(terms):
    """Terms that can't stand together. An agreement, or an amendment, that has one is refused."""
    initial, renewal = terms.get("initialTerm"), terms.get("renewal")
    again, most = terms.get("renewalTerm"), terms.get("mostRenewals")
    notice, opposition = terms.get("notice", 0), terms.get("opposition", 0)
    if renewal == "NONE":
        if again is not None or most is not None:
            yield "no renewal, and a term or a number of renewals"
        if terms.get("evaluation") == "CONDITION":
            yield "a condition of a renewal that there is not"
    elif initial is None:
        yield "renewed, and the first term is not stated"
    if renewal in ("TACIT", "EXPRESS") and again is None:
        yield "renewed for no stated time"
    if renewal == "TACIT_INDEFINITE" and (again is not None or most is not None):
        yield "renewed without limit, and a term or a number of renewals"
    if most == 0:
        yield "renewed no times"
    shortest = min([term for term in (initial, again) if term is not None], default=None)
    if shortest is not None and notice > shortest:
        yield "a notice longer than the term"
    if shortest is not None and opposition > shortest:
        yield "an opposition longer than the term"


class Agreement:
    def __init__(self):
        self.situation = None
        self.stopped = self.first = self.because = None
        self.last_move = None         # the instant of the last transition of the calendar
        self.clock = None
        self.terms_begun, self.renewals, self.taken, self.passed = [], [], [], []
        self.notices = {}             # organisation -> (received, end, set of who accepted its withdrawal, or None)
        self.amendment = None         # (changes, set of signatures, day of its proposal)
        self.renewed_for = None       # months of the present term, once renewed
        self.concluded = None

    # terms and people

    def take_terms(self, data):
        signers = [one["organisation"] for one in data["signatories"] if one["role"] in SIGNS]
        everybody = [one["organisation"] for one in data["signatories"]]
        demand(len(signers) >= 2, "an agreement has at least two signatories")
        demand(len(set(everybody)) == len(everybody), "somebody stands in it twice")
        demand((data["effect"] == "FIXED") == (data.get("firstDay") is not None), "a first day where, and only where, it is fixed")
        self.fixed = date.fromisoformat(data["firstDay"]) if data["effect"] == "FIXED" else None
        for contradiction in contradictions(data):
            raise Refused(contradiction)
        self.terms = dict(data)
        self.signers = signers
        self.purchaser = next((one["organisation"] for one in data["signatories"] if one["role"] == "PURCHASER"), None)
        self.deciders = [self.purchaser] if self.purchaser else signers
        self.signatures = {}

    def begin_term(self, number, months_before):
        self.number, self.months_before = number, months_before
        self.evaluation = None        # {"verdict": …, "signed": set, "opened": day, "filled": day or None} once opened
        self.renewed_by, self.declined = set(), False

    def length(self):
        """Months of the present term; None: it has no end."""
        return self.terms.get("initialTerm") if self.number == 0 else self.renewed_for

    def term_end(self):
        length = self.length()
        return None if length is None else last_covered(self.first, self.months_before + length)

    def next_notice_end(self):
        return min((end for _, end, _ in self.notices.values()), default=None)

    def note_term(self):
        first = self.first if self.months_before == 0 else last_covered(self.first, self.months_before) + timedelta(days=1)
        entry = [first, self.term_end()]
        if len(self.terms_begun) > self.number:
            self.terms_begun[self.number] = entry
        else:
            self.terms_begun.append(entry)

    # time

    def next_due(self):
        """The calendar's next word: instant, name, day. At one instant a notice goes before the term it meets (A-04)."""
        if self.situation == "notYetInForce":
            return start_of_day(self.first), "entryIntoForce", self.first
        if self.situation != "inForce":
            return None
        due = []
        if self.next_notice_end() is not None:
            due.append((end_of_day(self.next_notice_end()), 0, "noticeEnd", self.next_notice_end()))
        if self.term_end() is not None:
            due.append((end_of_day(self.term_end()), 1, "termEnd", self.term_end()))
        return (lambda found: (found[0], found[2], found[3]))(min(due)) if due else None

    def cross(self, until):
        while True:
            due = self.next_due()
            if due is None or due[0] > until:
                return
            instant, name, day = due
            self.last_move = instant
            if name == "entryIntoForce":
                self.situation = "inForce"
            elif name == "noticeEnd":
                self.stop("terminated", instant, "a notice ran out")
            else:
                self.at_term_end(instant)
            self.passed.append([name, day, instant, self.situation])

    def at_term_end(self, instant):
        terms = self.terms
        # what all have signed since a decision goes before it: an amendment may have taken the renewal away
        if terms["renewal"] == "NONE":
            return self.stop("expired", instant, "it is not renewed")
        if self.none_left():
            return self.stop("exhausted", instant, "no renewal is left")
        if self.declined:
            return self.stop("notRenewed", instant, "its renewal was declined")
        if self.renewed_by >= set(self.deciders):
            return self.next_term(instant)
        if terms["renewal"] == "EXPRESS":
            return self.stop("notRenewed", instant, "nobody decided to renew it")
        if terms["evaluation"] == "CONDITION":
            if not self.evaluated():
                return self.stop("lapsed", instant, "the evaluation is missing or not signed by all")
            if self.evaluation["verdict"] != "FAVOURABLE":
                return self.stop("lapsed", instant, "the evaluation is negative")
        if terms["regulatoryReserve"] and self.flagged:
            return self.stop("lapsed", instant, "a regulatory change is flagged")
        return self.next_term(instant)

    def evaluated(self):
        return self.evaluation is not None and self.evaluation["verdict"] and self.evaluation["signed"] >= set(self.signers)

    def none_left(self):
        most = self.terms.get("mostRenewals")
        return most is not None and self.number >= most

    def next_term(self, instant):
        self.begin_term(self.number + 1, self.months_before + self.length())
        self.renewed_for = None if self.terms["renewal"] == "TACIT_INDEFINITE" else self.terms.get("renewalTerm")
        self.renewals.append(instant)
        self.note_term()

    def stop(self, situation, instant, because):
        self.situation, self.stopped, self.because = situation, instant, because

    # what is told

    def coverage(self):
        if self.situation in (None, "drafting", "abandoned"):
            return None
        first = shown(self.first)
        if self.stopped is not None:
            last = self.passed[-1][1] if self.situation != "ended" else day_in_paris(self.stopped)
            return {"state": "ended", "firstDay": first, "lastDay": shown(last), "final": True}
        ends = [end for end in (self.term_end(), self.next_notice_end()) if end is not None]
        last = min(ends, default=None)
        final = (
            self.declined or self.terms["renewal"] == "NONE" or self.none_left()
            or (self.next_notice_end() is not None and last == self.next_notice_end())
        )
        state = "notYet" if self.situation == "notYetInForce" else "inForce"
        return {"state": state, "firstDay": first, "lastDay": shown(last), "final": final}

    def told(self, accepted, why):
        open_ends = {}
        if self.stopped is None and self.situation == "inForce":
            notice, term = self.next_notice_end(), self.term_end()
            # a term that a notice does not let come to its end has none to wait for
            open_ends = {"noticeEnd": notice, "termEnd": term if notice is None or term is None or notice > term else None}
        return {
            "accepted": accepted,
            "why": why,
            "firstDay": shown(self.first),
            "terms": [[shown(one) for one in term] for term in self.terms_begun],
            "renewals": [shown(one) for one in self.renewals],
            "notices": [[shown(one) for one in notice] for notice in self.taken],
            "passed": [[shown(one) for one in step] for step in self.passed],
            "running": {name: shown(day) for name, day in open_ends.items() if day is not None},
            "situation": self.situation,
            "stopped": shown(self.stopped),
            "because": self.because,
            "coverage": self.coverage(),
        }
