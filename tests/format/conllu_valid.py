#!/usr/bin/env python3
"""Is a CoNLL-U file valid? The rules of levels 1 and 2 of Universal Dependencies' validate.py, written anew.

    conllu_valid.py FILE...        prints "FILE:LINE: what is wrong"; exit code 1 if anything is

Level 1: lines, columns, white space, NFC, ids in order, multiword ranges. Level 2: sent_id and text, SpaceAfter, names of
parts of speech, features and relations, one root, no cycle.
"""
import re
import sys
import unicodedata

UPOS = set('ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split())
RELATIONS = set('''acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl
    fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp'''.split())
FEATURE = re.compile(r'[A-Z0-9][A-Za-z0-9]*(\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9]*(,[A-Z0-9][A-Za-z0-9]*)*')
RELATION = re.compile(r'([a-z]+)(:[a-z]+)?')
WORD_WITH_SPACES = re.compile(r'\d+( \d+)+')
FORM, LEMMA, UPOS_, _, FEATS, HEAD, DEPREL, _, MISC = range(1, 10)


class Sentence:
    """The lines of a sentence, and the complaints about them."""

    def __init__(self, first_line, lines):
        self.first_line = first_line
        self.comments = [line for line in lines if line.startswith('#')]
        self.rows = [(first_line + k, line.split('\t')) for k, line in enumerate(lines) if not line.startswith('#')]
        self.lines = lines
        self.faults = []

    def fault(self, line, what):
        self.faults.append((line, what))

    def comment(self, name):
        values = [c[len(name) + 5:] for c in self.comments if c.startswith(f'# {name} = ')]
        if len(values) != 1:
            self.fault(self.first_line, f'{len(values)} lines "# {name}"')
        return values[0] if values else ''

    def words(self):
        return [(n, cells) for n, cells in self.rows if cells[0].isdigit()]

    def check(self):
        self.check_lines()
        if self.faults:
            return
        self.check_ids()
        for number, cells in self.rows:
            self.check_cells(number, cells)
        if self.faults:
            return
        self.check_text()
        for number, cells in self.words():
            self.check_names(number, cells)
        self.check_tree()

    def check_lines(self):
        in_comments = True
        for k, line in enumerate(self.lines):
            number = self.first_line + k
            if line.startswith('#'):
                if not in_comments:
                    self.fault(number, 'a comment after the first word')
            else:
                in_comments = False
                columns = line.count('\t') + 1
                if columns != 10:
                    self.fault(number, f'{columns} columns')
            if unicodedata.normalize('NFC', line) != line:
                self.fault(number, 'not in NFC')
        if not self.rows:
            self.fault(self.first_line, 'no words')

    def check_ids(self):
        expected, end = 1, 0
        for number, cells in self.rows:
            if cells[0].isdigit():
                if int(cells[0]) != expected or cells[0] != str(expected):
                    self.fault(number, f'id {cells[0]}, expected {expected}')
                expected = int(cells[0]) + 1
                continue
            found = re.fullmatch(r'(\d+)-(\d+)', cells[0])
            if not found:
                self.fault(number, f'id {cells[0]}')
                continue
            first, last = map(int, found.groups())
            if first != expected or last <= first or first <= end:
                self.fault(number, f'range {cells[0]}')
            end = last
        if end >= expected:
            self.fault(self.rows[-1][0], 'a range goes beyond the last word')

    def check_cells(self, number, cells):
        for k, cell in enumerate(cells):
            if cell == '':
                self.fault(number, f'column {k + 1} is empty')
            elif cell != cell.strip():
                self.fault(number, f'white space around column {k + 1}')
            elif k in (FORM, LEMMA):
                if re.search(r'\s', cell) and not WORD_WITH_SPACES.fullmatch(cell):
                    self.fault(number, f'white space in column {k + 1}')
            elif k != MISC and re.search(r'\s', cell):
                self.fault(number, f'white space in column {k + 1}')
        if '-' in cells[0] and any(cell != '_' for cell in cells[LEMMA:MISC]):
            self.fault(number, 'a range has an analysis')
        if cells[MISC] != '_' and '' in cells[MISC].split('|'):
            self.fault(number, 'an empty part of MISC')

    def check_text(self):
        text = self.comment('text')
        if text != text.strip():
            self.fault(self.first_line, 'white space around # text')
        rebuilt, covered = '', 0
        for number, cells in self.rows:
            spaces = [part for part in cells[MISC].split('|') if part.startswith('SpaceAfter')]
            if spaces not in ([], ['SpaceAfter=No']):
                self.fault(number, f'{"|".join(spaces)}')
            if cells[0].isdigit() and int(cells[0]) <= covered:
                if spaces:
                    self.fault(number, 'SpaceAfter inside a range')
                continue
            if '-' in cells[0]:
                covered = int(cells[0].split('-')[1])
            rebuilt += cells[FORM] + ('' if spaces else ' ')
        if rebuilt.rstrip(' ') != text:
            self.fault(self.first_line, f'# text is {text!r}, the tokens say {rebuilt!r}')

    def check_names(self, number, cells):
        if cells[UPOS_] not in UPOS:
            self.fault(number, f'part of speech {cells[UPOS_]}')
        if cells[FEATS] != '_':
            features = cells[FEATS].split('|')
            names = [feature.split('=')[0] for feature in features]
            for feature in features:
                if not FEATURE.fullmatch(feature):
                    self.fault(number, f'feature {feature}')
            if names != sorted(names, key=str.lower):
                self.fault(number, f'features out of order: {cells[FEATS]}')
            if len(set(names)) != len(names):
                self.fault(number, f'a feature twice: {cells[FEATS]}')
        found = RELATION.fullmatch(cells[DEPREL])
        if not found or found[1] not in RELATIONS:
            self.fault(number, f'relation {cells[DEPREL]}')
        if (cells[HEAD] == '0') != (found is not None and found[1] == 'root'):
            self.fault(number, f'head {cells[HEAD]} with relation {cells[DEPREL]}')

    def check_tree(self):
        words = self.words()
        heads = {}
        for number, cells in words:
            if not cells[HEAD].isdigit() or int(cells[HEAD]) > len(words) or cells[HEAD] == cells[0]:
                return self.fault(number, f'head {cells[HEAD]}')
            heads[int(cells[0])] = int(cells[HEAD])
        roots = sum(head == 0 for head in heads.values())
        if roots != 1:
            return self.fault(self.first_line, f'{roots} roots')
        rooted = {0}
        for start in heads:
            path, at = [], start
            while at not in rooted:
                if at in path:
                    return self.fault(self.first_line, f'a cycle through word {at}')
                path.append(at)
                at = heads[at]
            rooted.update(path)


def sentences(lines):
    """(first line, lines) of each sentence; a fault of the file's end as (line, None)."""
    block, begin, number = [], 1, 0
    for number, line in enumerate(lines, 1):
        if not line.endswith('\n'):
            yield number, None
        line = line.rstrip('\n')
        if line:
            block.append(line)
        else:
            yield begin, block
            block, begin = [], number + 1
    if block:
        yield number, None


def faults(lines):
    """The faults of a file, and the number of its sentences: [(line, what)], count."""
    found, ids, count = [], set(), 0
    for first_line, block in sentences(lines):
        if block is None:
            found.append((first_line, 'the file does not end in an empty line'))
            continue
        if not block:
            found.append((first_line, 'an empty line too many'))
            continue
        count += 1
        sentence = Sentence(first_line, block)
        sentence.check()
        sent_id = sentence.comment('sent_id')
        if not re.fullmatch(r'\S+', sent_id):
            sentence.fault(first_line, f'sent_id {sent_id!r}')
        if sent_id in ids:
            sentence.fault(first_line, f'sent_id {sent_id} stands twice')
        ids.add(sent_id)
        found += sentence.faults
    return found, count


def main():
    wrong = False
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8', newline='\n') as lines:
            found, count = faults(lines)
        for line, what in found:
            print(f'{path}:{line}: {what}')
        print(f'{path}: {count} sentences, {len(found)} faults')
        wrong = wrong or bool(found)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
