"""Decoding: single-rooted maximum spanning tree, entity labels, lemmas.

The C++ side mirrors these rules; `train/README.md` says them in words.
"""

import numpy as np

import scripts
import text


def tree(scores):
    """scores[d][h]: score of head h (0 is the root) for word d + 1.

    Returns the heads of the best arborescence with exactly one child of the
    root.  A penalty larger than anything that could be won on all root arcs
    makes the plain Chu-Liu-Edmonds optimum single-rooted."""
    n = len(scores)
    s = np.full((n + 1, n + 1), -np.inf)
    s[1:, :] = scores
    s[np.arange(n + 1), np.arange(n + 1)] = -np.inf
    heads = s[1:].argmax(1)
    if (heads == 0).sum() == 1 and _is_tree(heads):
        return heads.tolist()
    finite = s[1:][np.isfinite(s[1:])]
    s[1:, 0] -= 1 + n * (finite.max() - finite.min())
    return _edmonds(s)[1:].tolist()


def _is_tree(heads):
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node:
            node = heads[node - 1]
            steps += 1
            if steps > len(heads):
                return False
    return True


def _edmonds(s):
    """Chu-Liu-Edmonds with node 0 as root; s[dependent, head]."""
    n = len(s)
    heads = np.zeros(n, int)
    if n > 1:
        heads[1:] = s[1:].argmax(1)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    best = s[cycle, heads[cycle]]
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = s[np.ix_(outside, outside)]
    # Arcs into the cycle: break the cycle at the word that gains most.
    enter = s[np.ix_(cycle, outside)] - best[:, None]
    enter_at = enter.argmax(0)
    small[m, :m] = enter[enter_at, np.arange(m)]
    # Arcs out of the cycle.
    leave = s[np.ix_(outside, cycle)]
    leave_at = leave.argmax(1)
    small[:m, m] = leave[np.arange(m), leave_at]
    small[0, :] = -np.inf
    chosen = _edmonds(small)
    for i in range(1, m):
        head = chosen[i]
        heads[outside[i]] = (cycle[leave_at[i]] if head == m
                             else outside[head])
    head = chosen[m]
    heads[cycle[enter_at[head]]] = outside[head]
    return heads


def _cycle(heads):
    state = np.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return np.array(path[path.index(node):])
        state[path] = 2
    return None


class EntityDecoder:
    """Viterbi over log-probabilities with hard BIOES constraints."""

    def __init__(self, labels):
        self.labels = labels
        n = len(labels)
        self.allowed = np.zeros((n, n))
        inside = {"B", "I"}
        for i, a in enumerate(labels):
            for j, b in enumerate(labels):
                if a[0] in inside:
                    good = b[0] in "IE" and a[2:] == b[2:]
                else:
                    good = b[0] in "OBS"
                self.allowed[i, j] = 0 if good else -np.inf
        self.start = np.array([0 if l[0] in "OBS" else -np.inf
                               for l in labels])
        self.end = np.array([0 if l[0] in "OES" else -np.inf for l in labels])

    def __call__(self, logp):
        score = self.start + logp[0]
        back = []
        for row in logp[1:]:
            total = score[:, None] + self.allowed
            back.append(total.argmax(0))
            score = total.max(0) + row
        state = int((score + self.end).argmax())
        path = [state]
        for row in reversed(back):
            state = int(row[state])
            path.append(state)
        return [self.labels[i] for i in reversed(path)]


class TagSlots:
    """Raw dictionary tags read as values of the tag slots."""

    def __init__(self, labels, aliases):
        self.labels = labels
        self.aliases = aliases
        self.cache = {}

    def __call__(self, tag):
        """[(slot, [value numbers])] of a raw dictionary tag."""
        found = self.cache.get(tag)
        if found is None:
            found = []
            for part in tag.split(":"):
                values = []
                for name in part.split("."):
                    place = self.labels.xpos_slot.get(
                        self.aliases.get(name, name))
                    if place and place not in values:
                        values.append(place)
                if values:
                    slot = values[0][0]
                    found.append((slot, [i for s, i in values if s == slot]))
            self.cache[tag] = found
        return found


class MorphologyDecoder:
    """Chooses one of the analyses (upos, features, tag) known from training:
    the sum of the log-probabilities of all its parts (upos weighted), plus a
    bonus where the dictionary lists a matching tag for the form."""

    def __init__(self, analyses, labels, dictionary, slots, config):
        self.labels = labels
        self.analyses = np.asarray(analyses, np.int64)
        features = len(labels.lists["feats"])
        self.upos = self.analyses[:, 0]
        self.feats = self.analyses[:, 1:1 + features]
        self.xpos = self.analyses[:, 1 + features:]
        self.dictionary = dictionary
        self.slots = slots
        self.bonus = config["dictionary_bonus"]
        self.upos_weight = config["analysis_upos_weight"]
        self.matches = {}
        self.form_matches = {}
        self.parts = self._indicator()

    def _indicator(self):
        """0/1 matrix: [all values of upos, feats, xpos, analyses]; the row of
        upos holds its weight."""
        lists = self.labels.lists
        sizes = [len(lists["upos"])] + [
            len(s["values"]) for s in lists["feats"] + lists["xpos"]]
        offsets = np.cumsum([0] + sizes[:-1])
        matrix = np.zeros((sum(sizes), len(self.analyses)))
        for row, offset in zip(self.analyses.T, offsets):
            matrix[offset + row, np.arange(len(row))] = 1
        matrix[:sizes[0]] *= self.upos_weight
        return matrix

    def listed(self, form):
        """Which analyses match a candidate of the form."""
        found = self.form_matches.get(form)
        if found is None:
            found = np.zeros(len(self.analyses), bool)
            for tag in {tag for _, tag in self.dictionary.candidates(form)}:
                found |= self.matching(tag)
            self.form_matches[form] = np.packbits(found)
            return found
        return np.unpackbits(found, count=len(self.analyses)).astype(bool)

    def matching(self, tag):
        """Which analyses agree with a raw dictionary tag: every category that
        the tag tells has an allowed value or (but for `pos`) none."""
        found = self.matches.get(tag)
        if found is None:
            items = self.slots(tag)
            found = np.full(len(self.analyses), any(s == 0 for s, _ in items))
            for slot, values in items:
                column = self.xpos[:, slot]
                good = np.isin(column, values)
                found &= good | (column == 0) if slot else good
            self.matches[tag] = found
        return found

    def __call__(self, forms, upos, feats, xpos):
        """Log-probabilities: [tokens, labels] each, feats and xpos as one
        array a segment.  Returns numbers of analyses."""
        scores = np.concatenate([upos, *feats, *xpos], 1) @ self.parts
        for row, form in zip(scores, forms):
            row[self.listed(form)] += self.bonus
        return scores.argmax(1)


class LemmaDecoder:
    """Chooses a lemma: the rule is in README.md under "Lemma rule"."""

    def __init__(self, labels, dictionary, morphology, config, words):
        """words: hashes of the words that the model knows."""
        self.labels = labels
        self.dictionary = dictionary
        self.morphology = morphology
        self.sure = config["lemma_script_sure"]
        self.rest = config["lemma_script_rest"]
        self.floor = config["lemma_script_floor"]
        self.margin = config["lemma_known_margin"]
        self.words = frozenset(words)

    def best_script(self, form, script_logp):
        """(lemma, log-probability) of the best script that applies."""
        for index in np.argsort(-script_logp, kind="stable"):
            lemma = scripts.apply_script(self.labels.scripts[index], form)
            if lemma is not None:
                return lemma, float(script_logp[index])
        return form, self.floor

    def known_instead(self, form, best, chance, script_logp):
        """`best`, or where that is no known word, the best known lemma that
        is not much less likely."""
        if self.margin <= 0 or text.word_hash(best) in self.words:
            return best
        found, highest = best, chance - self.margin
        for script, logp in zip(self.labels.scripts, script_logp):
            if logp > highest:
                lemma = scripts.apply_script(script, form)
                if lemma is not None and text.word_hash(lemma) in self.words:
                    found, highest = lemma, logp
        return found

    def chances(self, form, script_logp):
        """The best script's log-probability of every lemma that a script
        makes."""
        found = {}
        for script, logp in zip(self.labels.scripts, script_logp):
            if logp > self.floor:
                lemma = scripts.apply_script(script, form)
                if lemma is not None:
                    found[lemma] = max(float(logp),
                                       found.get(lemma, self.floor))
        return found

    def without_script(self, form, analysis, pairs):
        """The lemma where no script is asked, or None."""
        if (len(form) == 1 and form.isascii() and not form.isalpha()
                and form != "'"):
            return form
        upos = self.morphology.upos[analysis]
        if self.labels.lists["upos"][upos] in ("PRON", "DET", "PROPN", "X"):
            return None
        lemmas = {lemma for lemma, tag in pairs
                  if self.morphology.matching(tag)[analysis]}
        return lemmas.pop() if len(lemmas) == 1 else None

    def __call__(self, form, analysis, script_logp):
        """analysis: the number of the token's chosen analysis."""
        pairs = self.dictionary.candidates(form)
        decided = self.without_script(form, analysis, pairs)
        if decided is not None:
            return decided
        best, chance = self.best_script(form, script_logp)
        if not pairs:
            return self.known_instead(form, best, chance, script_logp)
        if chance > self.sure:
            return best
        lemmas = {lemma for lemma, tag in pairs
                  if self.morphology.matching(tag)[analysis]}
        if not lemmas:
            if chance > self.rest:
                return best
            lemmas = {lemma for lemma, _ in pairs}
        if len(lemmas) == 1:
            return lemmas.pop()
        made = self.chances(form, script_logp)
        return min(lemmas, key=lambda lemma: (
            -made.get(lemma, self.floor), lemma))
