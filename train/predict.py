"""Runs a model file (or a checkpoint) on given tokens, decoding as C++ does.

    predict.py MODEL IN.conllu OUT.conllu
    predict.py MODEL --entities IN.conll OUT.conll
"""

import argparse

import numpy as np
import torch

import corpus
import decode
import export
import features
import network
from dictionary import Dictionary, NoDictionary
from labels import Labels, segment_sizes
from name_head import FormClasses, Gazetteer, NameHead


class Scores:
    """Log-probabilities of one sentence: upos, script, ner, arcs as arrays,
    feats and xpos as lists of arrays, rel as a function of the heads.
    `names`: the scores of the labels of names."""

    def __init__(self, model, h, sizes, names):
        def logp(x):
            return torch.log_softmax(x.double(), -1).numpy()

        self.ner = logp(names)
        for name in ("upos", "script"):
            setattr(self, name, logp(model.heads[name](h)))
        for name in ("feats", "xpos"):
            setattr(self, name, [logp(p) for p in network.segments(
                model.heads[name](h), sizes[name])])
        self.arcs = logp(arc_scores(model, h))
        dep, head = model.rel_inputs(h[None])
        self.rel = lambda heads: logp(
            model.rel_scores(dep[0], head[0][heads]))


def arc_scores(model, h):
    mask = torch.ones(1, len(h), dtype=torch.bool)
    return model.arc_scores(h[None], mask)[0]


class Analyser:
    def __init__(self, path, decoding=None):
        load = (export.load_checkpoint if path.endswith(".pt")
                else export.load_model)
        self.model, saved = load(path)
        config = dict(export.DECODING, **saved["config"])
        config.update(decoding or {})
        self.labels = labels = Labels(saved["labels"])
        self.dictionary = dictionary = (
            Dictionary.open() if saved["labels"]["dictionary_tags"]
            else NoDictionary())
        self.featurizer = features.Featurizer(saved["words"],
                                              labels.tag_index, dictionary)
        lists = labels.lists
        self.sizes = {name: segment_sizes(lists[name])
                      for name in ("feats", "xpos")}
        self.root = lists["deprel"].index("root")
        slots = decode.TagSlots(labels, config["dictionary_aliases"])
        self.morphology = decode.MorphologyDecoder(
            saved["analyses"], labels, dictionary, slots, config)
        self.lemma = decode.LemmaDecoder(labels, dictionary, self.morphology,
                                        config, saved["words"])
        self.entity = decode.EntityDecoder(lists["ner"])
        self.name_head = None
        if "tensors" in saved:
            self.name_head = NameHead.of_tensors(saved["tensors"])
            self.form_classes = FormClasses(
                Gazetteer.of_tensors(saved["tensors"]), dictionary)

    @torch.no_grad()
    def scores(self, sentences, tokens=2500):
        """Yields (number, Scores) sentence by sentence, short ones first."""
        order = sorted(range(len(sentences)),
                       key=lambda i: len(sentences[i].forms))
        part, size = [], 0
        for i in order + [None]:
            if part and (i is None
                         or size + len(sentences[i].forms) > tokens):
                batch = self.featurizer.batch([sentences[j] for j in part])
                h = self.model.encode(batch)
                for row, place in enumerate(batch.order):
                    n = int(batch.lengths[row])
                    yield part[place], self.scores_of(
                        sentences[part[place]].forms, h[row, :n])
                part, size = [], 0
            if i is not None:
                part.append(i)
                size += len(sentences[i].forms)

    def scores_of(self, forms, h):
        """Scores of a sentence with these vectors."""
        return Scores(self.model, h, self.sizes, self.name_scores(forms, h))

    def name_scores(self, forms, h):
        if self.name_head is None:  # a checkpoint
            return self.model.heads["ner"](h)
        classes = torch.from_numpy(self.form_classes.matrix(forms))
        return self.name_head(h[None], classes[None])[0]

    def parse(self, sentences):
        """New sentences with every column predicted."""
        result = [None] * len(sentences)
        for number, scores in self.scores(sentences):
            result[number] = self.analyse(sentences[number].forms, scores)
        return result

    @torch.no_grad()
    def analyse(self, forms, s):
        lists, morphology = self.labels.lists, self.morphology
        chosen = morphology(forms, s.upos, s.feats, s.xpos)
        lemmas = [self.lemma(*item) for item in zip(forms, chosen, s.script)]
        heads, deprels = self.tree(s)
        return corpus.Sentence(
            forms, lemmas,
            [lists["upos"][u] for u in morphology.upos[chosen]],
            [self.labels.xpos_string(t) for t in morphology.xpos[chosen]],
            [self.labels.feats_string(f) for f in morphology.feats[chosen]],
            heads, deprels, self.entity(s.ner))

    def tree(self, s):
        heads = decode.tree(s.arcs)
        names, deprels = self.labels.lists["deprel"], []
        for row, head in zip(s.rel(heads), heads):
            row[self.root] = -np.inf
            deprels.append(names[int(row.argmax())] if head else "root")
        return heads, deprels

    def find_entities(self, sentences):
        result = [None] * len(sentences)
        for number, scores in self.scores(sentences):
            result[number] = corpus.to_bio(self.entity(scores.ner))
        return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--entities", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    analyser = Analyser(args.model)
    if args.entities:
        sentences = corpus.read_entities(args.input)
        with open(args.output, "w", encoding="utf-8") as out:
            for s, found in zip(sentences, analyser.find_entities(sentences)):
                for form, label in zip(s.forms, found):
                    out.write(f"{form}\t{label}\n")
                out.write("\n")
    else:
        sentences = corpus.read_conllu(args.input)
        corpus.write_conllu(args.output, args.input,
                            analyser.parse(sentences))


if __name__ == "__main__":
    main()
