#!/usr/bin/env python3
"""Runs README's examples: every line "$ kronika …" of a ```console block, and compares what it prints.

usage: readme_test.py KRONIKA [--update]     (--update writes what is printed into README.md)
A block's lines up to the next "$" are the expected output; a line "…" stands for any number of lines.
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(program, command):
    environment = dict(os.environ, PATH=f'{pathlib.Path(program).resolve().parent}:{os.environ["PATH"]}')
    done = subprocess.run(['bash', '-c', command], cwd=ROOT, env=environment, capture_output=True, text=True)
    return [line.rstrip() for line in (done.stdout + done.stderr).rstrip().splitlines()]


def matches(expected, got):
    if not expected:
        return not got
    if expected[0] == '…':
        return any(matches(expected[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and expected[0] == got[0] and matches(expected[1:], got[1:])


def check_block(program, lines, update, failures):
    """The block's lines, with each command's output made new if `update`."""
    result, at = [], 0
    while at < len(lines):
        command = lines[at].removeprefix('$ ')
        end = at + 1
        while end < len(lines) and not lines[end].startswith('$ '):
            end += 1
        expected = [line.rstrip() for line in lines[at + 1:end]]
        got = run(program, command)
        if not matches(expected, got):
            failures.append((command, expected, got))
        result += [lines[at]] + (got if update and '…' not in expected else lines[at + 1:end])
        at = end
    return result


def main():
    program, update = sys.argv[1], '--update' in sys.argv
    readme = ROOT / 'README.md'
    failures, blocks = [], 0

    def replace(match):
        nonlocal blocks
        blocks += 1
        return '```console\n' + '\n'.join(check_block(program, match[1].splitlines(), update, failures)) + '\n```'

    text = re.sub(r'```console\n(.*?)\n```', replace, readme.read_text(encoding='utf-8'), flags=re.S)
    if update:
        readme.write_text(text, encoding='utf-8')
        return 0
    for command, expected, got in failures:
        print(f'$ {command}\n--- README.md\n' + '\n'.join(expected) + '\n--- printed\n' + '\n'.join(got))
    print(f'{blocks} blocks, {len(failures)} examples differ')
    return 1 if failures or blocks == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
