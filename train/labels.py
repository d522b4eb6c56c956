"""Inventories of what the heads of the network predict.

Morphology is factored: UD features into one segment a feature name, NKJP tags
into one slot a grammatical category; the first value of each is "" (absent).
"""

from collections import Counter

import scripts

UPOS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ "
        "SYM VERB X").split()

# The categories of the National Corpus of Polish; the order of the slots is
# their order in a tag.
XPOS_SLOTS = [
    ("number", "sg pl"),
    ("case", "nom gen dat acc inst loc voc"),
    ("gender", "m1 m2 m3 f n"),
    ("person", "pri sec ter"),
    ("degree", "pos com sup"),
    ("aspect", "imperf perf"),
    ("negation", "aff neg"),
    ("accommodability", "congr rec"),
    ("countability", "ncol col pt"),
    ("accentability", "akc nakc"),
    ("post_prepositionality", "praep npraep"),
    ("agglutination", "agl nagl"),
    ("vocalicity", "wok nwok"),
    ("fullstop", "pun npun"),
]
# Values of the dictionary's older tagset -> values of the slots.
DICTIONARY_ALIASES = {
    "n1": "n", "n2": "n", "p1": "m1", "p2": "n", "p3": "n",
    "qub": "part", "burk": "frag", "pot": "praet",
}
NER = ["O"] + [p + "-" + t for t in ("PER", "LOC", "ORG", "MISC")
               for p in "BIES"]


class Labels:
    """All label lists of a model, in the JSON form of the model file."""

    def __init__(self, lists):
        self.lists = lists
        self.scripts = [scripts.from_json(s) for s in lists["scripts"]]
        self.upos_index = _index(lists["upos"])
        self.deprel_index = _index(lists["deprel"])
        self.ner_index = _index(lists["ner"])
        self.script_index = {s: i for i, s in enumerate(self.scripts)}
        self.tag_index = _index(lists["dictionary_tags"])
        self.whole_tags = len(lists["xpos"]) == 1
        self.xpos_slot = {}  # value -> (slot number, value number)
        for number, slot in enumerate(lists["xpos"]):
            for index, value in enumerate(slot["values"]):
                if value:
                    self.xpos_slot[value] = (number, index)

    @classmethod
    def collect(cls, sentences, dictionary_tags, slots, minimum=2):
        """`slots`: the categories of a positional tag, as XPOS_SLOTS; without
        any, treebank tags are taken whole."""
        names, flexemes, deprels, edits = {}, set(), set(), Counter()
        for s in sentences:
            for feats in s.feats:
                for name, value in split_feats(feats):
                    names.setdefault(name, set()).add(value)
            flexemes.update(x.split(":")[0] if slots else x for x in s.xpos)
            deprels.update(s.deprels)
            edits.update(scripts.make_script(f, l)
                         for f, l in zip(s.forms, s.lemmas))
        kept = {s for s, n in edits.items() if n >= minimum}
        kept |= {scripts.LOWER, scripts.KEEP}
        xpos = [{"name": "pos", "values": [""] + sorted(flexemes)}]
        xpos += [{"name": n, "values": [""] + v.split()}
                 for n, v in slots]
        return cls({
            "upos": UPOS,
            "feats": [{"name": n, "values": [""] + sorted(v)}
                      for n, v in sorted(names.items())],
            "xpos": xpos,
            "scripts": [scripts.to_json(s) for s in
                        sorted(kept, key=lambda s: (-edits[s], s))],
            "deprel": sorted(deprels),
            "ner": NER,
            "dictionary_tags": list(dictionary_tags),
        })

    def analyses(self, sentences):
        """Rows [upos, feats..., xpos...] of all analyses that occur, the most
        frequent first."""
        counts = Counter(
            (self.upos_index[u], *self.feats_target(f), *self.xpos_target(x))
            for s in sentences for u, f, x in zip(s.upos, s.feats, s.xpos))
        return sorted(counts, key=lambda row: (-counts[row], row))

    def feats_target(self, feats):
        found = dict(split_feats(feats))
        return [_value(segment["values"], found.get(segment["name"], ""))
                for segment in self.lists["feats"]]

    def xpos_target(self, tag):
        target = [0] * len(self.lists["xpos"])
        for value in [tag] if self.whole_tags else tag.split(":"):
            if value in self.xpos_slot:
                slot, index = self.xpos_slot[value]
                target[slot] = index
        return target

    def feats_string(self, choice):
        pairs = [segment["name"] + "=" + segment["values"][index]
                 for segment, index in zip(self.lists["feats"], choice)
                 if index]
        return "|".join(sorted(pairs, key=str.lower)) or "_"

    def xpos_string(self, choice):
        return ":".join(slot["values"][index] for slot, index
                        in zip(self.lists["xpos"], choice) if index) or "_"


def segment_sizes(segments):
    return [len(segment["values"]) for segment in segments]


def split_feats(feats):
    if feats == "_":
        return []
    return [tuple(pair.split("=", 1)) for pair in feats.split("|")]


def _index(values):
    return {value: index for index, value in enumerate(values)}


def _value(values, value):
    return values.index(value) if value in values else 0
