#include "pipeline/language.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/table.h"

namespace kronika {
namespace {

Resources resources() {
  return {std::filesystem::path(KRONIKA_SOURCE_DIR) / "resources",
          std::filesystem::path(KRONIKA_BINARY_DIR) / "resources"};
}

const LanguageDetector& detector() {
  static const Result<LanguageDetector> loaded = LanguageDetector::load(resources());
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

std::string language_of(std::string_view text) {
  const Result<std::string> found = detector().language_of(text, {"en", "pl"});
  if (found.ok()) return *found;
  EXPECT_EQ(found.error().code, ErrorCode::unsupported_language);
  return "";
}

TEST(Language, PolishAndEnglish) {
  const std::pair<const char*, const char*> cases[] = {
      {"pl", "Premier odwiedził Litwę."},
      {"pl", "Urząd."},
      {"pl", "Premier w Wilnie"},
      {"pl",
       "Rzecznik rzadu powiedzial wczoraj, ze rozmowy z zwiazkami jeszcze sie nie zakonczyly."},
      {"pl", "PREZYDENT NIE SPOTKA SIĘ Z PREMIEREM PRZED WYBORAMI"},
      {"pl",
       "Szef OPZZ: związki nie podpiszą porozumienia, dopóki minister nie przedstawi projektu "
       "ustawy."},
      {"pl", "Mecz Chelsea – Arsenal 2:1, a Lewandowski strzelił dwa gole dla FC Barcelona."},
      {"en", "The minister said."},
      {"en", "Prime minister won't meet the unions before the vote"},
      {"en", "THE GOVERNMENT HAS NOT DECIDED WHETHER IT WILL SIGN"},
      {"en", "Mateusz Morawiecki and Gitanas Nausėda met in Białowieża to talk about the border."},
      {"en", "That's what they don’t want you to know"},
  };
  for (const auto& [language, text] : cases) EXPECT_EQ(language_of(text), language) << text;
}

TEST(Language, OtherLanguagesAreNeitherPolishNorEnglish) {
  const auto table =
      Table::load(std::filesystem::path(KRONIKA_SOURCE_DIR) / "tests/pipeline/other_languages.tsv",
                  {"language", "text"});
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_GT(table->size(), 60u);
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    EXPECT_EQ(language_of(row["text"]), "") << row["language"] << ": " << row["text"];
  }
}

TEST(Language, NothingToTellBy) {
  for (const char* text : {"", " ", "123 456 789", "https://example.org/a/b?c=1", "...", "😀😀", "x",
                           "\u0301", "12:30 15:45 18:00 (2:1, 0:0)"}) {
    EXPECT_EQ(language_of(text), "") << text;
  }
}

TEST(Language, TheMessageSaysWhatItSeemsToBe) {
  const Result<std::string> found = detector().language_of(
      "Le ministre des Affaires étrangères se rendra lundi à Varsovie.", {"en", "pl"});
  ASSERT_FALSE(found.ok());
  EXPECT_NE(found.error().message.find("'fr'"), std::string::npos);
  EXPECT_NE(found.error().message.find("--lang en or --lang pl"), std::string::npos);
}

TEST(Language, ABrokenTableNamesItsLine) {
  const std::filesystem::path root = std::filesystem::path(testing::TempDir()) / "language_test";
  std::filesystem::create_directories(root / "common");
  std::ofstream(root / "common" / "language_words.tsv")
      << "language\tkind\tforms\npl\tsounds\tsz\n";
  const Result<LanguageDetector> loaded = LanguageDetector::load({root, root});
  ASSERT_FALSE(loaded.ok());
  EXPECT_NE(loaded.error().message.find("language_words.tsv:2"), std::string::npos)
      << loaded.error().message;
}

}  // namespace
}  // namespace kronika
