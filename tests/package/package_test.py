#!/usr/bin/env python3
"""What a stranger gets: installs Kronika into a folder, moves that away, and uses what is there.

usage: package_test.py CMAKE BUILD CXX      (BUILD is a finished build)
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLE = ROOT / 'examples' / 'wizyta-w-kijowie.txt'
CMAKE, BUILD, CXX = '', '', ''
EXPECTED = 'Gabrielius Landsbergis -- CONSULT “odwiedził” --> Ukraina  [CT+]'


def run(*command, code=0, **environment):
    """What the command prints; fails unless it exits with `code`."""
    variables = {k: v for k, v in os.environ.items() if k != 'KRONIKA_RESOURCES'} | environment
    done = subprocess.run([str(word) for word in command], env=variables, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    if done.returncode != code:
        raise AssertionError(f'{command} gave {done.returncode}:\n{done.stdout}')
    return done.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        run(CMAKE, '--install', BUILD, '--prefix', cls.work / 'first')
        cls.prefix = cls.work / 'moved'
        (cls.work / 'first').rename(cls.prefix)
        cls.resources = cls.prefix / 'share' / 'kronika'

    def uses_the_library(self, program):
        self.assertIn(EXPECTED, run(program, ARTICLE, self.resources))
        self.assertIn(EXPECTED, run(program, ARTICLE, KRONIKA_RESOURCES=str(self.resources)))
        self.assertIn('/nowhere', run(program, ARTICLE, code=1, KRONIKA_RESOURCES='/nowhere'))

    def test_find_package(self):
        build = self.work / 'cmake'
        run(CMAKE, '-S', ROOT / 'examples' / 'library', '-B', build, f'-DCMAKE_PREFIX_PATH={self.prefix}',
            f'-DCMAKE_CXX_COMPILER={CXX}', '-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wshadow -Werror')
        cache = (build / 'CMakeCache.txt').read_text(encoding='utf-8')
        self.assertIn(f'kronika_DIR:PATH={self.prefix}', cache)
        run(CMAKE, '--build', build)
        self.uses_the_library(build / 'who_did_what')

    def test_pkg_config(self):
        description = next(self.prefix.rglob('kronika.pc')).parent
        flags = run('pkg-config', '--cflags', '--libs', 'kronika', PKG_CONFIG_PATH=str(description)).split()
        program = self.work / 'who_did_what'
        run(CXX, '-std=c++20', ROOT / 'examples' / 'library' / 'who_did_what.cpp', '-o', program, *flags)
        self.uses_the_library(program)
        told = run('pkg-config', '--variable=resources', 'kronika', PKG_CONFIG_PATH=str(description)).strip()
        self.assertEqual(pathlib.Path(told).resolve(), self.resources.resolve())

    def test_every_header_stands_alone(self):
        headers = sorted((self.prefix / 'include').rglob('*.h'))
        self.assertGreaterEqual(len(headers), 3)
        for header in headers:
            run(CXX, '-std=c++20', '-Wall', '-Wextra', '-Wpedantic', '-Werror', '-fsyntax-only',
                f'-I{self.prefix / "include"}', '-include', header, '-x', 'c++', '/dev/null')

    def test_the_program_takes_the_resources_beside_it(self):
        program = self.prefix / 'bin' / 'kronika'
        self.assertIn('odwiedził', run(program, 'read', '--format', 'table', ARTICLE))
        damaged = self.work / 'damaged'
        for folder in ('bin', 'share'):
            shutil.copytree(self.prefix / folder, damaged / folder)
        with open(damaged / 'share' / 'kronika' / 'pl' / 'frames.tsv', 'a', encoding='utf-8') as frames:
            frames.write('a row that is none\n')
        message = run(damaged / 'bin' / 'kronika', 'read', ARTICLE, code=3)
        self.assertIn(str(damaged / 'share' / 'kronika' / 'pl' / 'frames.tsv'), message)


if __name__ == '__main__':
    CMAKE, BUILD, CXX = sys.argv[1:4]
    del sys.argv[1:4]
    unittest.main()
