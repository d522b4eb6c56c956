#!/usr/bin/env python3
"""Scores a CoNLL-U file against a gold one, as the CoNLL-2018 shared task did.

    conllu_score.py GOLD SYSTEM [--json]

Both files must hold the same text but for white space; tokens, sentences and
words are compared as spans of its characters, so the system may have split the
text on its own.  Words inside a multiword token (1-2) have the token's span;
where either side has such a token, the words of the whole stretch are aligned
by the longest common subsequence of their lower-cased forms.  All scores but
the first three count aligned words: F1 of (right / system words) and
(right / gold words).

UFeats compares the whole FEATS column (order aside), not only the universal
features.  LAS compares relations before the colon, LASfull whole ones.  A gold
lemma or XPOS "_" matches anything in Lemmas, nothing special elsewhere.
"""

import argparse
import json
import sys

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas",
           "UAS", "LAS", "LASfull")


class Word:
    __slots__ = ("start", "end", "columns", "multi", "head")

    def __init__(self, start, end, columns, multi):
        self.start = start
        self.end = end
        self.columns = columns
        self.multi = multi
        self.head = None  # a Word; None is the root


class Corpus:
    """Text without white space, and spans over it."""

    def __init__(self):
        self.text = ""
        self.tokens = []
        self.sentences = []
        self.words = []


class FormatError(ValueError):
    pass


def load(lines):
    corpus, parts, length = Corpus(), [], 0
    words, sentence_start, multi_end, multi_span = [], None, 0, None
    for number, line in enumerate(list(lines) + ["\n"], 1):
        line = line.rstrip("\r\n")
        if not line:
            if sentence_start is not None:
                corpus.sentences.append((sentence_start, length))
                link(words, number)
                corpus.words.extend(words)
            words, sentence_start, multi_end = [], None, 0
            continue
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise FormatError(f"line {number}: not 10 columns")
        if sentence_start is None:
            sentence_start = length
        name = columns[0]
        if "." in name:
            continue
        first, _, last = name.partition("-")
        if not (first.isdigit() and (not last or last.isdigit())):
            raise FormatError(f"line {number}: bad id {name}")
        if not last and int(name) != len(words) + 1:
            raise FormatError(f"line {number}: id {name} out of order")
        if not last and int(name) <= multi_end:
            words.append(Word(*multi_span, columns, True))
            continue
        form = "".join(columns[1].split())
        if not form:
            raise FormatError(f"line {number}: empty form")
        span = (length, length + len(form))
        parts.append(form)
        length = span[1]
        corpus.tokens.append(span)
        if last:
            multi_end, multi_span = int(last), span
        else:
            words.append(Word(*span, columns, False))
    corpus.text = "".join(parts)
    return corpus


def link(words, number):
    for word in words:
        head = word.columns[6]
        if not head.isdigit() or int(head) > len(words):
            raise FormatError(f"sentence before line {number}: bad head {head}")
        word.head = words[int(head) - 1] if int(head) else None


def common_subsequence(gold, system):
    """Pairs of the longest common subsequence of lower-cased forms."""
    a = [w.columns[1].lower() for w in gold]
    b = [w.columns[1].lower() for w in system]
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            best[i][j] = (best[i + 1][j + 1] + 1 if a[i] == b[j]
                          else max(best[i + 1][j], best[i][j + 1]))
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def align(gold, system):
    """Pairs (gold word, system word)."""
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        g, s = gold[i], system[j]
        if g.multi or s.multi:
            end = g.end if g.multi else s.end
            if not s.multi and s.start < g.start:
                j += 1
            elif not g.multi and g.start < s.start:
                i += 1
            from_i, from_j = i, j
            while (i < len(gold) and gold[i].start < end
                   or j < len(system) and system[j].start < end):
                # Take the earlier word; a multiword token that crosses the
                # end of the stretch widens it.
                if i < len(gold) and (j >= len(system)
                                      or gold[i].start <= system[j].start):
                    word, i = gold[i], i + 1
                else:
                    word, j = system[j], j + 1
                if word.multi:
                    end = max(end, word.end)
            pairs += common_subsequence(gold[from_i:i], system[from_j:j])
        elif (g.start, g.end) == (s.start, s.end):
            pairs.append((g, s))
            i, j = i + 1, j + 1
        elif g.start <= s.start:
            i += 1
        else:
            j += 1
    return pairs


def f1(right, gold, system):
    precision = right / system if system else 0.0
    recall = right / gold if gold else 0.0
    total = gold + system
    return {"precision": 100 * precision, "recall": 100 * recall,
            "f1": 200 * right / total if total else 0.0}


def score(gold, system):
    """{metric: {"precision", "recall", "f1"}} in per cent."""
    if gold.text != system.text:
        at = next((i for i, (a, b) in enumerate(zip(gold.text, system.text))
                   if a != b), min(len(gold.text), len(system.text)))
        raise FormatError(
            "the texts differ: gold has " + repr(gold.text[at:at + 20])
            + ", the system " + repr(system.text[at:at + 20]))
    result = {}
    for name, a, b in (("Tokens", gold.tokens, system.tokens),
                       ("Sentences", gold.sentences, system.sentences)):
        result[name] = f1(len(set(a) & set(b)), len(a), len(b))
    pairs = align(gold.words, system.words)
    partner = {id(s): g for g, s in pairs}

    def same_head(g, s):
        if g.head is None or s.head is None:
            return g.head is s.head
        return partner.get(id(s.head)) is g.head

    def feats(word):
        return sorted(word.columns[5].split("|"))

    def column(number):
        return lambda g, s: g.columns[number] == s.columns[number]

    def universal(word):
        return word.columns[7].split(":")[0]

    checks = {
        "Words": lambda g, s: True,
        "UPOS": column(3),
        "XPOS": lambda g, s: g.columns[4] in ("_", s.columns[4]),
        "UFeats": lambda g, s: feats(g) == feats(s),
        "Lemmas": lambda g, s: g.columns[2] in ("_", s.columns[2]),
        "UAS": same_head,
        "LAS": lambda g, s: same_head(g, s) and universal(g) == universal(s),
        "LASfull": lambda g, s: same_head(g, s)
                   and g.columns[7] == s.columns[7],
    }
    for name, right in checks.items():
        result[name] = f1(sum(right(g, s) for g, s in pairs),
                          len(gold.words), len(system.words))
    return result


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    try:
        with open(args.gold, encoding="utf-8") as a, \
                open(args.system, encoding="utf-8") as b:
            result = score(load(a), load(b))
    except (FormatError, OSError, UnicodeDecodeError) as error:
        sys.exit(f"conllu_score: {error}")
    if args.json:
        print(json.dumps(result, sort_keys=True))
        return
    print(f"{'metric':10} {'precision':>9} {'recall':>9} {'F1':>9}")
    for name in METRICS:
        r = result[name]
        print(f"{name:10} {r['precision']:9.2f} {r['recall']:9.2f} "
              f"{r['f1']:9.2f}")


if __name__ == "__main__":
    main()
