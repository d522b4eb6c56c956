// Runs a test once for each instruction set that was compiled and that this machine has.
#pragma once

#include <hwy/targets.h>

#include <cstdint>

#include "neural/kernels.h"

namespace kronika::test {

template <class Function>
void for_each_target(const Function& function) {
  const std::int64_t supported = hwy::SupportedTargets();
  for (std::int64_t rest = supported; rest != 0; rest &= rest - 1) {
    const std::int64_t target = rest & -rest;
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    SCOPED_TRACE(neural::kernel_target());
    function();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace kronika::test
