"""Reading and writing of CoNLL-U trees and of two-column entity files.

Only syntactic words are kept: lines of multiword tokens (1-2) and empty nodes
(1.1) are skipped on reading.
"""

import gzip
from dataclasses import dataclass, field


@dataclass
class Sentence:
    forms: list
    lemmas: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    deprels: list = field(default_factory=list)
    entities: list = field(default_factory=list)  # BIOES labels
    scheme: int = 0  # whose notion of an entity: number of the corpus


def read_conllu(path):
    sentences, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    sentences.append(_sentence(rows))
                rows = []
            elif line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
    if rows:
        sentences.append(_sentence(rows))
    return sentences


def _sentence(rows):
    def column(number):
        return [row[number] for row in rows]

    heads = [int(row[6]) if row[6].isdigit() else 0 for row in rows]
    return Sentence(column(1), column(2), column(3), column(4), column(5),
                    heads, column(7))


def write_conllu(path, source, sentences):
    """Copies `source`, the analysis of each word replaced by `sentences`'."""
    number, index = 0, 0
    with open(source, encoding="utf-8") as lines, \
            open(path, "w", encoding="utf-8") as out:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if len(row) == 10 and row[0].isdigit():
                s = sentences[number]
                row[2:8] = [s.lemmas[index], s.upos[index], s.xpos[index],
                            s.feats[index], str(s.heads[index]),
                            s.deprels[index]]
                row[8] = "_"
                index += 1
                out.write("\t".join(row) + "\n")
                continue
            if line == "\n" and index:
                number, index = number + 1, 0
            out.write(line)


def read_entities(path):
    """Sentences of `form TAB BIO label` lines (or such a file, gzipped);
    labels become BIOES."""
    sentences, forms, labels = [], [], []
    reader = gzip.open if path.endswith(".gz") else open
    with reader(path, "rt", encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            line = line.rstrip("\n")
            if line:
                form, label = line.split("\t")[:2]
                forms.append(form)
                labels.append(label)
            elif forms:
                sentences.append(Sentence(forms, entities=to_bioes(labels)))
                forms, labels = [], []
    return sentences


def to_bioes(labels):
    result = []
    for i, label in enumerate(labels):
        if label == "O":
            result.append("O")
            continue
        kind = label[2:]
        start = label[0] == "B" or i == 0 or labels[i - 1][1:] != "-" + kind
        end = i + 1 == len(labels) or labels[i + 1] != "I-" + kind
        result.append(("S-" if start and end else "B-" if start
                       else "E-" if end else "I-") + kind)
    return result


def to_bio(labels):
    swap = {"S": "B", "E": "I"}
    return [x if x == "O" else swap.get(x[0], x[0]) + x[1:] for x in labels]
