"""The head that scores labels of names, and the gazetteer that it reads.

A hidden layer over the encoder's vector of a word and the classes of the word
and of its two neighbours, then the labels.  Classes of a form (only of one
that begins with a capital): of the form itself, of those of its lemmas that
begin with a capital, and whether the dictionary has a common word and a name.
`src/ner` computes the same.
"""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import modelfile
import text

SIDES = ("before", "here", "after")


class Gazetteer:
    def __init__(self, sets, classes):
        """sets: {hash of a normal word: class numbers}."""
        self.sets = sets
        self.classes = classes

    @classmethod
    def of_words(cls, words, classes):
        return cls({text.fnv64(word.encode()): tuple(numbers)
                    for word, numbers in words.items()}, classes)

    @classmethod
    def of_tensors(cls, tensors):
        sets = [tuple(int(n) for n in row if n >= 0)
                for row in tensors["gazetteer.sets"]]
        places = tensors["gazetteer.set"].astype(np.uint8).astype(int)
        places = places[:, 0] + 256 * places[:, 1]
        return cls({int(h): sets[i] for h, i in
                    zip(tensors["gazetteer.hash"], places)},
                   1 + max((n for s in sets for n in s), default=-1))

    def tensors(self):
        hashes = sorted(self.sets)
        kinds = sorted(set(self.sets.values())) or [()]
        place = {kind: i for i, kind in enumerate(kinds)}
        width = max(1, max(map(len, kinds)))
        numbers = np.array([place[self.sets[h]] for h in hashes], np.uint16)
        return [("gazetteer.hash", np.array(hashes, np.uint64)),
                ("gazetteer.set", numbers.astype("<u2").view(np.int8)
                 .reshape(-1, 2)),
                ("gazetteer.sets", np.array(
                    [kind + (-1,) * (width - len(kind)) for kind in kinds],
                    np.int8))]


class FormClasses:
    def __init__(self, gazetteer, dictionary):
        self.gazetteer = gazetteer
        self.dictionary = dictionary
        self.size = 2 * gazetteer.classes + 2
        self.cache = {}

    def __call__(self, form):
        """Class numbers of a form, ascending."""
        found = self.cache.get(form)
        if found is None:
            found = self.cache[form] = sorted(self._find(form))
        return found

    def _find(self, form):
        if not form[:1].isupper():
            return set()
        sets, classes = self.gazetteer.sets, self.gazetteer.classes
        found = set(sets.get(text.word_hash(form), ()))
        for lemma, _ in self.dictionary.lookup(form):
            name = lemma[:1].isupper()
            found.add(self.size - (1 if name else 2))
            if name:
                found.update(classes + n for n in
                             sets.get(text.word_hash(lemma), ()))
        return found

    def matrix(self, forms):
        """[forms, classes] of 0 and 1."""
        result = np.zeros((len(forms), self.size), np.float32)
        for row, form in zip(result, forms):
            row[self(form)] = 1
        return result


class NameHead(nn.Module):
    def __init__(self, width, classes, labels, hidden=128, dropout=0.3):
        super().__init__()
        self.hidden = nn.Linear(width, hidden)
        self.sides = nn.ModuleList(nn.Linear(classes, hidden, bias=False)
                                   for _ in SIDES)
        self.output = nn.Linear(hidden, labels)
        self.dropout = dropout

    def forward(self, vectors, classes):
        """[sentences, words, width] and [sentences, words, classes]."""
        nothing = torch.zeros_like(classes[:, :1])
        sides = (torch.cat([nothing, classes[:, :-1]], 1), classes,
                 torch.cat([classes[:, 1:], nothing], 1))
        x = self.hidden(vectors)
        for side, given in zip(self.sides, sides):
            x = x + side(given)
        return self.output(F.dropout(F.relu(x), self.dropout, self.training))

    @classmethod
    def average(cls, heads):
        """One head that gives the mean of their scores."""
        state = [head.state_dict() for head in heads]
        joined = {name: torch.cat([s[name] for s in state])
                  for name in state[0] if not name.startswith("output.")}
        joined["output.weight"] = torch.cat(
            [s["output.weight"] for s in state], 1) / len(heads)
        joined["output.bias"] = sum(
            s["output.bias"] for s in state) / len(heads)
        units, width = joined["hidden.weight"].shape
        result = cls(width, joined["sides.0.weight"].shape[1],
                     len(joined["output.bias"]), units)
        result.load_state_dict(joined)
        return result

    def tensors(self):
        """As the model file has them: classes have rows."""
        result = []
        for name, weight in (("ner.hidden.w", self.hidden.weight),
                             *((f"ner.{n}", side.weight.T) for n, side in
                               zip(SIDES, self.sides)),
                             ("ner.w", self.output.weight)):
            rows, scale = modelfile.quantise(weight.detach().numpy())
            result += [(name, rows), (name + ".scale", scale)]
        return result + [
            ("ner.hidden.b", self.hidden.bias.detach().numpy()),
            ("ner.b", self.output.bias.detach().numpy())]

    @classmethod
    def of_tensors(cls, tensors):
        def rows(name):
            return torch.from_numpy(tensors[name].astype(np.float32)
                                    * tensors[name + ".scale"][:, None])

        hidden = rows("ner.hidden.w")
        head = cls(hidden.shape[1], len(tensors["ner.here"]),
                   len(tensors["ner.b"]), hidden.shape[0])
        head.load_state_dict({
            "hidden.weight": hidden,
            "hidden.bias": torch.from_numpy(tensors["ner.hidden.b"].copy()),
            **{f"sides.{i}.weight": rows(f"ner.{n}").T
               for i, n in enumerate(SIDES)},
            "output.weight": rows("ner.w"),
            "output.bias": torch.from_numpy(tensors["ner.b"].copy())})
        return head.eval()
