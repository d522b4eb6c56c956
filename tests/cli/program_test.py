#!/usr/bin/env python3
"""The program as a user meets it: inputs of every kind, exit codes, the same bytes with any number of threads.

usage: program_test.py KRONIKA
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / 'examples').glob('*.txt'))
PROGRAM = ''
GOOD = 'date: 2021-03-15\nMinister spraw zagranicznych Litwy odwiedził w poniedziałek Kijów.\n'


def kronika(*arguments, stdin=b''):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True)
    return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')


def records(output):
    return [json.loads(line) for line in output.splitlines()]


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode('utf-8'))
        return path


class Output(Folder):
    def test_records_have_the_keys_of_the_specification_in_order(self):
        code, out, err = kronika('read', *EXAMPLES)
        self.assertEqual((code, err), (0, ''))
        found = records(out)
        documents = [r for r in found if r['kind'] == 'document']
        claims = [r for r in found if r['kind'] == 'claim']
        self.assertEqual(len(documents), len(EXAMPLES))
        self.assertGreater(len(claims), 5)
        self.assertEqual(list(documents[0]), ['kind', 'id', 'lang', 'title', 'url', 'publisher', 'published', 'chars',
                                              'sentences', 'tokens', 'text'])
        for claim in claims:
            self.assertEqual(list(claim), [
                'kind', 'id', 'doc', 'event', 'type', 'mode', 'cameo', 'quad', 'score', 'contexts', 'trigger', 'actors',
                'recipients', 'matter', 'place', 'time', 'tense', 'factuality', 'hypothetical', 'sources', 'quotes',
                'evidence', 'rule', 'confidence'])

    def test_spans_are_code_points_of_the_text(self):
        text = '😀 Żółw. ' + GOOD.split('\n', 1)[1]
        code, out, _ = kronika('read', '--date', '2021-03-15', '--lang', 'pl', '-', stdin=text.encode())
        self.assertEqual(code, 0)
        document, *claims = records(out)
        self.assertEqual(document['text'], text)
        self.assertEqual(document['chars'], len(text))
        self.assertTrue(claims)
        for claim in claims:
            self.assertEqual(claim['sources'][0]['id'], 'author')
            for marked in [claim['trigger'], claim['matter'], claim['place'], claim['time'], *claim['actors'],
                           *claim['recipients'], *claim['sources'], *claim['quotes']]:
                if marked and marked.get('span'):
                    begin, end = marked['span']
                    self.assertEqual(text[begin:end], marked['text'])

    def test_no_text_and_id(self):
        _, out, _ = kronika('read', '--no-text', '--id', 'mine', EXAMPLES[0])
        document = records(out)[0]
        self.assertNotIn('text', document)
        self.assertEqual(document['id'], 'mine')

    def test_same_bytes_with_any_number_of_threads(self):
        # Articles of different length, so that they are finished in another order than they are written in.
        whole = EXAMPLES[0].read_text(encoding='utf-8')
        for i in range(8):
            self.file(f'{i:02}.txt', whole[:len(whole) * (8 - i) // 8])
        for form, threads in (('jsonl', (1, 2, 8)), ('table', (1, 8)), ('conllu', (1, 8)), ('timex', (1, 8))):
            outputs = {kronika('read', '--format', form, '--threads', n, self.folder)[1] for n in threads}
            self.assertEqual(len(outputs), 1, form)
            self.assertTrue(outputs.pop())

    def test_explain_names_rule_and_path(self):
        code, out, _ = kronika('explain', EXAMPLES[0])
        self.assertEqual(code, 0)
        for word in ('sentence', 'rule', 'path', 'source', 'time'):
            self.assertIn(word, out)
        self.assertNotIn('\x1b', out, 'no colours in a file')

    def test_version_lists_models_and_lexicons_with_checksums(self):
        code, out, _ = kronika('version')
        self.assertEqual(code, 0)
        for language in ('pl', 'en'):
            self.assertRegex(out, rf'(?m)^[0-9a-f]{{8}} +\d+ +models/{language}\.kronika$')
            self.assertRegex(out, rf'(?m)^[0-9a-f]{{8}} +\d+ +{language}/contractions\.tsv$')
        self.assertRegex(out, r'(?m)^[0-9a-f]{8} +\d+ +common/language_words\.tsv$')
        self.assertRegex(out, r'(?m)^[0-9a-f]{8} +\d+ +dictionaries/pl\.dict$')
        self.assertRegex(out, r'(?m)^[0-9a-f]{8} +\d+ +pl/frames\.tsv$')

    def test_help_has_examples(self):
        for command in ([], ['read'], ['explain'], ['version']):
            code, out, _ = kronika(*command, '--help')
            self.assertEqual(code, 0)
            self.assertIn('Example', out)


class BadInput(Folder):
    def expect(self, content, message, *options, code=1):
        """A bad file beside a good one: a message about the one, the claims of the other."""
        bad = self.file('bad.txt', content)
        good = self.file('good.txt', GOOD)
        got, out, err = kronika('read', *options, bad, good)
        self.assertEqual(got, code, err)
        self.assertIn('bad.txt', err)
        self.assertRegex(err, message)
        self.assertEqual([r['id'] for r in records(out) if r['kind'] == 'document'], ['good'])
        self.assertTrue([r for r in records(out) if r['kind'] == 'claim'])

    def test_empty_file(self):
        self.expect(b'', 'no text')

    def test_white_space_only(self):
        self.expect(b' \n\n ', 'no text')

    def test_binary_data(self):
        self.expect(bytes(range(256)) * 20, 'binary')

    def test_invalid_utf8_names_the_offset(self):
        self.expect(b'Rozmowy w \xa3odzi.', 'byte offset 10')

    def test_utf16(self):
        self.expect(GOOD.encode('utf-16'), 'UTF-16')

    def test_fifty_megabytes(self):
        self.expect(('Premier odwiedził Litwę. ' * 2_000_000)[:50_000_000], 'limit')

    def test_a_date_that_does_not_exist(self):
        self.expect('date: 2021-02-31\nPremier odwiedził Litwę.\n', '2021-02-31')

    def test_missing_file(self):
        good = self.file('good.txt', GOOD)
        code, out, err = kronika('read', self.folder / 'none.txt', good)
        self.assertEqual(code, 1)
        self.assertIn('none.txt', err)
        self.assertEqual(records(out)[0]['id'], 'good')

    def test_folder_without_articles(self):
        (self.folder / 'empty').mkdir()
        code, out, err = kronika('read', self.folder / 'empty')
        self.assertEqual((code, out), (1, ''))
        self.assertIn('no articles', err)

    def test_unsupported_language(self):
        german = 'Der Minister reiste am Montag nach Kiew und traf dort den Präsidenten, sagte ein Sprecher.'
        self.expect(german, 'language .de.')

    def test_a_text_of_which_the_language_cannot_be_told(self):
        self.expect('2:1 (0:0) 12:30 https://example.org/a?b=1', 'cannot be told.*--lang en or --lang pl')

    def test_english_gets_trees(self):
        self.file('0.txt', 'The minister did not visit Kyiv on Monday, officials said.')
        code, out, err = kronika('read', '--format', 'conllu', self.folder / '0.txt')
        self.assertEqual((code, err), (0, ''))
        self.assertRegex(out, r'(?m)^\d+\tvisit\tvisit\tVERB\t')

    def test_times_of_both_languages_as_timeml(self):
        texts = {'a': 'The minister visited Kyiv on Monday & left two days later.', 'b': 'Minister w poniedziałek odwiedził Kijów.'}
        for name, text in texts.items():
            self.file(f'{name}.txt', text)
        code, out, err = kronika('read', '--date', '2023-09-15', '--format', 'timex', self.folder)
        self.assertEqual((code, err), (0, ''))
        for line, text in zip(out.splitlines(), texts.values(), strict=True):
            article = ElementTree.fromstring(line)
            self.assertEqual(''.join(article.find('TEXT').itertext()).strip(), text)
            self.assertEqual(article.find('TEXT/TIMEX3').attrib, {'tid': 't1', 'type': 'DATE', 'value': '2023-09-11'})

    def test_languages_in_any_order_give_the_same_bytes_with_any_number_of_threads(self):
        texts = ['Minister w poniedziałek nie odwiedził Kijowa.', 'The minister did not visit Kyiv on Monday.',
                 'Der Minister reiste am Montag nicht nach Kiew, sagte er.']
        for i in range(12):
            self.file(f'{i:02}.txt', texts[i * 7 % 3] + f'\n\n{texts[i * 7 % 3]}' * (i % 4))
        outputs = {kronika('read', '--threads', n, self.folder) for n in (1, 2, 8)}
        self.assertEqual(len(outputs), 1)
        code, out, err = outputs.pop()
        self.assertEqual((code, err.count("language 'de'")), (1, 4))
        self.assertEqual(len([r for r in records(out) if r['kind'] == 'document']), 8)

    def test_languages_in_one_run(self):
        (self.folder / 'a.txt').write_text('The minister did not visit Kyiv on Monday, officials said.', encoding='utf-8')
        (self.folder / 'b.txt').write_text('Der Minister reiste am Montag nicht nach Kiew, sagte er.', encoding='utf-8')
        (self.folder / 'c.txt').write_text('Minister w poniedziałek odwiedził Kijów.', encoding='utf-8')
        code, out, err = kronika('read', self.folder)
        self.assertEqual(code, 1)
        documents = [r for r in records(out) if r['kind'] == 'document']
        self.assertEqual([(d['id'], d['lang']) for d in documents], [('a', 'en'), ('c', 'pl')])
        self.assertIn('b.txt', err)
        code, out, err = kronika('read', '--lang', 'en', self.folder / 'b.txt', '--format', 'conllu')
        self.assertEqual((code, err), (0, ''))


class HardInput(Folder):
    """Odd but readable: a correct record and no crash. bench/growth_bench.cpp measures how time grows with size."""

    def read(self, text):
        path = self.file('odd.txt', text)
        code, out, err = kronika('read', '--lang', 'pl', path)
        self.assertEqual(code, 0, err)
        return records(out)

    def test_one_sentence_of_10_000_words(self):
        # More than the longest sentence that stays whole, and more than one window of the network.
        document = self.read('oraz premier ' * 5_000)[0]
        self.assertEqual(document['tokens'], 10_000)

    def test_thousands_of_quotation_marks(self):
        self.assertEqual(self.read('„Premier "odwiedził” Litwę. ' * 500)[0]['sentences'], 500)
        self.assertEqual(self.read('"' * 3_000)[0]['tokens'], 3_000)

    def test_slips_of_the_author(self):
        self.read('Spotkanie miałoby sie odbyc w srode\n\nUSA i Korea obawia się wojny')

    def test_one_character(self):
        for text in ('\u0301', '😀', '.', 'A'):
            self.assertEqual(self.read(text)[0]['sentences'], 1)


class Usage(Folder):
    def test_exit_codes(self):
        self.assertEqual(kronika()[0], 2)
        self.assertEqual(kronika('read', '--format', 'xml', '-')[0], 2)
        self.assertEqual(kronika('read', '--date', '2021-02-31', '-')[0], 2)
        self.assertIn('2021-02-31', kronika('read', '--date', '2021-02-31', '-')[2])
        code, _, err = kronika('--resources', self.folder, 'read', '-')
        self.assertEqual(code, 3)
        self.assertIn(str(self.folder), err)

    def test_full_disk(self):
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([PROGRAM, 'read', str(EXAMPLES[0])], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 4)


if __name__ == '__main__':
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
