"""Other countries, their cities and people, in all three languages: what happens there is not told."""

WORDS = {
    "FOREIGN": (
        "бєлгород*, білгород*, курськ, курську, курська, москв*, підмосков*, таганрог*, ростов, "
        "ростові, воронеж*, брянськ*, молдов*, кишин*, кишинев*, придністров*, іспані*, португалі*, "
        "польщ*, польськ*, румуні*, франці*, німеччин*, нідерланд*, сша, техас*, х’юстон*, японі*, "
        "куба, кубі, кубу, кубою, гаван*, венесуел*, аргентин*, пакистан*, бангладеш*, індії, китай*, "
        "китаї, берлін*, варшав*, туреччин*, стамбул*, лісабон*, мадрид*, грузія, грузії, грузію, "
        "грузією, тбілісі, вірмені*, казахстан*, білорус*, чехі*, угорщин*, австрі*, італі*, "
        "британі*, лондон*, ліван*, сирія, сирії, сирію, ізраїл*, іран, ірану, ірані, канад*, "
        "австралі*, нью йорк*, сочі, петербург*, краснодар*, гренланді*, серб*, чорногорі*, албані*, "
        "хорваті*, ємен*, ірак*, косов*, єгипет*, єгипт*, нігері*, кені*, belgorod, kursk, moscow, "
        "chisinau, moldova*, transnistria, houston, texas, spain, portugal, poland, romania, cuba, "
        "havana, venezuela, south africa, eskom, pakistan, bangladesh, lebanon, berlin, germany, "
        "france, california, florida, puerto rico, japan, tokyo, georgia, turkey, istanbul, warsaw, "
        "rostov, taganrog, bryansk, voronezh, krasnodar, sochi, netherlands, britain, uk, london, "
        "argentina, chile, ecuador, nigeria, kenya, india, china, syria, iraq, iran, israel, gaza, "
        "canada, australia, belarus*, minsk, czech, slovakia, hungary, serbia, montenegro, albania, "
        "croatia, italy, new york, ohio, crimea bridge, finland, norway, sweden, greece, kazakhstan, "
        "tajikistan, kyrgyzstan, zambia, sri lanka, белгород*, курск*, брянск*, ростов*, шебекин*, "
        "молдав*, приднестров*, испани*, берлин*, грузи*, польш*, румыни*"
    ),
}
