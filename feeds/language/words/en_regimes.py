"""English words of regimes of supply: their names, how they begin and end, and how sure it is."""

WORDS = {
    "EMERG": (
        "emergency, preventive, pre emptive, preemptive, precautionary, unscheduled, preventative, safety "
        "related, protective, unannounced, off schedule, out of schedule, unwarned, no notice"
    ),
    "EMERGCUT": (
        "emergency schedules, emergency shutdown schedules, emergency outage schedules, gav, sgav, "
        "emergency regime, emergency regimes, emergency shutdown mode, emergency rota, emergency "
        "disconnection schedules, emergency blackout schedules, emergency power outage schedules, "
        "emergency power cut schedules, emergency switch offs, emergency switch off, special emergency "
        "shutdown schedules, special emergency outage schedules, emergency shutdown schedule, emergency "
        "outage schedule, emergency schedule, emergency load shedding, emergency power schedules, forced "
        "outages, forced shutdowns, forced power outages, forced power cuts, forced blackouts, unplanned "
        "power cuts, emergency cutoff*, emergency cut offs, emergency cut off, emergency power shutdown*, "
        "emergency limitation*, emergency de energis*, emergency de energiz*, emergency disconnection*, "
        "automatic load shedding, automatic unloading, emergency regimen, emergency outage regime, "
        "emergency blackout regime, emergency mode, emergency order, emergency orders, emergency graph*, "
        "graph of emergency, graphs of emergency, emergency procedure, cuts without warning, cuts without "
        "notice, outages without warning, outages without notice, blackouts without warning, blackouts "
        "without notice, shutdowns without warning, shutdowns without notice, power cuts without warning, "
        "power cuts without notice, shed load without notice, cuts at short notice, emergency list, "
        "emergency rolling blackouts, emergency switching off"
    ),
    "SCHED": (
        "hourly, rolling, rotating, scheduled, stabilisation, stabilization, planned, rota, rotational, "
        "timetabled, time limited, pre scheduled, prescheduled, pre planned, queue based, consumption "
        "limiting, staggered, rotation"
    ),
    "GRAPH": "schedule, schedules, timetable*, rotas, roster*, outage plan, graphs, graph",
    "SCHEDCUT": (
        "outage schedules, blackout schedules, hourly outage schedules, schedules of hourly outages, "
        "hourly schedules, schedules of hourly cuts, power cut schedules, stage of blackouts, stages of "
        "blackouts, stages of outages, stage of outages, outage schedule, stage of cuts, stages of cuts, "
        "queues of outages, rolling blackouts, schedules of outages, hourly outage schedule, gpv, hpv, "
        "hourly shutdown schedule*, hourly power outage schedule*, hourly blackout schedule*, hourly "
        "disconnection schedule*, power outage schedule*, power cut schedule, shutdown schedule*, "
        "disconnection schedule*, electricity schedule*, power schedule*, light schedule*, load shedding "
        "schedule*, blackout schedule, outage timetable*, outage rota*, blackout timetable*, power cut "
        "timetable*, switch off schedule*, stabilisation schedule*, stabilization schedule*, "
        "stabilisation outage schedule*, stabilization outage schedule*, hourly outage graph*, outage "
        "graph*, shutdown graph*, hourly graph*, hourly schedule, schedules of power outages, schedules "
        "of blackouts, schedule of outages, schedule of power cuts, schedules of power cuts, schedules of "
        "shutdowns, schedules of hourly shutdowns, schedules of hourly power outages, schedules of "
        "stabilisation outages, schedules of stabilization outages, controlled outages, controlled "
        "blackouts, controlled power cuts, controlled cuts, phased blackouts, phased outages, alternating "
        "blackouts, rotating blackouts, rotational blackouts, rolling outages, rolling power cuts, "
        "rolling power outages, scheduled power restrictions, hourly power restrictions, power supply "
        "schedule*, electricity supply schedule*, schedule of disconnection*, schedules of "
        "disconnection*, queue of outages, queues of shutdowns, queues of cuts, stage of shutdowns, "
        "stages of shutdowns, consumption limitation schedule*, hourly limits, scheduled outage, hourly "
        "outage, rota blackouts, rota cuts, rota outages, rationing schedule*, planned outage schedule*, "
        "queues of blackouts, schedules for hourly outages, schedules for outages, schedules for power "
        "outages, schedule for power cuts, schedule for outages, power rationing, electricity rationing, "
        "rationing of electricity, rationing of power"
    ),
    "SUPPLYSCHED": (
        "by the hour, every other day, one day in three, one day in two, for a few hours a day, by rota, "
        "on a rota, on schedule, hours a day, by schedule, once a day, in shifts, by turns, on an hourly "
        "basis, at set hours, at set times, at fixed hours, at fixed times, on a rotating basis, on a "
        "rotation basis, on rotation, according to schedule, according to the schedule, according to a "
        "schedule, according to schedules, on a schedule, by the schedule, at scheduled times, on "
        "alternate days, every second day, every third day, hours per day, to a timetable, by timetable, "
        "at certain hours, at designated hours, few hours each day, hours each day, twice a day, two days "
        "a week, several hours a day, in turn, morning and evening only, mornings and evenings only, "
        "every two days, every three days, hour a day, at appointed hours, under a timetable, on a "
        "timetable, only in the mornings, only at night, by hourly schedule, once every two days, once "
        "every three days, three times a week, twice a week, by the clock"
    ),
    "QUEUE": (
        "queue, queues, stage, stages, subqueue*, sub queue*, outage group*, blackout group*, sub group*, "
        "subgroup*, queues'"
    ),
    "ADV": "first time",
    "AGAIN": "again, once more, back, once again, anew, afresh, as before",
    "APPLIED": (
        "ordered, went into effect, applying emergency, were introduced, was introduced, are introduced, "
        "has been introduced, have been introduced, put into effect, put into force, putting into effect, "
        "carried out, carrying out, applied to, in use since, resorted to, resorting to, forced to apply, "
        "forced to introduce, forced to impose, had to introduce, had to apply, used"
    ),
    "BEGAN": (
        "returned to, went back to, reverted to, moved back to, switched back to, came back to, "
        "transitioned to, passed to, moved on to, gone back to"
    ),
    "INFORCE": (
        "follow, in force, in effect, in place, under way, living with, ongoing, is still living with, "
        "apply, applying, effective, persist*, hold, holds, valid, keep, are still in effect, being "
        "applied, are applied, in operation, in use, are in use, is in use, still apply, still applies, "
        "still valid, prevail*, drag on, drags on, dragged on, linger*, subject to, are subject to, "
        "remain valid, remains valid, is being applied, operate, operating, operates, continuing, carry "
        "on, carries on, is valid, are valid, in progress, being used, practised, practiced, running, "
        "remains in place, take place, takes place, taking place, being carried out, being implemented, "
        "being enforced, are under way, underway, are underway, is underway, lives by, live by, living "
        "by, are being carried out, is being carried out, still being carried out"
    ),
    "CANCEL": (
        "cancelled, ended, no longer, dropped, suspended, ends, ending, end to, cancelling, cancellation, "
        "canceled, abolished, abolish, abolishes, removed, repealed, annulled, come to an end, came to an "
        "end, comes to an end, at an end, are now over, is now over, finished, concluded, expired, stood "
        "down, stand down, ditched, lifting of, called off, being lifted, abandoned, withdrawn, "
        "discontinued, are history, is history, stopped applying, no more, completed, ending of, lifted, "
        "suspending, not apply, not applied, not in force, not be applied, not in effect, not used, not "
        "being applied, won't be applied, do not apply, does not apply, did not apply, are not applied, "
        "is not applied, not introduced, are not in force, is not in force, been suspended, been "
        "cancelled, been canceled, been lifted, have been lifted, has been lifted, have been cancelled, "
        "have been canceled, has been cancelled, have been suspended, has been suspended, were lifted, "
        "was lifted, were cancelled, was cancelled, were suspended, been called off, have been called "
        "off, has been called off, were called off, been abolished, have been abolished, been scrapped, "
        "have been scrapped, been dropped, been withdrawn, have been withdrawn, been revoked, has been "
        "revoked, have been revoked, have ended, has ended, are cancelled, is cancelled, are suspended, "
        "is lifted, are lifted, are being lifted, is being lifted, have now ended, have now been lifted, "
        "have now been cancelled, have already been lifted, have already been cancelled, already been "
        "lifted, already been cancelled, been ended"
    ),
    "BACKTO": (
        "replaced by, been replaced by, return to, returns to, going back to, goes back to, back to, "
        "returning to, switches back to, revert to, reverts to, reverting to, switch back to, switching "
        "back to, move back to, moving back to, moves back to, transition to, transitions to, "
        "transitioning to, transition back to, return from emergency to, moves to, go back to, coming "
        "back to, comes back to"
    ),
    "PLANNED": (
        "planned for, scheduled for, are scheduled, is scheduled, have been scheduled, has been "
        "scheduled, due, slated, set for, on the cards, pencilled in, penciled in, upcoming, forthcoming, "
        "lined up, in store, foreseen, expected, envisaged"
    ),
    "FUTURE": (
        "will, would, shall, going to, is set to, are set to, is to be, are to be, tomorrow, set to, "
        "about to, is about to, are about to, plans to, planning to, plan to, intends to, intend to, "
        "promise*, promising, vow*, pledge*, aims to, aim to, aiming to, soon, shortly, next week, coming "
        "days, coming hours, next few hours, next few days, expected to, is expected to, are expected to, "
        "scheduled to, is scheduled to, are scheduled to, due to be, will be, would be, to be, in the "
        "near future, won't be long, slated to, looks set to, look set to, we'll, they'll, it'll, wants "
        "to, prepares to, preparing to, in the coming, must be"
    ),
    "MUST": "must",
    "MAY": (
        "may, might, could, can, possible, possibly, likely, hope, hopes, hoped, hopefully, risk, should, "
        "probable, probably, warns of, not ruled out, potential, potentially, perhaps, maybe, threat of, "
        "threaten*, risks, risking, chance, danger of, in danger of, brink of, verge of, on the brink, on "
        "the verge, fear*, worried, prospect of, warned of, warning of, warn of, warnings of, brace for, "
        "bracing for, braced for, prepare for, preparing for, prepared for, get ready for, getting ready "
        "for, ready for, cannot be ruled out, can't be ruled out, could not be ruled out, cannot rule "
        "out, does not rule out, did not rule out, do not rule out, not rule out, rule out, ruled out, "
        "not excluded, not exclude, does not exclude, did not exclude, hoping, possibility, might be, may "
        "be, could be, can be, probability, in theory, theoretically, would lead, would mean, may also, "
        "if necessary, unlikely, supposedly, trying, tries, tried, try, attempt*, aim, looking at, "
        "consider*, capable of"
    ),
    "IF": (
        "if, unless, in case, in the event, should there, provided that, as long as, in the case of, in "
        "case of, assuming, whenever, in the event of, even if, what if, where necessary, when necessary, "
        "if needed, should the, were to"
    ),
    "NEED": "need, needed, reason, necessity, grounds, necessary, required, justification",
    "NEG": (
        "not, n't, never, none, nobody, isn't, aren't, weren't, wasn't, don't, doesn't, didn't, won't, "
        "hasn't, haven't, cannot, can't, couldn't, wouldn't, hadn't, shouldn't, no one, yet to be, has "
        "yet to be, have yet to be, yet to, has yet to, have yet to, not been, not yet been, not be, "
        "cannot be, could not be, hasn't been, haven't been, has not been, have not been, still not been, "
        "not yet, never been, wasn't been, has still not been, have still not been, is not being, are not "
        "being, unable to, failed to, fail to, fails to, not yet be, had not been, hadn't been, still "
        "hasn't been, still haven't been, still not"
    ),
    "NEITHER": "neither, nor",
    "FAKE": (
        "fake, fakes, rumour*, rumor*, false, untrue, hoax, disinformation, debunk*, not true, myth, "
        "myths, bogus, fabricat*, misinformation, fake news, no truth, groundless, unfounded, baseless, "
        "not correspond to reality, does not correspond to reality, do not correspond to reality, not "
        "real, made up, invented, contrary to reports, hoaxes, untruth*, disproved, disprove*, nothing to "
        "do with reality, is a lie, are lies, lies, unconfirmed, not confirmed, manipulation, "
        "scaremongering, is nonsense, not the case"
    ),
    "STILL": (
        "still, remain, remains, remained, remaining, so far, as yet, stay, stays, currently, now, yet, "
        "stayed, for now, at the moment, at present, to this day, presently, right now, thus far, for the "
        "time being, at this hour, at this point, as of now, ever since, even now"
    ),
    "ALL": (
        "all, full, fully, entire, entirely, whole, completely, every, everyone, everywhere, total, in "
        "full, the whole, each, absolutely, wholly, totally, altogether, citywide, hundred percent, "
        "across the board, one hundred percent, in its entirety, in their entirety, 100 percent, both"
    ),
    "PART": (
        "part, parts, partly, partially, partial, some, most, first, gradually, several, certain, few, "
        "mostly, many, portion*, majority, minority, handful, individual, selected, section, sections, "
        "gradual, step by step, in stages, little by little, one by one, bit by bit, number of, a number "
        "of, numerous, various, another, additional, more, others, swathes of, large parts of, bulk of, "
        "remainder, almost all, nearly all, virtually all, limited, incomplete, in part, half of, a "
        "couple of, dozens of, scores of, large part of, large number of, much of, in phases, phase by "
        "phase"
    ),
    "WORKED": "worked",
    "LIMIT": (
        "restrictions, limits, limitation, limitations, curbs, consumption restrictions, supply "
        "restrictions, power restrictions, electricity restrictions, electricity limits"
    ),
    "IN": (
        "in, at, across, throughout, for, near, outside, over, around, within, to, of, on, from, by, "
        "after, into, against, inside, amidst, all over, along, between, beyond, upon, towards, toward, "
        "behind, up, off"
    ),
    "AND": (
        "and, including, or, as well as, both, plus, also, too, along with, together with, and also, as "
        "well, then, likewise, similarly, and then"
    ),
    "BUT": (
        "but, while, whereas, however, though, although, yet, meanwhile, and still, even though, even as, "
        "whilst, except, apart from, in contrast, by contrast, on the other hand"
    ),
    "WHICH": (
        "which, who, that, where, because, so, as, when, until, after, due to, because of, owing to, on "
        "account of, since, whose, as a result of, as a result, in order to, so that, caused by, in the "
        "wake of"
    ),
    "WORST": (
        "most of them, majority of them, mainly in, hit hardest, worst places, the worst, most affected, "
        "chiefly in, mostly in, especially in, particularly in, above all in, notably in"
    ),
    "LISTING": "among them, so far in, known so far, these are, namely, specifically in",
    "CHANGED": (
        "changes to, changes in, alterations to, corrections to, amendments to, modified, up to date, "
        "current version"
    ),
}
