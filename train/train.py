"""Trains one model: trees and entities together, one encoder.

Every step takes a batch of trees and a batch of entity sentences through the
encoder at once; the entity loss counts only on the latter, all other losses
on the former and, with --silver, on the predicted trees of the latter.  Of
some words the encoder sees only the shape, and has to guess them.  An
exponential moving average of the weights is evaluated on dev after each epoch;
the best one is kept in `--out` (a torch file that `export.py` turns into a
model file).  Test data is never read here.
"""

import argparse
import math
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import corpus
import features
import network
import noise
import pretrained
import targets
from dictionary import NAME, Dictionary, NoDictionary, reading_keys
from labels import XPOS_SLOTS, Labels, segment_sizes

MASKED_WORDS = 6000
MASKED_WEIGHT = 0.15
NO_DICTIONARY_DIM = 16  # of a table with one row


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trees", nargs="+", required=True)
    parser.add_argument("--entities", nargs="+", default=[])
    parser.add_argument("--auxiliary", nargs="*", default=[],
                        metavar="FILE[@N]", help="entity corpora of other "
                        "annotators (each gets a head of its own, for "
                        "training only); of FILE@N every N-th sentence")
    parser.add_argument("--morfologik", action="store_true",
                        help="use Debian's Polish dictionary and read "
                        "treebank tags as the National Corpus' are")
    parser.add_argument("--pretrained", help="word vectors (pretrained.py)")
    parser.add_argument("--word-dim", type=int, default=96,
                        help="trained numbers of a word's vector")
    parser.add_argument("--masked", type=float, default=0.1,
                        help="share of the tokens that must be guessed")
    parser.add_argument("--silver", nargs="*", default=[],
                        help="predicted trees of the entity sentences, in "
                        "their order and that of --auxiliary; what they "
                        "lack at the end has no trees")
    parser.add_argument("--dev", required=True)
    parser.add_argument("--dev-entities", nargs="*", default=[])
    parser.add_argument("--out", required=True)
    parser.add_argument("--init", help="checkpoint to start from, of the same "
                        "trees and entities")
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--stop", type=int, default=10**9,
                        help="end after this epoch (the rates stay those of "
                        "--epochs)")
    parser.add_argument("--tokens", type=int, default=600)
    parser.add_argument("--entity-share", type=float, default=0.8)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.33)
    parser.add_argument("--morphology", type=float, default=0.3,
                        help="weight of the feats and xpos losses")
    parser.add_argument("--ema", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--dev-step", type=int, default=3,
                        help="dev: every n-th sentence judges an epoch")
    parser.add_argument("--learn-dev", action="store_true",
                        help="learn from the dev sentences that do not judge")
    return parser.parse_args()


def batches(sentences, tokens, rng):
    """Shuffled batches of about `tokens` tokens of similar lengths."""
    order = sorted(range(len(sentences)),
                   key=lambda i: len(sentences[i].forms) + rng.random() * 4)
    result, batch, size = [], [], 0
    for i in order:
        length = len(sentences[i].forms)
        if batch and size + length > tokens:
            result.append([sentences[j] for j in batch])
            batch, size = [], 0
        batch.append(i)
        size += length
    result.append([sentences[j] for j in batch])
    rng.shuffle(result)
    return result


def sample(sentences, tokens, rng):
    """Random sentences of about `tokens` tokens together."""
    order = list(range(len(sentences)))
    rng.shuffle(order)
    chosen = []
    for i in order:
        if tokens <= 0:
            break
        tokens -= len(sentences[i].forms)
        chosen.append(sentences[i])
    return chosen


def count_tokens(sentences):
    return sum(len(s.forms) for s in sentences)


def entity_loss(model, flat, batch, goal):
    """Mean over the tokens of all entity schemes, each by its own head."""
    schemes = torch.where(goal.named, goal.scheme, -1)
    schemes = schemes[:, None].expand_as(batch.mask)[batch.mask]
    gold = torch.full(schemes.shape, -1)
    gold[schemes >= 0] = goal.ner
    total = 0
    for scheme in schemes.unique().tolist():
        if scheme >= 0:
            mine = schemes == scheme
            head = model.heads[f"ner{scheme or ''}"]
            total = total + F.cross_entropy(head(flat[mine]), gold[mine],
                                            reduction="sum")
    return total / len(goal.ner)


def hidden_tokens(batch, share):
    return (torch.rand(batch.mask.shape) < share) & batch.mask


def masked_loss(model, h, batch, hidden, guessable):
    """Guesses of the hidden words that are frequent enough."""
    gold = guessable[batch.word[batch.type[hidden]]]
    return F.cross_entropy(model.heads["masked"](h[hidden]), gold,
                           ignore_index=0)


def losses(model, h, batch, goal, sizes, morphology):
    """Losses by name; `goal` holds the targets (-1: no loss)."""
    flat = h[batch.mask]
    result = {}
    tree = goal.tree
    tokens = (tree[:, None] & batch.mask)[batch.mask]
    x = flat[tokens]
    logits = model.heads["upos"](x)
    result["upos"] = F.cross_entropy(logits, goal.upos)
    for name in ("feats", "xpos"):
        parts = network.segments(model.heads[name](x), sizes[name])
        gold = getattr(goal, name)
        result[name] = morphology * sum(F.cross_entropy(part, gold[:, i])
                                         for i, part in enumerate(parts))
    result["script"] = F.cross_entropy(model.heads["script"](x), goal.script,
                                       ignore_index=-1)
    width = int(batch.lengths[tree].max())
    ht, mask = h[tree][:, :width], batch.mask[tree][:, :width]
    heads = goal.heads[tree][:, :width]
    scores = model.arc_scores(ht, mask)
    result["arc"] = F.cross_entropy(scores[mask], heads[mask])
    dep, head = model.rel_inputs(ht)
    index = heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[2])
    result["rel"] = F.cross_entropy(
        model.rel_scores(dep[mask], head.gather(1, index)[mask]),
        goal.deprel)
    if goal.named.any():
        result["ner"] = entity_loss(model, flat, batch, goal)
    return result


@torch.no_grad()
def quick_scores(model, featurizer, sentences, entities, labels, sizes):
    """Accuracies without tree search: for choosing the epoch."""
    model.eval()
    right = dict.fromkeys("upos feats xpos script uas las ner".split(), 0)
    total = entity_total = 0
    for batch, goal in targets.plain_batches(
            sentences + entities, featurizer, labels, 3000):
        h = model.encode(batch)
        flat = h[batch.mask]
        tree = goal.tree
        tokens = (tree[:, None] & batch.mask)[batch.mask]
        if goal.named.any():
            named = (goal.named[:, None] & batch.mask)[batch.mask]
            guess = model.heads["ner"](flat[named]).argmax(-1)
            right["ner"] += int((guess == goal.ner).sum())
            entity_total += len(guess)
        if not tokens.any():
            continue
        x = flat[tokens]
        total += len(x)
        for name in ("upos", "script"):
            good = model.heads[name](x).argmax(-1) == getattr(goal, name)
            right[name] += int(good.sum())
        for name in ("feats", "xpos"):
            parts = network.segments(model.heads[name](x), sizes[name])
            guess = torch.stack([p.argmax(-1) for p in parts], -1)
            right[name] += int((guess == getattr(goal, name)).all(-1).sum())
        ht, mask = h[tree], batch.mask[tree]
        guess = model.arc_scores(ht, mask).argmax(-1)
        dep, head = model.rel_inputs(ht)
        index = guess[:, :, None].expand(-1, -1, head.shape[2])
        rel = model.rel_scores(dep[mask], head.gather(1, index)[mask])
        rel = goal.universal[rel.argmax(-1)]
        good = guess[mask] == goal.heads[tree][mask]
        right["uas"] += int(good.sum())
        right["las"] += int((good & (rel == goal.universal[goal.deprel]))
                            .sum())
    model.train()
    return {name: 100 * n / max(1, entity_total if name == "ner" else total)
            for name, n in right.items()}


def with_trees(entities, silver):
    """The entity sentences, the first ones with the trees of `silver`."""
    if [s.forms for s in silver] != [s.forms for s in entities[:len(silver)]]:
        raise SystemExit("silver trees are not those of the entities")
    for tree, sentence in zip(silver, entities):
        tree.entities, tree.scheme = sentence.entities, sentence.scheme
    return silver + entities[len(silver):]


def begin_from(model, saved, labels):
    """Takes over the weights of a checkpoint of the same data.  A key of
    readings that it lacks begins as that of the bare tag."""
    weights = dict(saved["weights"])
    old, new = saved["labels"]["dictionary_tags"], labels.lists["dictionary_tags"]
    if old != new:
        place = {key: i for i, key in enumerate(old, 1)}
        rows = [0] + [place.get(key, place.get(key.removesuffix(NAME), 0))
                      for key in new]
        weights["dict.weight"] = weights["dict.weight"][rows]
        place = {a: i for i, a in enumerate(network.tag_atoms(old)[1])}
        atoms = weights["atoms.weight"]
        weights["atoms.weight"] = torch.stack(
            [atoms[place[a]] if a in place else torch.zeros(atoms.shape[1])
             for a in network.tag_atoms(new)[1]])
    model.load_state_dict(weights)


def guessable_words(words, counts):
    """Class of each row of the word table, [words + 1]: 0, or 1 … for the
    most frequent words."""
    rows = sorted(range(len(words)), key=lambda i: (-counts[words[i]], i))
    rows = [i for i in rows if counts[words[i]] >= 5][:MASKED_WORDS]
    classes = torch.zeros(len(words) + 1, dtype=torch.long)
    for number, row in enumerate(rows, 1):
        classes[row + 1] = number
    return classes


class Average:
    """Exponential moving average of the weights, with a warm start."""

    def __init__(self, model, decay, every=4):
        self.decay = decay
        self.every = every
        self.steps = 0
        self.weights = {n: v.detach().clone()
                        for n, v in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model):
        self.steps += 1
        if self.steps % self.every:
            return
        decay = min(self.decay, self.steps / (self.steps + 10)) ** self.every
        for name, value in model.state_dict().items():
            self.weights[name].lerp_(value, 1 - decay)


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.use_deterministic_algorithms(True)
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    def read(paths, reader):
        return [s for path in paths for s in reader(path)]

    trees = read(args.trees, corpus.read_conllu)
    entities = read(args.entities, corpus.read_entities)
    for scheme, item in enumerate(args.auxiliary, 1):
        path, _, step = item.partition("@")
        for sentence in corpus.read_entities(path)[::int(step or 1)]:
            sentence.scheme = scheme
            entities.append(sentence)
    if args.silver:
        entities = with_trees(entities, read(args.silver, corpus.read_conllu))
    dev = corpus.read_conllu(args.dev)
    if args.learn_dev:
        trees += [s for i, s in enumerate(dev) if i % args.dev_step]
    dev = dev[::args.dev_step]
    dev_entities = read(args.dev_entities, corpus.read_entities)[::2]
    dictionary = Dictionary.open() if args.morfologik else NoDictionary()
    labels = Labels.collect(trees, reading_keys(dictionary.all_tags()),
                            XPOS_SLOTS if args.morfologik else [])
    known, vectors = (pretrained.load(args.pretrained) if args.pretrained
                      else ((), None))
    words, counts = features.known_words(trees + entities,
                                         more=(int(h) for h in known))
    if args.pretrained:
        vectors = torch.from_numpy(pretrained.table(words, known, vectors))
    guessable = guessable_words(words, counts)
    featurizer = features.Featurizer(words, labels.tag_index, dictionary,
                                     counts)
    lists = labels.lists
    analyses = labels.analyses(trees)
    sizes = {"word": len(words), "dict": len(lists["dictionary_tags"]),
             "upos": len(lists["upos"]), "deprel": len(lists["deprel"]),
             "script": len(lists["scripts"]), "ner": len(lists["ner"]),
             "schemes": 1 + len(args.auxiliary),
             "masked": int(guessable.max()) if args.masked else 0,
             "feats": segment_sizes(lists["feats"]),
             "xpos": segment_sizes(lists["xpos"])}
    config = dict(network.CONFIG, word_dim=args.word_dim + (
        vectors.shape[1] if args.pretrained else 0))
    if not args.morfologik:
        config["dict_dim"] = NO_DICTIONARY_DIM
    model = network.Network(
        sizes, config, pretrained=vectors, dropout=args.dropout,
        atoms=network.tag_atoms(lists["dictionary_tags"])
        if args.morfologik else None)
    for sentence in trees + entities:
        targets.encoded(sentence, labels)
    if args.init:
        begin_from(model, torch.load(args.init), labels)
    optimiser = torch.optim.Adam(model.parameters(), lr=args.rate,
                                 betas=(0.9, 0.95), eps=1e-8)
    average = Average(model, args.ema)
    tree_tokens = count_tokens(trees)
    steps = int(args.epochs * tree_tokens / args.tokens)
    print(f"{tree_tokens} tree tokens, "
          f"{count_tokens(entities)} entity tokens, {len(words)} words, "
          f"{sum(p.numel() for p in model.parameters())} weights, "
          f"about {steps} steps", flush=True)
    step, best, start = 0, 0, time.time()
    for epoch in range(1, min(args.epochs, args.stop) + 1):
        told, number, tokens_seen, epoch_start = {}, 0, 0, time.time()
        tree_batches = batches(trees, args.tokens, rng)
        share = args.entity_share * args.tokens
        entity_batches = batches(
            sample(entities, share * len(tree_batches) * 1.02, rng),
            share, rng) if entities and share else []
        for i, part in enumerate(tree_batches):
            part = part + (entity_batches[i] if i < len(entity_batches)
                           else [])
            part = [noise.noisy(s, labels, rng) for s in part]
            batch = featurizer.batch(part)
            goal = targets.Targets(part, batch, labels)
            warm = min(1, (step + 1) / 100)
            done = min(1, step / steps)
            rate = args.rate * warm * (0.02 + 0.98 * 0.5
                                       * (1 + math.cos(math.pi * done)))
            for group in optimiser.param_groups:
                group["lr"] = rate
            hidden = hidden_tokens(batch, args.masked) if args.masked else None
            h = model.encode(batch, hidden)
            found = losses(model, h, batch, goal, sizes, args.morphology)
            if args.masked and hidden.any():
                found["masked"] = MASKED_WEIGHT * masked_loss(
                    model, h, batch, hidden, guessable)
            optimiser.zero_grad()
            sum(found.values()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            average.update(model)
            step += 1
            number += 1
            tokens_seen += int(batch.lengths.sum())
            for name, value in found.items():
                told[name] = told.get(name, 0) + float(value)
        seconds = time.time() - epoch_start
        kept = {n: v.clone() for n, v in model.state_dict().items()}
        model.load_state_dict(average.weights)
        scores = quick_scores(model, featurizer, dev, dev_entities, labels,
                              sizes)
        value = (scores["uas"] + 2 * scores["las"] + scores["upos"]
                 + scores["feats"] + scores["script"])
        if value > best:
            best = value
            torch.save({"weights": model.state_dict(), "sizes": sizes,
                        "labels": lists, "analyses": analyses, "words": words, "epoch": epoch,
                        "config": model.config}, args.out)
        model.load_state_dict(kept)
        print(f"epoch {epoch} {seconds:.0f}s {tokens_seen / seconds:.0f}t/s "
              + " ".join(f"{n}={v / number:.3f}" for n, v in told.items())
              + " | " + " ".join(f"{n} {v:.2f}" for n, v in scores.items())
              + (" *" if value == best else ""), flush=True)
    print(f"{(time.time() - start) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
