"""Who may do what under an agreement, and what it changes there."""

from datetime import date

from agreement_terms import SIGNS, Agreement, contradictions, demand, Refused
from legal_days import day_of, instant_of, last_covered, notice_end

RENEWS = ("TACIT", "TACIT_INDEFINITE", "EXPRESS")
DURATION = ("initialTerm", "renewal", "renewalTerm", "mostRenewals")
CHANGEABLE = (*DURATION, "notice", "opposition", "evaluation")


class LivingAgreement(Agreement):
    def do(self, act):
        at = instant_of(act["on"])
        self.clock = at if self.clock is None else max(at, self.clock)
        if self.situation is not None:
            self.cross(self.clock)
            demand(act["act"] != "open", "it is open")
            demand(self.stopped is None, "it has ended")
            demand(self.last_move is None or at >= self.last_move, "older than a term that has moved it")
        else:
            demand(act["act"] == "open", "it is not open")
        getattr(self, "do_" + act["act"])(act["data"], at, day_of(act["on"]), act["by"], act["as"])
        if self.situation == "drafting" and act["act"] in ("open", "sign", "reviseDraft"):
            self.conclude(day_of(act["on"]))

    def do_open(self, data, at, day, by, recorded_as):
        demand(by["relation"] == "keeper" and recorded_as is None and by["organisation"] == data["keeper"], "the keeper opens")
        self.take_terms(data)
        for one in data["signatories"]:
            if one.get("signedOn") is not None and one["role"] in SIGNS:
                demand(date.fromisoformat(one["signedOn"]) <= day, "signed in the future")
                self.put_signature(one["organisation"], date.fromisoformat(one["signedOn"]))
        self.keeper = data["keeper"]
        self.opened = at
        self.flagged = False
        self.situation = "drafting"

    def put_signature(self, who, day):
        demand(self.fixed is None or day <= self.fixed, "signed after its first day")
        self.signatures[who] = day

    def conclude(self, day):
        """Signed by all: it waits for its first day, or is in force at once where that has come."""
        if set(self.signatures) != set(self.signers):
            return
        self.concluded = max(self.signatures.values())
        self.first = self.fixed or self.concluded
        self.begin_term(0, 0)
        self.note_term()
        self.situation = "notYetInForce" if self.first > max(self.concluded, day) else "inForce"

    def must_be(self, who, among, by, recorded_as):
        demand(by["relation"] == who and recorded_as in (None, "keeper"), "not theirs to decide")
        demand(by["organisation"] in among, "they do not stand in it")
        return by["organisation"]

    def keeper_alone(self, by, recorded_as):
        demand(by["relation"] == "keeper" and recorded_as is None and by["organisation"] == self.keeper, "the keeper’s alone")

    def must_stand(self, *situations):
        demand(self.situation in situations, "not in this situation")

    def since_it_ran(self, day):
        """What is decided under an agreement is decided while it runs (R4-080): not before it was concluded, nor before its first day."""
        demand(day >= self.first, "before the agreement")

    def do_reviseDraft(self, data, at, day, by, recorded_as):
        self.must_stand("drafting")
        self.keeper_alone(by, recorded_as)
        kept = {name: self.terms[name] for name in ("template", "keeper", "reference")}
        self.take_terms({**data, **kept})

    def do_sign(self, data, at, day, by, recorded_as):
        self.must_stand("drafting")
        who = self.must_be("signatory", self.signers, by, recorded_as)
        demand(who not in self.signatures, "signed already")
        self.put_signature(who, day)

    def do_abandon(self, data, at, day, by, recorded_as):
        self.must_stand("drafting")
        self.keeper_alone(by, recorded_as)
        self.stop("abandoned", at, "never concluded")

    def do_openEvaluation(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        self.must_be("signatory", self.signers, by, recorded_as)
        self.since_it_ran(day)
        demand(self.terms["evaluation"] != "NONE", "none is stipulated")
        if self.length() is None and self.evaluation is not None:
            demand(self.year(day) > self.year(self.evaluation["opened"]), "one evaluation a year, where no term ends (R2-076)")
        else:
            demand(self.evaluation is None, "one evaluation a term")
        self.evaluation = {"verdict": None, "signed": set(), "opened": day, "filled": None}

    def year(self, day):
        """Which year of the agreement a day belongs to, from date to date."""
        number = 1
        while last_covered(self.first, 12 * number) < day:
            number += 1
        return number

    def do_fillEvaluation(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        self.must_be("signatory", self.signers, by, recorded_as)
        demand(self.evaluation is not None, "no evaluation is open")
        demand(not self.evaluated(), "it is signed by all")
        demand({one["organisation"] for one in data["services"]} == set(self.signers), "the counts of each service, and of no other (R2-079)")
        self.evaluation.update(verdict=data["verdict"], signed=set(), filled=day)

    def do_signEvaluation(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        who = self.must_be("signatory", self.signers, by, recorded_as)
        demand(self.evaluation is not None and self.evaluation["verdict"], "there is nothing to sign")
        demand(day >= self.evaluation["filled"], "signed before it was filled in")
        demand(who not in self.evaluation["signed"], "signed already")
        self.evaluation["signed"].add(who)

    def do_flagRegulatoryChange(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        self.must_be("signatory", self.signers, by, recorded_as)
        self.since_it_ran(day)
        demand(not self.flagged, "flagged already")
        self.flagged = True

    def do_liftRegulatoryChange(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        self.must_be("signatory", self.signers, by, recorded_as)
        demand(self.flagged, "nothing is flagged")
        self.flagged = False

    def can_be_renewed(self):
        demand(self.terms["renewal"] in RENEWS, "it is not renewed")
        demand(self.term_end() is not None, "it has no term any more")
        demand(not self.none_left(), "no renewal is left")
        demand(not self.declined, "declined already")

    def do_renew(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        who = self.must_be("decider", self.deciders, by, recorded_as)
        self.since_it_ran(day)
        self.can_be_renewed()
        demand(who not in self.renewed_by, "they decided already")
        self.renewed_by.add(who)

    def do_declineRenewal(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        who = self.must_be("decider", self.deciders, by, recorded_as)
        self.since_it_ran(day)
        self.can_be_renewed()
        demand(not self.renewed_by >= set(self.deciders), "all have decided to renew it")
        demand(notice_end(day, self.terms["opposition"]) <= self.term_end(), "too late to oppose (A-04)")
        self.declined = True

    def do_giveNotice(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        who = self.must_be("signatory", self.signers, by, recorded_as)
        demand(self.terms["notice"] > 0, "nobody may end it alone")
        self.since_it_ran(day)
        demand(who not in self.notices, "they gave notice already")
        end = notice_end(day, self.terms["notice"])
        self.notices[who] = (day, end, None)
        self.taken.append([who, day, end])

    def do_withdrawNotice(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        who = self.must_be("signatory", self.signers, by, recorded_as)
        demand(who in self.notices, "they gave none")
        received, end, accepted = self.notices[who]
        demand(accepted is None, "withdrawn already")
        demand(day >= received, "before the notice")
        self.notices[who] = (received, end, set())

    def do_acceptWithdrawal(self, data, at, day, by, recorded_as):
        self.must_stand("inForce")
        who = self.must_be("signatory", self.signers, by, recorded_as)
        giver = data.get("giver")
        _, _, accepted = self.notices.get(giver, (None, None, None))
        demand(giver != who and accepted is not None and who not in accepted, "nothing waits for their agreement")
        accepted.add(who)
        if accepted >= set(self.signers) - {giver}:
            del self.notices[giver]

    def do_proposeAmendment(self, data, at, day, by, recorded_as):
        self.must_stand("notYetInForce", "inForce")
        self.must_be("signatory", self.signers, by, recorded_as)
        demand(day >= self.concluded, "before the agreement")
        demand(self.amendment is None, "one amendment at a time")
        changes = {name: data[name] for name in CHANGEABLE if data.get(name) is not None}
        demand((data["subject"] != "CONTENT") == any(name in DURATION for name in changes), "it says that it changes the duration, or does not")
        demand(self.number == 0 or "initialTerm" not in changes, "the first term is over")
        uncounted = ("NONE", "TACIT_INDEFINITE")
        if changes.get("renewal") in uncounted and self.terms["renewal"] not in uncounted:
            changes = {"renewalTerm": None, "mostRenewals": None, **changes}
        amended = {**self.terms, **changes}
        for contradiction in contradictions(amended):
            raise Refused(contradiction)
        self.stays_in_the_calendar(amended)
        self.must_be_to_come(changes, day)
        self.amendment = (changes, set(), day)

    def stays_in_the_calendar(self, terms):
        """Where renewals have a maximum, the last possible term ends in a year that was read."""
        initial, most, again = terms.get("initialTerm"), terms.get("mostRenewals"), terms.get("renewalTerm")
        if initial is not None and most is not None:
            demand((last_covered(self.first, initial + most * (again or 0))).year <= 2036, "beyond the calendar")

    def must_be_to_come(self, changes, day):
        end = self.amended_end(changes)[1]
        demand(end is None or end >= day, "it would have ended before it was amended")

    def amended_end(self, changes):
        """How long the present term would be, and until when: a term that runs changes its length only where its own is amended."""
        terms, renewed_for = self.terms, self.renewed_for
        self.terms = {**terms, **changes}
        if self.number > 0 and changes.get("renewalTerm") is not None:
            self.renewed_for = changes["renewalTerm"]
        found = (self.renewed_for, self.term_end())
        self.terms, self.renewed_for = terms, renewed_for
        return found

    def do_signAmendment(self, data, at, day, by, recorded_as):
        self.must_stand("notYetInForce", "inForce")
        who = self.must_be("signatory", self.signers, by, recorded_as)
        demand(self.amendment is not None, "none is proposed")
        changes, signed, proposed = self.amendment
        demand(day >= proposed, "before it was proposed")
        demand(who not in signed, "signed already")
        demand(self.number == 0 or "initialTerm" not in changes, "the first term is over")
        if signed | {who} >= set(self.signers):
            self.must_be_to_come(changes, day)
            before = self.term_end()
            self.renewed_for = self.amended_end(changes)[0]
            self.terms = {**self.terms, **changes}
            if self.term_end() != before:  # what was decided of an end that has moved concerns it no more
                self.renewed_by, self.declined = set(), False
            self.note_term()
            self.amendment = None
        else:
            signed.add(who)

    def do_dropAmendment(self, data, at, day, by, recorded_as):
        self.must_stand("notYetInForce", "inForce")
        self.keeper_alone(by, recorded_as)
        demand(self.amendment is not None, "none is proposed")
        self.amendment = None

    def do_end(self, data, at, day, by, recorded_as):
        self.must_stand("notYetInForce", "inForce")
        demand(by["relation"] == "purchaser" and recorded_as is None and by["organisation"] == self.purchaser, "a purchaser alone ends it early")
        demand(day >= self.concluded, "before the agreement")
        self.stop("ended", at, "ended early")
