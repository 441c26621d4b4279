"""Temporary."""
WORDS = {
    "LIT": "під напругою, под напряжением, lit up, lit again, aglow, fully on",
    "FREEZE": "мерзне, мерзнуть, замерзає, замерзають, вистигають, замерзают, мерзнут, мерзнет, остывают, shivering, shiver, shivers, are freezing, is freezing, freezing in",
    "MODE": "режим*, стан, стані, стану, порядк*, порядок, команд*, regime, mode, order, orders, procedure, list, footing, вимог*, процедур*, розвантажен*",
    "EMERG": "without warning, without notice, no warning, без попередження, без попереджень, без предупреждения",
    "CENTRE": "обласн* центр*, адміністративн* центр*, облцентр*, its capital, regional capital, regional centre, областн* центр*",
    "FAKE": "нібито, якобы, supposedly, allegedly",
    "QUEUE": "група, групи, груп, групам, групу, group, groups, группы, групп, группа, группам",
    "PRON": "їх, її, воно, вони, його, it, they, them, ее, его, их, они, оно",
    "AFFECTED": "affected, felt, notice, відчули, відчують, постраждали, позначил*, почувствовал*, заметил*, impact*, suffered",
    "EXCEPT": "крім, окрім, за винятком, except, excluding, except for, кроме, за исключением, apart from",
    "SODID": "so did, as did, so was, so were, as was, as were, same in, the same in, same goes for, as has, as have, так само, також це стосується, то же в",
    "SUPPLY": "supply, supplies, voltage, current, feed",
    "ALREADY": "вже, уже, already",
    "BOTH": "обидва міста, обох містах, обидві області, обох областях, both cities, both towns, both regions, оба города, обоих городах, обе области",
    "WORKS": "вул",
}
