// The tables load, and a broken one names its file and line.

#include "attribution/lexicon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/conllu.h"

namespace kronika {
namespace {

namespace fs = std::filesystem;

TEST(AttributionLexicon, TheTablesLoad) {
  const auto lexicon =
      attribution::load_lexicon(Resources{test::source_path("resources"), {}}, "pl");
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  EXPECT_GT(lexicon->reporting.size(), 300u);
  EXPECT_TRUE(lexicon->by_head.contains("powiedzieć"));
  EXPECT_EQ(lexicon->source_nouns.at("rzecznik"), SourceKind::official);
}

TEST(AttributionLexicon, OnlyALanguageWithCaseNamesCases) {
  const Resources resources{test::source_path("resources"), {}};
  const auto polish = attribution::load_lexicon(resources, "pl"),
             english = attribution::load_lexicon(resources, "en");
  ASSERT_TRUE(polish.ok() && english.ok()) << english.error().message;
  EXPECT_TRUE(polish->has_cases);
  EXPECT_FALSE(english->has_cases);
  EXPECT_GT(english->reporting.size(), 400u);
  EXPECT_EQ(english->source_nouns.at("news agency"), SourceKind::agency);
}

struct Broken {
  const char* file;
  const char* row;
  const char* what;
};

TEST(AttributionLexicon, ABrokenRowNamesFileAndLine) {
  const fs::path root =
      fs::temp_directory_path() / ("kronika_attribution_lexicon_test" + std::to_string(getpid()));
  const fs::path pl = root / "pl";
  for (const Broken& broken : {
           Broken{"reporting.tsv", "rzec\trumour\tCT+\tUU\tclause\t-", "unknown kind"},
           {"reporting.tsv", "rzec\tstatement\tCT\tUU\tclause\t-", "unknown factuality"},
           {"reporting.tsv", "rzec\tstatement\tCT+\t?\tclause\t-", "unknown factuality"},
           {"reporting.tsv", "rzec\tstatement\tCT+\tUU\tphrase\t-", "unknown pattern"},
           {"reporting.tsv", "rzec\tstatement\tCT+\tUU\tclause\tloud", "unknown option"},
           {"reporting.tsv", "rzec\tstatement\tCT+\tUU\tclause\tsource=z", "no noun phrase"},
           {"reporting.tsv", "rzec\tstatement\tCT+\tUU\tclause\thearsay=maybe",
            "unknown factuality"},
           {"reporting.tsv", "-\tstatement\tCT+\tUU\tclause\t-", "no words"},
           {"source_phrases.tsv", "podług\tsayer\tgen\t-", "unknown role"},
           {"source_phrases.tsv", "podług\tsource\terg\t-", "unknown case"},
           {"source_phrases.tsv", "podług\tsource\tgen\tpress", "unknown kinds"},
           {"source_nouns.tsv", "gossip\tsąsiadka", "unknown kind"},
           {"anonymous_sources.tsv", "verb\tmilczeć", "unknown class"},
           {"attribution_words.tsv", "verb\tmilczeć", "unknown class"},
       }) {
    fs::remove_all(root);
    fs::create_directories(pl);
    std::size_t line = 0;
    for (const char* name : {"reporting.tsv", "source_phrases.tsv", "source_nouns.tsv",
                             "anonymous_sources.tsv", "attribution_words.tsv"}) {
      std::ifstream in(test::source_path("resources/pl") / name);
      std::ofstream out(pl / name);
      std::size_t lines = 0;
      for (std::string text; std::getline(in, text); ++lines) out << text << "\n";
      if (std::string(name) == broken.file) {
        out << broken.row << "\n";
        line = lines + 1;
      }
    }
    const auto loaded = attribution::load_lexicon(Resources{root, {}}, "pl");
    ASSERT_FALSE(loaded.ok()) << broken.row;
    const std::string& message = loaded.error().message;
    EXPECT_NE(message.find(std::string(broken.file) + ":" + std::to_string(line)),
              std::string::npos)
        << message;
    EXPECT_NE(message.find(broken.what), std::string::npos) << message;
  }
  fs::remove_all(root);
  EXPECT_FALSE(attribution::load_lexicon(Resources{root, {}}, "pl").ok());
}

}  // namespace
}  // namespace kronika
