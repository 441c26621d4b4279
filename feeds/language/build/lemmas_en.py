"""English verbs by what they say, in their dictionary form: the build gives the others.

A verb of several words inflects the first; an irregular one is written with its past and participle:
"strike/struck/struck".
"""

VERBS = {
    "RESTORE": (
        "restore, resume, reinstate, re establish, reestablish, revive, bring/brought/brought back, "
        "come/came/come back, get/got/got back, "
        "go/went/gone back on, go/went/gone back up, put/put/put back, restart, repair, fix, recover, regain, "
        "return, reappear, flow again, come/came/come on again, come/came/come on, normalise, normalize, "
        "stabilise, stabilize, bring/brought/brought online, come/came/come online"
    ),
    "ENERGISE": (
        "switch back on, turn back on, switch on, turn on, light/lit/lit up, reconnect, re energise, re energize, reenergise, reenergize, repower, power back up, hook back up, "
        "re supply, resupply, re connect, plug back, link back"
    ),
    "INTRODUCE": (
        "apply, introduce, impose, implement, declare, enforce, announce, activate, initiate, roll out, "
        "bring/brought/brought in, put/put/put in place, resort to, switch to, move to, go/went/gone over to, "
        "institute, invoke, enact"
    ),
    "LAST": "continue, persist, last, stay in force, remain in force, stay in place, remain in place, "
    "stay in effect, remain in effect, keep/kept/kept up, go/went/gone on",
    "CANCEL": (
        "cancel, lift, scrap, revoke, withdraw/withdrew/withdrawn, rescind, call off, "
        "wind/wound/wound down, do/did/done away with, discontinue, phase out, terminate"
    ),
    "BEGIN": "begin/began/begun, start, kick in, get/got/got under way, commence, "
    "take/took/taken effect, come/came/come into force, go/went/gone into effect, come/came/come into effect",
    "CUTOFF": (
        "switch off, turn off, put/put/put out, shut/shut/shut off, cut/cut/cut off, disconnect, shut/shut/shut down, knock out, "
        "take/took/taken offline, knock offline, take/took/taken out, sever, interrupt"
    ),
    "VANISH": (
        "lose/lost/lost, go/went/gone out, go/went/gone off, go/went/gone down, disappear, vanish, die, fail, "
        "give/gave/given out, run/ran/run dry, dry up, go/went/gone dry, go/went/gone missing"
    ),
    "UNPOWER": "de energise, de energize, black out, deenergise, deenergize",
    "GODARK": "go/went/gone dark, fall/fell/fallen dark, plunge into darkness, lie/lay/lain in darkness, "
    "go/went/gone black, sit/sat/sat in darkness, sit/sat/sat in the dark",
    "DARKEN": "flicker off, blink off, blink out, flicker out, drop off the grid, fall/fell/fallen off the grid, "
    "lose/lost/lost supply, trip off",
    "DEPRIVE": "deprive, strip, rob, starve",
    "WAIT": "wait, await",
    "RATION": "ration",
    "LEAVE": "leave/left/left, plunge",
    "STOP": "stop, halt, suspend, cease, collapse, curtail, restrict",
    "STRIKE": (
        "strike/struck/struck, attack, hit/hit/hit, shell, bomb, target, bombard, pound, batter, hammer, pummel, "
        "slam into, smash into, crash into, rain down, fire at, fire on, blast, pummel, destroy, demolish, "
        "level, set/set/set ablaze, set/set/set on fire, raid, bombard, land on, plow into, plough into, "
        "go/went/gone after, burn out, flatten, obliterate, gut, raze, wipe out, explode at, tear/tore/torn into"
    ),
    "HARM": (
        "damage, disable, cripple, wreck, ruin, knock out of action, put/put/put out of action, mangle, maim, "
        "put/put/put out of service, scar, degrade, impair, break/broke/broken"
    ),
    "PLAN": "plan, expect, schedule, foresee/foresaw/foreseen, anticipate, envisage",
    "DENY": "deny, debunk, dismiss, refute, rebut, dispel",
    "DECIDE": (
        "agree, adopt, approve, decide, ban, allow, back, prolong, extend, endorse, pass, sign, instruct, "
        "authorise, authorize, oblige, vote, mandate, cap"
    ),
    "CHANGE": "change, update, amend, revise, adjust",
    "SUFFER": "suffer, experience, cause, record, undergo/underwent/undergone, prompt, see/saw/seen, "
    "register",
    "WORK": "manage, succeed",
    "HAVE": "have/had/had, get/got/got, receive, enjoy",
}

NOUNS: dict[str, str] = {}
"""English nouns have few forms: the lists of words hold them."""

ADJECTIVES: dict[str, str] = {}
