"""What stands for a place and is no name of it: lands, townspeople, who speaks for a city or an oblast."""

from __future__ import annotations

from collections.abc import Iterator

LANDS = {
    "Закарпаття": "UA-21",
    "Закарпатье": "UA-21",
    "Прикарпаття": "UA-26",
    "Прикарпатье": "UA-26",
    "Буковина": "UA-77",
    "Тернопілля": "UA-61",
    "Слобожанщина": "UA-63",
    "Запоріжчина": "UA-23",
    "Бессарабія": "UA-51",
    "Бессарабия": "UA-51",
    "Франківщина": "UA-26",
}
"""Names of lands that stand for an oblast and are not in the gazetteer."""


PEOPLE = {
    "UA-30": "кияни киевляне kyivans kyivites",
    "UA-63/kharkiv": "харків’яни харьковчане kharkivites kharkivians",
    "UA-51/odesa": "одесити одесситы odesans odesites",
    "UA-46/lviv": "львів’яни львовяне lvivites",
    "UA-12/dnipro": "дніпряни днепряне",
    "UA-12/kryvyi-rih": "криворіжці криворожане",
    "UA-23/zaporizhzhia": "запоріжці запорожцы",
    "UA-53/poltava": "полтавці полтавчане",
    "UA-53/kremenchuk": "кременчужани кременчужане",
    "UA-59/sumy": "сумчани сумчане",
    "UA-48/mykolaiv": "миколаївці николаевцы",
    "UA-65/kherson": "херсонці херсонцы",
    "UA-74/chernihiv": "чернігівці черниговцы",
    "UA-18/zhytomyr": "житомиряни житомиряне",
    "UA-56/rivne": "рівняни ровняне",
    "UA-07/lutsk": "лучани лучане",
    "UA-61/ternopil": "тернополяни тернополяне",
    "UA-68/khmelnytskyi": "хмельничани хмельничане",
    "UA-05/vinnytsia": "вінничани винничане",
    "UA-77/chernivtsi": "чернівчани черновчане",
    "UA-21/uzhhorod": "ужгородці ужгородцы",
    "UA-26/ivano-frankivsk": "франківці франківчани франковчане",
    "UA-71/cherkasy": "черкащани черкасчане",
    "UA-35/kropyvnytskyi": "кропивничани",
    "UA-14/mariupol": "маріупольці мариупольцы",
    "UA-14/kramatorsk": "краматорці краматорчане",
    "UA-40": "севастопольці севастопольцы",
    "UA-07": "волиняни волыняне",
    "UA-21": "закарпатці закарпатцы",
    "UA-77": "буковинці буковинцы",
    "UA-26": "прикарпатці прикарпатцы",
    "UA-43": "кримчани крымчане",
}


IRREGULAR = {
    "Кривому Розі": "UA-12/kryvyi-rih",
    "Франківськ": "UA-26/ivano-frankivsk",
    "Франківська": "UA-26/ivano-frankivsk",
    "Франківську": "UA-26/ivano-frankivsk",
    "Франковск": "UA-26/ivano-frankivsk",
    "Франковске": "UA-26/ivano-frankivsk",
}
"""Forms that the dictionaries miss, and short names."""


def of_people(names: str) -> Iterator[str]:
    """Yield the names of a city's people in every case of the plural."""
    ends = {"яни": "ян", "ани": "ан", "ити": "ит", "яне": "ян", "ане": "ан", "чане": "чан", "ситы": "сит"}
    for name in names.split():
        yield name
        if stem := next((name[: -len(end)] + kept for end, kept in ends.items() if name.endswith(end)), None):
            genitive = stem + ("ів" if name.endswith("ити") else "ов" if name.endswith("ситы") else "")
            yield from (genitive, *(stem + case for case in ("ам", "ами", "ах")))
        elif name.endswith(("ці", "цы")):
            uk = name.endswith("ці")
            yield from (
                name[:-1] + case for case in (("ів", "ям", "ями", "ях") if uk else ("ев", "ам", "ами", "ах"))
            )


def surname(name: str) -> Iterator[str]:
    """Yield a man's surname in the cases of Ukrainian and Russian, by its ending."""
    if name.isascii():
        return
    tail, ends = next((tail, ends) for tail, ends in _SURNAMES if name.endswith(tail))
    yield from (name.removesuffix(tail) + end for end in ends)


_SURNAMES = (
    ("ий", ("ий", "ого", "ому", "им")),
    ("о", ("о", "а", "у", "ом")),
    ("", ("", "а", "у", "ом", "им", "ові", "ым")),
)


OFFICIALS = {
    "UA-30": "Кличко Klitschko Попко Popko",
    "UA-63/kharkiv": "Терехов Terekhov",
    "UA-63": "Синєгубов Синегубов Syniehubov Synehubov",
    "UA-46/lviv": "Садовий Садовый Sadovyi Sadovy",
    "UA-46": "Козицький Kozytskyi Kozytskyy",
    "UA-51/odesa": "Труханов Trukhanov",
    "UA-51": "Кіпер Кипер Kiper",
    "UA-12/dnipro": "Філатов Филатов Filatov",
    "UA-12/kryvyi-rih": "Вілкул Вилкул Vilkul",
    "UA-12": "Резніченко Резниченко Reznichenko Лисак Lysak",
    "UA-48/mykolaiv": "Сєнкевич Сенкевич Sienkevych Senkevych",
    "UA-26/ivano-frankivsk": "Марцінків Martsinkiv",
    "UA-26": "Онищук Onyshchuk",
    "UA-61/ternopil": "Надал Nadal",
    "UA-68/khmelnytskyi": "Симчишин Symchyshyn",
    "UA-18/zhytomyr": "Сухомлин Sukhomlyn",
    "UA-18": "Бунечко Bunechko",
    "UA-05/vinnytsia": "Моргунов Morhunov",
    "UA-05": "Борзов Borzov",
    "UA-77/chernivtsi": "Клічук Klichuk",
    "UA-77": "Запаранюк Zaparaniuk",
    "UA-65": "Прокудін Прокудин Prokudin Янушевич Yanushevych",
    "UA-32": "Калашник Kalashnyk",
    "UA-74": "Чаус Chaus",
    "UA-23": "Старух Starukh",
    "UA-59": "Живицький Zhyvytskyi Артюх Artiukh",
    "UA-53": "Лунін Lunin",
    "UA-71": "Табурець Taburets",
    "UA-68": "Гамалій Hamalii Тюрін Tiurin",
    "UA-07": "Погуляйко Pohuliaiko",
    "UA-35": "Райкович Raikovych",
    "UA-09": "Гайдай Haidai Лисогор Lysohor",
    "UA-14": "Філашкін Филашкин Filashkin",
    "UA-53/kremenchuk": "Малецький Maletskyi",
    "UA-59/shostka": "Нога Noha",
}
"""Who has spoken for a city or an oblast since autumn 2022: their names stand in for it."""
