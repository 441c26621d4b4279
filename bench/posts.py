"""Generated posts about supply: Ukrainian, English and Russian, of 60 words each, no two alike.

Sentences with places and figures stand among sentences of ordinary words. Those are stems with endings put
on mechanically: the reader meets thousands of different words, as in real posts, and which of them are good
Ukrainian is nothing to its speed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

WORDS = 60
"""Words of a post, counted between blanks."""

TOLD = (2, 4)
"""How many sentences of a post, from and to, tell of supply; the rest of it is ordinary words."""


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a table that is written as one line; & is the blank inside a word."""
    return tuple(word.replace("&", " ") for word in words.split())


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """What a language makes its posts of.

    Templates name cities {city} and oblasts {oblast}, in the case in which they are listed; figures {n},
    {share} (%) and {hour} (of the clock), days {day}; services {supply}, and after "without" {without}.
    """

    templates: Sequence[str]
    cities: Sequence[str]
    oblasts: Sequence[str]
    days: Sequence[str]
    without: Sequence[str]
    supply: Sequence[str]
    stems: Sequence[str]
    endings: Sequence[str]
    small: Sequence[str]


UKRAINIAN = Tongue(
    templates=(
        "У {city} через обстріл зникло {supply}.",
        "Без {without} у {city} залишилися {n} споживачів.",
        "На {oblast} знеструмлені {n} населених пунктів.",
        "У {city} відновили {supply} для {n} абонентів.",
        "З {hour} на {oblast} застосовано графіки аварійних відключень.",
        "О {hour} у {city} скасовано екстрені відключення.",
        "{day} на {oblast} діятимуть графіки погодинних відключень з {hour} до 22:00.",
        "У {city} {share}% мешканців досі без {without}, роботи тривають.",
        "Станом на {hour} на {oblast} без світла понад {n} родин.",
        "У {city} та на {oblast} можливі аварійні відключення.",
        "{day} у {city} ракета влучила в підстанцію, без {without} {n} осель.",
        "Графіки на {oblast} {day} не застосовуватимуться.",
    ),
    cities=listed(
        "Полтаві Харкові Одесі Львові Дніпрі Запоріжжі Миколаєві Херсоні Чернігові Сумах Вінниці Черкасах "
        "Житомирі Рівному Луцьку Тернополі Ужгороді Чернівцях Хмельницькому Кропивницькому Кременчуці Умані "
        "Ніжині Конотопі Бердичеві Ізмаїлі Нікополі Павлограді Мукачеві Дрогобичі Стрию Броварах Ірпені Бучі "
        "Фастові Шостці Лубнах Прилуках Ковелі Києві"
    ),
    oblasts=listed(
        "Полтавщині Харківщині Одещині Львівщині Дніпропетровщині Миколаївщині Херсонщині Чернігівщині "
        "Сумщині Вінниччині Черкащині Житомирщині Рівненщині Волині Тернопільщині Закарпатті Буковині "
        "Хмельниччині Кіровоградщині Київщині Донеччині Луганщині Прикарпатті"
    ),
    days=listed("сьогодні вчора завтра учора у&понеділок у&середу у&п’ятницю у&неділю 14&грудня 17&січня"),
    without=listed("світла води тепла газу опалення електропостачання водопостачання"),
    supply=listed("світло електропостачання водопостачання теплопостачання газопостачання опалення"),
    stems=listed(
        "бригад ремонтн міськ обласн керівник голов ситуац працівник пункт незламн допомог родин дорог школ "
        "лікарн вулиц район громад рад засідан рішенн зустріч партнер обладнанн трансформатор кабел мереж "
        "станц погод мороз сніг вітер температур ранков вечірн новин повідомл уточн перевір прибут виїзд "
        "готовн резерв пальн запас склад вантаж автобус маршрут зупинк потяг квит магазин аптек хліб продукт "
        "харчуванн дит студент учител лікар пожежн рятувальник поліц охорон документ заяв звернен телефон "
        "лін дзвін сайт сторінк канал відео фото зображ подяк захисник військ фронт перемог надій терпін"
    ),
    endings=listed("а и і у ою ами ах ів ний ного ним ному на них ить ять ити ила или увати ував ення"),
    small=listed(
        "і та в у на з до від за що як але ще вже для про це ми ви їх його там тут де коли щоб також"
    ),
)

ENGLISH = Tongue(
    templates=(
        "Power was restored in {city} to {n} consumers.",
        "About {n} customers in {city} are without {without}.",
        "Emergency shutdowns were introduced in {oblast} region at {hour}.",
        "{day} hourly outage schedules will be in force in {oblast} region.",
        "In {city} {share}% of residents remain without {without} after the attack.",
        "The emergency shutdowns in {city} were cancelled at {hour}.",
        "A missile hit a substation in {oblast} region, {n} homes lost {supply}.",
        "{supply} supply in {city} was fully restored.",
        "Emergency outages are possible in {oblast} region.",
    ),
    cities=listed(
        "Kyiv Kharkiv Odesa Lviv Dnipro Zaporizhzhia Mykolaiv Kherson Chernihiv Sumy Vinnytsia Cherkasy "
        "Zhytomyr Rivne Lutsk Ternopil Uzhhorod Chernivtsi Khmelnytskyi Kropyvnytskyi Kremenchuk Uman Nizhyn "
        "Konotop Berdychiv Izmail Nikopol Pavlohrad Mukachevo Drohobych Poltava Brovary Irpin Bucha"
    ),
    oblasts=listed(
        "Kharkiv Odesa Lviv Dnipropetrovsk Zaporizhzhia Mykolaiv Kherson Chernihiv Sumy Vinnytsia Cherkasy "
        "Zhytomyr Rivne Volyn Ternopil Zakarpattia Chernivtsi Khmelnytskyi Kirovohrad Poltava Donetsk Kyiv"
    ),
    days=listed("today yesterday tomorrow on&Monday on&Wednesday on&Friday on&December&14 overnight"),
    without=listed("electricity power heating water gas heat"),
    supply=listed("power heat water gas electricity"),
    stems=listed(
        "council meet repair crew engineer director report brief season govern aid partner deliver equip "
        "transform cable network weather frost snow temperatur school hospital street communit decision "
        "conver truck bus route station ticket shop pharmac bread food child student teach doctor firefight "
        "police document request phone call page channel video photo thank defend front hope patien check "
        "confirm arriv prepar stock fuel store market price budget plan project train support program "
        "speak explain visit discuss agree sign"
    ),
    endings=listed("s ed ing er ers ment ments ation ations al ally ive ively able ness ful less or ors y"),
    small=listed("the a of to in on and that it was for with as by at from this their they has have were"),
)

RUSSIAN = Tongue(
    templates=(
        "В {city} нет {without} у {n} абонентов.",
        "В {city} восстановили {supply} для {n} потребителей.",
        "В {oblast} области обесточены {n} населенных пунктов.",
        "С {hour} в {oblast} области введены аварийные отключения.",
        "В {city} в {hour} отменили экстренные отключения.",
        "{day} в {city} после обстрела пропало {supply}.",
        "{day} в {oblast} области будут действовать графики почасовых отключений.",
        "В {city} {share}% жителей остаются без {without}.",
    ),
    cities=listed(
        "Полтаве Харькове Одессе Львове Днепре Запорожье Николаеве Херсоне Чернигове Сумах Виннице Черкассах "
        "Житомире Ровно Луцке Тернополе Ужгороде Черновцах Хмельницком Кременчуге Умани Нежине Измаиле "
        "Никополе Павлограде Киеве"
    ),
    oblasts=listed(
        "Полтавской Харьковской Одесской Львовской Днепропетровской Запорожской Николаевской Херсонской "
        "Черниговской Сумской Винницкой Черкасской Житомирской Ровенской Волынской Тернопольской Киевской"
    ),
    days=listed("сегодня вчера завтра в&понедельник в&среду в&пятницу 14&декабря 17&января ночью"),
    without=listed("света воды тепла газа отопления электричества"),
    supply=listed("электроснабжение водоснабжение теплоснабжение отопление"),
    stems=listed(
        "бригад ремонтн городск областн руководител глав ситуац работник пункт помощ семь дорог школ больниц "
        "улиц район общин совет заседан решен встреч партнер оборудован трансформатор кабел сет станц погод "
        "мороз снег ветер температур утренн вечерн новост сообщ уточн проверк прибыт выезд готовн резерв "
        "топлив запас склад груз автобус маршрут остановк поезд билет магазин аптек хлеб продукт питан "
        "студент учител врач пожарн спасател полиц документ заявл обращен телефон лини сайт канал видео фото"
    ),
    endings=listed("а ы и у ой ами ах ов ный ного ным ному ная ных ить ать ила или овать ение ения"),
    small=listed(
        "и в на с до от за что как но еще уже для про это мы вы их его там тут где когда чтобы также"
    ),
)

SHARES = ((UKRAINIAN, 5), (ENGLISH, 3), (RUSSIAN, 2))
"""How often each language comes up; about as among the labelled passages."""


def posts(count: int, seed: int) -> list[str]:
    """Return `count` different posts of `WORDS` words; the same for the same seed."""
    random = Random(seed)
    tongues = [tongue for tongue, share in SHARES for _ in range(share)]
    found: dict[str, None] = {}
    while len(found) < count:
        found.setdefault(_post(random, random.choice(tongues)))
    return list(found)


def _post(random: Random, tongue: Tongue) -> str:
    told = [_told(random, tongue) for _ in range(random.randint(*TOLD))]
    missing = WORDS - sum(len(sentence.split()) for sentence in told)
    plain = []
    while missing:
        # What would leave a sentence of a word or two goes into this one.
        length = random.randint(5, 11)
        length = missing if missing < length + 3 else length
        plain.append(_plain(random, tongue, length))
        missing -= length
    sentences = told + plain
    random.shuffle(sentences)
    first, *others = sentences
    return first + "".join(random.choice((" ", " ", "\n")) + sentence for sentence in others)


def _told(random: Random, tongue: Tongue) -> str:
    """Return a sentence about supply."""
    figure = random.choice((random.randint(3, 999), random.randint(1, 400) * 1000))
    sentence = random.choice(tongue.templates).format(
        city=random.choice(tongue.cities),
        oblast=random.choice(tongue.oblasts),
        day=random.choice(tongue.days),
        n=figure,
        share=random.randint(1, 99),
        hour=f"{random.randint(0, 23)}:{random.randint(0, 59):02}",
        without=random.choice(tongue.without),
        supply=random.choice(tongue.supply),
    )
    return sentence[0].upper() + sentence[1:]


def _plain(random: Random, tongue: Tongue, length: int) -> str:
    """Return a sentence of ordinary words that says nothing about supply."""
    words = [
        random.choice(tongue.small)
        if random.random() < 0.3
        else random.choice(tongue.stems) + random.choice(tongue.endings)
        for _ in range(length)
    ]
    return " ".join(words).capitalize() + "."
