"""Hand-made cases for the parts that C++ mirrors.

    /usr/bin/python3 -m unittest discover -s train -p "test_*.py"
"""

import itertools
import os
import random
import sys
import tempfile
import unittest

import numpy as np
import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import corpus  # noqa: E402
import decode  # noqa: E402
import labels  # noqa: E402
import modelfile  # noqa: E402
import name_head  # noqa: E402
import noise  # noqa: E402
import pretrained  # noqa: E402
import scripts  # noqa: E402
import targets  # noqa: E402
import text  # noqa: E402


class Names(unittest.TestCase):
    WORDS = {"anna": [1], "warszawa": [0, 2], "wisła": [0, 2]}

    class Dictionary:
        def lookup(self, form):
            return {"Warszawie": [("Warszawa", "subst")],
                    "Wisłą": [("wisła", "subst"), ("Wisła", "subst")],
                    }.get(form, [])

    def gazetteer(self):
        return name_head.Gazetteer.of_words(self.WORDS, 3)

    def test_gazetteer_is_what_its_tensors_say(self):
        gazetteer = self.gazetteer()
        again = name_head.Gazetteer.of_tensors(dict(gazetteer.tensors()))
        self.assertEqual(again.sets, gazetteer.sets)
        self.assertEqual(again.classes, 3)
        empty = name_head.Gazetteer({}, 0)
        again = name_head.Gazetteer.of_tensors(dict(empty.tensors()))
        self.assertEqual((again.sets, again.classes), ({}, 0))

    def test_classes_of_forms(self):
        classes = name_head.FormClasses(self.gazetteer(), self.Dictionary())
        self.assertEqual(classes.size, 8)
        self.assertEqual(classes("ANNA"), [1])
        self.assertEqual(classes("anna"), [])
        self.assertEqual(classes("Warszawie"), [3, 5, 7])
        self.assertEqual(classes("Wisłą"), [3, 5, 6, 7])

    def test_average_of_heads(self):
        heads = [name_head.NameHead(6, 8, 5, hidden=4).eval()
                 for _ in range(3)]
        vectors = torch.randn(1, 3, 6)
        classes = torch.randint(0, 2, (1, 3, 8)).float()
        with torch.no_grad():
            mean = sum(h(vectors, classes) for h in heads) / 3
            found = name_head.NameHead.average(heads).eval()(vectors, classes)
        self.assertTrue(torch.allclose(found, mean, atol=1e-5))

    def test_head_is_what_its_tensors_say(self):
        head = name_head.NameHead(6, 8, 5, hidden=4).eval()
        again = name_head.NameHead.of_tensors(dict(head.tensors()))
        vectors = torch.randn(1, 3, 6)
        classes = torch.randint(0, 2, (1, 3, 8)).float()
        with torch.no_grad():
            self.assertTrue(torch.allclose(
                head(vectors, classes), again(vectors, classes), atol=0.1))


class Text(unittest.TestCase):
    def test_hashes(self):
        self.assertEqual(text.fnv32(b"a"), 0xE40C292C)
        self.assertEqual(text.fnv64(b"a"), 0xAF63DC4C8601EC8C)

    def test_norm(self):
        self.assertEqual(text.norm("Z\u0301ABA 19"), "źaba 00")
        self.assertEqual(text.norm("İ"), "İ")  # lower case: two code points

    def test_ngrams(self):
        self.assertEqual(len(text.ngram_rows("to")), 3 + 2 + 1)
        self.assertEqual(len(text.ngram_rows("x" * 100)), 63 + 62 + 61 + 60)

    def test_shape(self):
        for form, expected in (("kot", 1), ("Kot", 2), ("KOT", 3),
                               ("McDonald", 4), ("12", 5), ("1,5", 6),
                               ("B2", 6), ("...", 7), ("W", 8), ("o'Neil", 4)):
            self.assertEqual(text.shape(form), expected, form)


class Scripts(unittest.TestCase):
    def test_round_trip(self):
        for form, lemma in (("Była", "być"), ("najlepszy", "dobry"),
                            ("Jana", "Jan"), ("WARSZAWY", "Warszawa"),
                            ("m", "być"), ("Kot", "kot")):
            script = scripts.make_script(form, lemma)
            self.assertEqual(scripts.apply_script(script, form), lemma)
        self.assertEqual(scripts.make_script("kot", "kot"), scripts.LOWER)
        self.assertEqual(scripts.make_script("Jan", "Jan"), scripts.KEEP)

    def test_does_not_apply(self):
        self.assertIsNone(scripts.apply_script(("l", 2, "", 2, "a"), "kot"))
        self.assertIsNone(scripts.apply_script(("l", 0, "", 3, ""), "kot"))


class Labels(unittest.TestCase):
    def test_tags(self):
        s = corpus.Sentence(
            ["a", "b"], ["a", "b"], ["NOUN", "NUM"],
            ["subst:sg:nom:m1", "num:pl:acc:m1:rec:ncol"],
            ["Case=Nom|Number=Sing", "_"], [0, 1], ["root", "dep"])
        made = labels.Labels.collect([s], ["subst:sg:nom:m1"],
                                     labels.XPOS_SLOTS, 1)
        for tag in s.xpos:
            self.assertEqual(made.xpos_string(made.xpos_target(tag)), tag)
        for feats in s.feats:
            self.assertEqual(made.feats_string(made.feats_target(feats)),
                             feats)
        self.assertEqual(len(made.analyses([s])), 2)

    def test_whole_tags(self):
        s = corpus.Sentence(["a", ":"], ["a", ":"], ["DET", "PUNCT"],
                            ["DT", ":"], ["_", "_"], [0, 1], ["root", "dep"])
        made = labels.Labels.collect([s], [], [], 1)
        for tag in s.xpos:
            self.assertEqual(made.xpos_string(made.xpos_target(tag)), tag)

    def test_bioes(self):
        bio = "B-PER I-PER O B-LOC B-LOC I-LOC".split()
        bioes = "B-PER E-PER O S-LOC B-LOC E-LOC".split()
        self.assertEqual(corpus.to_bioes(bio), bioes)
        self.assertEqual(corpus.to_bio(bioes), bio)


def example():
    """Two words and a full stop, with all layers, and their labels."""
    s = corpus.Sentence(
        ["Łódź", "śpi", "."], ["Łódź", "spać", "."],
        ["PROPN", "VERB", "PUNCT"], ["a", "b", "c"], ["_"] * 3, [2, 0, 2],
        ["nsubj", "root", "punct"], ["S-LOC", "O", "O"])
    made = labels.Labels.collect([s], [], [], 1)
    targets.encoded(s, made)
    return s, made


class Noise(unittest.TestCase):
    def test_plain(self):
        self.assertEqual(noise.plain("Zażółć gęślą jaźń ŁÓDŹ"),
                         "Zazolc gesla jazn LODZ")

    def test_a_changed_form_has_another_script(self):
        s, made = example()
        changed = noise.with_forms(s, ["ŁÓDŹ", "śpi", "."], made)
        self.assertEqual(changed.targets["script"][1:],
                         s.targets["script"][1:])
        self.assertEqual(changed.targets["script"][0], -1)
        self.assertEqual(changed.targets["ner"], s.targets["ner"])

    def test_full_stop(self):
        s, _ = example()
        cut = noise.without_full_stop(s)
        self.assertEqual(cut.forms, ["Łódź", "śpi"])
        self.assertEqual(cut.heads, [2, 0])
        self.assertEqual([len(v) for v in cut.targets.values()],
                         [2] * len(s.targets))
        self.assertIs(noise.without_full_stop(cut), cut)

    def test_a_full_stop_that_heads_something_stays(self):
        s, _ = example()
        s.heads[0] = 3
        self.assertIs(noise.without_full_stop(s), s)

    def test_all_kinds_occur_and_lengths_agree(self):
        s, made = example()
        rng, seen = random.Random(1), set()
        for _ in range(1000):
            found = noise.noisy(s, made, rng)
            seen.add(" ".join(found.forms))
            self.assertEqual(len(found.targets["upos"]), len(found.forms))
        self.assertGreaterEqual(seen, {"Łódź śpi .", "ŁÓDŹ ŚPI .", "Łódź śpi",
                                       "łódź śpi .", "Łódź Śpi .",
                                       "Lodz spi ."})


class Pretrained(unittest.TestCase):
    def test_table(self):
        vectors = np.array([[1, 2], [3, 4]], np.float32)
        rows = pretrained.table([5, 7, 9], np.array([7, 9], np.uint64),
                                vectors)
        self.assertEqual(rows.tolist(), [[0, 0], [0, 0], [1, 2], [3, 4]])


class Decode(unittest.TestCase):
    def test_trees_against_all_trees(self):
        rng = np.random.default_rng(5)
        for n in (1, 2, 3, 4, 5) * 12:
            scores = rng.normal(size=(n, n + 1))
            best = max((heads for heads in
                        itertools.product(range(n + 1), repeat=n)
                        if heads.count(0) == 1
                        and decode._is_tree(np.array(heads))),
                       key=lambda heads: sum(scores[i, h] for i, h
                                             in enumerate(heads)))
            self.assertEqual(tuple(decode.tree(scores)), best)

    def test_entities_are_well_formed(self):
        decoder = decode.EntityDecoder(labels.NER)
        logp = np.full((3, len(labels.NER)), -5.0)
        logp[0, labels.NER.index("I-PER")] = 0
        logp[1, labels.NER.index("E-PER")] = 0
        logp[2, labels.NER.index("B-LOC")] = 0
        found = decoder(logp)
        self.assertEqual(found[:2], ["B-PER", "E-PER"])
        self.assertIn(found[2][0], "OS")


class ModelFile(unittest.TestCase):
    def test_round_trip(self):
        tensors = [("a", np.arange(6, dtype=np.float32).reshape(2, 3)),
                   ("b", np.array([1, -2], np.int8)),
                   ("c", np.array([2**63], np.uint64))]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "m")
            modelfile.write(path, {"language": "pl"}, tensors)
            header, read = modelfile.read(path)
            self.assertEqual(header["language"], "pl")
            for entry in header["tensors"]:
                self.assertEqual(entry["offset"] % 64, 0)
            for name, array in tensors:
                self.assertTrue((read[name] == array).all())
            with open(path, "r+b") as file:
                file.seek(-1, 2)
                file.write(b"\x55")
            with self.assertRaises(ValueError):
                modelfile.read(path)

    def test_quantise(self):
        table = np.array([[1.0, -0.5], [0, 0]], np.float32)
        rows, scale = modelfile.quantise(table)
        self.assertLess(abs(rows * scale[:, None] - table).max(), 0.01)


if __name__ == "__main__":
    unittest.main()
