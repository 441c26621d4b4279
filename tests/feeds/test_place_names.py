"""How names are spelled in Latin letters, and how a Russian name is picked."""

import pytest

from feeds.places.romanise import romanise, romanise_older, romanise_russian, slug
from feeds.places.russian import choose_russian


@pytest.mark.parametrize(
    ("uk", "latin"),
    [
        ("Згорани", "Zghorany"),
        ("Їжакевич Яготин", "Yizhakevych Yahotyn"),
        ("Нова Юрківка", "Nova Yurkivka"),
        ("Знам’янка", "Znamianka"),
        ("Кам’янець-Подільський", "Kamianets-Podilskyi"),
        ("Щолкіне", "Shcholkine"),
        ("Єнакієве", "Yenakiieve"),
    ],
)
def test_romanisation_follows_the_table_of_2010(uk, latin):
    assert romanise(uk) == latin


def test_older_and_russian_spellings():
    assert romanise_older("Запоріжжя") == "Zaporizhzhya"
    assert romanise_russian("Запорожье") == "Zaporozhye"
    assert romanise_russian("Кривой Рог") == "Krivoy Rog"
    assert slug("Біла Церква") == "bila-tserkva"


@pytest.mark.parametrize(
    ("uk", "alternates", "ru"),
    [
        ("Суми", ["Суми", "Сумы"], "Сумы"),
        ("Житомир", ["Жытомир", "Житомир"], "Житомир"),
        ("Бердичів", ["Бердичив", "Бердичев", "Бердычаў"], "Бердичев"),
        ("Хрестівка", ["Кировское", "Кіровське"], ""),
        ("Вовчанськ", ["Вовчанськ", "Волчанск"], "Волчанск"),
    ],
)
def test_the_russian_name_is_picked_by_its_regular_form(uk, alternates, ru):
    assert choose_russian(uk, alternates) == ru
