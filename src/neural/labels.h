// What the outputs of a model's heads mean: the "labels" of the model file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/token.h"

namespace kronika::neural {

// A part of a factored head: one category and its values. The first value is "": the category is
// absent.
struct Segment {
  std::string name;
  std::vector<std::string> values;
};

// How a form becomes its lemma: case mode, then what is cut off and put on, in code points, front
// and back.
struct EditScript {
  enum class Case { lower, keep, capitalised };
  Case mode = Case::keep;
  std::size_t cut_front = 0;
  std::size_t cut_back = 0;
  std::string add_front, add_back;
};

struct Labels {
  std::vector<Upos> upos;
  std::vector<Segment> features;  // FEATS of Universal Dependencies
  std::vector<Segment> xpos;      // the treebank's tag; the first segment is its part of speech
  std::vector<EditScript> scripts;
  std::vector<std::string> relations;
  std::vector<std::string> names;  // "O", "B-PER" …
  std::vector<std::string> dictionary_tags;
};

// Sum of the segments' numbers of values: the outputs of a factored head.
std::size_t outputs(const std::vector<Segment>& segments);

}  // namespace kronika::neural
