"""Trains the head for names upon a finished model, and writes it into it.

    names.py MODEL OUT --gazetteer GAZETTEER.json --entities NAMES.conll
        --dev DEV.conll [--analyse KRONIKA_ANALYSE]

The encoder stays as it is: its vectors of the corpus come from the program
(kronika_analyse --vectors), rounded as it rounds them, so that tags and trees
do not change and a training takes minutes.  The last epoch is kept.
"""

import argparse
import json
import subprocess

import numpy as np
import torch
from torch.nn import functional as F

import corpus
import decode
import modelfile
from dictionary import Dictionary, NoDictionary
from name_head import FormClasses, Gazetteer, NameHead



def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("out")
    parser.add_argument("--gazetteer", required=True)
    parser.add_argument("--entities", nargs="+", required=True)
    parser.add_argument("--dev", required=True)
    parser.add_argument("--analyse",
                        default="../build/release/eval/kronika_analyse")
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--tokens", type=int, default=800)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--drop-vectors", type=float, default=0.3)
    parser.add_argument("--drop-classes", type=float, default=0.1)
    parser.add_argument("--seeds", type=int, default=1,
                        help="heads trained apart, each with its part of the "
                        "hidden units; their scores are averaged")
    return parser.parse_args()


class Corpus:
    """Sentences with the encoder's vectors, classes and label numbers."""

    def __init__(self, paths, labels, classes, vectors_of):
        self.sentences = [s for path in paths
                          for s in corpus.read_entities(path)]
        forms = [f for s in self.sentences for f in s.forms]
        self.lengths = np.array([len(s.forms) for s in self.sentences])
        self.begins = np.cumsum(self.lengths) - self.lengths
        self.vectors = vectors_of(self.sentences).reshape(len(forms), -1)
        self.classes = classes.matrix(forms).astype(bool)
        number = {label: i for i, label in enumerate(labels)}
        self.gold = np.array([number[e] for s in self.sentences
                              for e in s.entities])

    def batches(self, tokens, rng):
        order = np.argsort(self.lengths + rng.random(len(self.lengths)) * 4,
                           kind="stable")
        result, batch, size = [], [], 0
        for i in order:
            if batch and size + self.lengths[i] > tokens:
                result.append(batch)
                batch, size = [], 0
            batch.append(i)
            size += self.lengths[i]
        result.append(batch)
        rng.shuffle(result)
        return result

    def tensors(self, batch):
        """vectors, classes, gold (-100: padding) of some sentences."""
        width = max(self.lengths[i] for i in batch)
        x = np.zeros((len(batch), width, self.vectors.shape[1]), np.float32)
        c = np.zeros((len(batch), width, self.classes.shape[1]), np.float32)
        y = np.full((len(batch), width), -100)
        for row, i in enumerate(batch):
            n, begin = self.lengths[i], self.begins[i]
            part = slice(begin, begin + n)
            x[row, :n] = (self.vectors[part].astype(np.float32) - 128) / 127
            c[row, :n] = self.classes[part]
            y[row, :n] = self.gold[part]
        return [torch.from_numpy(a) for a in (x, c, y)]


def dropped(x, rate):
    """One mask for all words of a sentence."""
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= rate)


def spans(labels):
    """{(begin, end, type)} of valid BIOES labels."""
    found, begin = set(), 0
    for i, label in enumerate(labels):
        if label[0] in "BS":
            begin = i
        if label[0] in "ES":
            found.add((begin, i, label[2:]))
    return found


@torch.no_grad()
def scores(head, data, labels):
    """F1 of all types and of PER, LOC, ORG."""
    head.eval()
    decoder = decode.EntityDecoder(labels)
    right, guessed, gold = np.zeros((3, 2), int)
    for batch in data.batches(3000, np.random.default_rng(0)):
        x, c, _ = data.tensors(batch)
        logp = torch.log_softmax(head(x, c), -1).numpy()
        for row, i in enumerate(batch):
            a = spans(decoder(logp[row, :data.lengths[i]]))
            b = spans(data.sentences[i].entities)
            for k, kinds in enumerate((("PER", "LOC", "ORG", "MISC"),
                                       ("PER", "LOC", "ORG"))):
                mine = {s for s in a if s[2] in kinds}
                theirs = {s for s in b if s[2] in kinds}
                right[k] += len(mine & theirs)
                guessed[k] += len(mine)
                gold[k] += len(theirs)
    head.train()
    return 200 * right / (guessed + gold)


def train(args, head, seed, data, dev, labels):
    rng = np.random.default_rng(seed)
    optimiser = torch.optim.Adam(head.parameters(), args.rate)
    steps = args.epochs * len(data.batches(args.tokens, rng))
    step = 0
    for epoch in range(1, args.epochs + 1):
        for batch in data.batches(args.tokens, rng):
            done = min(1, step / steps)
            for group in optimiser.param_groups:
                group["lr"] = args.rate * (1 - 0.98 * done)
            step += 1
            x, c, y = data.tensors(batch)
            x = dropped(x, args.drop_vectors) / (1 - args.drop_vectors)
            found = head(x, dropped(c, args.drop_classes))
            loss = F.cross_entropy(found.flatten(0, 1), y.flatten())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        if epoch % 3 == 0 or epoch == args.epochs:
            print(f"epoch {epoch}: F1 of all, of PER LOC ORG:",
                  *(f"{n:.2f}" for n in scores(head, dev, labels)),
                  flush=True)


def write(args, header, tensors, head, gazetteer, names):
    """The model with this head and gazetteer."""
    order = [t["name"] for t in header["tensors"]
             if not t["name"].startswith(("ner.", "gazetteer."))]
    rest = {k: v for k, v in header.items() if k != "tensors"}
    rest["gazetteer_classes"] = names
    return modelfile.write(args.out, rest, [(n, tensors[n]) for n in order]
                           + head.tensors() + gazetteer.tensors())


def main():
    args = arguments()
    torch.set_num_threads(1)
    header, tensors = modelfile.read(args.model)
    labels = header["labels"]["ner"]
    with open(args.gazetteer, encoding="utf-8") as file:
        lists = json.load(file)
    gazetteer = Gazetteer.of_words(lists["words"], len(lists["classes"]))
    classes = FormClasses(gazetteer, Dictionary.open()
                          if header["labels"]["dictionary_tags"]
                          else NoDictionary())
    width = 2 * header["config"]["hidden"]
    def new_head(seed):
        torch.manual_seed(seed)
        return NameHead(width, classes.size, len(labels),
                        args.hidden // args.seeds)

    # The program reads no model without a head for names.
    write(args, header, tensors, new_head(0), gazetteer, lists["classes"])

    def vectors_of(sentences):
        lines = "".join("".join(f"{f}\tO\n" for f in s.forms) + "\n"
                        for s in sentences)
        done = subprocess.run(
            [args.analyse, "--lang", header["language"], "--model", args.out,
             "--vectors"], input=lines.encode(), stdout=subprocess.PIPE,
            check=True)
        return np.frombuffer(done.stdout, np.uint8)

    data = Corpus(args.entities, labels, classes, vectors_of)
    dev = Corpus([args.dev], labels, classes, vectors_of)
    print(f"{len(data.gold)} words, {classes.size} classes of a form",
          flush=True)
    heads = []
    for seed in range(1, args.seeds + 1):
        heads.append(new_head(seed))
        train(args, heads[-1], seed, data, dev, labels)
    head = NameHead.average(heads)
    print("average:", *(f"{n:.2f}" for n in scores(head, dev, labels)))
    size = write(args, header, tensors, head, gazetteer, lists["classes"])
    print(f"{args.out}: {size} bytes")


if __name__ == "__main__":
    main()
