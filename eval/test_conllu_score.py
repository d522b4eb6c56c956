"""Hand-made cases for conllu_score.py and ner_score.py.

    python3 -m unittest eval/test_conllu_score.py
"""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import conllu_score  # noqa: E402
import ner_score  # noqa: E402


def conllu(*sentences):
    """Sentences as lists of "id form lemma upos xpos feats head deprel"."""
    lines = []
    for sentence in sentences:
        for row in sentence:
            lines.append("\t".join(row.split() + ["_", "_"]))
        lines.append("")
    return conllu_score.load(lines)


GOLD = ["1 Kot kot NOUN subst A=1|B=2 2 nsubj",
        "2 śpi spać VERB fin _ 0 root",
        "3 tu tu ADV adv _ 2 advmod:x",
        "4 . . PUNCT interp _ 2 punct"]


class Conllu(unittest.TestCase):
    def scores(self, gold, system):
        return {name: round(value["f1"], 2) for name, value
                in conllu_score.score(gold, system).items()}

    def test_same(self):
        result = self.scores(conllu(GOLD), conllu(GOLD))
        self.assertEqual(set(result.values()), {100.0})
        self.assertEqual(set(result), set(conllu_score.METRICS))

    def test_columns(self):
        system = ["1 Kot pies NOUN subst B=2|A=1 2 obj",
                  "2 śpi spać AUX fin X=1 0 root",
                  "3 tu tu ADV qub _ 1 advmod:y",
                  "4 . . PUNCT interp _ 2 punct"]
        result = self.scores(conllu(GOLD), conllu(system))
        self.assertEqual(result["Words"], 100)
        self.assertEqual(result["UPOS"], 75)
        self.assertEqual(result["XPOS"], 75)
        self.assertEqual(result["UFeats"], 75)
        self.assertEqual(result["Lemmas"], 75)
        self.assertEqual(result["UAS"], 75)
        self.assertEqual(result["LAS"], 50)

    def test_universal_relation(self):
        system = GOLD[:2] + ["3 tu tu ADV adv _ 2 advmod:y"] + GOLD[3:]
        result = self.scores(conllu(GOLD), conllu(system))
        self.assertEqual(result["LAS"], 100)
        self.assertEqual(result["LASfull"], 75)

    def test_split_token(self):
        system = ["1 Kot kot NOUN subst A=1|B=2 2 nsubj",
                  "2 śpi spać VERB fin _ 0 root",
                  "3 tu. tu ADV adv _ 2 advmod"]
        result = conllu_score.score(conllu(GOLD), conllu(system))
        self.assertAlmostEqual(result["Words"]["precision"], 200 / 3)
        self.assertAlmostEqual(result["Words"]["recall"], 50)
        self.assertAlmostEqual(result["UAS"]["f1"], 400 / 7)
        self.assertAlmostEqual(result["Sentences"]["f1"], 100)

    def test_head_not_aligned(self):
        gold = ["1 a a X x _ 2 dep", "2 bc b X x _ 0 root",
                "3 d d X x _ 1 dep"]
        system = ["1 a a X x _ 2 dep", "2 b b X x _ 0 root",
                  "3 c c X x _ 2 dep", "4 d d X x _ 1 dep"]
        result = conllu_score.score(conllu(gold), conllu(system))
        self.assertAlmostEqual(result["Words"]["recall"], 200 / 3)
        self.assertAlmostEqual(result["UAS"]["recall"], 100 / 3)

    def test_sentence_split(self):
        system = conllu(["1 Kot kot NOUN subst A=1|B=2 0 root"],
                        ["1 śpi spać VERB fin _ 0 root",
                         "2 tu tu ADV adv _ 1 advmod",
                         "3 . . PUNCT interp _ 1 punct"])
        result = conllu_score.score(conllu(GOLD), system)
        self.assertEqual(result["Sentences"]["f1"], 0)
        self.assertEqual(result["UAS"]["f1"], 75)

    MULTI = ["1-2 zrobiłem _ _ _ _ _ _",
             "1 zrobił zrobić VERB praet _ 0 root",
             "2 em być AUX aglt _ 1 aux",
             "3 to to PRON subst _ 1 obj"]

    def test_multiword_same(self):
        result = self.scores(conllu(self.MULTI), conllu(self.MULTI))
        self.assertEqual(set(result.values()), {100.0})

    def test_multiword_not_split(self):
        system = ["1 zrobiłem zrobić VERB praet _ 0 root",
                  "2 to to PRON subst _ 1 obj"]
        result = conllu_score.score(conllu(self.MULTI), conllu(system))
        self.assertEqual(result["Tokens"]["f1"], 100)
        self.assertAlmostEqual(result["Words"]["recall"], 100 / 3)
        self.assertAlmostEqual(result["UAS"]["recall"], 0)

    def test_multiword_split_otherwise(self):
        system = ["1-2 zrobiłem _ _ _ _ _ _",
                  "1 zrobiłe zrobić VERB praet _ 0 root",
                  "2 em być AUX aglt _ 1 aux",
                  "3 to to PRON subst _ 1 obj"]
        result = conllu_score.score(conllu(self.MULTI), conllu(system))
        self.assertAlmostEqual(result["Words"]["f1"], 200 / 3)

    def test_multiword_against_plain_words(self):
        system = ["1 zrobił zrobić VERB praet _ 0 root",
                  "2 em być AUX aglt _ 1 aux",
                  "3 to to PRON subst _ 1 obj"]
        result = conllu_score.score(conllu(self.MULTI), conllu(system))
        self.assertAlmostEqual(result["Words"]["f1"], 100)
        self.assertAlmostEqual(result["LAS"]["f1"], 100)
        self.assertAlmostEqual(result["Tokens"]["f1"], 200 * 1 / 5)

    def test_empty_nodes_and_comments(self):
        text = ["# text = a b", "1\ta\ta\tX\tx\t_\t0\troot\t_\t_",
                "1.1\tz\tz\tX\tx\t_\t_\t_\t_\t_",
                "2\tb\tb\tX\tx\t_\t1\tdep\t_\t_", ""]
        corpus = conllu_score.load(text)
        self.assertEqual(len(corpus.words), 2)
        self.assertEqual(corpus.text, "ab")

    def test_different_text(self):
        with self.assertRaises(conllu_score.FormatError):
            conllu_score.score(conllu(GOLD), conllu(GOLD[:3]))

    def test_bad_head(self):
        with self.assertRaises(conllu_score.FormatError):
            conllu(["1 a a X x _ 7 dep"])


class Entities(unittest.TestCase):
    def test_spans(self):
        self.assertEqual(
            ner_score.entities("B-PER I-PER O I-LOC S-ORG B-PER E-PER B-PER"
                               .split()),
            {(0, 1, "PER"), (3, 3, "LOC"), (4, 4, "ORG"), (5, 6, "PER"),
             (7, 7, "PER")})

    def test_only_some_types(self):
        gold = ner_score.load(["a\tB-PER", "b\tO", "c\tB-DATE"])
        system = ner_score.load(["a\tB-PER", "b\tB-MISC", "c\tO"])
        self.assertEqual(ner_score.score(gold, system, {"PER"})["all"]["f1"],
                         100.0)

    def test_score(self):
        gold = ner_score.load(["a\tB-PER", "b\tI-PER", "c\tO", "d\tB-LOC"])
        system = ner_score.load(["a\tB-PER", "b\tO", "c\tO", "d\tB-LOC"])
        result = ner_score.score(gold, system)
        self.assertEqual(result["all"]["f1"], 50)
        self.assertEqual(result["LOC"]["f1"], 100)
        self.assertEqual(result["PER"]["f1"], 0)


if __name__ == "__main__":
    unittest.main()
