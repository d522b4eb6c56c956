"""Gold targets of a batch, in the batch's order of sentences."""

import torch

import scripts


def encoded(sentence, labels):
    """Label numbers of a sentence, computed once and kept on it."""
    kept = getattr(sentence, "targets", None)
    if kept is None:
        s = sentence
        kept = {}
        if s.heads:
            kept = {
                "upos": [labels.upos_index[u] for u in s.upos],
                "feats": [labels.feats_target(f) for f in s.feats],
                "xpos": [labels.xpos_target(x) for x in s.xpos],
                "script": [labels.script_index.get(
                    scripts.make_script(f, l), -1)
                    for f, l in zip(s.forms, s.lemmas)],
                "deprel": [labels.deprel_index.get(
                    r, labels.deprel_index.get(r.split(":")[0], 0))
                    for r in s.deprels],
            }
        if s.entities:
            kept["ner"] = [labels.ner_index.get(e, 0) for e in s.entities]
        sentence.targets = kept
    return kept


class Targets:
    """upos, feats, xpos, script, deprel: one entry a word of the sentences
    with trees; heads: [sentences, width], -1 elsewhere; tree, named: which
    sentences have trees and entities; ner: one entry a word of the sentences
    with entities, scheme: whose entities these are, one a sentence."""

    def __init__(self, sentences, batch, labels):
        ordered = [sentences[i] for i in batch.order]
        found = [encoded(s, labels) for s in ordered]
        for name in ("upos", "feats", "xpos", "script", "deprel"):
            setattr(self, name, torch.tensor(
                [x for f in found for x in f.get(name, ())]))
        self.ner = torch.tensor([x for s, f in zip(ordered, found)
                                 if s.entities for x in f["ner"]],
                                dtype=torch.long)
        self.tree = torch.tensor([bool(s.heads) for s in ordered])
        self.named = torch.tensor([bool(s.entities) for s in ordered])
        self.scheme = torch.tensor([s.scheme for s in ordered])
        self.heads = torch.full(batch.mask.shape, -1)
        for i, s in enumerate(ordered):
            if s.heads:
                self.heads[i, :len(s.heads)] = torch.tensor(s.heads)
        names = [r.split(":")[0] for r in labels.lists["deprel"]]
        self.universal = torch.tensor([names.index(n) for n in names])


def plain_batches(sentences, featurizer, labels, tokens):
    """(batch, targets) over sentences, without shuffling."""
    order = sorted(sentences, key=lambda s: len(s.forms))
    part, size = [], 0
    for sentence in order + [None]:
        if part and (sentence is None
                     or size + len(sentence.forms) > tokens):
            batch = featurizer.batch(part)
            yield batch, Targets(part, batch, labels)
            part, size = [], 0
        if sentence is not None:
            part.append(sentence)
            size += len(sentence.forms)
