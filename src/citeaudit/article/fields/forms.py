"""The forms of names, as patterns over the letters that `head.py` gives for words."""

from __future__ import annotations

import re
from functools import cache


def form_of(name: re.Match[str]) -> str:
    """Tell the form of a name that was found."""
    return "full" if name.lastgroup == "pair" else name.lastgroup or ""


_JUNIOR = r"(?:,?J\.?)?"
_ENDS = r"(?=[.,;:(\[)/q9ro…-]|&[WUBCIpo&]|$)"
FAMILY = "p*[WUB](?:p*[WUB]){0,2}"
_GIVEN = rf"(?:p*W){{1,3}}[IBC]*p{{0,3}}{_JUNIOR}(?:(?<=I)|{_ENDS})"
_INITIALS = r"(?:I|C(?=-?I))(?:-?I|C(?=-?I))*(?:-?C(?=[,;:&(9q]))?(?:p{1,3}(?=[.,;&(9]))?"
# "Smith, J. Allen," in the midst of other names
_MIDDLE = (
    r"p*[WUB],I+W(?=[;/]|\(9|,&?(?:I+p*W|p*[WUB],I)|&(?:I|p*[WUB](?:,?I|p*[WUB][,;:(9q]))"
    r"|,&p*[WUB]{2}\.)"
)
_CAPS = rf"p*[UB](?:p*[UB])?(?:p*W){{1,2}}[IC]*(?:(?<=I)|{_ENDS})"
# In a list of a form that form is read before all others.
OWN = {
    "full": rf"(?P<full>p*[WUB](?:p*[WUB])?,{_GIVEN})",
    "caps": rf"(?P<caps>{_CAPS})|(?P<inverted>p*[UB],?I+)",
    "inverted": rf"(?P<inverted>{_MIDDLE}|{FAMILY},{_INITIALS}{_JUNIOR}|{FAMILY}\({_INITIALS}\))",
    "bare": rf"(?P<inverted>{FAMILY}{_INITIALS}{_JUNIOR})",
}
_GIVEN_FIRST = rf"(?P<plain>[WUB](?:p*[WIUBC]){{0,2}}p*[WUB]p{{0,3}}{_JUNIOR}{_ENDS})"


@cache
def own_name(form: str) -> re.Pattern[str]:
    """Give the pattern of a further name in a list of a form, or of one "given first"."""
    return re.compile(_GIVEN_FIRST if form == "given first" else OWN[form])


@cache
def any_name() -> re.Pattern[str]:
    """Give the pattern of a name in any form; its last group tells the form."""
    bare = "(?:B|C{1,3})"
    return re.compile(
        r"(?P<dash>d)"
        r"|(?P<han>H(?=[,.;:q(]))"
        r"|(?P<single>p*[WUB](?=,?[(\[]?r|,?&?o))"
        rf"|(?P<natural>[WUB](?:p*[WI]){{0,2}}[IC]p*[WU](?:{_JUNIOR}{_ENDS}|p*[WU](?=[,;&])))"
        rf"|(?P<caps>(?=p*[UB]{{0,2}}U|p+B){_CAPS})"
        rf"|(?P<inverted>{_MIDDLE}|p*[WUB](?:,?J\.?)?,?{_INITIALS}{_JUNIOR}"
        rf"|{FAMILY},?{_INITIALS}{_JUNIOR}{_ENDS}|{FAMILY}I+(?=x|W[xp&])|{FAMILY},{bare}{_JUNIOR}{_ENDS}"
        rf"|{FAMILY}\({_INITIALS}\))"
        rf"|(?P<bare>{FAMILY}p*{bare}{_JUNIOR}{_ENDS})"
        rf"|(?P<initials>I(?:-?[IC])*{FAMILY}(?:IW)?{_JUNIOR}{_ENDS}"
        rf"|(?:B|CC?)p*W(?:p*W)?{_JUNIOR}{_ENDS})"
        rf"|(?P<full>p*[UB](?:p*[UB]){{0,2}},{_GIVEN}|p*[WUB]p*[WUB],{_GIVEN}(?=[;/])|p*[WUB]p+[WUB],{_GIVEN}(?=\.))"
        rf"|(?P<plain>[WUB](?:p*[WUB]){{1,3}}{_JUNIOR}{_ENDS})"
        rf"|(?P<pair>p*[WUB](?:,?J\.?)?,(?:p+(?=\.)|{_GIVEN}(?:\((?:p*[WIB])+\)(?=[.,]))?))"
    )
