"""Reader of the Polish dictionary of morfologik (PoliMorf) as Debian packs it.

The package libmorfologik-stemming-java holds, in a jar (a zip), `pl.dict`, a
minimal automaton of byte strings (format CFSA2 of the morfologik-fsa library,
after Jan Daciuk's FSA), and `pl.info`, which names the encoding, the separator
and the way lemmas are packed.  Each accepted string is
`form SEP packed-lemma SEP tag+tag+...`; the packed lemma says how many bytes
to cut from the form and what to append.

    Dictionary.open().lookup("zamku") -> [(lemma, raw tag), ...]
"""

import glob
import os
import zipfile

from text import simple_lower

JAR_PATTERN = "/usr/share/java/morfologik-polish*.jar"
FOLDER = "morfologik/dictionaries/"

MAGIC = b"\\fsa"
CFSA2 = 0xC6
FLAG_NUMBERS = 1 << 8
LABEL_MASK = 0x1F
BIT_FINAL = 1 << 5
BIT_LAST = 1 << 6
BIT_NEXT = 1 << 7


def read_info(data):
    """Parses `key=value` lines of an .info file; comments start with '#'."""
    info = {}
    for line in data.decode("latin-1").splitlines():
        line = line.strip()
        if line and not line.startswith("#") and "=" in line:
            key, value = line.split("=", 1)
            info[key.strip()] = value.strip()
    return info


class Automaton:
    """CFSA2: arcs as bytes; a node is the offset of its first arc."""

    def __init__(self, data):
        if data[:4] != MAGIC or data[4] != CFSA2:
            raise ValueError("not a CFSA2 automaton")
        flags = data[5] << 8 | data[6]
        if flags & FLAG_NUMBERS:
            raise ValueError("numbered automata are not supported")
        size = data[7]
        self.labels = data[8:8 + size]
        self.arcs = data[8 + size:]
        # Offset 0 holds the terminal node's dummy arc, which leads to the root.
        self.root = self.target(0)

    def _skip(self, arc):
        flags = self.arcs[arc]
        arc += 1 if flags & LABEL_MASK else 2
        if not flags & BIT_NEXT:
            while self.arcs[arc] & 0x80:
                arc += 1
            arc += 1
        return arc

    def target(self, arc):
        """The node an arc leads to; 0 means the arc leads nowhere."""
        arcs = self.arcs
        if arcs[arc] & BIT_NEXT:
            while not arcs[arc] & BIT_LAST:
                arc = self._skip(arc)
            return self._skip(arc)
        arc += 1 if arcs[arc] & LABEL_MASK else 2
        value = shift = 0
        while True:
            byte = arcs[arc]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            arc += 1

    def node_arcs(self, node):
        """Yields (label byte, arc is final, target node) of a node."""
        arc = node
        while True:
            flags = self.arcs[arc]
            index = flags & LABEL_MASK
            label = self.labels[index] if index else self.arcs[arc + 1]
            yield label, bool(flags & BIT_FINAL), self.target(arc)
            if flags & BIT_LAST:
                return
            arc = self._skip(arc)

    def step(self, node, label):
        for arc_label, _, target in self.node_arcs(node):
            if arc_label == label:
                return target
        return 0

    def suffixes(self, node, prefix=b""):
        """All byte strings accepted from a node."""
        stack = [(node, prefix)]
        while stack:
            node, prefix = stack.pop()
            for label, final, target in self.node_arcs(node):
                word = prefix + bytes((label,))
                if final:
                    yield word
                if target:
                    stack.append((target, word))


NAME = ":name"


def reading_key(lemma, tag):
    """Which row of the dictionary table a reading has: that of its tag, or
    its tag's of names, if the lemma begins with a capital."""
    return tag + NAME if lemma[:1].isupper() else tag


def reading_keys(tags):
    return [key for tag in tags for key in (tag, tag + NAME)]


class NoDictionary:
    """That of a language without one."""

    def lookup(self, form):
        return []

    candidates = lookup

    def all_tags(self):
        return []


class Dictionary:
    def __init__(self, automaton, info):
        self.automaton = Automaton(automaton)
        self.encoding = info["fsa.dict.encoding"]
        self.separator = info["fsa.dict.separator"].encode("latin-1")
        encoder = info.get("fsa.dict.encoder", "").upper()
        if not encoder:
            infix = info.get("fsa.dict.uses-infixes") == "true"
            prefix = info.get("fsa.dict.uses-prefixes") == "true"
            encoder = "INFIX" if infix else "PREFIX" if prefix else "SUFFIX"
        self.encoder = encoder
        self.cache = {}

    @classmethod
    def open(cls, jar=None):
        path = jar or os.path.realpath(sorted(glob.glob(JAR_PATTERN))[0])
        with zipfile.ZipFile(path) as archive:
            return cls(archive.read(FOLDER + "pl.dict"),
                       read_info(archive.read(FOLDER + "pl.info")))

    def _decode(self, form, packed):
        cut = [(byte - 65) & 0xFF for byte in packed[:3]]
        if self.encoder == "NONE":
            return packed
        if self.encoder == "SUFFIX":
            keep = len(form) - cut[0] if cut[0] != 255 else 0
            return form[:keep] + packed[1:]
        if self.encoder == "PREFIX":
            if 255 in cut[:2]:
                return packed[2:]
            return form[cut[0]:len(form) - cut[1]] + packed[2:]
        if self.encoder == "INFIX":
            if 255 in cut:
                return packed[3:]
            return (form[:cut[0]] + form[cut[0] + cut[1]:len(form) - cut[2]]
                    + packed[3:])
        raise ValueError("unknown lemma encoder " + self.encoder)

    def _entry(self, form, rest):
        """(lemma, raw tag) pairs of `packed SEP tags`."""
        packed, _, tags = rest.partition(self.separator)
        lemma = self._decode(form, packed).decode(self.encoding)
        return [(lemma, tag) for tag in tags.decode(self.encoding).split("+")]

    def exact(self, form):
        """The (lemma, raw tag) pairs listed for exactly this form."""
        try:
            key = form.encode(self.encoding)
        except UnicodeEncodeError:
            return []
        if self.separator in key or not key:
            return []
        node = self.automaton.root
        for byte in key + self.separator:
            node = self.automaton.step(node, byte)
            if not node:
                return []
        found = []
        for rest in sorted(self.automaton.suffixes(node)):
            for pair in self._entry(key, rest):
                if pair not in found:
                    found.append(pair)
        return found

    def lookup(self, form):
        """Exact form; if it is not listed, the lower-cased form."""
        found = self.exact_cached(form)
        if not found:
            lower = simple_lower(form)
            if lower != form:
                found = self.exact_cached(lower)
        return found

    def exact_cached(self, form):
        if form not in self.cache:
            self.cache[form] = self.exact(form)
        return self.cache[form]

    def candidates(self, form):
        """Pairs for lemmas: the exact form's, then the lower-cased form's."""
        lower = simple_lower(form)
        pairs = self.exact_cached(form)
        if lower != form:
            pairs = pairs + [p for p in self.exact_cached(lower)
                             if p not in pairs]
        return pairs

    def entries(self):
        """Every (form, lemma, raw tag) of the dictionary: minutes of walking."""
        for word in self.automaton.suffixes(self.automaton.root):
            key, _, rest = word.partition(self.separator)
            for lemma, tag in self._entry(key, rest):
                yield key.decode(self.encoding), lemma, tag

    def all_tags(self):
        """All raw tags: walks only the part of the automaton behind the second
        separator, each node once."""
        auto, sep = self.automaton, self.separator[0]
        seen, tag_nodes = set(), set()
        stack = [(auto.root, 0)]
        while stack:
            state = stack.pop()
            if state in seen:
                continue
            seen.add(state)
            node, depth = state
            if depth == 2:
                tag_nodes.add(node)
                continue
            for label, _, target in auto.node_arcs(node):
                if target:
                    stack.append((target, depth + (label == sep)))
        tags = set()
        for node in tag_nodes:
            for tail in auto.suffixes(node):
                tags.update(tail.decode(self.encoding).split("+"))
        return sorted(tags)


if __name__ == "__main__":
    import sys
    dictionary = Dictionary.open()
    for word in sys.argv[1:]:
        print(word, dictionary.lookup(word))
