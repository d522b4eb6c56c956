#!/usr/bin/python3
"""Makes the tables of src/restore for a language: counts of forms, and weights
that choose between the forms which a word without its diacritics may stand for.

    restoration.py --corpora FILE... --dev FILE --counts OUT --weights OUT

Idea: D. Yarowsky (A comparison of corpus-based techniques for restoring accents,
1999): most words have one likely form, and neighbours tell the others apart. The
evidence (endings of candidate and neighbours, words beside it, candidate beside
candidate) is summed, its weights are learned by the structured perceptron with
averaging (M. Collins, EMNLP 2002), the best sequence is found with Viterbi's
algorithm. FILE: CoNLL-U, or `form TAB label` with an empty line after a sentence.

The features are those of src/restore/evidence.cpp; a change here is a change there.
"""

import argparse
import collections
import gzip
import math
import random

from dictionary import Dictionary

PAIRS = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "źż"}
PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
UNSEEN = 0.2        # count of a form that the dictionary has and the corpora lack
WORD_COUNT = 12     # a candidate this frequent has features of its own
EDGE = "."          # neighbour beyond the sentence


def read_sentences(path):
    """Lists of the forms as written."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") \
        else open(path, encoding="utf-8")
    sentence, inside = [], 0
    with opened as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if sentence:
                    yield sentence
                sentence, inside = [], 0
            elif line.startswith("# "):
                continue
            else:
                cells = line.split("\t")
                if len(cells) != 10:
                    sentence.append(cells[0])
                elif "-" in cells[0]:
                    inside = int(cells[0].split("-")[1])
                    sentence.append(cells[1])
                elif "." not in cells[0] and int(cells[0]) > inside:
                    sentence.append(cells[1])
    if sentence:
        yield sentence


def is_shouted(sentence):
    letters = [c for form in sentence for c in form if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 > len(letters)


COUNTS_HEAD = """\
# How often Polish forms occur, in the case in which they stand inside a sentence. Only forms that compete with
# another one, in marks ("sad", "sąd") or in case ("duda", "Duda"), or that the dictionary lacks. Made by
# train/restoration.py out of UD Polish PDB (CC BY-NC-SA 4.0), KPWr (CC BY 3.0) and wikineural (CC BY-NC-SA 4.0).
"""
WEIGHTS_HEAD = """\
# What speaks for a candidate when a word stands without its diacritics (src/restore/evidence.h explains the kinds).
# The neighbour is a word, or its ending, in lower case and plain letters ("." beyond the sentence's end); of a
# pair, the ending of the candidate on the left. Added to the logarithm of the form's count. Made by
# train/restoration.py from the data of form_counts.tsv.
"""


class Lexicon:
    """Plain lower-case key -> forms."""

    def __init__(self, dictionary):
        self.dictionary = dictionary
        self.counts = collections.Counter()     # true case
        self.lower = collections.Counter()      # lower case
        self.of_key = collections.defaultdict(set)
        self.cache = {}

    def add(self, sentences):
        first = []
        for sentence in sentences:
            if is_shouted(sentence):
                continue
            for i, form in enumerate(sentence):
                if not any(c.isalpha() for c in form):
                    continue
                (first.append if i == 0 else self._count)(form)
        for form in first:
            lowered = form[0].lower() + form[1:]
            self._count(lowered if self.counts[lowered] > self.counts[form]
                        or form not in self.counts and self._listed(lowered) else form)
        for form in self.counts:
            self.of_key[form.lower().translate(PLAIN)].add(form.lower())
            self.lower[form.lower()] += self.counts[form]

    def _count(self, form):
        self.counts[form] += 1

    def _listed(self, form):
        automaton = self.dictionary.automaton
        node = automaton.root
        for byte in form.encode() + self.dictionary.separator:
            node = automaton.step(node, byte)
            if not node:
                return False
        return True

    def walk(self, key):
        """Lower-case forms of the dictionary, however they are capitalised there."""
        automaton, found = self.dictionary.automaton, set()
        states = [(automaton.root, "")]
        for at, letter in enumerate(key):
            following = []
            options = letter + PAIRS.get(letter, "")
            for node, prefix in states:
                for option in options:
                    for cased in {option, option if at else option.upper()}:
                        target = node
                        for byte in cased.encode():
                            target = automaton.step(target, byte)
                            if not target:
                                break
                        if target:
                            following.append((target, prefix + option))
            states = following
            if not states:
                return found
        for node, form in states:
            if automaton.step(node, self.dictionary.separator[0]):
                found.add(form)
        return found

    def candidates(self, key):
        if key not in self.cache:
            found = self.walk(key) | self.of_key.get(key, set()) if key.isalpha() else set()
            self.cache[key] = sorted(found) or [key]
        return self.cache[key]


    def rows(self):
        """(form, count) of the forms that compete with another one in marks or case, or that the
        dictionary lacks and that are not seen once only; src/restore/form_counts.h."""
        groups = collections.defaultdict(list)      # the ways of writing one word
        for form, count in sorted(self.counts.items()):
            groups[form.lower()].append((form, count))
        for lower, group in groups.items():
            key = lower.translate(PLAIN)
            if not key.isalpha():
                continue
            cases = {f for f in (lower, lower[0].upper() + lower[1:]) if self._listed(f)}
            contested = len(self.candidates(key)) > 1 or cases != {form for form, _ in group}
            seen = sum(count for _, count in group)
            if contested and (seen > 1 or cases and key != lower):
                yield from group


def in_cell(word):
    """"-" is an empty cell of a table; words that end in it do not occur."""
    return "–" if word == "-" else word


def local_features(form, key, before, after, frequent):
    one, two, three = form[-1:], form[-2:], form[-3:]
    yield "e" + three
    yield "e" + two
    yield "p" + two + " " + before
    yield "n" + two + " " + after
    yield "P" + two + " " + before[-2:]
    yield "N" + two + " " + after[-2:]
    yield "p" + one + " " + before
    yield "n" + one + " " + after
    yield "P" + one + " " + before[-3:]
    yield "N" + one + " " + after[-3:]
    if frequent:
        yield "w" + form + " " + before
        yield "x" + form + " " + after
        yield "W" + form + " " + before[-2:]
        yield "X" + form + " " + after[-2:]


def joint_feature(left, right):
    return "t" + in_cell(left)[-2:] + " " + in_cell(right)[-2:]


class Model:
    def __init__(self, lexicon):
        self.lexicon = lexicon
        self.weights = collections.defaultdict(float)
        self.sums = collections.defaultdict(float)
        self.step = 0

    def sentence(self, forms):
        keys = [form.lower().translate(PLAIN) for form in forms]
        beside = [in_cell(key) for key in keys]
        options = [self.lexicon.candidates(key) for key in keys]
        features = []
        for i, (key, choice) in enumerate(zip(keys, options)):
            if len(choice) == 1:
                features.append(None)
                continue
            before = beside[i - 1] if i else EDGE
            after = beside[i + 1] if i + 1 < len(keys) else EDGE
            features.append([list(local_features(
                form, key, before, after, self.lexicon.lower[form] >= WORD_COUNT)) for form in choice])
        return options, features

    def base(self, form, seen):
        return math.log(max(0, self.lexicon.lower[form] - (form == seen)) + UNSEEN)

    def best(self, options, features, weights, learned=()):
        """Which candidate of each word. `learned`: the forms of a sentence that the counts hold
        already, each of which must not vote for itself."""
        columns, back = [], []
        for i, choice in enumerate(options):
            column, links = [], []
            for c, form in enumerate(choice):
                value = 0.0
                if features[i] is not None:
                    value = self.base(form, learned[i] if learned else None) + sum(weights.get(f, 0.0) for f in features[i][c])
                link = 0
                if i:
                    if len(choice) > 1 or len(options[i - 1]) > 1:
                        scores = [previous + weights.get(joint_feature(left, form), 0.0)
                                  for previous, left in zip(columns[-1], options[i - 1])]
                        link = max(range(len(scores)), key=lambda k: scores[k])
                        value += scores[link]
                    else:
                        value += columns[-1][0]
                column.append(value)
                links.append(link)
            columns.append(column)
            back.append(links)
        at = max(range(len(columns[-1])), key=lambda k: columns[-1][k])
        path = []
        for links in reversed(back):
            path.append(at)
            at = links[at]
        return path[::-1]

    def update(self, feature, amount):
        self.weights[feature] += amount
        self.sums[feature] += amount * self.step

    def learn(self, forms, rate):
        self.step += 1
        options, features = self.sentence(forms)
        if all(f is None for f in features):
            return
        gold = [choice.index(form.lower()) if form.lower() in choice else None
                for choice, form in zip(options, forms)]
        path = self.best(options, features, self.weights, [form.lower() for form in forms])
        gold = [p if g is None else g for g, p in zip(gold, path)]
        for i, (g, p) in enumerate(zip(gold, path)):
            if g != p:
                for f in features[i][g]:
                    self.update(f, rate)
                for f in features[i][p]:
                    self.update(f, -rate)
            if i and (g != p or gold[i - 1] != path[i - 1]):
                right = joint_feature(options[i - 1][gold[i - 1]], options[i][g])
                wrong = joint_feature(options[i - 1][path[i - 1]], options[i][p])
                if right != wrong:
                    self.update(right, rate)
                    self.update(wrong, -rate)

    def averaged(self, smallest):
        values = {f: w - self.sums[f] / max(1, self.step) for f, w in self.weights.items()}
        return {f: w for f, w in values.items() if abs(w) >= smallest}


def accuracy(model, sentences, weights):
    right = total = right_words = words = 0
    wrong = collections.Counter()
    for forms in sentences:
        options, features = model.sentence(forms)
        path = model.best(options, features, weights)
        for form, choice, at in zip(forms, options, path):
            good = choice[at] == form.lower()
            right += good
            total += 1
            if any(c.isalpha() for c in form):
                words += 1
                right_words += good
            if not good:
                wrong[form.lower() + ">" + choice[at]] += 1
    return right / total, right_words / words, wrong


KINDS = {"e": "ending", "p": "before", "n": "after", "P": "before_ending", "N": "after_ending",
         "w": "word_before", "x": "word_after", "W": "word_before_ending", "X": "word_after_ending",
         "t": "pair"}


def write_counts(path, lexicon):
    with open(path, "w", encoding="utf-8") as out:
        out.write(COUNTS_HEAD + "form\tcount\n")
        out.writelines(f"{form}\t{count}\n" for form, count in lexicon.rows())


def write_weights(path, weights):
    rows = []
    for feature, weight in weights.items():
        candidate, _, neighbour = feature[1:].partition(" ")
        rows.append((KINDS[feature[0]], candidate, neighbour or "-", f"{weight:.1f}"))
    with open(path, "w", encoding="utf-8") as out:
        out.write(WEIGHTS_HEAD + "kind\tcandidate\tneighbour\tweight\n")
        out.writelines("\t".join(row) + "\n" for row in sorted(rows))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", nargs="+", required=True)
    parser.add_argument("--dev", required=True)
    parser.add_argument("--counts")
    parser.add_argument("--weights")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.3)
    parser.add_argument("--smallest", type=float, default=0.15)
    arguments = parser.parse_args()
    lexicon = Lexicon(Dictionary.open())
    sentences = [s for path in arguments.corpora for s in read_sentences(path)]
    lexicon.add(sentences)
    dev = list(read_sentences(arguments.dev))
    model = Model(lexicon)
    print("counts alone", accuracy(model, dev, {})[:2], flush=True)
    rng = random.Random(1)
    for epoch in range(arguments.epochs):
        rng.shuffle(sentences)
        for forms in sentences:
            model.learn(forms, arguments.rate)
        weights = model.averaged(arguments.smallest)
        print(epoch, len(weights), accuracy(model, dev, weights)[:2], flush=True)
    for smallest in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        weights = model.averaged(smallest)
        print(smallest, len(weights), accuracy(model, dev, weights)[:2], flush=True)
    weights = model.averaged(arguments.smallest)
    if arguments.counts:
        write_counts(arguments.counts, lexicon)
    if arguments.weights:
        write_weights(arguments.weights, weights)


if __name__ == "__main__":
    main()
