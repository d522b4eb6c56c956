#include "parse/two_subjects.h"

#include <gtest/gtest.h>

#include <vector>


namespace kronika::parse {
namespace {

// Word, part of speech, head and relation of each token; the heads afterwards.
struct Word {
  const char* form;
  Upos upos;
  std::size_t head;  // from 1, 0 for the root
  const char* relation;
};

std::vector<std::size_t> heads_after(const std::vector<Word>& words) {
  Document document;
  for (const Word& word : words) {
    Token token;
    token.form = word.form;
    token.upos = word.upos;
    token.relation = word.relation;
    if (word.head > 0) token.head = TokenIndex(word.head - 1);
    document.tokens.push_back(token);
  }
  Sentence sentence;
  sentence.tokens = {TokenIndex(0), TokenIndex(words.size())};
  document.sentences = {sentence};
  give_back_subjects(document, {SentenceIndex(0), SentenceIndex(1)});
  std::vector<std::size_t> heads;
  for (const Token& token : document.tokens) heads.push_back(token.is_root() ? 0 : token.head.value + 1);
  return heads;
}

using Heads = std::vector<std::size_t>;

TEST(TwoSubjects, TheFirstOneIsThatOfWhatIsSaid) {
  EXPECT_EQ(heads_after({{"Marynarze", Upos::NOUN, 4, "nsubj"},
                         {"odzyskali", Upos::VERB, 4, "parataxis:obj"},
                         {"wolność", Upos::NOUN, 2, "obj"},
                         {"poinformował", Upos::VERB, 0, "root"},
                         {"minister", Upos::NOUN, 4, "nsubj"}}),
            (Heads{2, 4, 2, 0, 4}));
}

TEST(TwoSubjects, AClauseWithASubjectKeepsIt) {
  const std::vector<Word> words = {{"Minister", Upos::NOUN, 4, "nsubj"},
                                   {"Rosja", Upos::PROPN, 3, "nsubj"},
                                   {"uderzy", Upos::VERB, 4, "ccomp"},
                                   {"powiedział", Upos::VERB, 0, "root"},
                                   {"on", Upos::PRON, 4, "nsubj"}};
  EXPECT_EQ(heads_after(words), (Heads{4, 3, 4, 0, 4}));
}

TEST(TwoSubjects, OneSubjectIsTheVerbsOwn) {
  EXPECT_EQ(heads_after({{"Minister", Upos::NOUN, 3, "nsubj"},
                         {"wyjedzie", Upos::VERB, 3, "parataxis"},
                         {"powiedział", Upos::VERB, 0, "root"}}),
            (Heads{3, 3, 0}));
}

TEST(TwoSubjects, ANounIsNoClause) {
  EXPECT_EQ(heads_after({{"Róża", Upos::PROPN, 3, "nsubj"},
                         {"brakiem", Upos::NOUN, 3, "parataxis"},
                         {"usłyszała", Upos::VERB, 0, "root"},
                         {"ona", Upos::PRON, 3, "nsubj"}}),
            (Heads{3, 3, 0, 3}));
}

TEST(TwoSubjects, NothingInAnEmptyText) {
  Document document;
  give_back_subjects(document, {SentenceIndex(0), SentenceIndex(0)});
  EXPECT_TRUE(document.tokens.empty());
}

}  // namespace
}  // namespace kronika::parse
