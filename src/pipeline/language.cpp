#include <cstdio>  // cld2 needs FILE and does not include it

#include <cld2/public/compact_lang_det.h>

#include "pipeline/pipeline.h"

namespace kronika {

std::string detect_language(std::string_view text) {
  constexpr std::size_t kEnough = 20000;  // bytes; more tell nothing new
  std::size_t length = std::min(text.size(), kEnough);
  while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(length), /*is_plain_text=*/true, &reliable);
  return reliable ? CLD2::LanguageCode(language) : "";
}

}  // namespace kronika
