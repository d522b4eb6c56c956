// Bytes as an automaton: reading and walking it must stay in bounds and end.
#include <span>
#include <vector>

#include "dictionary/dictionary.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kronika::dictionary;
  const auto dictionary = Dictionary::read(std::as_bytes(std::span(data, size)),
                                           "fsa.dict.separator=+\nfsa.dict.encoding=UTF-8\n", "fuzz");
  if (!dictionary) return 0;
  std::vector<Analysis> found;
  for (const char* form : {"a", "zamku", "Łódź"}) dictionary->lookup(form, found);
  std::size_t seen = 0;
  dictionary->for_each([&](std::string_view, const Analysis&) { return ++seen < 100; }, 100'000);
  return 0;
}
