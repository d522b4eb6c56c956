// Pairs quotation marks with a stack, paragraph by paragraph. Whether a mark that looks both ways
// opens or closes is told by the spaces around it, and where these say nothing (spaces on both
// sides) by what is open.
//
// Easy: „Ala”. Hard: "A "B" C" (nested with the same mark: spaces tell), »bezcelowe« and
// «bezcelowe» (both ways round), „Nie oddamy – powiedział minister. (never closed: ends before the
// dash, at the latest where the paragraph ends), 10,000 marks (the stack is bounded). Tested in
// tests/attribution/quotes_test.cpp.

#include "attribution/quotes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kNesting = 8;  // quotations within quotations

enum class Family : std::uint8_t { straight, curly, angle, single };
enum class Direction : std::uint8_t { opens, closes, either };

struct MarkForm {
  std::string_view form;
  Family family;
  Direction direction;
};

constexpr std::array<MarkForm, 17> kMarks = {{{"„", Family::curly, Direction::opens},
                                              {",,", Family::curly, Direction::opens},
                                              {"``", Family::curly, Direction::opens},
                                              {"‟", Family::curly, Direction::opens},
                                              {"“", Family::curly, Direction::either},
                                              {"”", Family::curly, Direction::either},
                                              {"''", Family::curly, Direction::closes},
                                              {"\"", Family::straight, Direction::either},
                                              {"″", Family::straight, Direction::either},
                                              {"＂", Family::straight, Direction::either},
                                              {"«", Family::angle, Direction::either},
                                              {"»", Family::angle, Direction::either},
                                              {"‚", Family::single, Direction::opens},
                                              {"'", Family::single, Direction::either},
                                              {"‘", Family::single, Direction::either},
                                              {"’", Family::single, Direction::either},
                                              {"‹", Family::single, Direction::either}}};

const MarkForm* mark_form(std::string_view form) {
  if (form.size() > 4) return nullptr;
  const auto found =
      std::find_if(kMarks.begin(), kMarks.end(), [&](const MarkForm& m) { return m.form == form; });
  return found == kMarks.end() ? nullptr : &*found;
}

bool is_dash(std::string_view form) {
  return form == "-" || form == "–" || form == "—" || form == "―";
}

struct Open {
  TokenIndex mark;
  Family family;
  bool directed;  // the mark itself says that it opens
};

class Pairing {
 public:
  explicit Pairing(const Document& document) : document_(document) {
    result_.mark.assign(document.tokens.size(), false);
  }

  Quotations run() {
    std::size_t first = 0;
    while (first < document_.sentences.size()) {
      std::size_t last = first;
      while (last < document_.sentences.size() &&
             document_.sentences[last].paragraph == document_.sentences[first].paragraph)
        ++last;
      paragraph(
          {document_.sentences[first].tokens.begin, document_.sentences[last - 1].tokens.end});
      first = last;
    }
    sort();
    return std::move(result_);
  }

 private:
  void paragraph(TokenSpan tokens) {
    const std::optional<Family> expected = unfinished_;
    unfinished_.reset();
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
      const MarkForm* form = mark_form(document_.token(i).form);
      if (!form) continue;
      const std::size_t before = open_.size();
      meet(i, *form, tokens);
      // A paragraph that begins by opening again carries on what the last one left open.
      if (i == tokens.begin && expected == form->family && open_.size() > before)
        resume_ = open_.back().mark;
    }
    finish(tokens);
  }

  void meet(TokenIndex i, const MarkForm& form, TokenSpan tokens) {
    const std::size_t match = topmost(form.family);
    const bool is_open = match < open_.size();
    const bool space_left =
        i == tokens.begin || document_.token(i - 1).space_after || opens_bracket(i - 1);
    const bool space_right = i + 1 == tokens.end || document_.token(i).space_after;
    if (form.direction == Direction::opens) return push(i, form.family, true);
    if (form.direction == Direction::closes) return close(i, match);
    if (form.family == Family::single && !space_left && !space_right && !is_open)
      return;  // an apostrophe
    const bool rounded = form.form == "”" || form.form == "’";
    if (is_open && (rounded || !space_left || (space_right && form.form != "“")))
      return close(i, match);
    if (is_open && space_left && space_right) return close(i, match);
    if (!space_left || (rounded && space_right)) return;  // nothing that it could close
    push(i, form.family, form.family == Family::angle || form.form == "“");
  }

  bool opens_bracket(TokenIndex i) const {
    const std::string& form = document_.token(i).form;
    return form == "(" || form == "[" || (!open_.empty() && open_.back().mark == i);
  }

  std::size_t topmost(Family family) const {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].family == family) return i - 1;
    }
    return open_.size();
  }

  void push(TokenIndex i, Family family, bool directed) {
    if (open_.size() < kNesting) open_.push_back({i, family, directed});
  }

  void close(TokenIndex i, std::size_t match) {
    if (match >= open_.size()) return;
    add(open_[match].mark, i);
    result_.mark[i.value] = true;
    open_.resize(match);  // what opened inside and never closed was none
  }

  void add(TokenIndex opening, TokenIndex end) {
    result_.mark[opening.value] = true;
    if (opening + 1 >= end) return;
    Quote quote;
    quote.tokens = {opening + 1, end};
    quote.span = document_.bytes(quote.tokens);
    result_.quotes.push_back(quote);
    resumed_.push_back(resume_ == opening);
  }

  // Quotations still open: one by a mark with a direction ends here or before an inserted
  // attribution; a straight mark without its partner is nothing, unless the next paragraph opens
  // again.
  void finish(TokenSpan tokens) {
    const auto next = tokens.end.value < document_.tokens.size()
                          ? mark_form(document_.token(tokens.end).form)
                          : nullptr;
    for (const Open& open : open_) {
      const bool continued = next && next->family == open.family;
      if (!open.directed && !continued) continue;
      if (continued) unfinished_ = open.family;
      add(open.mark, continued ? tokens.end : before_attribution(open.mark, tokens.end));
    }
    open_.clear();
  }

  TokenIndex before_attribution(TokenIndex opening, TokenIndex end) const {
    for (TokenIndex i = opening + 2; i + 1 < end; ++i) {
      const bool spaced = document_.token(i - 1).space_after && document_.token(i).space_after;
      if (spaced && is_dash(document_.token(i).form) &&
          !unicode::starts_upper(document_.token(i + 1).form))
        return i;
    }
    return end;
  }

  void sort() {
    std::vector<std::size_t> order(result_.quotes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const TokenSpan x = result_.quotes[a].tokens, y = result_.quotes[b].tokens;
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
    });
    std::vector<Quote> sorted;
    for (const std::size_t i : order) {
      sorted.push_back(result_.quotes[i]);
      result_.resumed.push_back(resumed_[i]);
    }
    result_.quotes = std::move(sorted);
  }

  const Document& document_;
  Quotations result_;
  std::vector<bool> resumed_;
  std::vector<Open> open_;
  std::optional<Family> unfinished_;
  TokenIndex resume_ = none<TokenIndex>;
};

}  // namespace

Quotations find_quotations(const Document& document) { return Pairing(document).run(); }

}  // namespace kronika::attribution
