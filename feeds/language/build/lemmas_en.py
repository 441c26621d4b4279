"""English verbs by what they say, in their dictionary form: the build gives the others.

A verb of several words inflects the first; an irregular one is written with its past and participle:
"strike/struck/struck".
"""

VERBS = {
    "RESTORE": (
        "restore, resume, reinstate, re-establish, reestablish, revive, bring/brought/brought back, "
        "come/came/come back, get/got/got back, go/went/gone back on, go/went/gone back up, put/put/put "
        "back, restart, repair, fix, recover, regain, return, reappear, flow again, come/came/come on "
        "again, come/came/come on, normalise, normalize, stabilise, stabilize, bring/brought/brought "
        "online, come/came/come online, renew, relaunch, reactivate, re-activate, patch up, mend, "
        "give/gave/given back, hand back, kick back in, rebuild/rebuilt/rebuilt, bring/brought/brought "
        "back online, bring/brought/brought back into operation, put/put/put back into operation, "
        "put/put/put back into service, come/came/come back online, come/came/come back to life, "
        "spring/sprang/sprung back, start up again, go/went/gone on again, flow back, rehabilitate, "
        "re-start, re-launch, get/got/got up and running, get/got/got running again, stream back, trickle "
        "back, recommence, bring/brought/brought on line, re-instate, work again, start working again, "
        "start running again, run/ran/run again, operate again, bring/brought/brought back up, switch "
        "itself back on, spin/spun/spun up"
    ),
    "ENERGISE": (
        "switch back on, turn back on, switch on, turn on, light/lit/lit up, reconnect, re-energise, "
        "re-energize, reenergise, reenergize, repower, power back up, hook back up, re-supply, resupply, "
        "re-connect, plug back, link back, energise, energize, re-electrify, bring/brought/brought back "
        "onto the grid, bring/brought/brought back to the grid, reattach, power up, re-power, "
        "light/lit/lit up again, hook up, hook up again, connect again, join up again, rejoin, "
        "relight/relit/relit, plug back in, tie back in, restore to supply, bring/brought/brought back on "
        "supply, return to the grid, reconnect to the grid, put/put/put back on the grid, switch on "
        "again, turn on again"
    ),
    "INTRODUCE": (
        "apply, introduce, impose, implement, declare, enforce, announce, activate, initiate, roll out, "
        "bring/brought/brought in, put/put/put in place, resort to, switch to, move to, go/went/gone over "
        "to, institute, invoke, enact, put/put/put into effect, put/put/put into force, set/set/set in "
        "motion, bring/brought/brought back in, usher in, slap on, instate, carry out, make/made/made use "
        "of, prescribe, reintroduce, re-introduce, reimpose, re-impose, extend to, start applying, "
        "begin/began/begun applying, phase in, go/went/gone back on, have/had/had to apply"
    ),
    "LAST": (
        "continue, persist, last, stay in force, remain in force, stay in place, remain in place, stay in "
        "effect, remain in effect, keep/kept/kept up, go/went/gone on, carry on, drag on, linger, endure, "
        "remain valid, stay valid, hold/held/held good, remain effective, prevail, apply still, stay "
        "active, remain active, remain operative, stretch on"
    ),
    "CANCEL": (
        "cancel, lift, scrap, revoke, withdraw/withdrew/withdrawn, rescind, call off, wind/wound/wound "
        "down, do/did/done away with, discontinue, phase out, terminate, abolish, lapse, drop, repeal, "
        "annul, expire, abandon, ditch, stand/stood/stood down, waive, ease off, come/came/come to an "
        "end, draw/drew/drawn to a close, end early, wrap up, bring/brought/brought to an end, "
        "put/put/put an end to, dispense with, call time on, undo/undid/undone"
    ),
    "BEGIN": (
        "begin/began/begun, start, kick in, get/got/got under way, commence, take/took/taken effect, "
        "come/came/come into force, go/went/gone into effect, come/came/come into effect, get/got/got "
        "going, go/went/gone into force, enter into force, enter force, come/came/come into play"
    ),
    "CUTOFF": (
        "switch off, turn off, put/put/put out, shut/shut/shut off, cut/cut/cut off, disconnect, "
        "shut/shut/shut down, knock out, take/took/taken offline, knock offline, take/took/taken out, "
        "sever, interrupt, unplug/unplugged/unplugged, pull the plug, take/took/taken off line, "
        "take/took/taken off the grid, isolate, bring/brought/brought down, cut/cut/cut out, power down, "
        "flip off, switch itself off, throttle, discontinue supply, sever supply, cut/cut/cut "
        "electricity, choke off, cut/cut/cut power to, cut/cut/cut electricity to"
    ),
    "VANISH": (
        "lose/lost/lost, go/went/gone out, go/went/gone off, go/went/gone down, disappear, vanish, die, "
        "fail, give/gave/given out, run/ran/run dry, dry up, go/went/gone dry, go/went/gone missing, "
        "cut/cut/cut out, conk out, drop out, go/went/gone kaput, evaporate, blink out, go/went/gone on "
        "the blink, cut/cut/cut itself off, peter out, ebb away, fade out, dry out, go/went/gone away, "
        "fizzle out, sputter out, flicker out, stop working, stop flowing, stop running, cease to flow, "
        "cease working, quit/quit/quit, break/broke/broken off, go/went/gone again"
    ),
    "UNPOWER": (
        "de-energise, de-energize, black out, deenergise, deenergize, unpower, de-electrify, deelectrify, "
        "power down"
    ),
    "GODARK": (
        "go/went/gone dark, fall/fell/fallen dark, lie/lay/lain in darkness, go/went/gone black, "
        "sit/sat/sat in darkness, sit/sat/sat in the dark, sink/sank/sunk into darkness, slip into "
        "darkness, descend into darkness, black out entirely, lie/lay/lain in the dark, remain in the "
        "dark, remain in darkness, stay in the dark, stay in darkness, live in the dark, live in "
        "darkness, drown in darkness, wake/woke/woken up in the dark, go/went/gone lightless, "
        "spend/spent/spent in the dark, spend/spent/spent in darkness, turn dark, grow/grew/grown dark, "
        "sit/sat/sat without light"
    ),
    "DARKEN": (
        "flicker off, blink off, blink out, flicker out, drop off the grid, fall/fell/fallen off the "
        "grid, lose/lost/lost supply, trip off, lose/lost/lost mains, drop off supply, fall/fell/fallen "
        "off supply, trip out, lose/lost/lost connection to the grid, fall/fell/fallen out of the grid, "
        "go/went/gone off the grid, go/went/gone off supply, lose/lost/lost their supply, come/came/come "
        "off the grid"
    ),
    "DEPRIVE": "deprive, strip, rob, starve, denude, dispossess, divest",
    "WAIT": "wait, await, hold/held/held out, sit/sat/sat waiting, queue for, stay waiting",
    "RATION": "ration, dole out, mete out, eke out",
    "LEAVE": (
        "leave/left/left, plunge, throw/threw/thrown, send/sent/sent into, render, cast/cast/cast into, "
        "drive/drove/driven into, pitch into, push into, shroud, engulf"
    ),
    "STOP": (
        "stop, halt, suspend, cease, collapse, curtail, restrict, pause, paralyse, paralyze, stall, "
        "grind/ground/ground to a halt, come/came/come to a standstill, break/broke/broken down, idle, "
        "immobilise, immobilize, shutter, seize up, come/came/come to a halt, bring/brought/brought to a "
        "halt, freeze/froze/frozen up, disrupt, stop working, go/went/gone offline, stand/stood/stood "
        "idle, stand/stood/stood still"
    ),
    "STRIKE": (
        "strike/struck/struck, attack, hit/hit/hit, shell, bomb, target, bombard, pound, batter, hammer, "
        "pummel, slam into, smash into, crash into, rain down, fire at, fire on, blast, destroy, "
        "demolish, set/set/set ablaze, set/set/set on fire, land on, plow into, plough into, go/went/gone "
        "after, flatten, obliterate, gut, raze, wipe out, explode at, tear/tore/torn into, assault, "
        "assail, blow/blew/blown up, explode, detonate, torch, incinerate, annihilate, take/took/taken "
        "aim at, fall/fell/fallen on, fall/fell/fallen onto, fly/flew/flown into, hurtle into, ram, ram "
        "into, launch at, fire into, pepper, pelt, strafe, carpet bomb, blitz, lob at, unleash on, "
        "unleash against, plaster, sabotage, reach/reached/reached its target, find/found/found its mark, "
        "punch through, score a hit, rip through, rip into, burn/burned/burned down, smash, reduce to "
        "rubble, send/sent/sent missiles, home in on, zero in on, besiege, ambush, launch against, drop "
        "on, drop onto, rain on"
    ),
    "HARM": (
        "damage, disable, cripple, wreck, ruin, knock out of action, put/put/put out of action, mangle, "
        "maim, put/put/put out of service, scar, degrade, impair, break/broke/broken, burn out, rip open, "
        "tear/tore/torn open, hurt/hurt/hurt, harm, snap, topple, bring/brought/brought down, knock down, "
        "knock over, tear/tore/torn down, rip down, crack, scorch, char, puncture, pierce, riddle, "
        "shatter, inundate, incapacitate, devastate, decimate, ravage, affect, render inoperable, "
        "put/put/put out of operation, take/took/taken out of service, blow/blew/blown out, gouge, "
        "injure, mutilate, deface, batter down, rupture, splinter, blacken"
    ),
    "PLAN": (
        "plan, expect, schedule, foresee/foresaw/foreseen, anticipate, envisage, slate, pencil in, line "
        "up, earmark for, envision, forecast/forecast/forecast"
    ),
    "DENY": (
        "deny, debunk, dismiss, refute, rebut, dispel, disprove, quash, repudiate, disclaim, contradict, "
        "pour/poured/poured cold water on, expose as, brand fake, call fake, negate, scotch, "
        "shoot/shot/shot down, disavow, gainsay"
    ),
    "DECIDE": (
        "propose, raise, lower, expire, lapse, agree, adopt, approve, decide, ban, allow, back, prolong, "
        "extend, endorse, pass, sign, instruct, authorise, authorize, oblige, vote, mandate, cap, ratify, "
        "permit, prohibit, greenlight, rubber stamp, legislate, finalise, finalize, simplify, exempt, "
        "allocate, unveil, empower, entitle, pass into law, legalise, legalize, codify, cancel the "
        "decision, green light, prescribe, reach agreement, raise the cap, lower the cap, postpone"
    ),
    "CHANGE": (
        "change, update, amend, revise, adjust, alter, modify, recalculate, refresh, tweak, reshuffle, "
        "reissue, republish"
    ),
    "SUFFER": (
        "suffer, experience, cause, record, undergo/underwent/undergone, prompt, see/saw/seen, register, "
        "endure, witness, encounter, report, face, lead/led/led to, result in, spark, provoke, "
        "bring/brought/brought about, set/set/set off, grapple with, struggle with, cope with, contend "
        "with, battle, occur, happen, observe, log, bring/brought/brought on, entail, live through, "
        "go/went/gone through, confront, document, acknowledge, take/took/taken place, trigger, inflict, "
        "generate, send/sent/sent out, brave, sustain"
    ),
    "WORK": "manage, succeed, finish work, make/made/made it possible",
    "HAVE": (
        "have/had/had, get/got/got, receive, enjoy, obtain, retain, hold/held/held on to, gain, supply "
        "with, provide with"
    ),
}

NOUNS: dict[str, str] = {}
"""English nouns have few forms: the lists of words hold them."""

ADJECTIVES: dict[str, str] = {}
