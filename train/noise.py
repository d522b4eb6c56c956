"""Sentences as portals print them: capitals, no diacritics, no full stop.

A model that has seen only edited text fails on headlines and comments.  Each
time a sentence is drawn in training it may come in another dress; its tree,
tags and entities stay.  At most one change of the letters and, apart from
that, perhaps the loss of the full stop.

    Easy: "Rząd upadł ." -> "RZĄD UPADŁ ."
    Hard: the full stop goes only where nothing hangs on it and the sentence
    has other words; the lemma script is made anew for a changed form, and a
    form whose lemma no known script makes teaches no script.
"""

import dataclasses
import unicodedata

import scripts

# Share of the sentences for each change of letters; the rest stays.
LETTERS = (("upper", 0.04), ("lower", 0.03), ("title", 0.03), ("plain", 0.04))
NO_FULL_STOP = 0.08

_BARE = str.maketrans("łŁđĐøØ", "lLdDoO")


def plain(form):
    """The form without diacritics."""
    letters = unicodedata.normalize("NFD", form.translate(_BARE))
    return "".join(c for c in letters if not unicodedata.combining(c))


CHANGES = {"upper": str.upper, "lower": str.lower, "plain": plain,
           "title": lambda form: form[:1].upper() + form[1:]}


def with_forms(sentence, forms, labels):
    """The sentence with other forms and, where it has targets, theirs."""
    changed = dataclasses.replace(sentence, forms=forms)
    targets = dict(sentence.targets)
    if "script" in targets:
        targets["script"] = [
            script if old == new else labels.script_index.get(
                scripts.make_script(new, lemma), -1)
            for script, old, new, lemma in zip(
                targets["script"], sentence.forms, forms, sentence.lemmas)]
    changed.targets = targets
    return changed


def without_full_stop(sentence):
    """The sentence without its last token, if that is an idle full stop."""
    last = len(sentence.forms)
    if (last < 2 or sentence.forms[-1] != "." or last in sentence.heads
            or (sentence.entities and sentence.entities[-1] != "O")
            or (sentence.heads and sentence.heads[-1] == 0)):
        return sentence
    fields = {f.name: getattr(sentence, f.name)[:-1]
              for f in dataclasses.fields(sentence)
              if isinstance(getattr(sentence, f.name), list)}
    cut = dataclasses.replace(sentence, **fields)
    cut.targets = {name: values[:-1]
                   for name, values in sentence.targets.items()}
    return cut


def noisy(sentence, labels, rng):
    """The sentence (which must have its targets) or a changed copy."""
    if rng.random() < NO_FULL_STOP:
        sentence = without_full_stop(sentence)
    dice = rng.random()
    for name, share in LETTERS:
        if dice < share:
            forms = [CHANGES[name](form) for form in sentence.forms]
            return (sentence if forms == sentence.forms
                    else with_forms(sentence, forms, labels))
        dice -= share
    return sentence
