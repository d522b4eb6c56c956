// kronika_language: in which language single sentences are, for measuring the detector.
//
//   kronika_language LANGUAGE [WORDS] < input.conllu
//
// The sentences of the input are in LANGUAGE; those with at least WORDS words (10) are judged
// alone, as they are written, without diacritics, in capitals, and both. For each way a line: its
// name, sentences, rightly told, told to be the other language with a model, told to be in neither,
// not told (the program takes these two as errors of the article alike); tab-separated. With
// --wrong as third argument, the sentences that are not right follow the line.

#include <array>
#include <exception>
#include <functional>
#include <iostream>
#include <stdexcept>

#include "conllu_text.h"
#include "pipeline/language.h"
#include "unicode/characters.h"

namespace kronika::eval {
namespace {

std::string each_letter(std::string_view text,
                        const std::function<std::string(std::string_view)>& change) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = unicode::decode(text, i).length;
    out += change(text.substr(i, length));
    i += length;
  }
  return out;
}

std::string without_diacritics(std::string_view text) {
  return each_letter(text, [](std::string_view letter) {
    if (letter.size() == 1 || !unicode::is_letter(unicode::decode(letter, 0).code_point))
      return std::string(letter);
    const std::string plain = unicode::fold(letter);
    return unicode::starts_upper(letter) ? unicode::upper_first(plain) : plain;
  });
}

std::string in_capitals(std::string_view text) { return each_letter(text, unicode::upper_first); }

std::size_t words_in(const ConlluSentence& sentence) {
  std::size_t words = 0;
  for (const std::vector<std::string>& line : sentence.lines)
    words += ConlluSentence::is_word(line) && line[3] != "PUNCT";
  return words;
}

struct Way {
  const char* name;
  std::function<std::string(std::string_view)> write;
};

struct Counts {
  std::size_t right = 0, other_model = 0, neither = 0, untold = 0;
};

void count(Counts& counts, const Result<std::string>& told, const std::string& language) {
  if (told)
    ++(*told == language ? counts.right : counts.other_model);
  else
    ++(told.error().message.find("seems") == std::string::npos ? counts.untold : counts.neither);
}

void measure(const Way& way, const std::vector<std::string>& texts, const std::string& language,
             const LanguageDetector& detector, bool show) {
  Counts counts;
  std::string wrong;
  for (const std::string& text : texts) {
    const std::string written = way.write(text);
    const Result<std::string> told = detector.language_of(written, {"en", "pl"});
    count(counts, told, language);
    if (!told || *told != language) wrong += "  " + written + "\n";
  }
  std::cout << way.name << '\t' << texts.size() << '\t' << counts.right << '\t'
            << counts.other_model << '\t' << counts.neither << '\t' << counts.untold << '\n'
            << (show ? wrong : "");
}

int run(const std::string& language, std::size_t least_words, bool show) {
  const Result<LanguageDetector> detector =
      LanguageDetector::load({KRONIKA_RESOURCES, KRONIKA_GENERATED});
  if (!detector) throw std::runtime_error(detector.error().message);
  std::vector<std::string> texts;
  for (const ConlluSentence& sentence : read_conllu(std::cin))
    if (words_in(sentence) >= least_words) texts.push_back(sentence.text());
  const std::array<Way, 4> ways{
      {{"as written", [](std::string_view text) { return std::string(text); }},
       {"without diacritics", without_diacritics},
       {"in capitals", in_capitals},
       {"both", [](std::string_view text) { return in_capitals(without_diacritics(text)); }}}};
  for (const Way& way : ways) measure(way, texts, language, *detector, show);
  return 0;
}

}  // namespace
}  // namespace kronika::eval

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: kronika_language LANGUAGE [WORDS [--wrong]] < input.conllu\n";
    return 2;
  }
  try {
    return kronika::eval::run(arguments[1], count > 2 ? std::stoul(arguments[2]) : 10, count > 3);
  } catch (const std::exception& failure) {
    std::cerr << "kronika_language: " << failure.what() << '\n';
    return 1;
  }
}
