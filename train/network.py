"""The network: four input tables, two BiLSTM layers, heads.

The shapes and the order of all sums are those of the model file; in training
a row of the dictionary table is its own vector plus the vectors of the atoms
of its tag, and a word's vector is a trained part beside a pretrained one that
stays as it is (each folded into one row at export).

Two heads exist only in training: one list of entity labels for every further
entity corpus, whose annotators drew other lines, and the guess of masked
words (M. Rei: Semi-supervised multitask learning for sequence labeling, ACL
2017, with masks instead of two directions), which makes the encoder learn
from the whole text what a context asks for.
"""

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

import text

CONFIG = {
    "ngram_dim": 128, "word_dim": 96, "dict_dim": 96, "shape_dim": 16,
    "hidden": 192, "arc_dim": 192, "rel_dim": 48, "script_dim": 96,
}
MASKED_DIM = 96


def tag_atoms(tags):
    """Atoms of each key of a reading (row 0: none), as numbers, and their
    names: parts, alternatives, pairs."""
    index, rows = {}, [[]]
    for tag in tags:
        parts = tag.split(":")
        names = {a for part in parts for a in part.split(".")}
        names |= {"part " + part for part in parts}
        names |= {"pair " + a + ":" + b for a, b in zip(parts, parts[1:])}
        rows.append([index.setdefault(n, len(index)) for n in sorted(names)])
    return rows, list(index)


class Dropout(nn.Module):
    """One mask for all tokens of a sentence."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        keep = 1 - self.rate
        mask = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(keep) / keep
        return x * mask


class Network(nn.Module):
    def __init__(self, sizes, config=CONFIG, atoms=None, pretrained=None,
                 dropout=0.33, word_dropout=0.25):
        """sizes: numbers of words, dictionary tags, upos, deprels, scripts,
        ner labels and the segment sizes of feats and xpos; `schemes` entity
        schemes (1: only that of the file) and `masked` words that may be
        guessed (0: none).  `pretrained`: fixed vectors, [words + 1, width],
        the last columns of the word table; `config["word_dim"]` counts
        them."""
        super().__init__()
        c = self.config = dict(config)
        self.sizes = sizes
        self.word_dropout = word_dropout
        self.ngram = nn.EmbeddingBag(text.NGRAM_ROWS, c["ngram_dim"],
                                     mode="mean")
        fixed = 0 if pretrained is None else pretrained.shape[1]
        self.word = nn.Embedding(sizes["word"] + 1, c["word_dim"] - fixed)
        self.register_buffer("pretrained", pretrained)
        self.dict = nn.Embedding(sizes["dict"] + 1, c["dict_dim"])
        self.shape = nn.Embedding(text.SHAPE_ROWS, c["shape_dim"])
        self.atoms = None
        if atoms:
            rows, names = atoms
            self.atoms = nn.Embedding(len(names), c["dict_dim"])
            self.register_buffer("atom_ids", torch.tensor(
                [a for row in rows for a in row]), persistent=False)
            self.register_buffer("atom_rows", torch.tensor(
                [i for i, row in enumerate(rows) for _ in row]),
                persistent=False)
        width = (c["ngram_dim"] + c["word_dim"] + c["dict_dim"]
                 + c["shape_dim"])
        h = c["hidden"]
        self.lstm = nn.ModuleList([
            nn.LSTM(width, h, batch_first=True, bidirectional=True),
            nn.LSTM(2 * h, h, batch_first=True, bidirectional=True)])
        self.drop = Dropout(dropout)
        heads = {"upos": sizes["upos"], "feats": sum(sizes["feats"]),
                 "xpos": sum(sizes["xpos"]), "ner": sizes["ner"]}
        heads.update({f"ner{i}": sizes["ner"]
                      for i in range(1, sizes.get("schemes", 1))})
        self.heads = nn.ModuleDict({n: nn.Linear(2 * h, k)
                                    for n, k in heads.items()})
        self.heads["script"] = nn.Sequential(
            nn.Linear(2 * h, c["script_dim"], bias=False),
            nn.Linear(c["script_dim"], sizes["script"]))
        if sizes.get("masked"):
            self.heads["masked"] = nn.Sequential(
                nn.Linear(2 * h, MASKED_DIM, bias=False),
                nn.Linear(MASKED_DIM, sizes["masked"] + 1))
        a, r, k = c["arc_dim"], c["rel_dim"], sizes["deprel"]
        self.root = nn.Parameter(torch.zeros(2 * h))
        self.arc_dep = nn.Linear(2 * h, a)
        self.arc_head = nn.Linear(2 * h, a)
        self.arc_u = nn.Parameter(torch.zeros(a, a))
        self.arc_v = nn.Parameter(torch.zeros(a))
        self.rel_dep = nn.Linear(2 * h, r)
        self.rel_head = nn.Linear(2 * h, r)
        self.rel_u = nn.Parameter(torch.zeros(k, r, r))
        self.rel_a = nn.Parameter(torch.zeros(k, r))
        self.rel_c = nn.Parameter(torch.zeros(k, r))
        self.rel_b = nn.Parameter(torch.zeros(k))
        self._initialise()

    def _initialise(self):
        for table in (self.ngram, self.word, self.dict, self.shape):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.normal_(self.ngram.weight, std=0.3)
        if self.atoms is not None:
            nn.init.normal_(self.atoms.weight, std=0.1)
        for lstm in self.lstm:
            for name, value in lstm.named_parameters():
                if "weight_hh" in name:
                    for part in value.data.chunk(4):
                        nn.init.orthogonal_(part)
                elif "weight_ih" in name:
                    nn.init.xavier_uniform_(value)
                else:
                    nn.init.zeros_(value)
                    if "bias_ih" in name:  # forget gate starts open
                        h = self.config["hidden"]
                        value.data[h:2 * h] = 1
        nn.init.normal_(self.root, std=0.1)
        nn.init.xavier_uniform_(self.arc_u)
        nn.init.xavier_uniform_(self.rel_a)
        nn.init.xavier_uniform_(self.rel_c)

    def dict_table(self):
        table = self.dict.weight
        if self.atoms is not None:
            table = table.index_add(0, self.atom_rows,
                                    self.atoms(self.atom_ids))
        return table

    def word_table(self):
        table = self.word.weight
        if self.pretrained is not None:
            table = torch.cat([table, self.pretrained], 1)
        return table

    def word_vectors(self, batch):
        rows = batch.word
        if self.training:
            rate = self.word_dropout / (self.word_dropout + batch.count)
            rate = torch.clamp(rate, min=0.05)
            rows = rows * (torch.rand(rate.shape) >= rate)
        vectors = self.word(rows)
        if self.pretrained is None:
            return vectors
        rows = batch.word
        if self.training:
            rows = rows * (torch.rand(rows.shape) >= 0.05)
        return torch.cat([vectors, self.pretrained[rows]], -1)

    def inputs(self, batch, hidden_tokens=None):
        """Input vectors [sentences, width, inputs] (padding included); of
        `hidden_tokens` only the shape is seen."""
        tags = F.embedding_bag(batch.tags, self.dict_table(),
                               batch.tag_offsets, mode="mean")
        types = torch.cat([self.ngram(batch.ngrams, batch.ngram_offsets),
                           self.word_vectors(batch), tags], -1)
        x = types[batch.type]
        if hidden_tokens is not None:
            x = x * ~hidden_tokens[:, :, None]
        return torch.cat([x, self.shape(batch.shape)], -1)

    def encode(self, batch, hidden_tokens=None):
        x = self.inputs(batch, hidden_tokens)
        for lstm in self.lstm:
            x = pack_padded_sequence(self.drop(x), batch.lengths,
                                     batch_first=True)
            x, _ = pad_packed_sequence(lstm(x)[0], batch_first=True)
        return self.drop(x)

    def with_root(self, h):
        return torch.cat([self.root.expand(h.shape[0], 1, -1), h], 1)

    def arc_scores(self, h, mask):
        """[sentences, dependents, heads + 1]; column 0 is the root."""
        dep = self.drop(F.relu(self.arc_dep(h)))
        head = self.drop(F.relu(self.arc_head(self.with_root(h))))
        scores = dep @ self.arc_u @ head.transpose(1, 2)
        scores = scores + (head @ self.arc_v)[:, None, :]
        allowed = F.pad(mask, (1, 0), value=True)[:, None, :]
        own = torch.eye(h.shape[1], dtype=torch.bool)
        own = F.pad(own, (1, 0))[None]
        return scores.masked_fill(~allowed | own, -1e9)

    def rel_inputs(self, h):
        return (self.drop(F.relu(self.rel_dep(h))),
                self.drop(F.relu(self.rel_head(self.with_root(h)))))

    def rel_scores(self, dep, head):
        """dep, head: [tokens, rel_dim] -> [tokens, relations]."""
        k, r = self.rel_a.shape
        mixed = (dep @ self.rel_u.permute(1, 0, 2).reshape(r, k * r))
        scores = (mixed.view(-1, k, r) * head[:, None, :]).sum(-1)
        return (scores + dep @ self.rel_a.T + head @ self.rel_c.T
                + self.rel_b)


def segments(logits, sizes):
    return torch.split(logits, sizes, -1)
