"""Pure functions on word forms: normal form, hashes, n-grams, shape.

The C++ side computes exactly the same from the same definitions; a change here
changes the meaning of every exported model.
"""

import unicodedata

NGRAM_ROWS = 32768
NGRAM_LIMIT = 64
SHAPE_ROWS = 18


def simple_lower(text):
    """Lowercases each code point whose lower case is one code point."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def simple_upper(char):
    upper = char.upper()
    return upper if len(upper) == 1 else char


def norm(form):
    """NFC, lower case, every decimal digit becomes 0."""
    text = simple_lower(unicodedata.normalize("NFC", form))
    return "".join("0" if unicodedata.category(c) == "Nd" else c for c in text)


def fnv32(data):
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def fnv64(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def word_hash(form):
    return fnv64(norm(form).encode())


def ngram_rows(form):
    """Rows of all n-grams (n = 2..5, in this order) of '<' norm(form) '>'."""
    text = "<" + norm(form) + ">"
    if len(text) > NGRAM_LIMIT:
        half = NGRAM_LIMIT // 2
        text = text[:half] + text[-half:]
    return [fnv32(text[i:i + n].encode()) & (NGRAM_ROWS - 1)
            for n in range(2, 6) for i in range(len(text) - n + 1)]


def shape(form):
    """Shape class 1..8 of a form; 9 more stand for "first of its sentence"."""
    letters = upper = digits = 0
    first_upper = False
    for char in form:
        category = unicodedata.category(char)
        if category[0] == "L":
            letters += 1
            if category in ("Lu", "Lt"):
                upper += 1
                first_upper = first_upper or letters == 1
        elif category == "Nd":
            digits += 1
    if not letters:
        if not digits:
            return 7
        return 5 if digits == len(form) else 6
    if digits:
        return 6
    if not upper:
        return 1
    if upper == letters:
        return 8 if letters == 1 else 3
    return 2 if first_upper and upper == 1 else 4
