"""From word forms to the rows of the four input tables.

Everything about a form that does not depend on its sentence is computed once
(`Form`); a batch then works on its distinct forms and gathers.
"""

from bisect import bisect_left
from collections import Counter
from itertools import chain

import numpy as np
import torch

import text
from dictionary import reading_key

FIRST_OF_SENTENCE = 9


class Form:
    __slots__ = ("ngrams", "word", "count", "tags", "shape")

    def __init__(self, ngrams, word, count, tags, shape):
        self.ngrams = ngrams
        self.word = word
        self.count = count
        self.tags = tags
        self.shape = shape


def known_words(sentences, minimum=2, more=()):
    """Sorted hashes of the normal forms seen at least `minimum` times and of
    `more`, and the counts of all hashes of the sentences."""
    counts = Counter()
    hashes = {}
    for form, number in Counter(
            chain.from_iterable(s.forms for s in sentences)).items():
        hashes[form] = text.word_hash(form)
        counts[hashes[form]] += number
    kept = {h for h, n in counts.items() if n >= minimum}
    return sorted(kept.union(more)), counts


class Featurizer:
    def __init__(self, word_hashes, tag_index, dictionary, counts=None):
        self.words = list(word_hashes)
        self.tag_index = tag_index
        self.dictionary = dictionary
        self.counts = counts or {}
        self.cache = {}

    def form(self, form):
        item = self.cache.get(form)
        if item is None:
            code = text.word_hash(form)
            place = bisect_left(self.words, code)
            known = place < len(self.words) and self.words[place] == code
            keys = {reading_key(lemma, tag)
                    for lemma, tag in self.dictionary.lookup(form)}
            rows = sorted(self.tag_index[key] + 1 for key in keys
                          if key in self.tag_index)
            item = Form(np.array(text.ngram_rows(form), np.int64),
                        place + 1 if known else 0, self.counts.get(code, 0),
                        np.array(rows or [0], np.int64), text.shape(form))
            self.cache[form] = item
        return item

    def batch(self, sentences):
        return Batch([[self.form(f) for f in s.forms] for s in sentences])


class Batch:
    """Indices of a list of sentences, sorted by falling length.

    `order[i]` is the place of the i-th sentence of the batch in the list
    given."""

    def __init__(self, sentences):
        self.order = sorted(range(len(sentences)),
                            key=lambda i: -len(sentences[i]))
        sentences = [sentences[i] for i in self.order]
        self.lengths = torch.tensor([len(s) for s in sentences])
        width = int(self.lengths[0])
        index = {}
        self.type = torch.zeros(len(sentences), width, dtype=torch.long)
        self.shape = torch.zeros(len(sentences), width, dtype=torch.long)
        for i, sentence in enumerate(sentences):
            size = len(sentence)
            self.type[i, :size] = torch.tensor(
                [index.setdefault(form, len(index)) for form in sentence])
            shapes = [form.shape for form in sentence]
            shapes[0] += FIRST_OF_SENTENCE
            self.shape[i, :size] = torch.tensor(shapes)
        self.mask = (torch.arange(width)[None, :] < self.lengths[:, None])
        forms = list(index)
        self.word = torch.tensor([form.word for form in forms])
        self.count = torch.tensor([float(form.count) for form in forms])
        self.ngrams, self.ngram_offsets = _bags([f.ngrams for f in forms])
        self.tags, self.tag_offsets = _bags([f.tags for f in forms])


def _bags(arrays):
    offsets = np.cumsum([0] + [len(a) for a in arrays[:-1]])
    return torch.from_numpy(np.concatenate(arrays)), torch.from_numpy(offsets)
