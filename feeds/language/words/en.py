"""English words and phrases by what they say; a star stands for any ending."""

WORDS = {
    "POWER": (
        "power, electricity, light, lights, power supply, electric supply, electricity supply, power "
        "supplies, electric power, electrical power, electrical energy, electric energy, electric "
        "current, grid power, grid electricity, mains power, mains electricity, mains supply, electrical "
        "supply, energy supply, energy supplies, voltage, leccy, electrics, lighting, electricity "
        "supplies, electric light, electric lighting, electricity service, power service, household "
        "electricity, lights on, watt, watts, lamps, in power supply, in power supplies, in power grids"
    ),
    "HEAT": (
        "gas heating, heat, heating, hot water, central heating, heat supply, district heating, district "
        "heat, thermal energy, heat energy, hot tap water, warm water, heating supply, heat supplies, hot "
        "water supply, hot running water, warmth, heating services, heating service, centralised heating, "
        "centralized heating, heating and hot water supply"
    ),
    "WATER": (
        "water, running water, water supply, piped water, tap water, water supplies, drinking water, cold "
        "water, cold running water, mains water, potable water, centralised water supply, centralized "
        "water supply, water service, water services, centralised water, centralized water, sewerage, "
        "sewage, wastewater disposal, sanitation, household water, city water"
    ),
    "GAS": (
        "gas, gas supply, natural gas, gas supplies, gas service, gas services, gas distribution, "
        "household gas, domestic gas, piped gas, mains gas, blue fuel, cooking gas, natural gas supply, "
        "natural gas supplies, gas feed, blue flame, gas flame"
    ),
    "CUT": (
        "outage, outages, shutdown, shutdowns, blackout, blackouts, cuts, disconnection*, shutoff*, power "
        "outage, power outages, power cuts, power cut, power shutdown*, electricity cuts, electricity "
        "outages, power disconnection*, short cuts, load shedding, brownout*, cut offs, cutoffs, cutoff, "
        "power loss, power losses, power failure, power failures, electricity failure*, electrical "
        "outage*, electric outage*, electrical failure*, energy outage*, power interruption*, electricity "
        "interruption*, supply interruption*, power disruption*, electricity disruption*, supply "
        "disruption*, power cutoff*, power cut power cut offs, cut outs, loadshedding, load reduction, "
        "switch offs, switchoff*, turn offs, power downs, curtailment*, shut downs, shut offs, de "
        "energisation, de energization, grid failure*, grid collapse, electricity shutdown*, electricity "
        "disconnection*, power stoppage*, electricity blackout*, power blackout*, electric blackout*, "
        "energy blackout*, disconnecting consumers, black outs, black out, electricity cut, electricity "
        "cut offs, supply cuts, energy cuts, light outages, power deficits, shedding load, shed load, "
        "sheds load"
    ),
    "CUTV": (
        "been cut, was cut, were cut, is cut, are cut, cutting, being cut, get cut, getting cut, gets "
        "cut, got cut, be cut, is being cut, are being cut, to be cut, unplugged, tripped, pull the plug, "
        "pulled the plug, cutting off, completely cut, fully cut, partially cut, entirely cut, "
        "temporarily cut, suddenly cut, partly cut, also cut, cut completely, cut entirely"
    ),
    "TAP": "tap, taps, faucet*, pipes, running taps, spigot*, showers, plumbing",
    "RADIATOR": "radiator*, radiators, heating radiators, heaters, heating batteries",
    "DRY": (
        "dry, empty, run dry, bone dry, nothing but air, ran dry, runs dry, running dry, went dry, go "
        "dry, goes dry, going dry, gone dry, dried drying up, not a drop, only a trickle, a trickle, "
        "trickling, run empty, nothing comes out, nothing coming out, only air"
    ),
    "COOL": (
        "cold, stone cold, freezing, lukewarm, icy, unheated, barely warm, gone cold, cooling, ice cold, "
        "tepid, chilly, gone stone cold, as cold as ice, frozen, cold as ice"
    ),
    "WARM": (
        "warm, hot, warm again, hot again, warming up, hot to the touch, getting warm, heating up, warmed "
        "up, warming, getting warmer, warmer, lukewarm again"
    ),
    "WITHOUT": (
        "without, left without, shortest of, deprived of, with no, minus, cut off from, disconnected "
        "from, devoid of, bereft of, still without, entirely without, completely without, left with no, "
        "still with no, off from, going without, live without, living without, robbed of, remain without, "
        "remains without, stripped of, were cut off from, was cut off from, been cut off from, are cut "
        "off from, is cut off from"
    ),
    "NO": (
        "no, has no, have no, had no, lack, lacks, lacking, have neither, has neither, is no, there is "
        "no, there are no, there was no, there were no, there's no, absence of, no access to, have no "
        "access to, has no access to, had no access to, lack of, lack access to, lacks access to, lacking "
        "access to, do not have, does not have, did not have, don't have, doesn't have, didn't have, not "
        "have, hardly any, next to no, barely any, no longer has, no longer have, no longer had, lacked, "
        "without any, still no, still have no, still has no, still had no, not had, not getting, not "
        "receiving, does not get, do not get, not any"
    ),
    "LOST": (
        "is out, are out, was out, were out, loss of, knocked offline, losing, has gone, have gone, is "
        "gone, are gone, was gone, were gone, gone off, gone out, cut out, cuts out, cutting out, conked "
        "out, dropped out, went bust, loss of the, lost all, lost their, lost its, has been out, have "
        "been out, had been out, losses of, is down, are down, was down, were down, blew out, fizzled out"
    ),
    "DEENERG": (
        "de energised, de energized, were off, was off, are off, is off, be off, went off, stayed off, "
        "still off, without supply, remained off, remain off, cut off, powerless, unpowered, off the "
        "grid, powered down, in blackout, in a blackout, under blackout, blacked out, no supply, without "
        "energy, off supply, lost supply, off line, out of supply, de energising, de energizing, cut from "
        "the grid, cut off from the grid, cut off from the power grid, disconnected from the grid, "
        "disconnected from the power grid, without electric, electricity less, lightless, have been off, "
        "has been off, had been off, remains off, still out, remain out, remains out, remained out, stay "
        "off, stays off, without current, no current, lost current, supply failed, supply collapsed, "
        "supply was lost, supply has failed, supply was interrupted, supply was cut, supply interrupted, "
        "supply was cut off, lost their supply, lost its supply, with no supply, isolated from the grid, "
        "taken off the grid, fully disconnected, completely disconnected, left disconnected, are "
        "disconnected, cut adrift from the grid, power was pulled, is off the grid, are off the grid, was "
        "off the grid, were off the grid, go without power, dropped from the grid, without a supply, cut "
        "off from the mains, were cut off from the mains, was cut off from the mains, were cut off from "
        "the grid, was cut off from the grid, been cut off from the grid, been cut off from the mains, "
        "were cut off from the power grid"
    ),
    "BLACKOUT": (
        "power problems, total blackout, complete blackout, full blackout, near total blackout, citywide "
        "blackout, city wide blackout, region wide blackout, regionwide blackout, widespread blackouts, "
        "mass blackouts, massive blackout, massive blackouts, large scale blackout, large scale "
        "blackouts, widespread outages, widespread power outages, massive power outages, mass power "
        "outages, large scale power outages, widespread power cuts, mass power cuts, extensive blackouts, "
        "major blackout, major power outage, massive outages, major outage, power emergency, extensive "
        "power outages, partial blackout, major power outages, widespread power failure*, prolonged "
        "blackout, prolonged blackouts, by a blackout, into a blackout, into blackout, into blackouts, by "
        "blackouts, by power cuts, by power outages, by a power outage, by a power cut, by outages"
    ),
    "LEFT": (
        "was left, were left, been left, be left, being left, have been left, has been left, find "
        "themselves, found themselves, are left, is left, sitting, sat, sit"
    ),
    "CUTS": "cut, cuts power, cuts off",
    "DARK": (
        "in darkness, in the dark, into darkness, in the darkness, dark, total darkness, complete "
        "darkness, darkness, blackness, pitch black, pitch dark, darkened, unlit, by candlelight, "
        "candlelight, near total darkness, pitch darkness, utter darkness, semi darkness, gloom, has gone "
        "dark, have gone dark, had gone dark"
    ),
    "TROUBLE": (
        "interrupted, disruption*, interruption*, disrupted, problems, shortages, intermittent, sporadic, "
        "patchy, spotty, erratic, irregular, low pressure, reduced pressure, pressure drop*, drop in "
        "pressure, drops in pressure, pressure dropped, weak pressure, lower pressure, failure, failures, "
        "malfunction*, breakdown*, problem with, problems with, issues with, trouble with, troubles with, "
        "difficulties with, difficulties, irregularly, intermittently, sporadically, on and off, "
        "unstable, fluctuat*, insufficient, barely, hiccup*, faults, stoppage*, break in, breaks in, dips "
        "in, disturbances, disturbance, issues, unreliable, poor pressure, no pressure, idle, not "
        "working, not functioning, not flowing, isn't working, aren't working, does not work, do not "
        "work, doesn't work, don't work, not operating, not available, unavailable, inaccessible, didn't "
        "work, did not work, wasn't working, pressure, hardest hit, worst hit, worst affected"
    ),
    "STOPPED": (
        "failed, brought to a halt, ground to a halt, grinds to a halt, came to a halt, came to a "
        "standstill, at a standstill"
    ),
    "RESTORED": (
        "running again, been returned to, is back, are back, back on, come back, has returned, back "
        "online, works again, work again, has been returned, are running again, was back, were back, "
        "works in full again, back in, on again, is flowing again, running water again, was returned, "
        "turned on again, back to normal, returned to normal, returns to normal, returning to normal, "
        "return to normal, returned to service, back in service, back in operation, back up, up and "
        "running, up again, is now on, are now on, now on, came on, switched on again, working again, is "
        "working again, are working again, functioning again, flowing again, are flowing again, resumed, "
        "were given back, was given back, has come back, have come back, has been back, have been back, "
        "have returned, were returned, have been returned, back in full, available again, is available "
        "again, are available again, operational again, operating again, brought back on, back on line, "
        "back online again, turned back, put back into operation, put back into service, put into "
        "operation again, normal again, in full again, has been on, is stable again, come back again, back "
        "to life, comes back, coming back, has reappeared, they gave, they have given, they've given, "
        "gave us, we were given, have given us"
    ),
    "ENERGISED": (
        "re energised, re energized, is back on the grid, are back on the grid, back on the grid, was "
        "back on the grid, powered up, powered up again, powered again, back on supply, back on power, "
        "have been reconnected, has been reconnected, has been re energised, have been re energised, "
        "brought back onto the grid, brought back to the grid, connected back, connected again, "
        "electrified again, re electrified, switched over to backup lines, switched to backup lines, "
        "switched to reserve lines, transferred to backup lines, transferred to reserve lines, fed again, "
        "supplied again, back with power, have light again, has light again, relit, connected to the grid "
        "again, returned to the grid, lit again, lit up again, fully on, fully powered, fully powered "
        "again, fully energised, connected, hooked up, is available to, are available to, available again"
    ),
    "RESTORING": (
        "are getting, is getting, getting, is being restored, are being restored, being reconnected, "
        "being restored, is returning, are returning, is coming back, are coming back, being reinstated, "
        "gradually returning, being resumed, is being resumed, is being returned, being re energised, "
        "being repowered"
    ),
    "RESTORE": ("come back, be back, be restored, be resumed, be reconnected, return power, be brought back"),
    "RESTORATION": (
        "restoration, reconnection, resumption, re energisation, re energization, reinstatement, re "
        "connection, reconnections"
    ),
    "HAVE": (
        "has, with, supplied with, provided with, have access to, has access to, had access to, access "
        "to, connected to, supplying"
    ),
    "SUFFER": (
        "reported, faced, facing, faces, triggered, triggering, there are, there were, there have been, "
        "there has been, there's been, there is, there was, reports, reporting, reports of, occur, "
        "occurs, occurred, occurring, happen, happens, happened, happening, observed, led to, leads to, "
        "leading to, resulted in, resulting in, results in, lead to, provoked, provoking, sparked, "
        "sparking, brought about, set off, endure*, enduring, grappling with, grapples with, grappled "
        "with, struggling with, coping with, cope with, copes with, contending with, battling, plagued "
        "by, hit by power, affected by, noted, logged, witness*, followed by, result of, resulted, face, "
        "hit with, face more, spread, spreading, are possible due, amid, ensued, followed, encountered, "
        "encounter*, going through, dealing with, deal with, live with, lives with, lived with, subjected "
        "to, gripped by, broke out, widespread"
    ),
    "COLD": (
        "went cold, gone cold, go cold, freezing homes, cold radiators, unheated homes, unheated flats, "
        "unheated apartments, unheated houses, cold homes, cold flats, cold apartments, freezing flats, "
        "freezing apartments, freezing houses, freezing in their homes, freezing in their apartments, "
        "freezing in their flats, freezing in homes, freezing buildings, ice cold flats, ice cold "
        "apartments, in the cold, not heated, unheated"
    ),
    "BROUGHT": "brought, bring, brings, giving, gave, give",
    "GOT": "got, have got, has got, given, were given, was given, been given",
    "DARKEN": (
        "were disconnected, been disconnected, disconnected from supply, disconnected from power supply, "
        "disconnected from electricity supply, disconnected from electricity, disconnected from power"
    ),
    "LIT": "lit up, lit again, aglow, fully on",
    "SCHED": "in turns, by turns, in turn",
    "WAIT": "wait for, will wait, must wait, have to wait, waits for, wait to be, waits to be, awaits",
    "FREEZE": "shivering, shiver, shivers, are freezing, is freezing, freezing in",
    "MODE": "regime, mode, order, orders, procedure, list, footing",
    "EMERG": (
        "as a precaution, by way of precaution, in advance, for safety reasons, without warning, without "
        "notice, no warning"
    ),
    "CENTRE": "its capital, regional capital, regional centre",
    "FAKE": "supposedly, allegedly",
    "QUEUE": "group, groups",
    "ALL": "the rest, remaining",
    "SCHEDCUT": "hours of outages",
    "SUPPLYSCHED": "once every",
    "EXERCISE": "scam*, fraudster*",
    "STRIKE": "fell on",
    "PRON": "it, they, them",
    "AFFECTED": "affected, felt, notice, impacted",
    "EXCEPT": "except, excluding, except for, apart from",
    "SODID": (
        "so did, as did, so was, so were, as was, as were, same in, the same in, same goes for, as has, "
        "as have"
    ),
    "SUPPLY": "supply, supplies, voltage, current, feed",
    "ALREADY": "already",
    "SITE": "site, sites, facility, facilities, installation*, wells, field, fields, hub, hubs",
    "WEATHER": (
        "storm*, wind, winds, snowfall*, icing, thunderstorm*, accident, fault, breakdown, hurricane*, "
        "blizzard*, fire broke"
    ),
    "EUROPE": "commission",
    "HEATED": "heated, being heated",
    "NUMBER": "the number, number of, this number, the figure",
    "BOTH": "both cities, both towns, both regions",
}
