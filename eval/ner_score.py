#!/usr/bin/env python3
"""Exact-span entity scores of a two-column file against a gold one.

    ner_score.py GOLD.conll SYSTEM.conll [--types PER,LOC,ORG] [--json]

Both files: `form TAB label` lines, an empty line after a sentence, the same
tokens.  Labels are BIO or BIOES; an I or E that follows nothing of its type
begins an entity.  An entity is right if its first token, last token and type
are all right.  With --types only entities of these types count, on both sides.
"""

import argparse
import json
import sys


class FormatError(ValueError):
    pass


def load(lines):
    """[(forms, labels)] of the sentences."""
    sentences, forms, labels = [], [], []
    for number, line in enumerate(list(lines) + ["\n"], 1):
        line = line.rstrip("\r\n")
        if line:
            columns = line.split("\t")
            if len(columns) < 2:
                raise FormatError(f"line {number}: not two columns")
            forms.append(columns[0])
            labels.append(columns[1])
        elif forms:
            sentences.append((forms, labels))
            forms, labels = [], []
    return sentences


def entities(labels):
    """{(first, last, type)} of one sentence."""
    found, start, kind = set(), None, None
    for i, label in enumerate(list(labels) + ["O"]):
        prefix, _, name = label.partition("-")
        if start is not None and (prefix in ("O", "B", "S") or name != kind):
            found.add((start, i - 1, kind))
            start = None
        if prefix != "O" and start is None:
            start, kind = i, name
        if prefix in ("E", "S") and start is not None:
            found.add((start, i, kind))
            start = None
    return found


def score(gold, system, types=None):
    if [s[0] for s in gold] != [s[0] for s in system]:
        raise FormatError("the tokens differ")
    counts = {}
    for (_, a), (_, b) in zip(gold, system):
        a, b = ({item for item in entities(labels)
                 if types is None or item[2] in types} for labels in (a, b))
        for index, items in enumerate((a & b, a, b)):
            for item in items:
                for name in (item[2], "all"):
                    counts.setdefault(name, [0, 0, 0])[index] += 1
    counts.setdefault("all", [0, 0, 0])
    return {name: {"precision": 100 * r / s if s else 0.0,
                   "recall": 100 * r / g if g else 0.0,
                   "f1": 200 * r / (g + s), "gold": g} if g + s else
            {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 0}
            for name, (r, g, s) in counts.items()}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--types", type=lambda names: set(names.split(",")))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    try:
        with open(args.gold, encoding="utf-8") as a, \
                open(args.system, encoding="utf-8") as b:
            result = score(load(a), load(b), args.types)
    except (FormatError, OSError, UnicodeDecodeError) as error:
        sys.exit(f"ner_score: {error}")
    if args.json:
        print(json.dumps(result, sort_keys=True))
        return
    print(f"{'type':8} {'precision':>9} {'recall':>9} {'F1':>9} {'gold':>7}")
    for name in sorted(result, key=lambda n: (n == "all", n)):
        r = result[name]
        print(f"{name:8} {r['precision']:9.2f} {r['recall']:9.2f} "
              f"{r['f1']:9.2f} {r['gold']:7}")


if __name__ == "__main__":
    main()
