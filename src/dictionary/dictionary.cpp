// Idea: an entry is the bytes form SEP packed-lemma SEP tag (+ tag …). To look a form up, walk the
// automaton along form and separator and read everything accepted from there (inflection.h
// remembers that). A packed lemma begins
// with letters that count bytes, 'A' for none: suffix code: how many to cut from the form's end;
// prefix code: from its front, then from its end; infix code: where to cut inside, how many, how
// many at the end. What follows is appended. Easy: "kota" + "Ba" … cuts one byte. Hard:
// "najlepszy", whose prefix code cuts "naj…" in front. Source: the morfologik-stemming library
// (Dawid Weiss, Marcin Miłkowski), after Jan Daciuk. Tested in tests/dictionary/dictionary_test.cpp
// against a plain listing of all entries.

#include "dictionary/dictionary.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::dictionary {
namespace {

constexpr std::size_t kMaxArcsOfLookup =
    1 << 16;                          // no form has near that many readings; stops corrupted cycles
constexpr std::size_t kCutAll = 255;  // "cut everything" in a packed lemma

Error damaged(const std::string& name, std::string_view what) {
  return {ErrorCode::damaged_resource, name + ": " + std::string(what)};
}

// The value of a key in "key=value" lines; "" if it is not there.
std::string_view value_of(std::string_view info, std::string_view key) {
  while (!info.empty()) {
    const std::size_t newline = info.find('\n');
    std::string_view line = info.substr(0, newline);
    info.remove_prefix(newline == std::string_view::npos ? info.size() : newline + 1);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || line.substr(0, equals) != key) continue;
    line.remove_prefix(equals + 1);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    return line;
  }
  return {};
}

}  // namespace

Result<Dictionary::LemmaCode> Dictionary::lemma_code(std::string_view info) {
  std::string encoder(value_of(info, "fsa.dict.encoder"));
  std::transform(encoder.begin(), encoder.end(), encoder.begin(),
                 [](char c) { return unicode::lower(c); });
  if (encoder == "none") return LemmaCode::none;
  if (encoder == "suffix") return LemmaCode::suffix;
  if (encoder == "prefix") return LemmaCode::prefix;
  if (encoder == "infix") return LemmaCode::infix;
  if (!encoder.empty()) {
    return Error{ErrorCode::damaged_resource, "the lemma encoder '" + encoder + "' is unknown"};
  }
  if (value_of(info, "fsa.dict.uses-infixes") == "true") return LemmaCode::infix;
  if (value_of(info, "fsa.dict.uses-prefixes") == "true") return LemmaCode::prefix;
  return LemmaCode::suffix;
}

Result<Dictionary> Dictionary::open(const std::filesystem::path& path) {
  std::filesystem::path info_path = path;
  info_path.replace_extension(".info");
  Result<std::string> info = read_file(info_path);
  if (!info) return info.error();
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error();
  Result<Dictionary> dictionary = read(file->bytes(), *info, path.string());
  if (dictionary) dictionary->file_ = std::move(*file);
  return dictionary;
}

Result<std::shared_ptr<const Dictionary>> Dictionary::open_if_present(
    const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::shared_ptr<const Dictionary>();
  Result<Dictionary> dictionary = open(path);
  if (!dictionary) return dictionary.error();
  return std::shared_ptr<const Dictionary>(std::make_shared<Dictionary>(std::move(*dictionary)));
}

Result<Dictionary> Dictionary::read(std::span<const std::byte> automaton, std::string_view info,
                                    std::string name) {
  const Result<Automaton> walker = Automaton::read(automaton);
  if (!walker) return damaged(name, walker.error().message);
  const std::string_view separator = value_of(info, "fsa.dict.separator");
  if (separator.size() != 1) return damaged(name, "its .info names no separator of one byte");
  if (value_of(info, "fsa.dict.encoding") != "UTF-8")
    return damaged(name, "its encoding is not UTF-8");
  const Result<LemmaCode> code = lemma_code(info);
  if (!code) return damaged(name, code.error().message);
  return Dictionary(*walker, separator.front(), *code);
}

// False if the packed lemma is malformed.
bool Dictionary::lemma(std::string_view form, std::string_view packed, std::string& out) const {
  const std::size_t counts = code_ == LemmaCode::none     ? 0
                             : code_ == LemmaCode::suffix ? 1
                             : code_ == LemmaCode::prefix ? 2
                                                          : 3;
  if (packed.size() < counts) return false;
  std::size_t cut[3] = {0, 0, 0};
  bool cut_all = counts == 0;
  for (std::size_t i = 0; i < counts; ++i) {
    cut[i] = static_cast<std::uint8_t>(static_cast<std::uint8_t>(packed[i]) - 'A');
    cut_all = cut_all || cut[i] == kCutAll;
  }
  const std::string_view added = packed.substr(counts);
  out.clear();
  if (!cut_all) {
    const std::size_t back = cut[counts - 1];
    const std::size_t front = code_ == LemmaCode::prefix ? cut[0] : 0;
    const std::size_t infix = code_ == LemmaCode::infix ? cut[0] + cut[1] : front;
    if (infix + back > form.size()) return false;
    if (code_ == LemmaCode::infix) out.append(form.substr(0, cut[0]));
    out.append(form.substr(infix, form.size() - back - infix));
  }
  out.append(added);
  return !unicode::first_invalid(out).has_value();
}

// Splits "packed lemma SEP tag + tag …".
void Dictionary::add_packed(std::string_view rest, PackedReadings& out) const {
  const std::size_t end = rest.find(separator_);
  if (end == std::string_view::npos) return;
  std::string_view tags = rest.substr(end + 1);
  while (!tags.empty()) {
    const std::size_t plus = tags.find('+');
    PackedReading reading{std::string(rest.substr(0, end)), std::string(tags.substr(0, plus))};
    if (!reading.tag.empty() && std::find(out.begin(), out.end(), reading) == out.end()) {
      out.push_back(std::move(reading));
    }
    tags.remove_prefix(plus == std::string_view::npos ? tags.size() : plus + 1);
  }
}

const PackedReadings& Dictionary::packed(Automaton::Node node, PackedReadings& own) const {
  if (const PackedReadings* known = memory_->find(node)) return *known;
  std::string rest;
  automaton_.for_each(
      node, rest,
      [&](std::string_view accepted) {
        add_packed(accepted, own);
        return true;
      },
      kMaxArcsOfLookup);
  memory_->add(node, own);
  return own;
}

void Dictionary::find(std::span<const std::string_view> forms, FormEntry* entries) const {
  std::vector<std::string> lowered;  // of those that it changes
  std::vector<std::size_t> changed;
  std::vector<std::string_view> strings;
  const auto is_form = [&](std::string_view form) {
    return !form.empty() && form.find(separator_) == std::string_view::npos;
  };
  for (const std::string_view form : forms) strings.push_back(is_form(form) ? form : "");
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (std::all_of(forms[i].begin(), forms[i].end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      continue;
    std::string lower = unicode::lower(forms[i]);
    if (lower == forms[i] || !is_form(lower)) continue;
    lowered.push_back(std::move(lower));
    changed.push_back(i);
  }
  strings.insert(strings.end(), lowered.begin(), lowered.end());
  std::vector<Automaton::Node> ends(strings.size());
  automaton_.walk_all(strings, static_cast<std::uint8_t>(separator_), ends.data());
  for (std::size_t i = 0; i < forms.size(); ++i)
    entries[i] = {strings[i].empty() ? Automaton::kNoNode : ends[i], Automaton::kNoNode};
  for (std::size_t i = 0; i < changed.size(); ++i)
    entries[changed[i]].lower = ends[forms.size() + i];
}

Automaton::Node Dictionary::behind(std::string_view form) const {
  if (form.empty() || form.find(separator_) != std::string_view::npos) return Automaton::kNoNode;
  const Automaton::Node node = automaton_.walk(automaton_.root(), form);
  return automaton_.step(node, static_cast<std::uint8_t>(separator_));
}

void Dictionary::exact(std::string_view form, std::vector<Analysis>& out) const {
  out.clear();
  visit(form, behind(form), [&](std::string_view lemma, std::string_view tag) {
    const auto same = [&](const Analysis& a) { return a.tag == tag && a.lemma == lemma; };
    if (std::none_of(out.begin(), out.end(), same))
      out.push_back({std::string(lemma), std::string(tag)});
  });
}

void Dictionary::lookup(std::string_view form, std::vector<Analysis>& out) const {
  exact(form, out);
  if (!out.empty()) return;
  const std::string lowered = unicode::lower(form);
  if (lowered != form) exact(lowered, out);
}

bool Dictionary::contains(std::string_view form) const {
  return behind(form) != Automaton::kNoNode;
}

void Dictionary::spell(std::span<const std::vector<std::string>> letters, Automaton::Node node,
                       std::string& form, const std::function<void(std::string_view)>& visit,
                       std::size_t& steps) const {
  if (letters.empty()) {
    const Automaton::Node end = automaton_.step(node, static_cast<std::uint8_t>(separator_));
    if (end != Automaton::kNoNode) visit(form);
    return;
  }
  for (const std::string& letter : letters.front()) {
    if (steps == 0) return;
    --steps;
    const Automaton::Node next = automaton_.walk(node, letter);
    if (next == Automaton::kNoNode) continue;
    form += letter;
    spell(letters.subspan(1), next, form, visit, steps);
    form.resize(form.size() - letter.size());
  }
}

void Dictionary::for_each_spelling(std::span<const std::vector<std::string>> letters,
                                   const std::function<void(std::string_view)>& visit,
                                   std::size_t max_steps) const {
  std::string form;
  if (letters.empty() || letters.size() > Automaton::kMaxDepth) return;
  spell(letters, automaton_.root(), form, visit, max_steps);
}

bool Dictionary::for_each(const std::function<bool(std::string_view, const Analysis&)>& visit,
                          std::size_t max_arcs) const {
  std::string entry;
  PackedReadings readings;
  Analysis analysis;
  const auto visit_entry = [&](std::string_view accepted) {
    const std::size_t end = accepted.find(separator_);
    if (end == std::string_view::npos) return true;
    const std::string_view form = accepted.substr(0, end);
    readings.clear();
    add_packed(accepted.substr(end + 1), readings);
    return std::all_of(readings.begin(), readings.end(), [&](PackedReading& reading) {
      if (!lemma(form, reading.lemma, analysis.lemma)) return true;
      analysis.tag = std::move(reading.tag);
      return visit(form, analysis);
    });
  };
  return automaton_.for_each(automaton_.root(), entry, visit_entry, max_arcs);
}

}  // namespace kronika::dictionary
