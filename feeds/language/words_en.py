"""English words and phrases by what they say; a star stands for any ending."""

WORDS = {
    "POWER": (
        "power, electricity, light, lights, power supply, electric supply, electricity supply, power "
        "supplies"
    ),
    "HEAT": "gas heating, heat, heating, hot water, central heating, heat supply",
    "WATER": (
        "water, running water, water supply, piped water, tap water, water supplies, drinking water"
    ),
    "GAS": "gas, gas supply, natural gas",
    "CUT": (
        "outage, outages, shutdown, shutdowns, blackout, blackouts, cuts, disconnection*, shutoff*, power "
        "outage, power outages, power cuts, power cut, power shutdown*, electricity cuts, electricity "
        "outages, power disconnection*, short cuts, load shedding, brownout*, cut offs, cutoffs, cutoff"
    ),
    "CUTV": "been cut, was cut, were cut, is cut, are cut, cutting",
    "EMERG": "emergency, preventive, pre emptive, preemptive, precautionary, unscheduled",
    "EMERGCUT": "emergency schedules, emergency shutdown schedules, emergency outage schedules",
    "SCHED": "hourly, rolling, rotating, scheduled, stabilisation, stabilization, planned, rota",
    "GRAPH": "schedule, schedules, timetable*",
    "SCHEDCUT": (
        "outage schedules, blackout schedules, hourly outage schedules, schedules of hourly outages, "
        "hourly schedules, schedules of hourly cuts, power cut schedules, stage of blackouts, stages of "
        "blackouts, stages of outages, stage of outages, outage schedule, stage of cuts, stages of cuts, "
        "queues of outages, rolling blackouts, schedules of outages, hourly outage schedule"
    ),
    "SUPPLYSCHED": (
        "by the hour, every other day, one day in three, one day in two, for a few hours a day, by rota, "
        "on a rota, on schedule, hours a day, by schedule, once a day"
    ),
    "TAP": "tap, taps, faucet*, pipes, running taps",
    "RADIATOR": "radiator*, radiators",
    "DRY": "dry, empty, run dry, bone dry, nothing but air",
    "COOL": "cold, stone cold, freezing, lukewarm, icy, unheated, barely warm, gone cold, cooling",
    "WARM": "warm, hot, warm again, hot again, warming up",
    "QUEUE": "queue, queues, stage, stages",
    "INDUSTRY": (
        "capacity limits, power limits, for industry, industrial consumers, industrial users, limits for "
        "industry, industry only, capacity limitation*"
    ),
    "WORKS": (
        "planned works, maintenance, repair works, scheduled works, planned maintenance, scheduled "
        "repairs"
    ),
    "WITHOUT": "without, left without, shortest of, deprived of, with no, minus",
    "NO": "no, has no, have no, had no, lack, lacks, lacking, have neither, has neither, is no",
    "LOST": "is out, are out, was out, were out, loss of, knocked offline",
    "DEENERG": (
        "de energised, de energized, were off, was off, are off, is off, be off, went off, stayed off, "
        "still off, without supply, remained off, remain off, cut off"
    ),
    "BLACKOUT": "power problems",
    "LEFT": "was left, were left, been left",
    "CUTS": "cut, cuts power, cuts off",
    "ADV": "first time",
    "DARK": "in darkness, in the dark, into darkness, in the darkness, dark",
    "TROUBLE": "interrupted, disruption*, interruption*, disrupted, problems, shortages, intermittent",
    "NORMAL": "as normal, normally, as usual, not a problem, stable, no problem*",
    "STOPPED": "failed",
    "RESTORED": (
        "running again, is back, are back, back on, come back, has returned, back online, works again, "
        "work again, has been returned, are running again, was back, were back, works in full again, back "
        "in, on again, is flowing again, running water again, was returned, turned on again"
    ),
    "ENERGISED": (
        "re energised, re energized, is back on the grid, are back on the grid, back on the grid, was "
        "back on the grid"
    ),
    "RESTORING": (
        "are getting, is getting, getting, is being restored, are being restored, being reconnected"
    ),
    "RESTORE": "come back, be back",
    "RESTORATION": "restoration, reconnection",
    "AGAIN": "again, once more, back",
    "HAVE": "has, with",
    "APPLIED": "ordered, went into effect, applying emergency",
    "BEGAN": "returned to, went back to",
    "INFORCE": (
        "follow, in force, in effect, in place, under way, living with, ongoing, is still living with, "
        "apply, applying, effective, persist*, hold, holds, valid, keep, are still in effect, being "
        "applied, are applied, in operation"
    ),
    "CANCEL": "cancelled, ended, no longer, dropped, suspended, ends, ending, end to",
    "BACKTO": (
        "return to, returns to, going back to, goes back to, back to, returning to, switches back to"
    ),
    "PLANNED": "planned for, scheduled for, due",
    "FUTURE": "will, would, shall, going to, is set to, are set to, is to be, are to be, tomorrow",
    "MUST": "must",
    "MAY": (
        "may, might, could, can, possible, possibly, likely, hope, hopes, hoped, hopefully, risk, should, "
        "probable, probably, warns of, not ruled out"
    ),
    "IF": "if, unless, in case, in the event, should there",
    "NEED": "need, needed, reason",
    "NEG": (
        "not, n't, never, none, nobody, isn't, aren't, weren't, wasn't, don't, doesn't, didn't, won't, "
        "hasn't, haven't"
    ),
    "NEITHER": "neither, nor",
    "FAKE": "fake, fakes, rumour*, rumor*, false, untrue, hoax, disinformation, debunk*",
    "STILL": (
        "still, remain, remains, remained, remaining, so far, as yet, stay, stays, currently, now, yet, "
        "stayed"
    ),
    "ALL": (
        "all, full, fully, entire, entirely, whole, completely, every, everyone, everywhere, total, in "
        "full, the whole"
    ),
    "PART": (
        "part, parts, partly, partially, partial, some, most, first, gradually, several, certain, few, "
        "mostly, many"
    ),
    "STRIKE": (
        "strike, attack, bombard*, barrage, damaged by, bombardment, impact, raid*, blast*, explosion*, "
        "bombed out, rained"
    ),
    "DAMAGE": "damage, destroyed, knocked offline",
    "WEAPON": (
        "missile*, drone*, shahed*, rocket*, russia, russian, russians, russia's, iranian made, "
        "artillery, enemy, shell, shells"
    ),
    "OBJE": (
        "energy infrastructure, energy facilit*, power plant*, power station*, substation*, power lines, "
        "power line, energy site*, power grid, energy object*, power facilit*, power infrastructure, "
        "energy target*, thermal power, hydropower, hydroelectric, electricity infrastructure, "
        "transformer*, energy network, electricity grid, energy installation*, energy equipment, dam"
    ),
    "SYSTEM": "energy system, power system, energy sector",
    "OBJH": (
        "boiler house*, boiler plant*, boilers, chp, heating plant*, combined heat and power, boiler*, "
        "heat plant*, heating network*, heating system*, heating main*, heat generation"
    ),
    "OBJW": (
        "pumping station*, water utility, waterworks, pumps, pipeline, water main*, water facilit*, "
        "pumping, water infrastructure"
    ),
    "OBJG": (
        "gas pipeline*, gas facilit*, gas production, gas infrastructure, gas storage, gas site*, gas "
        "plant*, gas main*, gas pipe*, gas network*, naftogaz facilit*"
    ),
    "OBJC": (
        "critical infrastructure, critical site*, critical facilit*, critical object*, infrastructure "
        "facilit*, infrastructure site*, infrastructure object*"
    ),
    "EUROPE": (
        "e u, eu, european union, european commission, european council, eu's, brussels, e u energy "
        "ministers, eu energy ministers, bloc, european parliament, council of the eu, eu council"
    ),
    "NATIONAL": "ukrenergo, energy minister, energy ministry",
    "STATE": (
        "cabinet, government, verkhovna rada, parliament, cabinet of ministers, nkrekp, neurc, nsdc, "
        "regulator"
    ),
    "DECIDED": (
        "agreed, agreement, agree, decision, ordered, deal, decree, resolution, reached, struck a deal"
    ),
    "TOPIC": "energy, electricity, power, generators, imports, outages, infrastructure, consumption",
    "GASTOPIC": (
        "gas prices, gas price, gas price cap, price cap, gas cap, market correction mechanism, natural "
        "gas prices, price of gas, cap on gas, gas market, gas purchases, ttf"
    ),
    "TARIFF": "tariff*",
    "SUFFER": "reported, faced, facing, faces, triggered, triggering",
    "EXERCISE": (
        "ballet, film, films, exhibition, concert, album, song, novel, book, festival, drill, drills, "
        "exercise, exercises, rehearsal, simulated, simulation, training, test of, tests, trial, heating "
        "season"
    ),
    "SENSE": (
        "power struggle, who holds power, holds power, balance of power, in power, power of, air power, "
        "horsepower, firepower, willpower, power plant of, power bank*, light of, traffic lights, heat "
        "of, world power, great power, soft power, hold power, green light, red light, came to power, "
        "seize* power, solar power, nuclear power, power sharing, water polo, light artillery, light "
        "infantry, in light of, light vehicle*, at light, to light, bright light, stage lights, power "
        "metal, light show, heat wave, heatwave"
    ),
    "TRANSPORT": (
        "metro, subway, tram*, trolleybus*, train*, electric transport, lift*, elevator*, railway*"
    ),
    "TELECOM": "internet, mobile, telecom*, phone*, kyivstar",
    "GENERATOR": "generator*, power banks, points of invincibility",
    "USE": "consumption, deficit, demand, use, capacity, shortage, imports",
    "WORKED": "worked",
    "LIMIT": "restrictions, limits",
    "OBLAST": "region, oblast, regions, oblasts, province, provinces, region's, oblast's",
    "SURROUNDS": (
        "around it, its surroundings, surroundings, surrounding region, outskirts, suburbs, surrounding "
        "area*, its suburbs"
    ),
    "TOWN": "city, town, city's, town's, cities, towns",
    "CAPITAL": "capital, capital's, ukraine's capital, ukrainian capital, the capital",
    "DISTRICT": (
        "district, districts, raion, raions, hromada*, communit*, neighbourhood*, neighborhood*, bank, "
        "quarter*"
    ),
    "VILLAGE": "village, villages",
    "NATION": (
        "ukrainians, country, nationwide, ukraine, across ukraine, most regions, all regions, the "
        "country, countrywide, across the country, every region, in all regions, ukraine's"
    ),
    "SOMEWHERE": (
        "several regions, some regions, a number of regions, parts of ukraine, eight regions, seven "
        "regions, a few regions, many regions, various regions, several cities, other regions, several "
        "oblasts, three regions, four regions, five regions, six regions, nine regions, ten regions"
    ),
    "ELSEWHERE": "elsewhere, rest of the country, other regions, other oblasts",
    "OFFICIAL": (
        "mayor, governor, administration, council, official*, head of, minister, ministry, spokes*, "
        "prosecutor*, police, governor's, military administration, regional, regional governor, city "
        "council, authorities"
    ),
    "FACILITY": (
        "university, airport, theatre, theater, museum, stadium, zoo, school, hospital, hospitals"
    ),
    "WHO": (
        "consumers, customers, subscribers, residents, homes, households, settlements, families, people, "
        "houses, apartments"
    ),
    "IN": (
        "in, at, across, throughout, for, near, outside, over, around, within, to, of, on, from, by, "
        "after, into, against"
    ),
    "AND": "and, including, or, as well as, both, plus, also, too, along with",
    "BUT": "but, while, whereas, however, though, although, yet, meanwhile, and still",
    "WHICH": "which, who, that, where, because, so, as, when, until, after",
    "LISTING": "among them, so far in, known so far",
    "CHANGED": "changes to",
    "COLD": "went cold, gone cold, go cold, freezing homes, cold radiators",
    "ADDRESS": "addresses",
    "HISTORY": "years ago, a year ago, last year",
    "HABIT": "daily, every day, constantly, regularly, repeatedly, almost daily, every night",
    "BROUGHT": "brought, bring, brings",
}
