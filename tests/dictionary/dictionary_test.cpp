#include "dictionary/dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <thread>

#include "unicode/characters.h"

namespace kronika::dictionary {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

std::filesystem::path dictionary_path() {
  return std::filesystem::path(KRONIKA_BINARY_DIR) / "resources" / "dictionaries" / "pl.dict";
}

const Dictionary& polish() {
  static const Result<Dictionary> opened = Dictionary::open(dictionary_path());
  if (!opened) throw std::runtime_error(opened.error().message);
  return *opened;
}

std::vector<Analysis> exact(std::string_view form) {
  std::vector<Analysis> found;
  polish().exact(form, found);
  return found;
}

TEST(Dictionary, KnowsCommonForms) {
  EXPECT_THAT(exact("zamku"), Contains(testing::Field(&Analysis::lemma, "zamek")));
  EXPECT_THAT(exact("najlepszego"), Contains(testing::Field(&Analysis::lemma, "dobry")));
  EXPECT_THAT(exact("byli"), Contains(testing::Field(&Analysis::lemma, "być")));
  EXPECT_THAT(exact("xqzzy"), IsEmpty());
  EXPECT_THAT(exact(""), IsEmpty());
  EXPECT_THAT(exact("zamku+"), IsEmpty()) << "the separator belongs to no form";
  EXPECT_TRUE(polish().contains("zamku"));
  EXPECT_FALSE(polish().contains("zamk")) << "a prefix of forms is no form";
}

TEST(Dictionary, LookupFallsBackToLowerCase) {
  std::vector<Analysis> found;
  polish().lookup("ZAMKU", found);
  EXPECT_EQ(found, exact("zamku"));
}

// The plain listing: every entry in the automaton's order. Each thousandth form is looked up and must give exactly
// what the listing has for it.
TEST(Dictionary, LookupAgreesWithThePlainListing) {
  std::map<std::string, std::set<Analysis>> sampled;
  std::size_t entries = 0, forms = 0;
  std::string last;
  bool in_sample = false;
  polish().for_each([&](std::string_view form, const Analysis& analysis) {
    ++entries;
    if (form != last) {
      last = form;
      in_sample = ++forms % 1000 == 0;
    }
    if (in_sample) sampled[last].insert(analysis);
    return true;
  });
  EXPECT_GT(entries, 4'000'000u);
  EXPECT_GT(sampled.size(), 3'000u);
  for (const auto& [form, expected] : sampled) {
    const std::vector<Analysis> found = exact(form);
    ASSERT_EQ(std::set<Analysis>(found.begin(), found.end()), expected) << form;
    ASSERT_EQ(found.size(), expected.size()) << form << ": no reading twice";
  }
}

// Every 29th entry of the first 600,000, and what is no form: sought side by side, by two threads on
// one fresh dictionary, they must give what each gives by itself.
TEST(Dictionary, FindsManyFormsLikeEachByItself) {
  std::vector<std::string> forms = {"", "+", "zamku+", "xqzzy", "ZAMKU", "Polska", "żółw", "ŻÓŁW"};
  std::size_t entries = 0;
  polish().for_each([&](std::string_view form, const Analysis&) {
    if (++entries % 29 == 0) forms.emplace_back(form);
    if (entries % 907 == 0) forms.push_back(std::string(form) + "q");
    return entries < 600'000;
  });
  ASSERT_GT(forms.size(), 20'000u);
  const std::vector<std::string_view> views(forms.begin(), forms.end());
  const Result<Dictionary> fresh = Dictionary::open(dictionary_path());
  ASSERT_TRUE(fresh.ok());
  const auto collect = [&](std::vector<std::set<Analysis>>& found) {
    std::vector<FormEntry> places(forms.size());
    fresh->find(views, places.data());
    for (std::size_t i = 0; i < forms.size(); ++i) {
      const auto add = [&](std::string_view lemma, std::string_view tag) {
        found[i].insert({std::string(lemma), std::string(tag)});
      };
      fresh->visit(forms[i], places[i].exact, add);
      if (places[i].lower != 0) fresh->visit(unicode::lower(forms[i]), places[i].lower, add);
    }
  };
  std::vector<std::set<Analysis>> one(forms.size()), other(forms.size());
  std::thread beside([&] { collect(other); });
  collect(one);
  beside.join();
  EXPECT_EQ(one, other);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::set<Analysis> expected;
    for (const std::string& form : {forms[i], unicode::lower(forms[i])})
      for (Analysis& analysis : exact(form)) expected.insert(std::move(analysis));
    ASSERT_EQ(one[i], expected) << forms[i];
  }
}

TEST(Dictionary, MissingTruncatedAndForeignFilesAreErrors) {
  const std::string info = *read_file(dictionary_path().replace_extension(".info"));
  const std::string whole = *read_file(dictionary_path());
  const auto message = [&](std::string bytes, std::string_view info_text) {
    const auto result = Dictionary::read(std::as_bytes(std::span(bytes)), info_text, "pl.dict");
    return result.ok() ? std::string() : result.error().message;
  };
  EXPECT_FALSE(Dictionary::open("/nonexistent/pl.dict").ok());
  EXPECT_THAT(message(whole.substr(0, 5), info), HasSubstr("pl.dict: is truncated"));
  EXPECT_THAT(message(whole.substr(0, 40), info), HasSubstr("pl.dict"));
  EXPECT_THAT(message("PK\x03\x04 something else", info), HasSubstr("no automaton"));
  std::string version = whole.substr(0, 4000);
  version[4] = 5;
  EXPECT_THAT(message(version, info), HasSubstr("version 5"));
  EXPECT_THAT(message(whole, "fsa.dict.encoding=UTF-8"), HasSubstr("separator"));
  EXPECT_THAT(message(whole, "fsa.dict.separator=+\nfsa.dict.encoding=ISO-8859-2"), HasSubstr("encoding"));
}

// Wrong answers are fine, crashes and endless walks are not: run under ASan and UBSan.
TEST(Dictionary, CorruptedAutomatonStaysInBounds) {
  const std::string info = *read_file(dictionary_path().replace_extension(".info"));
  std::string bytes = (*read_file(dictionary_path())).substr(0, 200'000);
  std::mt19937 random(11);
  std::vector<Analysis> found;
  for (int round = 0; round < 40; ++round) {
    for (int flip = 0; flip < 200; ++flip) bytes[8 + random() % (bytes.size() - 8)] ^= static_cast<char>(1u << (random() % 8));
    const auto dictionary = Dictionary::read(std::as_bytes(std::span(bytes)), info, "pl.dict");
    if (!dictionary) continue;
    for (const char* form : {"zamku", "a", "najlepszego", "Łódź", "przeciw", "zażółć"}) dictionary->lookup(form, found);
    std::size_t seen = 0;
    dictionary->for_each([&](std::string_view, const Analysis&) { return ++seen < 1000; }, 100'000);
  }
}

}  // namespace
}  // namespace kronika::dictionary
