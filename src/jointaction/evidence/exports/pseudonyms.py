"""Under which name does a respondent go, so that nobody learns who it is and it stays the same?

A pseudonym is the first letter of the group and a code worked out from what the form calls itself
and the secret key of the study. Whoever has the key and the number of a form can find its
pseudonym again; without the key nobody can. Where there is no key, or the form has no number, the
pseudonym is the place in the order of arrival.
"""

import base64
import hashlib
import hmac

from jointaction.catalogue.asking import Group

LETTERS: dict[Group, str] = {
    "firms": "F", "association": "A", "institution": "I", "government": "G", "informant": "K",
}  # fmt: skip
CODE_LENGTH = 7


def pseudonym(group: Group, own_id: str, key: bytes, place: int) -> str:
    """The pseudonym of the form ``own_id``; ``place`` counts from 0 within the group.

    >>> pseudonym("firms", "3f2a", b"", 6)
    'F-007'
    >>> pseudonym("firms", "3f2a", b"secret", 6) == pseudonym("firms", "3f2a", b"secret", 9)
    True
    """
    if not (key and own_id):
        return f"{LETTERS[group]}-{place + 1:03}"
    digest = hmac.new(key, f"{group}\n{own_id}".encode(), hashlib.sha256).digest()
    return f"{LETTERS[group]}-{base64.b32encode(digest).decode()[:CODE_LENGTH]}"
