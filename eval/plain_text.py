#!/usr/bin/env python3
"""Text as people type it: a CoNLL-U file whose forms and texts lost their diacritics, or are in capitals.

    plain_text.py [--capitals] < treebank.conllu > plain.conllu
    plain_text.py --score RESTORED < treebank.conllu

--score compares `form TAB restored form` lines of `kronika_analyse --forms` with the treebank's forms, and prints the
share of tokens, of words (tokens with a letter) and of words that have a mark which came back right.
"""
import sys

PLAIN = str.maketrans('ąćęłńóśźżĄĆĘŁŃÓŚŹŻ', 'acelnoszzACELNOSZZ')


def written(text, capitals):
    return text.upper() if capitals else text.translate(PLAIN)


def plain_lines(lines, capitals):
    for line in lines:
        line = line.rstrip('\n')
        if line.startswith('# text = '):
            line = '# text = ' + written(line[9:], capitals)
        elif line and not line.startswith('#'):
            cells = line.split('\t')
            cells[1] = written(cells[1], capitals)
            line = '\t'.join(cells)
        yield line


def forms(lines):
    for line in lines:
        cells = line.rstrip('\n').split('\t')
        if len(cells) == 10 and cells[0].isdigit():
            yield cells[1]


def score(lines, restored):
    gold = list(forms(lines))
    found = [line.rstrip('\n').split('\t')[1] for line in restored if line.strip()]
    if len(gold) != len(found):
        sys.exit(f'{len(gold)} forms in the treebank, {len(found)} restored')
    sets = {'tokens': lambda form: True, 'words': lambda form: any(c.isalpha() for c in form),
            'words with a mark': lambda form: form != form.translate(PLAIN)}
    for name, belongs in sets.items():
        pairs = [(g, f) for g, f in zip(gold, found) if belongs(g)]
        if not pairs:
            continue
        right = sum(g == f for g, f in pairs)
        print(f'{name}: {100 * right / len(pairs):.2f} % of {len(pairs)}')
    if '--errors' in sys.argv:
        for g, f in zip(gold, found):
            if g != f:
                print(f'{g}\t{f}')


def main():
    if '--score' in sys.argv:
        with open(sys.argv[sys.argv.index('--score') + 1], encoding='utf-8') as restored:
            return score(sys.stdin, restored)
    for line in plain_lines(sys.stdin, '--capitals' in sys.argv):
        print(line)


if __name__ == '__main__':
    main()
