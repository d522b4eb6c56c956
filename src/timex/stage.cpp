// One pass over the sentences: cut, match, resolve. Times of the day wait for the end of their
// sentence, because the day may stand after them ("wieczorem w środę"). Tested in tests/timex/.

#include "timex/stage.h"

#include <algorithm>

#include "timex/plausible.h"
#include "timex/resolve.h"
#include "timex/tense.h"

namespace kronika::timex {
namespace {

class Reading {
 public:
  Reading(Document& document, const Grammar& grammar)
      : document_(document),
        grammar_(grammar),
        plausibility_(document),
        tense_(document),
        narrative_(document.published),
        parenthesis_(grammar.vocabulary().find("(")),
        dash_(grammar.vocabulary().find("-")) {}

  void run() {
    for (const Sentence& sentence : document_.sentences) {
      cut(document_, sentence.tokens, grammar_.vocabulary(), pieces_);
      read_sentence();
      find_days();
      narrative_.end_sentence();
    }
    document_.timexes = std::move(found_);
  }

 private:
  struct Waiting {
    std::size_t timex = 0;
    Resolution resolution;
  };

  void read_sentence() {
    sentence_begin_ = found_.size();
    for (std::size_t at = 0; at < pieces_.size();) {
      const std::optional<Match> match = best_match(at);
      if (!match || !plausibility_.holds(*match, pieces_)) {
        ++at;
        continue;
      }
      if (match->rule->meaning != Meaning::nothing) add(*match);
      at = match->end;
    }
  }

  // "w" begins a match that "2023" alone may carry further ("2023 roku").
  std::optional<Match> best_match(std::size_t at) const {
    std::optional<Match> match = grammar_.match(pieces_, at, document_);
    if (!match || match->begin == at) return match;
    std::optional<Match> inner = grammar_.match(pieces_, match->begin, document_);
    return inner && inner->end > match->end ? inner : match;
  }

  void add(const Match& match) {
    Timex timex;
    timex.tokens = {pieces_[match.begin].first, pieces_[match.end - 1].end};
    timex.span = document_.bytes(timex.tokens);
    timex.head = head_of(timex.tokens);
    timex.rule = match.rule->name;
    const bool dateline = is_dateline(match);
    Resolution resolution =
        resolve(match, narrative_, dateline ? Surroundings{} : surroundings(match, timex.head));
    if (is_bound(match)) resolution.interval = std::nullopt;
    timex.kind = resolution.kind;
    timex.interval = resolution.interval;
    timex.basis = resolution.basis;
    timex.conflict = resolution.conflict;
    timex.earlier_event = resolution.earlier_event;
    if (resolution.needs_day) waiting_.push_back({found_.size(), resolution});
    // What begins or ends then ("od 10 grudnia", "do piątku") is not where the narrative has come
    // to.
    const bool limit = before_is(match, WordClass::since) || before_is(match, WordClass::until);
    const bool told =
        timex.interval && timex.kind == TimexKind::date && !timex.earlier_event && !limit;
    if (told && dateline) narrative_.narrow(*timex.interval);
    if (told && match.rule->meaning != Meaning::now)
      narrative_.tell(*timex.interval, looks_back(match) || is_background(timex.head));
    const auto singular = match.value(WordClass::weekday);
    const auto weekday =
        singular ? singular : match.value(WordClass::weekdays);  // "niedziele" for "niedzielę"
    if (told && weekday && match.has(WordClass::day))
      narrative_.tell_weekday(*weekday, *timex.interval);
    found_.push_back(std::move(timex));
  }

  // The token that hangs outside the span; of several, one that hangs on a verb.
  TokenIndex head_of(TokenSpan span) const {
    TokenIndex best = span.begin;
    int best_rank = -1;
    for (TokenIndex i = span.begin; i < span.end; ++i) {
      const Token& token = document_.token(i);
      if (!token.is_root() && span.contains(token.head)) continue;
      const bool function_word =
          token.upos == Upos::ADP || token.upos == Upos::CCONJ || token.upos == Upos::PART;
      const bool on_verb = token.is_root() || document_.token(token.head).upos == Upos::VERB;
      const int rank = token.upos == Upos::PUNCT ? 0 : function_word ? 1 : on_verb ? 3 : 2;
      if (rank > best_rank) {
        best = i;
        best_rank = rank;
      }
    }
    return best;
  }

  bool before_is(const Match& match, WordClass word_class) const {
    if (match.begin == 0) return false;
    const auto senses = grammar_.vocabulary().senses(pieces_[match.begin - 1].form);
    return std::any_of(senses.begin(), senses.end(),
                       [&](const Sense& s) { return s.word_class == word_class; });
  }

  Surroundings surroundings(const Match& match, TokenIndex head) const {
    Surroundings around;
    const TokenIndex above = document_.token(head).head;
    around.direction = tense_.direction(above);
    around.single_event = tense_.single_event(above);
    around.scheduled = before_is(match, WordClass::scheduled);
    around.until = before_is(match, WordClass::until);
    return around;
  }

  // "przed 12 września"; but "przed majowym posiedzeniem" is about the meeting.
  bool is_bound(const Match& match) const {
    if (!before_is(match, WordClass::bound)) return false;
    for (const WordClass c :
         {WordClass::month_adjective, WordClass::weekday_adjective, WordClass::weekend_adjective,
          WordClass::deictic_adjective, WordClass::year_shift, WordClass::month_shift,
          WordClass::week_shift}) {
      if (match.has(c)) return false;
    }
    return true;
  }

  // "Dzień wcześniej …": an aside, after which the narrative goes on from where it was.
  static bool looks_back(const Match& match) {
    return match.rule->meaning == Meaning::earlier || match.rule->meaning == Meaning::before_event;
  }

  // In a relative or participial clause.
  bool is_background(TokenIndex head) const {
    constexpr int kMostSteps = 12;
    for (int step = 0; step < kMostSteps && head != none<TokenIndex>; ++step) {
      const Token& token = document_.token(head);
      if (token.universal_relation() == "acl") return true;
      head = token.head;
    }
    return false;
  }

  // "Kijów, 12 września (PAP) –": only names and commas before it, a parenthesis or dash behind.
  bool is_dateline(const Match& match) const {
    constexpr std::size_t kLongest = 6;
    if (match.rule->meaning != Meaning::date || match.begin == 0 || match.begin > kLongest)
      return false;
    if (match.end == pieces_.size()) return false;
    const FormId next = pieces_[match.end].form;
    if (next == kUnknownForm || (next != parenthesis_ && next != dash_)) return false;
    return std::all_of(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(match.begin),
                       [](const Piece& piece) { return !piece.word || piece.capital; });
  }

  // Puts the times of day of the sentence on the day told before them in it, or after, or in the
  // article.
  void find_days() {
    if (waiting_.empty()) return;
    std::optional<Day> first;
    for (std::size_t i = found_.size(); i-- > sentence_begin_;) {
      if (is_day(found_[i])) first = found_[i].interval->first_day();
    }
    if (!first) {
      const std::optional<Interval> told = narrative_.told(Unit::day),
                                    now = narrative_.now(Unit::day);
      if (told || now) first = (told ? told : now)->first_day();
    }
    std::optional<Day> day = first;
    std::size_t at = sentence_begin_;
    for (Waiting& waiting : waiting_) {
      for (; at < waiting.timex; ++at) {
        if (is_day(found_[at])) day = found_[at].interval->first_day();
      }
      if (!day) continue;
      put_on_day(waiting.resolution, *day);
      found_[waiting.timex].interval = waiting.resolution.interval;
    }
    waiting_.clear();
  }

  static bool is_day(const Timex& timex) {
    return timex.kind == TimexKind::date && timex.interval && timex.interval->grain == Grain::day &&
           !timex.earlier_event;
  }

  Document& document_;
  const Grammar& grammar_;
  Plausibility plausibility_;
  TenseGuide tense_;
  Narrative narrative_;
  FormId parenthesis_, dash_;
  std::vector<Piece> pieces_;
  std::vector<Timex> found_;
  std::vector<Waiting> waiting_;
  std::size_t sentence_begin_ = 0;
};

}  // namespace

Result<Stage> Stage::load(const Resources& resources, std::string_view language) {
  Result<Grammar> grammar = Grammar::load(resources, language);
  if (!grammar) return grammar.error();
  return Stage(std::move(*grammar));
}

void Stage::run(Document& document) const { Reading(document, grammar_).run(); }

}  // namespace kronika::timex
