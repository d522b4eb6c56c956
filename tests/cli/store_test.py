#!/usr/bin/env python3
"""kronika ingest, query and store, from outside: what a user does with many articles.

store_test.py PROGRAM
"""
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = None

TOWNS = ['Kijowie', 'Wilnie', 'Tallinie', 'Pradze', 'Ankarze', 'Tokio', 'Paryżu', 'Berlinie']
PEOPLE = ['Emmanuel Macron', 'Olaf Scholz', 'Wołodymyr Zełenski', 'Recep Tayyip Erdogan', 'Joe Biden']


def kronika(*arguments, stdin=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def article(number):
    """A fictional article; no two are the same."""
    chance = random.Random(number)
    a, b = chance.sample(PEOPLE, 2)
    town, day = chance.choice(TOWNS), chance.randint(2, 27)
    return {'title': f'Spotkanie w {town} nr {number}', 'date': f'2023-09-{day + 1:02}', 'url': f'https://example.org/{number}',
            'text': f'{a} spotkał się w {town} {day} września z przywódcą, którym jest {b}. '
                    f'Jak podała agencja Reuters, rozmowa numer {number} trwała {number % 7 + 1} godziny.'}


class Folder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.store = self.folder / 'news.kronika'

    def write(self, name, articles):
        path = self.folder / name
        path.write_text(''.join(json.dumps(a, ensure_ascii=False) + '\n' for a in articles), encoding='utf-8')
        return path

    def info(self):
        return json.loads(kronika('store', 'info', self.store)[1])

    def sound(self):
        self.assertEqual(kronika('store', 'check', self.store), (0, 'the store is sound\n', ''))


class Ingest(Folder):
    def test_read_and_ingest_find_the_same_claims(self):
        path = self.folder / 'a.txt'
        path.write_text('date: 2023-09-14\nWizyta\n\nPrezydent Francji Emmanuel Macron odwiedził w środę Kijów. '
                        'Jak podał Reuters, obiecał „dalszą pomoc”.\n', encoding='utf-8')
        self.assertEqual(kronika('ingest', path, '--store', self.store)[0], 0)
        code, found, err = kronika('query', '--store', self.store, '--format', 'jsonl')
        self.assertEqual((code, err), (0, ''))
        document = lines(kronika('query', '--store', self.store, '--format', 'jsonl')[1])[0]['doc']
        read = kronika('read', '--id', document, path)[1].splitlines(keepends=True)[1:]
        self.assertGreater(len(read), 1)
        self.assertEqual(found, ''.join(read))

    def test_a_second_run_finds_everything_known(self):
        path = self.write('a.jsonl', map(article, range(30)))
        code, out, err = kronika('ingest', path, '--store', self.store, '--report')
        self.assertEqual((code, [r['status'] for r in lines(out)]), (0, ['added'] * 30))
        first = self.info()
        code, out, err = kronika('ingest', path, '--store', self.store, '--report')
        self.assertEqual((code, [r['status'] for r in lines(out)]), (0, ['known'] * 30))
        self.assertEqual(self.info(), first)
        self.sound()

    def test_bad_articles_cost_nothing_but_themselves(self):
        path = self.folder / 'a.jsonl'
        good = [json.dumps(article(i)) for i in range(4)]
        bad = ['{"title": "no text"}', 'no json', '[]', '{"text": 7}', json.dumps({'text': 'Der Minister reiste nach Kiew und '
               'sprach dort mit dem Präsidenten über weitere Hilfe.'}), json.dumps(dict(article(9), date='2023-02-31'))]
        path.write_text('\n'.join([good[0], *bad, *good[1:]]) + '\n', encoding='utf-8')
        code, out, err = kronika('ingest', path, self.folder / 'missing.txt', '--store', self.store, '--report')
        self.assertEqual(code, 1)
        self.assertIn('4 articles added, 0 known, 7 failed', err)
        failures = lines(kronika('store', 'failures', self.store)[1])
        self.assertEqual([(f['origin'].split('/')[-1], f['code']) for f in failures],
                         [('a.jsonl#2', 'empty_input'), ('a.jsonl#3', 'not_text'), ('a.jsonl#4', 'not_text'),
                          ('a.jsonl#5', 'empty_input'), ('a.jsonl#6', 'unsupported_language'),
                          ('a.jsonl#7', 'invalid_date'), ('missing.txt', 'unreadable')])
        self.sound()

    def test_the_number_of_threads_changes_nothing(self):
        path = self.write('a.jsonl', list(map(article, range(40))) + list(map(article, range(5))))
        stores = []
        for threads in (1, 2, 8):
            store = self.folder / f'{threads}.kronika'
            kronika('ingest', path, '--store', store, '--threads', threads)
            stores.append(kronika('query', '--store', store, '--format', 'csv'))
        self.assertEqual(stores[0][0], 0)
        self.assertEqual(stores, [stores[0]] * 3)

    def test_standard_input_and_names_of_fields(self):
        texts = [{'body': article(1)['text'], 'headline': 'Wizyta', 'when': '2023-09-14T10:00:00+02:00', 'text': 'x'}]
        code, out, err = kronika('ingest', '-', '--store', self.store, '--field', 'text=body', '--field', 'published=when',
                                 stdin=json.dumps(texts[0]))
        self.assertEqual((code, err), (0, 'kronika: 1 articles added, 0 known, 0 failed\n'))
        row = sqlite3.connect(self.store).execute('SELECT title, published_start, text FROM documents').fetchone()
        self.assertEqual(row, ('Wizyta', '2023-09-14', 'Wizyta\n\n' + article(1)['text']))

    def test_pages_and_feeds_in_folders(self):
        (self.folder / 'in' / 'below').mkdir(parents=True)
        text = '<p>Prezydent Francji Emmanuel Macron odwiedził w środę Kijów, gdzie rozmawiał z Wołodymyrem Zełenskim.</p>'
        (self.folder / 'in' / 'a.html').write_text(
            '<html lang="pl"><head><title>Wizyta</title><meta property="article:published_time" content="2023-09-14">'
            f'</head><body><nav><a href="/">Start</a></nav><article>{text}</article></body></html>', encoding='utf-8')
        (self.folder / 'in' / 'below' / 'b.rss').write_text(
            '<rss><channel><title>Gazeta</title><item><title>Rozmowy</title><link>https://example.org/b</link>'
            '<pubDate>Wed, 13 Sep 2023 10:00:00 GMT</pubDate><description>Olaf Scholz spotkał się w Wilnie z premierem '
            'Litwy i obiecał pomoc.</description></item></channel></rss>', encoding='utf-8')
        (self.folder / 'in' / 'c.dat').write_text('nothing to read')
        code, out, err = kronika('ingest', self.folder / 'in', '--store', self.store)
        self.assertEqual((code, err), (0, 'kronika: 2 articles added, 0 known, 0 failed\n'))
        rows = sqlite3.connect(self.store).execute('SELECT title, publisher, published_start FROM documents ORDER BY doc')
        self.assertEqual(list(rows), [('Wizyta', None, '2023-09-14'), ('Rozmowy', 'Gazeta', '2023-09-13')])
        self.sound()

    def test_killed_at_random_moments_nothing_is_lost_or_doubled(self):
        path = self.write('a.jsonl', map(article, range(200)))
        reported = set()
        chance = random.Random(1)
        for _ in range(4):
            running = subprocess.Popen([PROGRAM, 'ingest', str(path), '--store', str(self.store), '--report'],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            time.sleep(chance.uniform(0.05, 0.6))
            running.send_signal(signal.SIGKILL)
            out = running.communicate()[0]
            reported |= {json.loads(line)['id'] for line in out.splitlines() if line.endswith('}')}
        if self.store.exists():
            self.sound()
            kept = {row[0] for row in sqlite3.connect(self.store).execute('SELECT id FROM documents')}
            self.assertLessEqual(reported, kept)
        self.assertIn(kronika('ingest', path, '--store', self.store)[0], (0,))
        self.assertEqual((self.info()['documents'], self.info()['appearances']), (200, 200))
        self.sound()

    def test_interrupted_it_ends_in_order(self):
        path = self.write('a.jsonl', map(article, range(1500)))
        running = subprocess.Popen([PROGRAM, 'ingest', str(path), '--store', str(self.store)], stderr=subprocess.PIPE, text=True)
        while not self.store.exists():
            time.sleep(0.02)
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        err = running.communicate()[1]
        self.assertEqual(running.returncode, 130)
        self.assertIn('a further run goes on here', err)
        self.sound()

    def test_a_second_writer_is_told_so(self):
        path = self.write('a.jsonl', map(article, range(1500)))
        running = subprocess.Popen([PROGRAM, 'ingest', str(path), '--store', str(self.store)], stderr=subprocess.DEVNULL)
        try:
            while not self.store.exists():
                time.sleep(0.02)
            code, out, err = kronika('ingest', path, '--store', self.store)
        finally:
            running.kill()
            running.wait()
        self.assertEqual(code, 5)
        self.assertIn('another process is writing', err)


class Query(Folder):
    def setUp(self):
        super().setUp()
        (self.folder / 'a.txt').write_text(
            'date: 2023-09-14\nPrezydent Francji Emmanuel Macron odwiedził w środę Kijów. Minister obrony Ukrainy '
            'poprosił Łotwę o amunicję.\n', encoding='utf-8')
        self.assertEqual(kronika('ingest', self.folder / 'a.txt', '--store', self.store)[0], 0)

    def query(self, *arguments):
        code, out, err = kronika('query', '--store', self.store, '--format', 'jsonl', *arguments)
        self.assertEqual((code, err), (0, ''))
        return {claim['type'] for claim in lines(out)}

    def test_filters(self):
        self.assertEqual(self.query(), {'CONSULT', 'REQUEST'})
        self.assertEqual(self.query('--actor', 'Emmanuel Macron'), {'CONSULT'})
        self.assertEqual(self.query('--with', 'LVA'), {'REQUEST'})
        self.assertEqual(self.query('--type', 'REQUEST'), {'REQUEST'})
        self.assertEqual(self.query('--since', '2023-09-13', '--until', '2023-09-13', '--type', 'CONSULT'), {'CONSULT'})
        self.assertEqual(self.query('--since', '2024'), set())
        self.assertEqual(self.query('--text', 'prezydentem lotwa'), {'CONSULT', 'REQUEST'})
        self.assertEqual(self.query('--text', 'prezydent Szwecji'), set())

    def test_csv_reads_back(self):
        import csv
        import io
        code, out, err = kronika('query', '--store', self.store, '--format', 'csv', '--type', 'CONSULT')
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual([(r['type'], r['actors'], r['time_start']) for r in rows],
                         [('CONSULT', 'person/emmanuel-macron', '2023-09-13')])

    def test_wrong_use(self):
        self.assertEqual(kronika('query', '--store', self.folder / 'none')[0], 5)
        self.assertEqual(kronika('query', '--store', self.store, '--since', 'yesterday')[0], 2)
        self.assertEqual(kronika('query', '--store', self.store, '--text', '()')[0], 2)


if __name__ == '__main__':
    PROGRAM = sys.argv.pop(1)
    unittest.main()
