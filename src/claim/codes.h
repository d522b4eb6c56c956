// Quad class, score and CAMEO code of a type and mode.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "document/claim.h"

namespace kronika::claim {

class Codes {
 public:
  // Errors: unreadable; damaged_resource with file and line.
  static Result<Codes> load(const Resources& resources);

  // Fills cameo, quad and score from type, mode and contexts; leaves them alone for an unknown
  // type.
  void fill(Claim& claim) const;

 private:
  struct Code {
    std::string quad, cameo;
    double score = 0;
  };
  struct Refinement {
    std::string type, mode, context, cameo;
  };
  std::map<std::pair<std::string, std::string>, Code> codes_;
  std::vector<Refinement> refinements_;
};

}  // namespace kronika::claim
