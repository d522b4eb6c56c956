// The library as an outside program uses it.
#include "kronika/reader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

#include "api/support.h"

namespace kronika {
namespace {

using test::options;
using test::reader;

Result<Article> read(std::string text, std::string language = "pl") {
  Reader::Settings settings;
  settings.language = std::move(language);
  return reader().read(std::move(text), settings);
}

void expect_algebra(const Article& article) {
  std::size_t end = 0;
  for (const Article::Token& token : article.tokens()) {
    EXPECT_LE(end, token.span.begin);
    EXPECT_LE(token.span.end, article.text().size());
    end = token.span.end;
  }
  std::size_t next = 0;
  for (const Article::Sentence& sentence : article.sentences()) {
    EXPECT_EQ(sentence.tokens.begin, next);
    EXPECT_FALSE(sentence.tokens.empty());
    next = sentence.tokens.end;
    for (std::size_t i = sentence.tokens.begin; i < next; ++i) {
      const std::size_t head = article.tokens()[i].head;
      EXPECT_EQ(head == Article::kNone, i == sentence.root);
      if (head == Article::kNone) continue;
      EXPECT_TRUE(sentence.tokens.begin <= head && head < next);
      const auto children = article.children(head);
      EXPECT_NE(std::find(children.begin(), children.end(), i), children.end());
    }
  }
  EXPECT_EQ(next, article.tokens().size());
}

TEST(Reader, ReadsAnArticle) {
  // Fictional.
  const Result<Article> article = reader().read(
      "date: 2021-03-15\nMinister spraw zagranicznych Litwy odwiedził w poniedziałek Kijów.\n");
  ASSERT_TRUE(article.ok());
  expect_algebra(*article);
  EXPECT_EQ(article->language(), "pl");
  ASSERT_FALSE(article->claims().empty());
  const Article::Claim& claim = article->claims()[0];
  EXPECT_EQ(claim.type, "CONSULT");
  EXPECT_EQ(claim.mode, "visit");
  ASSERT_EQ(claim.trigger.size(), 1u);
  EXPECT_EQ(article->text(claim.trigger[0]), "odwiedził");
  EXPECT_FALSE(article->explain(0)->empty());
  EXPECT_EQ(article->explain(article->claims().size()).error().code, ErrorCode::invalid_argument);
}

TEST(Reader, ReadsEveryLanguageThatItHas) {
  EXPECT_EQ(reader().languages(), (std::vector<std::string>{"en", "pl"}));
  // Fictional.
  const Result<Article> article =
      reader().read("The prime minister of Lithuania didn't visit Kyiv on Monday.");
  ASSERT_TRUE(article.ok());
  expect_algebra(*article);
  EXPECT_EQ(article->language(), "en");
  ASSERT_EQ(article->sentences().size(), 1u);
  const Article::Token& root = article->tokens()[article->sentences()[0].root];
  EXPECT_EQ(root.lemma, "visit");
  EXPECT_EQ(root.upos, "VERB");
}

TEST(Reader, ErrorsAreValuesAndLeaveTheReaderAsItWas) {
  EXPECT_EQ(read("\xFF").error().code, ErrorCode::invalid_utf8);
  EXPECT_EQ(read("Premier odwiedził Litwę.", "xx").error().code, ErrorCode::unsupported_language);
  EXPECT_EQ(
      reader().read("Die Regierung hat gestern das Gesetz über die Steuern geändert.").error().code,
      ErrorCode::unsupported_language);
  Reader::Settings settings;
  settings.published = "yesterday";
  EXPECT_EQ(reader().read("Premier odwiedził Litwę.", settings).error().code,
            ErrorCode::invalid_date);
  EXPECT_TRUE(reader().read("Premier odwiedził Litwę.").ok());
  EXPECT_EQ(Reader::open(options({"xx"})).error().code, ErrorCode::unsupported_language);
  EXPECT_FALSE(Reader::open({"/nonexistent", {"pl"}}).ok());
}

TEST(Reader, GivesPlacesInTheText) {
  // Fictional.
  const std::string text =
      "date: 2021-03-15\nMinister spraw zagranicznych Litwy odwiedził w poniedziałek Kijów. "
      "Zrobiłem to.\n";
  const Result<Article> article = read(text);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->text(), text);
  EXPECT_EQ(article->title(), "");
  EXPECT_EQ(article->id().size(), 16u);
  ASSERT_TRUE(article->published());
  EXPECT_EQ(article->published()->grain, "day");
  EXPECT_EQ(article->published()->start,
            std::chrono::sys_days(std::chrono::year(2021) / std::chrono::March / 15));
  ASSERT_EQ(article->sentences().size(), 2u);
  const Article::Token& root = article->tokens()[article->sentences()[0].root];
  EXPECT_EQ(root.feature("Gender"), "Masc");
  EXPECT_EQ(root.feature("Gend"), "");
  const auto words = article->tokens(article->sentences()[1].tokens);
  ASSERT_GE(words.size(), 2u);
  EXPECT_EQ(words[0].form, "Zrobił");
  EXPECT_EQ(words[1].form, "em");
  EXPECT_EQ(words[1].sentence, 1u);
  EXPECT_EQ(article->text({words[0].span.begin, words[1].span.end}), "Zrobiłem");
}

TEST(Reader, GivesNamesEntitiesAndWhoSaysIt) {
  // Fictional.
  const Result<Article> article = read(
      "date: 2021-03-15\nMinister spraw zagranicznych Litwy odwiedził w poniedziałek Kijów, podał "
      "BNS.\n");
  ASSERT_TRUE(article.ok());
  ASSERT_FALSE(article->names().empty());
  EXPECT_EQ(article->names()[0].type, "LOC");
  EXPECT_EQ(article->text(article->names()[0].span), "Litwy");
  std::size_t mentions = 0;
  for (const Article::Entity& entity : article->entities()) {
    for (const Article::Mention& mention : entity.mentions) {
      EXPECT_LE(mention.tokens.begin, mention.head);
      EXPECT_LT(mention.head, mention.tokens.end);
      ++mentions;
    }
  }
  EXPECT_GE(mentions, 2u);
  ASSERT_FALSE(article->claims().empty());
  const Article::Claim& claim = article->claims()[0];
  EXPECT_EQ(claim.factuality, "CT+");
  ASSERT_EQ(claim.actors.size(), 1u);
  EXPECT_EQ(claim.actors[0].country, "LTU");
  ASSERT_TRUE(claim.time && claim.time->span);
  EXPECT_EQ(claim.time->basis, "relative");
  EXPECT_NE(article->text(*claim.time->span).find("poniedziałek"), std::string::npos);
  ASSERT_EQ(claim.sources.size(), 2u);
  EXPECT_EQ(claim.sources[0].id, "author");
  EXPECT_FALSE(claim.sources[0].cue);
  ASSERT_TRUE(claim.sources[1].cue);
  EXPECT_EQ(article->text(*claim.sources[1].cue), "podał");
  EXPECT_NE(article->explain(0)->find("[odwiedził]"), std::string::npos);
  EXPECT_NE(article->explain(0)->find(claim.rule), std::string::npos);
}

TEST(Reader, WritesTheFormatsOfTheProgram) {
  Reader::Settings settings;
  settings.id = "visit";
  // Fictional.
  const Result<Article> article = reader().read("Minister Litwy odwiedził Kijów.", settings);
  ASSERT_TRUE(article.ok());
  const std::string lines = *article->jsonl();
  EXPECT_TRUE(lines.starts_with(R"({"kind":"document","id":"visit")")) << lines;
  EXPECT_NE(lines.find("\n{\"kind\":\"claim\",\"id\":\"visit#1\""), std::string::npos) << lines;
  EXPECT_NE(lines.find("\"text\":\"Minister Litwy odw"), std::string::npos) << lines;
  EXPECT_EQ(article->jsonl(false)->find("\"text\":\"Minister Litwy odw"), std::string::npos);
  EXPECT_NE(article->conllu()->find("\todwiedził\todwiedzić\tVERB\t"), std::string::npos);
}

TEST(Reader, RangesOutsideTheArticleAreEmpty) {
  const Result<Article> article = read("Tak.");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->text({1, 100}), "ak.");
  EXPECT_EQ(article->text({100, 200}), "");
  EXPECT_EQ(article->text({3, 1}), "");
  EXPECT_EQ(article->tokens({1, 100}).size(), 1u);
  EXPECT_TRUE(article->tokens({7, 2}).empty());
  EXPECT_TRUE(article->children(7).empty());
  EXPECT_TRUE(article->children(Article::kNone).empty());
}

TEST(Reader, TheEnvironmentNamesTheResources) {
  ASSERT_EQ(setenv("KRONIKA_RESOURCES", "/nowhere", 1), 0);
  const Result<Reader> none = Reader::open({"", {"pl"}});
  const Result<Reader> chosen = Reader::open(options({"pl"}));
  unsetenv("KRONIKA_RESOURCES");
  ASSERT_FALSE(none.ok());
  EXPECT_NE(none.error().message.find("/nowhere"), std::string::npos) << none.error().message;
  EXPECT_TRUE(chosen.ok()) << "a folder that the caller names wins";
}

TEST(Reader, OddTextsKeepTheAlgebra) {
  for (const std::string text :
       {"\u0301", "😀", ".", "\"\"\"", "– – –", "A\u200Bb", "1 2 3", "(((", "Ło\u0301dź", "x\n\n\ny",
        "„", "się się się", "nie nie nie że że", "PAP. – powiedział.",
        "podała podała podała, że podała", "can't won't 'tis", "U.S."}) {
    for (const std::string& language : reader().languages()) {
      const Result<Article> article = read(text, language);
      ASSERT_TRUE(article.ok()) << text;
      expect_algebra(*article);
      EXPECT_TRUE(article->jsonl().ok());
      EXPECT_TRUE(article->conllu().ok());
    }
  }
}

TEST(Reader, AnArticleOutlivesItsReaderAndItsCopies) {
  std::optional<Article> kept;
  {
    const Result<Reader> other = Reader::open(options({"pl"}));
    ASSERT_TRUE(other.ok());
    const Result<Article> article = other->read("Premier odwiedził Litwę.");
    ASSERT_TRUE(article.ok());
    kept = *article;
  }
  EXPECT_EQ(kept->tokens()[1].lemma, "odwiedzić");
}

TEST(Reader, ThreadsShareOneReader) {
  const std::string text =
      "Prezydent Litwy spotkał się w Wilnie z premierem Polski. Rozmawiali o obronności.";
  const std::string expected = *read(text)->jsonl();
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) EXPECT_EQ(*read(text)->jsonl(), expected);
    });
  }
}

}  // namespace
}  // namespace kronika
