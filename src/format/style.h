// Colours of the terminal (ECMA-48 SGR), or nothing.
#pragma once

#include <string>
#include <string_view>

namespace kronika::format {

enum class Style { bold, dim, actor, recipient, trigger, source, certain, doubtful, denied };

// `text` in a style; unchanged when colour is off.
std::string styled(std::string_view text, Style style, bool colour);

}  // namespace kronika::format
