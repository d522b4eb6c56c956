"""Tries values of the decoding numbers on dev trees (every n-th sentence).

    tune.py MODEL DEV.conllu [STEP]
"""

import sys

import torch

import corpus
from predict import Analyser


def main():
    torch.set_num_threads(1)
    analyser = Analyser(sys.argv[1])
    step = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    gold = corpus.read_conllu(sys.argv[2])[::step]
    scores = dict(analyser.scores(gold))
    total = sum(len(s.forms) for s in gold)
    morphology, lemma = analyser.morphology, analyser.lemma
    labels = analyser.labels

    def choose():
        return [morphology(s.forms, scores[i].upos, scores[i].feats,
                           scores[i].xpos) for i, s in enumerate(gold)]

    def report(name, numbers):
        print(name, " ".join(f"{100 * n / total:.2f}" for n in numbers),
              flush=True)

    default = morphology.bonus
    for bonus in (0.0, 3.0, 4.0, default, 6.0, 8.0):
        morphology.bonus = bonus
        right = [0, 0, 0]
        for s, chosen in zip(gold, choose()):
            for i, n in enumerate(chosen):
                right[0] += (labels.lists["upos"][morphology.upos[n]]
                             == s.upos[i])
                right[1] += labels.xpos_string(morphology.xpos[n]) == s.xpos[i]
                right[2] += (labels.feats_string(morphology.feats[n])
                             == s.feats[i])
        report(f"dictionary_bonus {bonus}: upos xpos feats", right)
    morphology.bonus = default
    chosen = choose()
    for sure in (-0.001, -0.01, -0.03, -0.1, -0.2):
        right = []
        for rest in (-0.1, -0.3, -0.7, -1.5, -1e9):
            lemma.sure, lemma.rest = sure, rest
            right.append(sum(
                lemma(form, n, script) == s.lemmas[i]
                for k, s in enumerate(gold) for i, (form, n, script)
                in enumerate(zip(s.forms, chosen[k], scores[k].script))))
        report(f"lemma_script_sure {sure}, lemma_script_rest "
               "-0.1 -0.3 -0.7 -1.5 never:", right)


if __name__ == "__main__":
    main()
