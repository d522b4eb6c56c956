#!/usr/bin/env python3
"""Checks the dependency rule on the #include lines of src/ and include/.

base <- unicode <- document <- neural, dictionary <- each stage <- pipeline <- api, cli; document <- format <- api, cli;
document <- store <- cli; event, pipeline <- lexicon <- cli.
A stage includes base, unicode, document, the foundations its CMakeLists.txt links, and itself; never another
stage. include/kronika is for callers outside: its headers include one another and the standard library only, and of
src/ only api may include them, but for base, which takes its Result from there.
"""
import pathlib
import re
import sys

FOUNDATIONS = {
    'base': {'kronika'},
    'unicode': {'base'},
    'document': {'base', 'unicode'},
    'neural': {'base', 'unicode', 'document'},
    'dictionary': {'base', 'unicode'},
}
STAGES = ['ingest', 'tokenize', 'restore', 'encode', 'tag', 'parse', 'ner', 'timex', 'link', 'coref',
          'attribution', 'event', 'claim']
BELOW_STAGES = {'base', 'unicode', 'document', 'neural', 'dictionary'}


def allowed(folder, root):
    if folder in FOUNDATIONS:
        return FOUNDATIONS[folder]
    if folder in STAGES:
        cmake = (root / 'src' / folder / 'CMakeLists.txt').read_text(encoding='utf-8')
        return {'base', 'unicode', 'document'} | {f for f in ('neural', 'dictionary') if 'kronika_' + f in cmake}
    if folder == 'pipeline':
        return BELOW_STAGES | set(STAGES)
    if folder == 'format':
        return {'base', 'unicode', 'document'}
    if folder == 'store':
        return {'base', 'unicode', 'document'}
    if folder == 'api':
        return {'base', 'unicode', 'document', 'ingest', 'pipeline', 'format', 'kronika'}
    if folder == 'lexicon':
        return BELOW_STAGES | {'ingest', 'event', 'pipeline'}
    if folder == 'cli':
        return BELOW_STAGES | {'ingest', 'pipeline', 'format', 'lexicon', 'api', 'store'}
    return None


def violations(root):
    folders = {p.name for p in (root / 'src').iterdir() if p.is_dir()}
    for path in sorted((root / 'src').rglob('*')):
        if path.suffix not in ('.h', '.cpp'):
            continue
        folder = path.relative_to(root / 'src').parts[0]
        permitted = allowed(folder, root)
        if permitted is None:
            yield f'{path}: the folder {folder} is unknown to the dependency rule'
            continue
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+"([^"/]+)/', line)
            if not match:
                continue
            target = match.group(1)
            if target in folders | {'kronika'} and target != folder and target not in permitted:
                yield f'{path}:{number}: {folder} must not include {target}'


def public_violations(root):
    """Headers for callers that include more than one another and the standard library."""
    public = root / 'include'
    for path in sorted(public.rglob('*.h')):
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+(["<])([^">]+)', line)
            if not match:
                continue
            standard = match[1] == '<' and re.fullmatch('[a-z_]+', match[2])
            if not standard and not (match[1] == '"' and (public / match[2]).is_file()):
                yield f'{path}:{number}: a public header must not include {match[2]}'


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    found = list(violations(root)) + list(public_violations(root))
    for line in found:
        print(line)
    print(f'{len(found)} violations of the dependency rule')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
