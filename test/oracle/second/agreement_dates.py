#!/usr/bin/env python3
"""A second opinion on the dates of agreements, written from the rules and not from the engine.

Sources: the profiles `term` and `notice` (A-01, A-02), processes P2, P6 and P14, and assumptions A-03 to A-09, A-27,
A-28, A-64, A-76, A-77. Standard library only; it shares nothing with the engine, not even a table of time zones.

Reads one JSON object a line:
    {"acts": [{"act", "on", "by": {"relation", "organisation"}, "as": relation or null, "data"}], "until": day}
`on` is a day of Paris (2025-04-14: its first instant) or an instant in UTC. The first act is `open`.
Writes one JSON object a line:
    accepted    for each act, whether it was taken
    why         for each act that was not, the reason
    firstDay    the first covered day, or null
    terms       [first, last] covered day of each term that began; last is null when it has no end
    renewals    the instant at which each further term began
    notices     [organisation, day of receipt, last covered day] of each notice that was taken
    passed      what the calendar did: [name, day, instant, situation after it]
    running     the ends that still run at `until`: {"termEnd": day, "noticeEnd": day}
    situation, stopped (instant or null), because (why it ended or was refused another term)
    coverage    what a referral that rests on it is told at `until`
"""

import json
import sys

from agreement_acts import LivingAgreement
from agreement_terms import Refused
from legal_days import instant_of


def played(case):
    agreement, accepted, why = LivingAgreement(), [], {}
    for index, act in enumerate(case["acts"]):
        try:
            agreement.do(act)
            accepted.append(True)
        except Refused as refused:
            accepted.append(False)
            why[index] = str(refused)
    if agreement.situation is not None:
        agreement.cross(instant_of(case["until"]))
    return agreement.told(accepted, why)


if __name__ == "__main__":
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(played(json.loads(line)), separators=(",", ":")))
