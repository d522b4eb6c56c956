#include "link/stage.h"

namespace kronika::link {

Result<Stage> Stage::load(const Resources&, std::string_view) { return Stage(); }
void Stage::run(Document& ) const {}

}  // namespace kronika::link
