"""English words for who and where: places, officials, consumers, and the bodies that decide."""

WORDS = {
    "EUROPE": (
        "e u, eu, european union, european commission, european council, eu's, brussels, e u energy "
        "ministers, eu energy ministers, bloc, european parliament, council of the eu, eu council, "
        "european commissioner*, eu leaders, eu ministers, eu energy council, eu ambassadors, coreper, eu "
        "member states, eu countries, eu states, member states, european energy ministers, meps, energy "
        "commissioner, eu energy chief, european leaders, eu executive, eu governments, eu energy "
        "commissioner, von der leyen, eu27, the 27, eu lawmakers, eu energy ministers' council, entso e, "
        "entsoe, acer"
    ),
    "NATIONAL": (
        "ukrenergo, energy minister, energy ministry, minister of energy, ministry of energy, ukraine's "
        "energy ministry, ukrainian energy minister, ukraine's energy minister, ukrainian energy "
        "ministry, national grid operator, grid operator, national power company, national energy "
        "company, transmission system operator, power grid operator, state grid operator, halushchenko, "
        "galushchenko, kudrytskyi, kudrytsky, zaichenko, shmyhal, shmygal, svyrydenko, hrynchuk, national "
        "dispatch*, power system operator, ukrainian prime minister, ukraine's prime minister, deputy "
        "energy minister, national electricity company"
    ),
    "STATE": (
        "cabinet, government, verkhovna rada, parliament, cabinet of ministers, nkrekp, neurc, nsdc, "
        "regulator, rada, ukrainian government, ukraine's government, ukraine's cabinet, ukraine's "
        "parliament, ukrainian parliament, ukrainian lawmakers, lawmakers, national security and defence "
        "council, national security and defense council, energy regulator, national commission, "
        "antimonopoly committee, amcu, supreme council, kyiv's government, government meeting, national "
        "regulator, ukrainian regulator, national energy and utilities regulatory commission, mps"
    ),
    "DECIDED": (
        "agreed, agreement, agree, decision, ordered, deal, decree, resolution, reached, struck a deal, "
        "ruling, bill, law, legislation, regulation, moratorium, embargo, vote, directive, ratified, "
        "ratifies, ban, bans, decides, package, order, orders, ordinance, emergency regulation, "
        "compromise, agrees, accord, pact, greenlit, green lit, gave the green light, give the green "
        "light, gives the green light, given the green light, ceiling, allocat*, earmark*, prohibit*, "
        "permit*, exempt*, propos*, prescribed, roadmap, enact*, rubber stamp*, voted, finalised, "
        "finalized, raised the limit, simplif*, oblig*, ratify, legalis*, legaliz*, declared a state of "
        "emergency, declares a state of emergency, declared an energy emergency, declared an emergency, "
        "declare a state of emergency, signed off on, rolled over, voluntary"
    ),
    "TOPIC": (
        "energy, electricity, power, generators, imports, outages, infrastructure, consumption, heating "
        "season, lng, energy efficiency, distributed generation, energy security, energy fund, energy "
        "support, energy emergency, energy market, energy equipment imports, power plants, cogeneration, "
        "energy crisis, energy saving, energy prices, energy products, electricity sector, energy "
        "reserves, renewables, energy storage, battery storage"
    ),
    "GASTOPIC": (
        "gas prices, gas price, gas price cap, price cap, gas cap, market correction mechanism, natural "
        "gas prices, price of gas, cap on gas, gas market, gas purchases, ttf, gas price ceiling, ceiling "
        "on gas, cap on the price of gas, gas price limit, price ceiling, dutch ttf, joint gas purchas*, "
        "gas purchasing, gas consumption, gas demand, gas savings, gas storage target*, gas storage "
        "regulation, gas storage filling, gas storage level*, filling gas storage, gas transit, russian "
        "gas, russian lng, lng imports, russian gas imports, gas imports, gas reserves, gas reduction, "
        "price of natural gas, price cap on gas, gas emergency, gas saving, gas use, gas deal, gas "
        "supplies from russia, gas tariff*, wholesale gas, cap on gas prices, cap gas prices, gas "
        "contract*, gas futures, gas exchange, gas trading"
    ),
    "OBLAST": (
        "region, oblast, peninsula, regions, oblasts, province, provinces, region's, oblast's, oblast', "
        "voivodship, oblast-wide, region wide, regionwide"
    ),
    "SURROUNDS": (
        "around it, its surroundings, surroundings, surrounding region, outskirts, suburbs, surrounding "
        "area*, its suburbs, surrounding areas, nearby towns, nearby villages, metropolitan area, "
        "environs, vicinity, outlying areas, the surrounding region, adjacent areas, adjacent "
        "settlements, surrounding villages, surrounding towns, nearby settlements, neighbouring villages, "
        "neighboring villages"
    ),
    "TOWN": (
        "city, town, city's, town's, cities, towns, municipality, regional capital, oblast capital, "
        "regional centre, regional center, oblast centre, oblast center, frontline city, front line city, "
        "port city, metropolis, frontline town, resort city, border city, border town, southern city, "
        "northern city, eastern city, western city, northeastern city, central city, second city, second "
        "largest city, satellite town, garrison town, its capital, region's capital, the region's "
        "capital, its capital city, regional hub"
    ),
    "CAPITAL": (
        "capital, capital's, ukraine's capital, ukrainian capital, the capital, capital city, ukraine's "
        "capital city, ukrainian capital city, capital of ukraine, nation's capital, country's capital"
    ),
    "DISTRICT": (
        "district, districts, raion, raions, hromada*, communit*, neighbourhood*, neighborhood*, bank, "
        "quarter*, microdistrict*, micro district*, housing estate*, residential area*, borough*, left "
        "bank, right bank, residential quarter*, residential district*, residential complex*, city "
        "districts, part of the city, parts of the city, part of town, parts of town, areas of the city, "
        "areas of town, part of the town, sections of the city, half of the city, half the city, city "
        "centre, city center, downtown"
    ),
    "VILLAGE": "village, villages, hamlet*, township*, rural settlement*, urban type settlement*",
    "NATION": (
        "ukrainians, country, nationwide, ukraine, across ukraine, most regions, all regions, the "
        "country, countrywide, across the country, every region, in all regions, ukraine's, whole "
        "country, entire country, the nation, throughout ukraine, all of ukraine, throughout the country, "
        "all over ukraine, all over the country, every oblast, all oblasts, most oblasts, most of "
        "ukraine, most of the country, across the nation, all ukrainian regions, all ukraine's regions, "
        "all of ukraine's regions, much of ukraine, much of the country, large parts of ukraine, half the "
        "country, half of the country, half of ukraine, half ukraine, majority of regions, vast majority "
        "of regions, almost all regions, nearly all regions, virtually all regions, all the regions, most "
        "of the regions, majority of ukraine's regions, majority of oblasts, whole of ukraine, the whole "
        "of ukraine, the whole country, the entire country, most ukrainian regions, almost all oblasts, "
        "nearly every region, ukraine wide, nation wide, most of ukraine's regions, majority of the "
        "regions, every part of the country, all corners of ukraine, all parts of ukraine, all parts of "
        "the country, large parts of the country, large swathes of the country"
    ),
    "SOMEWHERE": (
        "several regions, some regions, a number of regions, parts of ukraine, eight regions, seven "
        "regions, a few regions, many regions, various regions, several cities, other regions, several "
        "oblasts, three regions, four regions, five regions, six regions, nine regions, ten regions, "
        "multiple regions, certain regions, individual regions, handful of regions, a handful of regions, "
        "two regions, half of the regions, half of regions, dozen regions, a dozen regions, number of "
        "regions, some cities, a number of cities, number of cities, multiple cities, many cities, "
        "several ukrainian regions, several ukrainian cities, some ukrainian regions, various parts of "
        "the country, parts of the country, some parts of the country, western regions, eastern regions, "
        "southern regions, northern regions, central regions, front line regions, frontline regions, "
        "border regions, affected regions, some parts of ukraine, swathes of ukraine, different regions, "
        "some oblasts, a number of oblasts, several areas, a few oblasts, many oblasts, ukrainian "
        "regions, ukrainian cities, regions of ukraine, major cities, number of ukrainian cities, other "
        "cities, eleven regions, twelve regions, in the west, in the east, in the south, in the north, "
        "regions across ukraine, cities across ukraine, several towns, some towns, frontline areas"
    ),
    "ELSEWHERE": (
        "elsewhere, rest of the country, other regions, other oblasts, the rest of the country, the rest "
        "of ukraine, rest of ukraine, in the rest, all other regions, remaining regions, everywhere else, "
        "the other regions"
    ),
    "OFFICIAL": (
        "mayor, governor, administration, council, official*, head of, minister, ministry, spokes*, "
        "prosecutor*, police, governor's, military administration, regional, regional governor, city "
        "council, authorities, chairman, chairwoman, chief, city head, deputy mayor, deputy governor, "
        "mayor's office, city hall, town hall, local authorities, regional authorities, regional council, "
        "district council, regional military administration, city military administration, regional "
        "administration, press service, ombudsman, state emergency service, emergency service, emergency "
        "services, emergency ministry, rescuers, general staff, air force, security service, prime "
        "minister, regional head, regional chief, utility, power engineers, power workers, power company, "
        "power companies, power utility, power operator*, power distributor*, electricity company, "
        "electricity supplier*, electricity distributor*, power supplier*, energy company, energy "
        "companies, gas company, gas workers, gas operator*, heat supplier*, utility workers, utilities, "
        "oblenergo, electricity operator*, distribution operator*, power provider, electricity provider, "
        "energy supplier*, energy workers, regional power company, regional power distributor, military "
        "spokes*, city authorities, defence council, defense council, energy giant, utility company"
    ),
    "FACILITY": (
        "university, airport, theatre, theater, museum, stadium, zoo, school, hospital, hospitals, "
        "schools, kindergarten*, clinic, clinics, library, libraries, church, churches, cathedral, "
        "shopping centre*, shopping center*, shopping mall*, supermarket*, factory, universities, arena, "
        "cinema*, opera, philharmonic*, market, seaport, maternity hospital*, medical facilit*, medical "
        "institution*, dormitory, dormitories, polytechnic, college, palace, medical centre*, medical "
        "center*, museums, theatres, theaters, bakery, bakeries"
    ),
    "WHO": (
        "consumers, customers, subscribers, residents, homes, households, settlements, families, people, "
        "houses, apartments, inhabitants, users, flats, dwellings, citizens, villagers, tenants, locals, "
        "townspeople, householders, clients, population, consumer, abonents, communities, electricity "
        "users, power users, power consumers, electricity consumers, electricity customers, power "
        "customers, energy consumers, gas customers, gas consumers, household consumers, domestic "
        "consumers, household customers, household subscribers, kyivans, kyivites, odesans, kharkivites"
    ),
    "ADDRESS": "addresses",
}
