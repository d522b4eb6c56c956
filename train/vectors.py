"""Writes the outputs of every stage of a model file for three sentences, for
checks that another implementation computes the same.

    vectors.py MODEL OUT.json
"""

import json
import struct
import sys

import torch

import corpus
from predict import Analyser, arc_scores

SENTENCES = [
    "Wczoraj minister zdrowia Jan Kowalewski powiedział agencji Lotos , że "
    "nie podpisał umowy z 12 szpitalami .".split(),
    "„ Widział by m to inaczej ” — odparła Zofia W. z Nowego "
    "Miasta nad Brdą .".split(),
    "NAJLEPSZE brzoskwiniówki-2000 kupowano w Ełku".split(),
]


def numbers(tensor):
    return json.loads(json.dumps(tensor.double().tolist()),
                      parse_float=lambda x: float(f"{float(x):.8g}"))


def main():
    analyser = Analyser(sys.argv[1])
    model, result = analyser.model, []
    for forms in SENTENCES:
        batch = analyser.featurizer.batch([corpus.Sentence(forms)])
        with torch.no_grad():
            inputs = model.inputs(batch)[0]
            h = model.encode(batch)[0]
            scores = analyser.scores_of(forms, h)
            found = analyser.analyse(forms, scores)
            item = {"forms": forms, "input": numbers(inputs),
                    "h": numbers(h), "arc_scores": numbers(arc_scores(model, h))}
            for name in ("upos", "feats", "xpos", "script"):
                item[name + "_logits"] = numbers(model.heads[name](h))
            item["ner_logits"] = numbers(analyser.name_scores(forms, h))
        item["dictionary"] = [analyser.dictionary.lookup(f) for f in forms]
        item["lemma_candidates"] = [analyser.dictionary.candidates(f)
                                    for f in forms]
        for name in ("upos", "xpos", "feats", "heads", "deprels", "lemmas"):
            item[name] = getattr(found, name)
        item["analysis"] = [int(n) for n in analyser.morphology(
            forms, scores.upos, scores.feats, scores.xpos)]
        item["ner"] = found.entities
        result.append(item)
    with open(sys.argv[1], "rb") as file:  # the checksum: modelfile.py
        checksum, = struct.unpack_from("<I", file.read(16), 12)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        json.dump({"model": f"{checksum:08x}", "arc_scores": "[dependent][head], head 0 is the root; "
                   "-1e9: not allowed", "sentences": result}, out,
                  ensure_ascii=False)


if __name__ == "__main__":
    main()
