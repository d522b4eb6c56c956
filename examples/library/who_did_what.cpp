// Reads an article and prints who did what to whom, according to whom, and the tree of each such sentence.
//
//   who_did_what FILE [RESOURCES]
//
// Builds against an installed Kronika: `cmake -S examples/library -B build && cmake --build build`, or
// c++ -std=c++20 who_did_what.cpp $(pkg-config --cflags --libs kronika)

#include <kronika/reader.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

using kronika::Article;

namespace {

std::string names(const std::vector<Article::Participant>& participants) {
  std::string out;
  for (const Article::Participant& participant : participants) {
    if (!out.empty()) out += ", ";
    out += participant.name;
  }
  return out.empty() ? "?" : out;
}

void print_claim(const Article& article, const Article::Claim& claim) {
  std::cout << names(claim.actors) << " -- " << claim.type << " “" << article.text(claim.trigger[0]) << "” --> "
            << names(claim.recipients) << "  [" << claim.factuality << "]";
  // The first source is the article's author; each further one is whom the one before relies on.
  for (std::size_t i = 1; i < claim.sources.size(); ++i) std::cout << ", according to " << claim.sources[i].name;
  std::cout << "\n";
}

// The words below a token, indented by their depth in the tree.
void print_tree(const Article& article, std::size_t token, std::size_t depth) {
  const Article::Token& word = article.tokens()[token];
  std::cout << std::string(4 + 2 * depth, ' ') << word.form << " (" << word.upos << ", " << word.relation << ")\n";
  for (const std::size_t child : article.children(token)) print_tree(article, child, depth + 1);
}

int fail(const std::string& what) {
  std::cerr << "who_did_what: " << what << "\n";
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2 && count != 3) return fail("usage: who_did_what FILE [RESOURCES]");
  std::ifstream file(arguments[1], std::ios::binary);
  if (!file) return fail(std::string("cannot open ") + arguments[1]);
  std::string text{std::istreambuf_iterator<char>(file), {}};

  // Open once, read many: a Reader may be shared by any number of threads.
  kronika::Reader::Options options;
  if (count == 3) options.resources = arguments[2];
  const kronika::Result<kronika::Reader> reader = kronika::Reader::open(options);
  if (!reader) return fail(reader.error().message);

  const kronika::Result<Article> article = reader->read(std::move(text));
  if (!article) return fail(article.error().message);

  std::size_t last = Article::kNone;
  for (const Article::Claim& claim : article->claims()) {
    if (claim.sentence != last) print_tree(*article, article->sentences()[claim.sentence].root, 0);
    last = claim.sentence;
    print_claim(*article, claim);
  }
  std::cout << "spoken of:";
  for (const Article::Entity& entity : article->entities())
    std::cout << " " << entity.id << " (" << entity.mentions.size() << ")";
  std::cout << "\n";
}
