#!/usr/bin/env python3
"""The program's CoNLL-U is valid, on many sentences of all sorts; and the validator finds what is invalid.

usage: conllu_valid_test.py KRONIKA SENTENCES [TREEBANK...]

SENTENCES are generated, the same ones each time; of each TREEBANK ("pl:FILE") the raw text is read too, and one that is
missing is named and passed over.
"""
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from conllu_valid import faults  # noqa: E402

PROGRAM, SENTENCES, TREEBANKS = '', 0, []

POLISH = {
    'who': ['Minister obrony', 'Rząd Łotwy', 'Kim Dzong Un', 'Zełenski', 'Szefowa KE', 'Rzecznik MSZ', 'płk rez. Jan Nowak-Lis',
            'Xi Jinping', 'Strażacy', 'A. B. Kowalski', 'ONZ'],
    'does': ['powiedziałby, że nie przyjedzie', 'zrobiłem, com obiecał', 'odwiedził Kijów', 'zapowiedziała sankcje',
             'nie chciałabym tego komentować', 'przyjąłby nań zaproszenie', 'pytał, czyżbyśmy byli gotowi', 'ZERWAŁ ROZMOWY',
             'odrzucil propozycje, ale sie zastanowi', 'był w br. w Genewie, m.in. na szczycie, np. w ONZ'],
    'end': ['.', '!', '?!', '…', ' (PAP).', ', podała BNS.', ' 24.02.2022 r.', '', ' o godz. 12:30.', ' – dodał.', ';'],
}
ENGLISH = {
    'who': ['The minister', "Britain's envoy", 'Mr. O’Neill Jr.', 'U.S. officials', 'She', 'Kim Jong Un', 'NATO', 'IBM Corp.'],
    'does': ["didn't sign the treaty", 'cannot travel to Kyiv', "won't, he'd said, give in", 'visited Berlin on 3 May',
             "isn't gonna talk", 'REJECTED THE OFFER', 'paid $1,000.50 for a T-72B3', 'wrote to a.b@example.org'],
    'end': ['.', '!', '?', ' ...', '', ', Reuters said.', ' at 5 p.m.', " — it's over."],
}
ODD = ['!!!', '— – ―', '😀😀 👩‍👩‍👧 🇵🇱', '„“”»«', '_', '__ _', '# text = x', '-', '1 000 000 zł', '12:30–14:00', 'a|b=c', '=', '1-2',
       'x\u0301y z\u0307ycie o\u0301sma', '\u0301 sam znak', 'e\u00adlek\u00adtro\u00adny', 'a\u00a0b\u2009c\u3000d', 'zero\u200bspacja',
       '平壌で会談。', 'Владимир Путин', 'שלום עולם', 'العربية 123', 'ﬁnał İstanbul ẞ ŉ', '\u2028linia\u2029akapit', 'a\tb\tc', '\x01\x02 \x7f',
       'https://example.org/a_b?c=d#e', 'jan.nowak@example.com', '@konto #tag', '\\p\\t', '𝔸𝔹ℂ ½ ²', 'Å Å ﷺ', '\ufeffBOM', '…?!…',
       'np. itd. itp. tzw. m.in.', '\u202eodwrotnie\u202c', 'a/b/c', "d'Estaing'a", 'Wałęsie-Bieńkowskiej-Kowal', '(((', ')', '*** * ***']


def reads(language):
    """Has this build what the language needs? Polish it must have."""
    done = subprocess.run([PROGRAM, 'read', '--lang', language, '--date', '2020', '-'], input=b'Abc.', capture_output=True)
    if done.returncode == 3 and language != 'pl':
        print(f'PASSED OVER: {language}: {done.stderr.decode().strip()}', file=sys.stderr)
        return False
    return True


def sentence(random_, words):
    kind = random_.randrange(20)
    if kind < 11:
        text = f'{random_.choice(words["who"])} {random_.choice(words["does"])}{random_.choice(words["end"])}'
        return text[0].upper() + text[1:]
    if kind < 15:
        return ' '.join(random_.choice(ODD) for _ in range(random_.randint(1, 3)))
    if kind < 18:
        return f'{random_.choice(words["who"])} {random_.choice(ODD)} {random_.choice(words["does"])}{random_.choice(words["end"])}'
    if kind == 18:
        return ''.join(random_.choice('.,;:!?-–—…„”"()[]\'') for _ in range(random_.randint(1, 40)))
    return ', '.join(random_.choice(words['does']) for _ in range(random_.randint(3, 40))) + '.'


def article(random_, words, count):
    blank = ['\n', '\n\n', ' ', '  ', '\n', '\r\n', '\n \n']
    return ''.join(sentence(random_, words) + random_.choice(blank) for _ in range(count))


class Invalid(unittest.TestCase):
    """Each fault is found in a sentence that is valid without it."""
    GOOD = ('# sent_id = a-1\n# text = Zrobiłby to.\n1-2\tZrobiłby\t_\t_\t_\t_\t_\t_\t_\t_\n'
            '1\tZrobił\tzrobić\tVERB\t_\tCase=Nom|Number=Sing\t0\troot\t_\t_\n2\tby\tby\tAUX\t_\t_\t1\taux:cnd\t_\t_\n'
            '3\tto\tto\tPRON\t_\t_\t1\tobj\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n')

    def what(self, text):
        return [what for _, what in faults(text.splitlines(keepends=True))[0]]

    def test_good(self):
        self.assertEqual(self.what(self.GOOD), [])

    def test_faults(self):
        for old, new, expected in [
                ('3\tto', '5\tto', 'id 5, expected 3'), ('1-2\t', '1-1\t', 'range 1-1'), ('1-2\t', '2-3\t', 'range 2-3'),
                ('\t0\troot', '\t3\tobj', '0 roots'), ('1\tobj', '0\troot', '2 roots'), 
                ('1\tobj\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t_\t_\t1', '4\tobj\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t_\t_\t3', 'a cycle'),
                ('1\tobj', '3\tobj', 'head 3'), ('1\tobj', '9\tobj', 'head 9'), ('1\tobj', '1\troot', 'head 1 with relation root'),
                ('1\tobj', '1\tobject', 'relation object'), ('PRON', 'PRONOUN', 'part of speech'), ('to.', 'to .', '# text is'),
                ('Case=Nom|Number=Sing', 'Number=Sing|Case=Nom', 'features out of order'), ('Case=Nom', 'case=Nom', 'feature case'),
                ('Case=Nom|', 'Number=Plur|', 'a feature twice'), ('SpaceAfter=No', 'SpaceAfter=no', 'SpaceAfter=no'),
                ('SpaceAfter=No', 'A=b||C=d', 'an empty part'), ('\tto\tto\t', '\tto\tt o\t', 'white space in column 3'),
                ('\tto\tto\t', '\tto\t\t', 'column 3 is empty'), ('\t_\t_\n2', '\t_\n2', '9 columns'), ('sent_id = a-1', 'sent_id = a 1', 'sent_id'),
                ('# sent_id = a-1\n', '', '0 lines "# sent_id"'), ('ł', 'l\u0328o\u0301', 'not in NFC'), ('obj\t_', 'obj\t_ ', 'white space around'),
                ('1-2\tZrobiłby\t_', '1-2\tZrobiłby\tx', 'a range has an analysis'), ('_\n\n', '_\n', 'does not end'),
                ('\n\n', '\n\n\n', 'an empty line too many')]:
            with self.subTest(expected=expected, new=new):
                self.assertIn(old, self.GOOD)
                self.assertTrue(any(expected in what for what in self.what(self.GOOD.replace(old, new, 1))),
                                self.what(self.GOOD.replace(old, new, 1)))

    def test_the_same_sent_id_twice(self):
        self.assertEqual(self.what(self.GOOD * 2), ['sent_id a-1 stands twice'])


class Program(unittest.TestCase):
    def read(self, language, texts):
        """Reads the texts as a folder of articles; the number of sentences, all of them valid."""
        with tempfile.TemporaryDirectory() as folder:
            for k, text in enumerate(texts):
                (pathlib.Path(folder) / f'artykuł nr {k:03}.txt').write_bytes(('date: 2021-03-15\n' + text).encode())
            done = subprocess.run([PROGRAM, 'read', '--lang', language, '--threads', '2', '--format', 'conllu', folder], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode()[:2000])
        lines = [line + '\n' for line in done.stdout.decode('utf-8').split('\n')[:-1]]
        found, count = faults(lines)
        for line, what in found[:20]:
            print(f'{language}, line {line}: {what}\n    {lines[line - 1]!r}', file=sys.stderr)
        self.assertEqual(len(found), 0)
        return count

    def test_generated(self):
        for language, words in (('pl', POLISH), ('en', ENGLISH)):
            if not reads(language):
                continue
            random_ = random.Random(1)
            count = self.read(language, [article(random_, words, 50) for _ in range(SENTENCES // 35 + 1)])
            print(f'{language}: {count} generated sentences are valid', file=sys.stderr)
            self.assertGreaterEqual(count, SENTENCES)

    def test_treebanks(self):
        for language, path in (treebank.split(':', 1) for treebank in TREEBANKS):
            if not reads(language):
                continue
            if not pathlib.Path(path).exists():
                print(f'PASSED OVER: {path} is not there', file=sys.stderr)
                continue
            lines = pathlib.Path(path).read_text(encoding='utf-8').split('\n')
            texts = [line[9:] for line in lines if line.startswith('# text = ')]
            count = self.read(language, ['\n'.join(texts[k:k + 100]) for k in range(0, len(texts), 100)])
            print(f'{count} sentences of {path} are valid', file=sys.stderr)
            self.assertGreater(count, len(texts) // 2)


if __name__ == '__main__':
    PROGRAM, SENTENCES, TREEBANKS = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    unittest.main(argv=sys.argv[:1])
