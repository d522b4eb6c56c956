"""Lemma edit scripts: how a form becomes its lemma.

A script is (case, cut_front, add_front, cut_back, add_back).  First the case
mode is applied to the whole form: 'l' lower, 'k' keep, 'u' first code point
upper and the rest lower (each code point alone; those whose mapping is not one
code point stay).  Then cut_front code points are removed at the front and
add_front is put there, then cut_back are removed at the end and add_back is
put there.  A script applies only if cut_front + cut_back <= length and the
result is not empty.
"""

from text import simple_lower, simple_upper

LOWER = ("l", 0, "", 0, "")
KEEP = ("k", 0, "", 0, "")


def cased(form, mode):
    if mode == "k":
        return form
    if mode == "l":
        return simple_lower(form)
    return simple_upper(form[:1]) + simple_lower(form[1:])


def apply_script(script, form):
    """The lemma, or None where the script does not apply."""
    mode, cut_front, add_front, cut_back, add_back = script
    if cut_front + cut_back > len(form):
        return None
    text = cased(form, mode)
    return (add_front + text[cut_front:len(text) - cut_back] + add_back) or None


def _common(a, b):
    """Longest common substring as (length, start in a, start in b), the one
    nearest to both starts among equals."""
    best = (0, 0, 0)
    row = [0] * (len(b) + 1)
    for i in range(len(a)):
        previous = 0
        for j in range(len(b)):
            current = row[j + 1]
            row[j + 1] = previous + 1 if a[i] == b[j] else 0
            previous = current
            if row[j + 1]:
                size = row[j + 1]
                start = (i + 1 - size, j + 1 - size)
                if (size, -sum(start)) > (best[0], -best[1] - best[2]):
                    best = (size, *start)
    return best


def make_script(form, lemma):
    """The cheapest script; on a tie 'l' before 'k' before 'u'."""
    best = None
    for mode in "lku":
        text = cased(form, mode)
        size, i, j = _common(text, lemma)
        if size:
            script = (mode, i, lemma[:j], len(text) - i - size,
                      lemma[j + size:])
        else:
            script = (mode, 0, "", len(text), lemma)
        cost = script[1] + script[3] + len(script[2]) + len(script[4])
        if best is None or cost < best[0]:
            best = (cost, script)
    return best[1]


def to_json(script):
    return dict(zip(("case", "cut_front", "add_front", "cut_back", "add_back"),
                    script))


def from_json(item):
    return (item["case"], item["cut_front"], item["add_front"],
            item["cut_back"], item["add_back"])
