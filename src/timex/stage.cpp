// One pass over the sentences: cut, match, resolve. Times of the day wait for the end of their
// sentence, because the day may stand after them ("wieczorem w środę"). Tested in tests/timex/.

#include "timex/stage.h"

#include <algorithm>

#include "timex/context.h"
#include "timex/length.h"
#include "timex/plausible.h"
#include "timex/resolve.h"

namespace kronika::timex {
namespace {

class Reading {
 public:
  Reading(Document& document, const Grammar& grammar)
      : document_(document),
        grammar_(grammar),
        plausibility_(document, grammar.vocabulary()),
        context_(document, grammar.vocabulary()),
        narrative_(document.published) {}

  void run() {
    for (const Sentence& sentence : document_.sentences) {
      cut(document_, sentence.tokens, grammar_.vocabulary(), pieces_);
      read_sentence();
      count_back();
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
  struct Counted {
    std::size_t timex = 0;
    Match match;
  };

  void read_sentence() {
    sentence_begin_ = found_.size();
    for (std::size_t at = 0; at < pieces_.size();) {
      std::optional<Match> match = best_match(at);
      if (!match || !plausibility_.holds(*match, pieces_)) {
        ++at;
        continue;
      }
      at = match->end;
      if (match->rule->meaning != Meaning::nothing)
        add(context_.with_article(std::move(*match), pieces_));
    }
  }

  // "w" begins a match that "2023" alone may carry further ("2023 roku"), and "the" one that
  // "spring" may ("spring of 2020").
  std::optional<Match> best_match(std::size_t at) const {
    std::optional<Match> match = grammar_.match(pieces_, at, document_);
    if (!match) return match;
    const std::size_t word = match->begin + (context_.is_article(pieces_[match->begin]) ? 1 : 0);
    if (word == at || word == match->end) return match;
    std::optional<Match> inner = grammar_.match(pieces_, word, document_);
    return inner && inner->end > match->end ? inner : match;
  }

  void add(const Match& match) {
    Timex timex;
    timex.tokens = {pieces_[match.begin].first, pieces_[match.end - 1].end};
    timex.span = document_.bytes(timex.tokens);
    timex.head = context_.head_of(timex.tokens);
    timex.governor = context_.governor_of(timex.tokens, timex.head);
    timex.rule = match.rule->name;
    const bool dateline = context_.is_dateline(match, pieces_);
    const Surroundings around =
        dateline ? Surroundings{} : context_.surroundings(match, pieces_, timex.governor);
    Resolution resolution = resolve(match, narrative_, around);
    if (context_.is_bound(match, pieces_)) resolution.interval = std::nullopt;
    timex.kind = resolution.kind;
    timex.interval = resolution.interval;
    timex.basis = resolution.basis;
    timex.conflict = resolution.conflict;
    timex.earlier_event = resolution.earlier_event || (around.since && around.rank);
    if (timex.kind == TimexKind::duration || timex.kind == TimexKind::frequency)
      timex.length = iso_length(match, pieces_, grammar_.vocabulary());
    if (resolution.needs_day) waiting_.push_back({found_.size(), resolution});
    if (is_from_event(match)) counted_.push_back({found_.size(), match});
    tell(match, timex, dateline);
    found_.push_back(std::move(timex));
  }

  void tell(const Match& match, const Timex& timex, bool dateline) {
    // What begins or ends then ("od 10 grudnia", "do piątku") is not where the narrative has come
    // to.
    const bool limit = context_.before_is(match, pieces_, WordClass::since) ||
                       context_.before_is(match, pieces_, WordClass::until);
    const bool told =
        timex.interval && timex.kind == TimexKind::date && !timex.earlier_event && !limit;
    if (!told) return;
    if (dateline) narrative_.narrow(*timex.interval);
    if (match.rule->meaning != Meaning::now)
      narrative_.tell(*timex.interval, looks_back(match) || context_.is_background(timex.head));
    const auto singular = match.value(WordClass::weekday);
    const auto weekday =
        singular ? singular : match.value(WordClass::weekdays);  // "niedziele" for "niedzielę"
    if (weekday && match.has(WordClass::day)) narrative_.tell_weekday(*weekday, *timex.interval);
  }

  // "Dzień wcześniej …": an aside, after which the narrative goes on from where it was.
  static bool looks_back(const Match& match) {
    return match.rule->meaning == Meaning::earlier || match.rule->meaning == Meaning::before_event;
  }

  static bool is_from_event(const Match& match) {
    return match.rule->meaning == Meaning::after_event ||
           match.rule->meaning == Meaning::before_event;
  }

  // "On Monday, two days after the ship left": the clause has its date, so that the days lead from
  // it to the ship's. The date may stand behind as well.
  void count_back() {
    for (const Counted& counted : counted_) {
      Timex& timex = found_[counted.timex];
      const TokenIndex preposition = timex.tokens.end - 1;
      for (std::size_t i = sentence_begin_; i < found_.size(); ++i) {
        const Timex& date = found_[i];
        const bool dates = i != counted.timex && date.kind == TimexKind::date && date.interval &&
                           !date.earlier_event;
        const TokenIndex clause =
            dates ? context_.dated_from(preposition, date.head) : none<TokenIndex>;
        if (clause == none<TokenIndex>) continue;
        Narrative from(std::nullopt);
        from.tell(*date.interval, false);
        Surroundings around;
        around.counts_back = true;
        timex.interval = resolve(counted.match, from, around).interval;
        timex.governor = clause;
        break;
      }
    }
    counted_.clear();
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
  Context context_;
  Narrative narrative_;
  std::vector<Piece> pieces_;
  std::vector<Timex> found_;
  std::vector<Waiting> waiting_;
  std::vector<Counted> counted_;
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
