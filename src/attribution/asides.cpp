// A verb of saying that comes first in its segment, after a dash, a comma or a closed quotation,
// and names its subject behind it, comments on the words before it. Only the surface tells; the
// parser hangs such a verb as root with the content as parataxis, the other way round, or as a
// conjunct.
//
// Easy: "… – podała AP". Hard: "…, podało w komunikacie niemieckie MSZ" (comma, no quotation),
// "Rząd, jak się spodziewają media, odmówi", "– Nie oddamy – powiedział minister. – Będziemy się
// bronić." Tested in tests/attribution/.

#include "attribution/asides.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kLeadIn =
    4;  // "– w rozmowie z BBC powiedziała": words between the dash and the verb
constexpr std::size_t kSubject = 14;  // words in which the subject of an aside must appear

// The first word of the cue's verb group: "się", "nie" and auxiliaries before it belong to it.
TokenIndex group_begin(const Surface& s, const Cue& cue) {
  TokenIndex i = cue.tokens.begin;
  const TokenIndex first = s.sentence(cue.head).begin;
  while (i > first && cue.head - i < kLeadIn &&
         (s.is(i - 1, WordClass::reflexive) || s.is(i - 1, WordClass::negation) ||
          s.token(i - 1).upos == Upos::PART ||
          (s.token(i - 1).upos == Upos::ADV && !s.is(i - 1, WordClass::as)) ||
          s.is(i - 1, WordClass::impersonal) ||
          (cue.reportative && s.is(i - 1, WordClass::reportative)))) {
    i = i - 1;
  }
  return i;
}

// A clause or quotation before it; after a comma one that is not relative ("USA, które się
// wycofały, pochwaliły").
bool says_something(const Surface& s, TokenIndex begin, TokenIndex end, bool comma) {
  bool verb = false;
  for (TokenIndex i = end; i > begin && end - i < 400;) {
    i = i - 1;
    if (s.is_mark(i)) return true;
    const bool participle =
        s.token(i).upos == Upos::ADJ && s.token(i).feature("VerbForm") == "Part";
    if (s.is_finite(i) || (participle && !comma)) verb = true;
    if (!comma && verb) return true;
    if (verb && s.is(i, WordClass::relative) && s.token(i).upos != Upos::SCONJ) verb = false;
    if (verb && s.is_comma(i) && !s.is(i + 1, WordClass::relative)) return true;
  }
  return verb;
}

// A noun that can be the subject behind the verb, before the next comma, dash or verb. The tagger
// often takes the subject behind a neuter verb for an object, so names and nouns of speakers may
// stand in the accusative.
bool has_subject_behind(const Surface& s, const Cue& cue) {
  bool governed = false, seen = false;
  const TokenIndex end = s.sentence(cue.head).end;
  for (TokenIndex i = cue.tokens.end; i < end && i - cue.head < kSubject; ++i) {
    if (s.is_comma(i) || s.is_dash(i) || s.is_final(i) || s.is_finite(i)) return false;
    if (s.token(i).upos == Upos::ADP) governed = true;
    if (!s.is_noun(i) && s.token(i).upos != Upos::PRON && s.token(i).upos != Upos::NUM) continue;
    const std::string_view grammatical_case = s.token(i).feature("Case");
    if (grammatical_case == "Nom") return true;
    const bool speaker =
        s.token(i).upos == Upos::PROPN || s.lexicon().source_nouns.contains(s.token(i).lemma);
    const bool object = grammatical_case == "Acc" || grammatical_case.empty();
    const bool foreign = !seen && s.token(i).upos == Upos::PROPN && grammatical_case != "Dat" &&
                         grammatical_case != "Ins";
    if (!governed && ((speaker && object) || foreign || s.is_acronym(i))) return true;
    governed = false;
    seen = true;
  }
  return false;
}

class Finder {
 public:
  Finder(const Surface& surface, const std::vector<Cue>& cues, const std::vector<bool>& claimed)
      : s_(surface), cues_(cues), claimed_(claimed) {}

  std::vector<Aside> run() {
    for (std::size_t c = 0; c < cues_.size(); ++c) {
      const Cue& cue = cues_[c];
      if (cue.noun || !cue.any(&Reporting::aside) || cue.entries.empty()) continue;
      if (as(c) || resuming(c)) continue;
      if (!claimed_[c]) beside(c);
    }
    return std::move(found_);
  }

 private:
  // "jak podaje X", "jak się spodziewają X"; with the source in between: "jak agencja X podaje".
  bool as(std::size_t c) {
    const Cue& cue = cues_[c];
    const TokenSpan sentence = s_.sentence(cue.head);
    TokenIndex i = cue.tokens.begin;
    while (i > sentence.begin && cue.head - i < 6 && !s_.is(i, WordClass::as)) {
      i = i - 1;
      if (s_.is_comma(i) || s_.is_finite(i)) return false;
    }
    if (!s_.is(i, WordClass::as)) return false;
    const bool first = i == sentence.begin || s_.is_comma(i - 1) || s_.is_dash(i - 1) ||
                       s_.is_semicolon(i - 1) || s_.token(i - 1).form == "(" || s_.is_mark(i - 1) ||
                       s_.token(i - 1).upos == Upos::CCONJ || s_.token(i - 1).upos == Upos::SCONJ;
    if (!first) return false;
    const bool dash = i > sentence.begin && s_.is_dash(i - 1);
    const bool separated =
        dash || (i > sentence.begin && (s_.is_comma(i - 1) || s_.token(i - 1).form == "("));
    const TokenIndex begin = separated ? i - 1 : i;
    const TokenIndex end = dash ? dash_after(cue.head) : comma_after(cue.head);
    add({{begin, end}, c, false, true, end >= s_.content_end(sentence)});
    return true;
  }

  // "…, co potwierdził rzecznik": at the end of a sentence, about the clause before.
  bool resuming(std::size_t c) {
    const TokenSpan sentence = s_.sentence(cues_[c].head);
    const TokenIndex begin = group_begin(s_, cues_[c]);
    if (begin < sentence.begin + 3 || !s_.is(begin - 1, WordClass::resuming) ||
        !s_.is_comma(begin - 2))
      return false;
    if (claimed_[c] || !has_subject_behind(s_, cues_[c])) return false;
    const TokenIndex end = comma_after(cues_[c].head);
    add({{begin - 2, end}, c, false, true, end >= s_.content_end(sentence)});
    return true;
  }

  void beside(std::size_t c) {
    const Cue& cue = cues_[c];
    if (!found_.empty() && found_.back().tokens.contains(cue.head)) return;
    const TokenSpan sentence = s_.sentence(cue.head);
    if (s_.token(cue.head).feature("VerbForm") != "Fin" && !cue.reportative) return;
    TokenIndex begin = group_begin(s_, cue);
    if (begin == sentence.begin) return;
    begin = begin - 1;
    const bool quote_closed =
        s_.is_mark(begin) && s_.quote_index(begin + 1) == s_.quote_index(begin) && closes(begin);
    bool dash = s_.is_dash(begin) || quote_closed;
    const bool comma = s_.is_comma(begin);
    if (!dash && !comma) {
      begin = lead_in(c);
      dash = true;
      if (begin == none<TokenIndex>) return;
    }
    if (quote_closed) begin = begin + 1;
    if (comma && begin > sentence.begin && s_.is_mark(begin - 1)) dash = true;
    if (begin > sentence.begin && !quote_closed &&
        !says_something(s_, sentence.begin, begin, comma && !dash))
      return;
    if (begin == sentence.begin && dash && !follows_speech(begin)) return;
    const bool only_dash = std::all_of(cue.entries.begin(), cue.entries.end(),
                                       [](const Reporting* e) { return e->dash; });
    if (only_dash && !dash) return;
    const bool dropped = cue.any(&Reporting::back) || dash;
    if (!dropped && !has_subject_behind(s_, cue)) return;
    if (comma && !dash && subject_before(begin, cue.head)) return;
    const TokenIndex end = dash ? dash_after(cue.head) : s_.content_end(sentence);
    add({{begin, end}, c, dash, false, end >= s_.content_end(sentence)});
  }

  // Does the mark close a quotation (and not open the next)?
  bool closes(TokenIndex mark) const {
    return mark > TokenIndex(0) && s_.quote_index(mark - 1) != s_.quote_index(mark);
  }

  // "– w rozmowie z BBC powiedziała studentka": the dash, if only an adverbial stands between it
  // and the verb.
  TokenIndex lead_in(std::size_t c) const {
    const TokenSpan sentence = s_.sentence(cues_[c].head);
    for (TokenIndex i = cues_[c].head; i > sentence.begin && cues_[c].head - i <= kLeadIn;) {
      i = i - 1;
      if (s_.is_dash(i)) {
        const bool lower = !unicode::starts_upper(s_.token(i + 1).form);
        return i > sentence.begin && lower && s_.token(i + 1).upos == Upos::ADP ? i
                                                                                : none<TokenIndex>;
      }
      if (s_.is_finite(i) || s_.is_comma(i)) break;
      if (s_.is_noun(i) && s_.token(i).feature("Case") == "Nom") break;
    }
    return none<TokenIndex>;
  }

  bool follows_speech(TokenIndex dash) const {
    return dash > TokenIndex(0) && (s_.is_mark(dash - 1) || s_.is_final(dash - 1)) &&
           !unicode::starts_upper(s_.token(dash + 1).form);
  }

  // Between the clause before and the verb: "Kijów odmówił, Moskwa podała" is no aside.
  bool subject_before(TokenIndex begin, TokenIndex verb) const {
    for (const TokenIndex c : s_.children(verb)) {
      if (s_.token(c).universal_relation() == "nsubj" && c > begin && c < verb) return true;
    }
    return false;
  }

  TokenIndex dash_after(TokenIndex i) const {
    const TokenIndex end = s_.content_end(s_.sentence(i));
    for (; i < end; ++i) {
      if (s_.is_dash(i)) return i;
    }
    return end;
  }

  // The comma that closes "jak podaje X, powołując się na Y,": commas of its own participles and
  // relatives do not.
  TokenIndex comma_after(TokenIndex i) const {
    const TokenIndex end = s_.content_end(s_.sentence(i));
    for (++i; i < end; ++i) {
      if (s_.is_dash(i) || s_.is_semicolon(i) || s_.token(i).form == ")") return i;
      if (!s_.is_comma(i)) continue;
      if (i + 1 == end) return i;
      const Token& next = s_.token(i + 1);
      const bool participle =
          next.feature("VerbForm") == "Conv" || next.feature("VerbForm") == "Part";
      const bool name_goes_on = next.upos == Upos::PROPN && i + 2 < end && s_.is_comma(i + 2);
      const bool relative =
          s_.is(i + 1, WordClass::relative) ||
          (next.upos == Upos::ADP && i + 2 < end && s_.is(i + 2, WordClass::relative));
      if (!participle && !name_goes_on && !relative) return i;
    }
    return end;
  }

  void add(Aside aside) {
    if (!found_.empty() && found_.back().tokens.end > aside.tokens.begin) {
      if (found_.back().tokens.end <= aside.tokens.begin + 1) {
        aside.tokens.begin = found_.back().tokens.end;
      } else if (aside.as && aside.tokens.begin > cues_[found_.back().cue].head) {
        found_.back().tokens.end =
            aside.tokens.begin;  // "– miał powiedzieć X, jak wynika z ustaleń Y"
      } else {
        return;
      }
    }
    if (aside.tokens.begin < aside.tokens.end) found_.push_back(aside);
  }

  const Surface& s_;
  const std::vector<Cue>& cues_;
  const std::vector<bool>& claimed_;
  std::vector<Aside> found_;
};

// A dash at the beginning of a paragraph or after the end of a sentence, before a capital letter.
bool opens_speech(const Surface& s, TokenIndex i) {
  const TokenSpan paragraph = s.paragraph(i);
  if (!s.is_dash(i) || i + 1 >= paragraph.end) return false;
  if (i != paragraph.begin && !s.is_final(i - 1) &&
      !(s.is_mark(i - 1) && i - 1 != paragraph.begin && s.is_final(i - 2)))
    return false;
  const std::string& next = s.token(i + 1).form;
  return unicode::starts_upper(next) || s.is_mark(i + 1) || s.token(i + 1).upos == Upos::NUM ||
         s.token(i + 1).form == "…";
}

}  // namespace

std::vector<Aside> find_asides(const Surface& surface, const std::vector<Cue>& cues,
                               const std::vector<bool>& claimed) {
  if (!surface.has_cases()) return find_insertions(surface, cues, claimed);
  return Finder(surface, cues, claimed).run();
}

DashSpeech dash_speech(const Surface& s, const std::vector<Aside>& asides, std::size_t index) {
  DashSpeech speech;
  const Aside& aside = asides[index];
  const TokenSpan paragraph = s.paragraph(aside.tokens.begin);
  const TokenIndex floor =
      index > 0 ? std::max(paragraph.begin, asides[index - 1].tokens.end) : paragraph.begin;
  TokenIndex i = aside.tokens.begin;
  while (i > floor && !opens_speech(s, i - 1)) i = i - 1;
  if (i == floor) return speech;
  speech.before = {i, aside.tokens.begin};
  // Behind it: at once after a second dash, or after the sentence's end.
  TokenIndex next = aside.tokens.end;
  while (next < paragraph.end && s.is_final(next)) ++next;
  if (next >= paragraph.end || !s.is_dash(next)) return speech;
  if (!opens_speech(s, next) && aside.closing) return speech;
  TokenIndex ceiling = paragraph.end;
  if (index + 1 < asides.size() && paragraph.contains(asides[index + 1].tokens.begin)) {
    if (asides[index + 1].dash) return speech;  // that one says whose words they are
    ceiling = asides[index + 1].tokens.begin;
  }
  if (next + 1 < ceiling) speech.after = {next + 1, ceiling};
  return speech;
}

}  // namespace kronika::attribution
