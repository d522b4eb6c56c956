"""Parses the sentences of entity files with one or several trained models and
writes them as CoNLL-U, in the same order: trees for the final training.

    silver.py --models A.pt B.pt --entities X.conll Y.conll --out SILVER.conllu

All models must have the same label lists (same trees, same dictionary).
"""

import argparse

import torch

import corpus
from predict import Analyser, MeanScores


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", required=True)
    parser.add_argument("--entities", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1,
                        help="only each PARTS-th thousand of sentences")
    args = parser.parse_args()
    torch.set_num_threads(1)
    sentences = [s for path in args.entities
                 for s in corpus.read_entities(path)]
    analysers = [Analyser(path) for path in args.models]
    first = analysers[0]
    for other in analysers[1:]:
        if other.labels.lists != first.labels.lists:
            raise SystemExit("the models have different labels")
    with open(args.out, "w", encoding="utf-8") as out:
        for start in range(0, len(sentences), 1000):
            if start // 1000 % args.parts != args.part:
                continue
            block = sentences[start:start + 1000]
            result = [None] * len(block)
            # All models order sentences in the same way.
            for found in zip(*(a.scores(block) for a in analysers)):
                number = found[0][0]
                result[number] = first.analyse(
                    block[number].forms, MeanScores([s for _, s in found]))
            for s in result:
                for i, row in enumerate(zip(s.forms, s.lemmas, s.upos, s.xpos,
                                            s.feats, s.heads, s.deprels), 1):
                    form, lemma, upos, xpos, feats, head, deprel = row
                    out.write(f"{i}\t{form}\t{lemma}\t{upos}\t{xpos}\t{feats}"
                              f"\t{head}\t{deprel}\t_\t_\n")
                out.write("\n")


if __name__ == "__main__":
    main()
