// The morphological dictionary: word form → lemmas and tags.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/form_entry.h"
#include "base/result.h"
#include "dictionary/automaton.h"
#include "dictionary/inflection.h"

namespace kronika::dictionary {

// One reading of a form. The tag is the dictionary's own ("subst:sg:gen:f", alternatives joined by
// '.').
struct Analysis {
  std::string lemma;
  std::string tag;
  auto operator<=>(const Analysis&) const = default;
};

// PoliMorf as the morfologik library packs it: <name>.dict, an automaton of "form+packed
// lemma+tag+tag…", and beside it <name>.info with the separator and how lemmas are packed. Movable;
// lookups are thread-safe.
class Dictionary {
 public:
  // Errors: unreadable; damaged_resource with the file: no automaton, wrong version, truncated, an
  // .info that does not say what is needed or says what cannot be read.
  static Result<Dictionary> open(const std::filesystem::path& path);
  // The same, to share; null if there is no such file: not every language has a dictionary.
  static Result<std::shared_ptr<const Dictionary>> open_if_present(const std::filesystem::path& path);
  // From memory, which must outlive the dictionary. `info` is the text of the .info file.
  static Result<Dictionary> read(std::span<const std::byte> automaton, std::string_view info,
                                 std::string name);

  // The readings of exactly this form, in the dictionary's order, without repetition; replaces what
  // `out` held.
  void exact(std::string_view form, std::vector<Analysis>& out) const;
  // The readings of exactly this form or, if there is none, of its lower-cased form.
  void lookup(std::string_view form, std::vector<Analysis>& out) const;
  // Where each form stands: faster than one after another.
  void find(std::span<const std::string_view> forms, FormEntry* entries) const;
  // Calls visit(lemma, tag), two views for the time of the call, with the readings of a form whose
  // entry's number (of the form as it is given) is `node`; the same reading may come twice.
  template <class Visit>
  void visit(std::string_view form, Automaton::Node node, const Visit& visit) const {
    if (node == Automaton::kNoNode) return;
    PackedReadings own;
    std::string made;
    const PackedReading* before = nullptr;  // whose lemma was made last
    bool well_formed = false;
    for (const PackedReading& reading : packed(node, own)) {
      if (before == nullptr || before->lemma != reading.lemma)
        well_formed = lemma(form, reading.lemma, made);
      before = &reading;
      if (well_formed) visit(std::string_view(made), std::string_view(reading.tag));
    }
  }
  // Is exactly this form in the dictionary?
  bool contains(std::string_view form) const;

  // Calls visit with each form of the dictionary that is spelled by one of `letters[i]` at each place i, in no
  // promised order. Gives up after `max_steps` letters tried; a form of 30 letters needs some hundred.
  void for_each_spelling(std::span<const std::vector<std::string>> letters,
                         const std::function<void(std::string_view form)>& visit,
                         std::size_t max_steps = 1 << 12) const;

  // Every (form, analysis), in the automaton's order, until visit gives false or `max_arcs` arcs have been followed;
  // false in both cases. Some seconds for a whole dictionary; a corrupted one has no end without `max_arcs`.
  bool for_each(const std::function<bool(std::string_view form, const Analysis&)>& visit,
                std::size_t max_arcs = SIZE_MAX) const;

 private:
  enum class LemmaCode { suffix, prefix, infix, none };
  Dictionary(Automaton automaton, char separator, LemmaCode code)
      : automaton_(automaton), separator_(separator), code_(code) {}
  static Result<LemmaCode> lemma_code(std::string_view info);
  void spell(std::span<const std::vector<std::string>> letters, Automaton::Node node, std::string& form,
             const std::function<void(std::string_view)>& visit, std::size_t& steps) const;
  bool lemma(std::string_view form, std::string_view packed, std::string& out) const;
  void add_packed(std::string_view rest, PackedReadings& out) const;
  // What is remembered of a node, or else `own`, into which it is read.
  const PackedReadings& packed(Automaton::Node node, PackedReadings& own) const;
  // The node behind form and separator; none for what is no form.
  Automaton::Node behind(std::string_view form) const;

  MappedFile file_;
  Automaton automaton_;
  char separator_;
  LemmaCode code_;
  std::unique_ptr<InflectionMemory> memory_ = std::make_unique<InflectionMemory>();
};

}  // namespace kronika::dictionary
